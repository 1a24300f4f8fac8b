"""The findings beside the pages: never stale, never over one another, counted on the right page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.form.editions import edition
from app.pages.progress import State
from app.report.changes import Changes
from app.system.resources import resource
from tests.ui.findings.desk import SLASH, WRONG, states
from tests.ui.keys import press
from ui.findings.panel import FINDING
from ui.pages.review import ReviewPage
from ui.pages.wizard import Wizard
from ui.session import Session
from ui.window.window import Window


def test_findings_are_never_stale(session: Session) -> None:
    text: Changes = {("sections", "6"): ("TODO",)}
    for changes in (SLASH, WRONG, text):
        session.edit(changes, "填写")
        assert set(session.outcome.findings) == set(run(Facts(session.report)).findings)
        assert {one.code for one in session.table_findings} <= {one.code for one in session.outcome.findings}
    session.history.undo()
    assert set(session.outcome.findings) == set(run(Facts(session.report)).findings)


def test_all_rules_have_spoken_when_the_program_was_idle(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.checked):
        session.edit({("sections", "6"): ("TODO",)}, "填写")
        assert "G14" not in {one.code for one in session.said.findings}
    assert "G14" in {one.code for one in session.said.findings}


def test_the_list_of_pages_says_how_far_each_is(wizard: Wizard) -> None:
    assert states(wizard)["4"] == "空 · 已填0/12"
    wizard.session.edit(WRONG, "填写")
    wizard.session.check()
    assert states(wizard)["4"] == "有错误 · 已填1/12"
    wizard.session.edit({**SLASH, ("figures", "disputes.reconsideration.corrected"): "3"}, "填写")
    wizard.session.check()
    assert states(wizard)["4"] == "需核实 · 已填2/12"
    wizard.show_page("6")
    wizard.session.edit({("sections", "6"): ("本年度没有收取信息处理费。",)}, "填写")
    wizard.bar.done.click()
    assert states(wizard)["6"] == State.FILLED
    icons = {bytes(wizard.list.item(row).icon().pixmap(18).toImage().constBits()) for row in range(8)}
    assert len(icons) > 2


def test_no_finding_stands_over_the_next_in_a_small_window(window: Window) -> None:
    window.open_path(resource("examples", "sample-2020.gknb"), example=True)
    assert window.wizard
    view = window.wizard.panel.list
    for width in range(900, 960, 10):  # 1366 pixels at 150 %: narrow, and the list rolls
        window.resize(width, 500)
        for page in ("preface", "1", "2", "8"):
            window.wizard.show_page(page)
            QCoreApplication.processEvents()
            rows = [view.model().index(row, 0) for row in range(view.count())]
            needed = [view.itemDelegate().sizeHint(QStyleOptionViewItem(), index).height() for index in rows]
            assert [view.visualRect(index).height() for index in rows] == needed


def test_only_what_does_not_tell_by_itself_is_marked_as_filled(wizard: Wizard) -> None:
    wizard.show_page("4")
    assert wizard.bar.done.isVisible()
    table = edition("2021").table("disputes")
    wizard.session.edit({("figures", cell.id): "0" for cell in table.inputs}, "填0")
    assert not wizard.bar.done.isVisible()
    wizard.show_page("5")
    assert wizard.bar.done.isVisible()


def test_the_finding_that_the_keys_begin_with_is_marked(wizard: Wizard, window: Window) -> None:
    press(window, Qt.Key.Key_R)
    review = wizard.pages["review"]
    assert isinstance(review, ReviewPage)
    item = review.panel.list.currentItem()
    assert item
    assert item.data(FINDING)
    assert item.isSelected()
    assert review.panel.list.hasFocus()
