"""Doubts of an import on the review page: there until the clerk has looked."""

from __future__ import annotations

from app.report.changes import apply
from app.report.new import new_report
from ui.pages.review import ReviewPage
from ui.session import Session
from ui.window.window import Window

DOUBTS = ("标题写的是2023年，统计期限写的是2022年。原文：{{标题}} <b>", "“主动公开”表多出一行“其他”，未读入。")


def test_they_are_listed_closed_one_by_one_and_brought_back(window: Window) -> None:
    window.documents.take(apply(new_report(2025, "某某县交通运输局"), {("doubts",): DOUBTS}))
    wizard = window.wizard
    assert wizard
    wizard.show_page("review")
    page = wizard.pages["review"]
    assert isinstance(page, ReviewPage)
    doubts, session = page.doubts, wizard.session
    assert doubts.isVisible()
    assert doubts.list.count() == 2
    doubts.list.setCurrentRow(1)
    doubts.looked.click()
    assert list(session.report.doubts) == [DOUBTS[0]]
    doubts.looked.click()
    assert not session.report.doubts
    assert not doubts.isVisible()
    session.history.undo()
    session.history.undo()
    assert doubts.isVisible()
    assert list(session.report.doubts) == list(DOUBTS)
    assert not session.modified


def test_a_report_made_here_shows_no_list(window: Window, session: Session) -> None:
    window.documents.take(session.report)
    assert window.wizard
    window.wizard.show_page("review")
    page = window.wizard.pages["review"]
    assert isinstance(page, ReviewPage)
    assert not page.doubts.isVisible()
