"""A final report can be looked at: nothing that only shows something is shut off, nothing that changes is offered."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.report.changes import apply
from tests.pictures.reports import half
from ui.pages.review import ReviewPage
from ui.pages.sources import SourcesPage
from ui.pages.table import TablePage
from ui.window.window import Window

CHANGES = ("填0", "今天", "日历", "例句", "保留", "不再提示", "改为", "从Excel")


def final(window: Window) -> None:
    window.documents.take(apply(half(), {("state",): "final"}))


def pressable(window: Window, page: str) -> list[str]:
    assert window.wizard
    window.wizard.turn_to(page)
    assert window.documents.session
    window.documents.session.check()
    found = cast(list[QPushButton], window.wizard.pages[page].findChildren(QPushButton))
    return [button.text() for button in found if button.isVisible() and button.isEnabled()]


def test_from_the_review_of_a_final_report_the_places_can_be_reached(qtbot: QtBot, window: Window) -> None:
    final(window)
    assert "到表格" in pressable(window, "review")
    assert window.wizard
    review = window.wizard.pages["review"]
    assert isinstance(review, ReviewPage)
    QTest.mouseClick(review.panel.card.to_table, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.wizard and window.wizard.current == "3"))


def test_what_only_shows_something_works_on_every_page_and_nothing_else_is_offered(window: Window) -> None:
    final(window)
    assert window.wizard
    shown = {leaf.id: pressable(window, leaf.id) for leaf in window.wizard.leaves if leaf.id != "export"}
    assert "这件该填哪格…" in shown["3"]
    assert "到表格里的这一格" in shown["sources"]
    assert isinstance(window.wizard.pages["3"], TablePage)
    assert isinstance(window.wizard.pages["sources"], SourcesPage)
    assert [word for words in shown.values() for word in words if word.startswith(CHANGES)] == []
