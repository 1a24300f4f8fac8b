"""Whatever is done in whatever order: screen and report agree, and all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from app.form.editions import OUTLINES, TABLES, edition
from app.report.changes import Changes
from app.report.model import Category, Person
from app.report.new import change_outline, change_year, new_report
from app.tables.sources import note, rows
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK
from tests.ui.keys import write
from ui.grid.sources_table import FIGURE, VALUE
from ui.pages.sources import SourcesPage
from ui.pages.wizard import Wizard
from ui.parts.field import Field
from ui.parts.page import Page
from ui.parts.shown import shown
from ui.text.editor import TextEditor
from ui.window.window import Window

TEXTS = (
    "",
    "公开信息21条，占4.7%",
    "😀第二段____",
    "甲\u2028乙",
    "半\ud800个",
    "（一）主动公开",
    ROSTER_MARK,
    CATEGORIES_MARK,
)


class Clerk:
    """Does something at random."""

    def __init__(self, wizard: Wizard, seed: int) -> None:
        self.wizard, self.session, self.random = wizard, wizard.session, Random(seed)
        self.doings: tuple[Callable[[], object], ...] = (
            self.edit, self.edit, self.edit, self.type, self.type, self.turn, self.undo, self.redo, self.year,
            self.outline, self.check, self.mark,
        )  # fmt: skip

    def go_on(self) -> None:
        self.random.choice(self.doings)()

    def edit(self) -> None:
        self.session.edit(self.random.choice((self.text, self.figure, self.lists, self.card, self.source))(), "改动")

    def text(self) -> Changes:
        number = self.random.randrange(4)
        section = self.random.choice([leaf.id for leaf in self.wizard.leaves if leaf.section])
        return {("sections", section): tuple(self.random.choice(TEXTS) for _ in range(number)) or None}

    def figure(self) -> Changes:
        table = self.random.choice(TABLES)
        cells = edition(self.session.report.editions[table]).table(table).inputs
        return {("figures", self.random.choice(cells).id): self.random.choice(("0", "3", "/", "三", None))}

    def source(self) -> Changes:
        sheets = self.session.sheets
        cell = self.random.choice([row.cell for row in rows(self.session.report, sheets)])
        return note(self.session.report, cell, value=self.random.choice(("0", "3", "约3", "")))

    def lists(self) -> Changes:
        roster: Changes = {("roster",): self.random.choice(((), (Person(name="张某某"),)))}
        categories: Changes = {("categories",): (Category(count="3"),) * self.random.randrange(3)}
        return self.random.choice((roster, categories))

    def card(self) -> Changes:
        name = self.random.choice(("某某县交通运输局", "某某市人民政府", "<b>&\n"))
        return {("card", "full_name"): name, ("card", "kind"): self.random.choice(("bureau", "government", ""))}

    def type(self) -> None:
        page = self.wizard.pages[self.wizard.current]
        if editors := [one for one in editors_of(page) if one.isVisible()]:
            write(self.random.choice(editors), self.random.choice(("a", "公", "😀")))

    def turn(self) -> None:
        self.wizard.show_page(self.random.choice([leaf.id for leaf in self.wizard.leaves]))

    def undo(self) -> None:
        self.session.history.undo()

    def redo(self) -> None:
        self.session.history.redo()

    def year(self) -> None:
        change = change_year(self.session.report, self.random.choice((2019, 2020, 2021, 2025)))
        self.session.edit(change.changes, "更改年度")

    def outline(self) -> None:
        allowed = [one.id for one in OUTLINES if one.allows(self.session.report.year)]
        self.session.edit(change_outline(self.session.report, self.random.choice(allowed)), "更改报告结构")

    def check(self) -> None:
        self.session.check()

    def mark(self) -> None:
        self.wizard.bar.done.click()


def editors_of(page: Page) -> list[TextEditor]:
    return cast(list[TextEditor], page.findChildren(TextEditor))


def agree(wizard: Wizard) -> None:
    """What stands on the screen is what stands in the report."""
    for page in wizard.pages.values():
        for editor in editors_of(page):
            assert editor.lines() == [shown(text) for text in editor.stored()]
        for field in cast(list[Field], page.findChildren(Field)):
            assert field.text() == shown(field._stored())
    sources = wizard.pages["sources"]
    assert isinstance(sources, SourcesPage)
    now = rows(wizard.session.report, wizard.session.sheets)
    lines = sources.table.lines
    assert [lines.text(lines.index(row, VALUE)) for row in range(lines.rowCount())] == [row.noted for row in now]
    assert [lines.text(lines.index(row, FIGURE)) for row in range(lines.rowCount())] == [row.figure for row in now]
    assert wizard.list.count() == len(wizard.leaves)
    assert wizard.current in wizard.pages


@pytest.mark.parametrize("seed", range(4))
def test_screen_and_report_agree_and_all_can_be_undone(window: Window, seed: int) -> None:
    start = new_report(2020, "某某县交通运输局", "bureau", "nine" if seed % 2 else "official")
    window.documents.take(start)
    assert window.wizard
    clerk = Clerk(window.wizard, seed)
    for step in range(50):
        clerk.go_on()
        if step % 10 == 0:
            QApplication.processEvents()
            agree(window.wizard)
    history = clerk.session.history
    history.setIndex(history.count())
    end = clerk.session.report
    history.setIndex(0)
    agree(window.wizard)
    assert clerk.session.report == start
    history.setIndex(history.count())
    assert clerk.session.report == end
    agree(window.wizard)
