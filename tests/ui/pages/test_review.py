"""The review page, as a clerk reads it before the report is handed in."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QWidget

from app.drafts import storage
from app.pages.grouping import Filter
from app.report.model import LastYear
from app.system.resources import resource
from tests.pictures import reports
from tests.ui.conftest import Answers
from tests.ui.pages import typed
from ui.pages.passed import PassedDialog
from ui.pages.review import ReviewPage
from ui.pages.wizard import Wizard
from ui.window.window import Window

THEN = "一年来围绕群众关心的出行、停车、养护等事项及时公布计划和进展，全年公开信息30条，组织开放日活动两次。"


def test_the_share_of_last_years_text_is_always_shown(wizard: Wizard) -> None:
    session = wizard.session
    wizard.show_page("review")
    review = typed.review(wizard)
    assert not review.repeated.isVisible()
    last = LastYear(year=session.report.year - 1, editions=session.report.editions, sections={"1": (THEN,)})
    session.edit({("last_year",): last, ("sections", "1"): (THEN.replace("30", "42"),)}, "填写")
    session.check()
    wizard.show_page("1")
    wizard.show_page("review")
    assert review.repeated.isVisible()
    assert review.repeated.text() == "与上年年报重复100%（总体情况100%，存在问题0%）。"


def test_a_published_report_can_still_be_looked_through(window: Window) -> None:
    report = storage.load(resource("examples", "sample-2020.gknb"))
    window.documents.take(report.model_copy(update={"state": "published"}))
    assert window.wizard
    window.wizard.turn_to("review")
    page = window.wizard.pages["review"]
    assert isinstance(page, ReviewPage)
    assert not page.when.today.isEnabled()
    assert all(button.isEnabled() for button in page.panel.choice.buttons.values())
    page.panel.choice.buttons[Filter.SETTLED].click()
    assert page.panel.choice.value is Filter.SETTLED


def test_what_was_checked_and_found_right_is_listed(window: Window, answers: Answers) -> None:
    window.documents.take(storage.load(resource("examples", "sample-2025.gknb")))
    assert window.wizard
    window.wizard.turn_to("review")
    page = typed.review(window.wizard)
    assert page.passed.text().startswith("核对过、没有出问题的有")
    seen: list[str] = []

    def look(dialog: PassedDialog) -> None:
        seen.extend(label.text() for label in cast("list[QLabel]", dialog.findChildren(QLabel)))
        dialog.reject()

    answers.put(look)
    QTest.keyClick(page.passed, Qt.Key.Key_Space)
    assert any("收办不平（D3）" in text for text in seen)
    assert not any("（F1）" in text for text in seen)  # there is no last year's report to compare with


def seen_words(widget: QWidget) -> str:
    """All that stands on a page for the eye."""
    labels = cast("list[QLabel]", widget.findChildren(QLabel))
    buttons = cast("list[QAbstractButton]", widget.findChildren(QAbstractButton))
    lists = [one for one in cast("list[QListWidget]", widget.findChildren(QListWidget)) if one.isVisible()]
    lines = [one.item(row).text() for one in lists for row in range(one.count())]
    texts = [one.text() for one in labels if one.isVisible()] + [one.text() for one in buttons if one.isVisible()]
    return "\n".join([*texts, *lines])


def test_a_finished_review_says_once_that_nothing_is_left(window: Window) -> None:
    window.show()
    window.documents.take(reports.final())
    assert window.wizard
    window.wizard.turn_to("review")
    page = typed.review(window.wizard)
    assert page.done.isVisible()
    words = seen_words(page)
    assert words.count("没有要处理的问题") == 1
    assert "没有发现问题" not in words
    assert "逐条处理" not in words
    assert not page.panel.isVisible()
    assert not page.missing.isVisible()
    assert (proxy := page.focusProxy())
    assert proxy.isVisible()


def test_a_review_that_is_not_finished_says_what_is_to_be_done(window: Window) -> None:
    window.show()
    window.documents.take(reports.wrong())
    assert window.wizard
    window.wizard.turn_to("review")
    page = typed.review(window.wizard)
    assert page.panel.isVisible()
    assert page.guide.isVisible()
    assert not page.done.isVisible()
    assert seen_words(page).count("没有发现问题") == 0
