"""A finding leads to the cell, the words or the field that it speaks of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from app.checks.rule import Finding, Level, Spot
from app.drafts.storage import load
from app.form.editions import edition
from app.pages.progress import PageState
from app.report.changes import Changes
from app.system.resources import resource
from tests.ui.findings.desk import WRONG, choose, click, codes, states
from tests.ui.pages import typed
from ui.findings.panel import FINDING, FindingsPanel
from ui.pages.card import CardPage
from ui.pages.review import ReviewPage
from ui.pages.table import TablePage
from ui.pages.wizard import Wizard
from ui.window.window import Window


def test_a_click_goes_to_the_cell(wizard: Wizard, window: Window) -> None:
    wizard.session.edit(WRONG, "填写")
    wizard.session.check()
    choose(wizard.panel, "全部")
    assert codes(wizard.panel) == ["A1"]
    click(wizard.panel, "A1")
    assert wizard.current == "4"
    grid = typed.table(wizard, "4").grid
    assert grid.cell.id == "disputes.reconsideration.corrected"


def test_a_click_goes_to_the_words(wizard: Wizard) -> None:
    wizard.session.edit({("sections", "6"): ("第一段。", "本年度😀收取信息处理费____元。")}, "填写")
    wizard.session.check()
    choose(wizard.panel, "全部")
    click(wizard.panel, "G14")
    assert wizard.current == "6"
    selected = typed.text(wizard, "6").editor.textCursor().selectedText()
    assert "____" in selected


@pytest.mark.parametrize(("paragraph", "place"), [(1, "above"), (2, "under")])
def test_a_finding_in_the_text_beside_a_table_leads_to_its_words(wizard: Wizard, paragraph: int, place: str) -> None:
    texts: Changes = {("sections", "3"): ("收到申请5件。",), ("under_table", "requests"): ("收到申请5件。",)}
    wizard.session.edit(texts, "写")
    spot = Spot("3", paragraph, 4, 5, "5")
    wizard.go_to(Finding("G1", "", Level.ERROR, "", "", ("requests.received.total",), spot))
    page = wizard.pages[wizard.current]
    assert isinstance(page, TablePage)
    editor = getattr(page, place)
    assert editor.isVisible()
    assert editor.textCursor().selectedText() == "5"


def test_a_fault_of_the_card_is_told_on_the_card_and_leads_to_the_field(wizard: Wizard) -> None:
    wizard.session.edit({("card", "email"): "slj@shifan"}, "填写邮箱")
    wizard.session.check()
    wizard.show_page("preface")
    assert wizard.panel.folded  # to a rail that says so
    assert wizard.panel.rail.accessibleName() == "本页没有发现问题，其他页有1处"
    wizard.panel.rail.click()
    assert wizard.panel.list.item(0).text() == "本页没有发现问题，其他页有，选“全部”查看"
    choose(wizard.panel, "全部")
    click(wizard.panel, "H17")
    assert wizard.current == "card"
    page = typed.card(wizard)
    assert isinstance(page, CardPage)
    assert wizard.window().focusWidget() is page.fields["email"]


def test_a_fault_of_the_headings_leads_to_where_the_outline_is_chosen(window: Window) -> None:
    window.documents.take(load(resource("examples", "sample-2020.gknb")))
    wizard = window.wizard
    assert wizard
    wizard.show_page("review")
    click(typed.review(wizard).panel, "H1")
    assert wizard.current == "card"
    page = typed.card(wizard)
    assert isinstance(page, CardPage)
    assert wizard.window().focusWidget() is page.change_outline


def test_what_a_section_lacks_leads_to_its_text(wizard: Wizard) -> None:
    wizard.show_page("review")
    click(typed.review(wizard).panel, "H7")
    assert wizard.current == "6"
    assert wizard.window().focusWidget() is wizard.pages["6"].focusProxy()


def test_a_click_leads_there_though_the_advice_it_brings_moves_the_list(window: Window) -> None:
    window.resize(1280, 720)
    window.documents.take(load(resource("examples", "sample-2020.gknb")))
    wizard = window.wizard
    assert wizard
    wizard.show_page("review")
    panel: FindingsPanel = typed.review(wizard).panel
    panel.list.scrollToBottom()
    row = next(
        r for r in range(panel.list.count()) if (found := panel.list.item(r).data(FINDING)) and found.code == "H1"
    )
    panel.list.setCurrentRow(row)
    assert panel.keep.isVisible()
    list_ = panel.list
    row = next(r for r in range(list_.count()) if (found := list_.item(r).data(FINDING)) and found.code == "B1")
    list_.scrollToBottom()
    QCoreApplication.processEvents()
    place = list_.visualItemRect(list_.item(row)).center()
    QTest.mousePress(list_.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QCoreApplication.processEvents()
    QTest.mouseRelease(list_.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wizard.current == "5"


def test_beside_a_table_stands_what_a_text_says_of_its_cells_and_leads_there(wizard: Wizard) -> None:
    inputs = edition("2021").table("requests").inputs
    zeros: Changes = {("figures", cell.id): "0" for cell in inputs}
    wizard.session.edit({**zeros, ("sections", "5"): ("本年度共收到政府信息公开申请3件。",)}, "填写")
    wizard.session.check()
    assert states(wizard)["3"].startswith(PageState.FILLED)
    wizard.show_page("3")
    assert codes(wizard.panel) == ["G7"]
    assert wizard.panel.list.item(0).text() == "五、存在的主要问题及改进情况：涉及本页的格"
    assert "没有发现问题" not in wizard.panel.count.text()
    assert wizard.bar.findings.text() == "看问题（1）"
    click(wizard.panel, "G7")
    assert wizard.current == "5"
    assert typed.text(wizard, "5").editor.textCursor().selectedText() == "3"


def test_what_the_review_alone_tells_is_still_told_where_it_leads(wizard: Wizard, window: Window) -> None:
    wizard.session.edit({("sections", "1"): ("（一）主动公开", "公开信息12条。", "（二）依申请公开", "")}, "填写")
    wizard.show_page("review")
    review = typed.review(wizard)
    assert isinstance(review, ReviewPage)
    click(review.panel, "H5")
    assert wizard.current == "1"
    listed = wizard.panel.current()
    assert listed
    assert listed.code == "H5"
    assert wizard.panel.advice.isVisible()
    wizard.session.edit(
        {("sections", "1"): ("（一）主动公开", "公开信息12条。", "（二）依申请公开", "收到申请3件。")}, "填写"
    )
    wizard.session.check()
    assert codes(wizard.panel) == ["H5"], "it lacks less now, but it lacks"
    wizard.step(1)
    wizard.step(-1)
    assert codes(wizard.panel) == []
