"""The unit card: what it asks of whom, and what changes with the year and the outline."""

from __future__ import annotations

from app.report.new import new_report
from tests.ui.conftest import Answers
from tests.ui.pages import typed
from ui.pages.wizard import Wizard
from ui.window.window import Window


def test_the_rank_of_a_city_is_asked_of_a_city_alone(wizard: Wizard) -> None:
    card = typed.card(wizard)
    assert not card.rank.isVisible()
    wizard.session.edit({("card", "full_name"): "某某市人民政府", ("card", "kind"): "government"}, "填写")
    assert card.rank.isVisible()


def test_the_year_is_changed_only_when_agreed(wizard: Wizard, answers: Answers) -> None:
    wizard.session.edit({("figures", "proactive.rules.issued"): "1"}, "填写")
    before = wizard.session.report
    card = typed.card(wizard)
    answers.put("2020", "不更改")
    card.change_year.click()
    assert wizard.session.report == before
    answers.put("一九八四")
    card.change_year.click()
    assert "四位数" in answers.asked[-1]
    answers.put("2020", "更改年度")
    card.change_year.click()
    assert wizard.session.report.editions["proactive"] == "2019"
    assert typed.table(wizard, "2").grid.table.by_id.get("proactive.procurement.amount")
    wizard.session.history.undo()
    assert wizard.session.report == before


def test_the_outline_can_be_changed_where_the_year_allows_it(window: Window, answers: Answers) -> None:
    window.documents.take(new_report(2020, "某某县交通运输局"))
    wizard = window.wizard
    assert wizard
    card = typed.card(wizard)
    answers.put("九个部分（2020年常见写法）")
    card.change_outline.click()
    assert wizard.session.report.outline == "nine"
    assert wizard.list.count() == 14
    wizard.show_page("9")
    wizard.session.history.undo()
    assert wizard.list.count() == 11
    assert wizard.current == "card"
