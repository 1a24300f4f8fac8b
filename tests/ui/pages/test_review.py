"""The review page, as a clerk reads it before the report is handed in."""

from __future__ import annotations

from app.drafts import storage
from app.pages.grouping import Filter
from app.report.model import LastYear
from app.system.resources import resource
from tests.ui.pages import typed
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
