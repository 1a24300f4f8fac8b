"""The findings beside the pages: never stale, never over one another, counted on the right page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.form.editions import edition
from app.pages.progress import PageState
from app.report.changes import Changes
from app.system.resources import resource
from tests.ui.findings.desk import SLASH, WRONG, choose, click, codes, select_a_slash, states
from tests.ui.keys import press
from ui.findings.panel import FINDING
from ui.findings.rail import WIDTH
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
        assert "G14" not in {one.code for one in session.latest.findings}
    assert "G14" in {one.code for one in session.latest.findings}


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
    assert states(wizard)["6"] == PageState.FILLED
    icons = {bytes(wizard.list.item(row).icon().pixmap(18).toImage().constBits()) for row in range(8)}
    assert len(icons) > 2


def test_no_finding_stands_over_the_next_in_a_small_window(window: Window, qtbot: QtBot) -> None:
    window.open_path(resource("examples", "sample-2020.gknb"), example=True)
    assert window.wizard
    view = window.wizard.panel.list

    def each_has_its_height() -> bool:
        rows = [view.model().index(row, 0) for row in range(view.count())]
        needed = [view.itemDelegate().sizeHint(QStyleOptionViewItem(), index).height() for index in rows]
        return [view.visualRect(index).height() for index in rows] == needed

    for width in range(900, 960, 10):  # 1366 pixels at 150 %: narrow, and the list rolls
        window.resize(width, 500)
        for page in ("preface", "1", "2", "8"):
            window.wizard.show_page(page)
            qtbot.waitUntil(each_has_its_height)


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


def test_the_numbers_on_the_lists_are_those_of_the_lists(wizard: Wizard) -> None:
    wizard.session.edit({**SLASH, **WRONG}, "填写")
    wizard.session.check()
    wizard.show_page("4")
    for words in ("本页", "全部", "已保留"):
        choose(wizard.panel, words)
        (button,) = [one for one in wizard.panel.choice.buttons.values() if one.isChecked()]
        assert button.text() == f"{words} {len(codes(wizard.panel))}"


def test_the_selected_finding_unfolds_where_it_stands_and_its_buttons_are_reached_by_tab(wizard: Wizard) -> None:
    select_a_slash(wizard)
    panel = wizard.panel
    view, card = panel.list, panel.card
    QCoreApplication.processEvents()
    place = view.visualItemRect(view.currentItem())
    assert card.isVisible()
    assert place.contains(card.geometry())
    assert "依据：" in card.basis.text()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    now = panel.window().focusWidget()
    assert now
    assert card.isAncestorOf(now)


def test_a_finding_with_two_sides_leads_to_both(wizard: Wizard) -> None:
    inputs = edition("2021").table("requests").inputs
    zeros: Changes = {("figures", cell.id): "0" for cell in inputs}
    wizard.session.edit({**zeros, ("sections", "5"): ("本年度共收到政府信息公开申请3件。",)}, "填写")
    wizard.session.check()
    wizard.show_page("5")
    click(wizard.panel, "G7")
    wizard.panel.card.to_table.click()
    assert wizard.current == "3"
    click(wizard.panel, "G7")
    wizard.panel.card.to_text.click()
    assert wizard.current == "5"


def test_the_findings_fold_to_a_rail_where_there_are_none(wizard: Wizard) -> None:
    wizard.show_page("4")
    QCoreApplication.processEvents()
    assert wizard.panel.folded
    assert wizard.panel.width() == WIDTH
    wizard.session.edit(SLASH, "填写")
    wizard.session.check()
    QCoreApplication.processEvents()
    assert not wizard.panel.folded
    assert wizard.panel.width() > 200
