"""What the program says and offers beside a table: guidance, tally, one-click answers, notes of a cell."""

from __future__ import annotations

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Level
from app.form import guidance
from app.form.editions import EDITIONS, edition
from app.pages.cell_view import by_cell, view
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report
from app.tables.entry import enter
from app.tables.filling import offers
from app.tables.sheet import Sheet, sheets
from app.tables.tally import difference, still_missing
from tests.app.sourced import SOURCE

CELLS = [cell for form in EDITIONS for table in form.tables for cell in table.cells]


def filled(report: Report, **texts: str) -> Report:
    """The report with cells of the requests table filled, named row__column."""
    return report.model_copy(
        update={"figures": {f"requests.{name.replace('__', '.')}": text for name, text in texts.items()}}
    )


def requests(report: Report) -> Sheet:
    return sheets(report)["requests"]


def test_every_cell_has_guidance_and_no_guidance_is_for_nothing() -> None:
    for cell in CELLS:
        assert guidance.of_row(cell).endswith(("。", "）。"))
        assert guidance.of_column(cell).endswith("。")
    assert {f"{cell.table}.{cell.row}" for cell in CELLS} == set(guidance.ROWS)
    assert {f"{cell.table}.{cell.column}" for cell in CELLS} == set(guidance.COLUMNS)
    assert {cell.id for cell in CELLS} > set(guidance.OF_CELLS)
    assert {f"{cell.table}.{cell.row}" for cell in CELLS} > set(guidance.ITEMS)


def test_every_help_text_names_its_source_or_says_that_no_rule_is_uniform() -> None:
    for cell in CELLS:
        for text in (guidance.of_row(cell), guidance.of_column(cell)):
            assert SOURCE.search(text), text


ARTICLES = {
    "received": "第三十一条",
    "granted": "第三十六条第（一）、（二）项",
    "partly_granted": "第三十七条",
    "denied_state_secret": "第十四条",
    "denied_by_law": "第十四条",
    "denied_security_stability": "第十四条",
    "denied_third_party": "第十五条",
    "denied_internal_affairs": "第十六条第一款",
    "denied_deliberative": "第十六条第二款",
    "denied_enforcement_file": "第十六条第二款",
    "denied_inquiry_matter": "第三十六条第（七）项",
    "unavailable_not_held": "第三十六条第（四）、（五）项",
    "unavailable_needs_creation": "第三十八条",
    "unavailable_still_unclear": "没有直接条文，与条例第三十条",
    "rejected_petition": "第三十九条第一款",
    "rejected_repeated": "第三十六条第（六）项",
    "rejected_publication": "第三十九条第二款",
    "rejected_excessive": "第三十五条",
    "rejected_reissue": "没有直接条文",
    "other_not_corrected": "第三十条",
    "other_fee_unpaid": "国办函〔2020〕109号",
}
"""Of the regulation (国务院令第711号), by the rows of the requests."""


@pytest.mark.parametrize("row", ARTICLES)
def test_a_row_of_requests_names_the_article_that_it_rests_on(row: str) -> None:
    text = guidance.ROWS[f"requests.{row}"]
    assert ARTICLES[row] in text
    others = {article for article in ARTICLES.values() if article.startswith("第") and article not in ARTICLES[row]}
    assert not [article for article in others if f"条例{article}）" in text]


@pytest.mark.parametrize("row", ["licensing", "penalties", "coercive_measures"])
def test_decisions_are_counted_as_decisions_and_items_as_items(row: str) -> None:
    cell = edition("2021").table("proactive").by_id[f"proactive.{row}.decisions"]
    text = guidance.of_row(cell)
    assert "决定件数" in text
    assert "事项" not in text
    assert "与公布的行政执法统计年报一致" in text
    assert "各地通知可能不同" in text
    older = edition("2019").table("proactive").by_id
    assert all("事项" in guidance.of_row(older[f"proactive.{row}.{column}"]) for column in ("change", "decisions"))


def test_reconsideration_and_litigation_have_outcomes_of_their_own() -> None:
    told = {cell.id: guidance.of_column(cell) for cell in CELLS if cell.column == "upheld"}
    assert "诉讼" not in told["disputes.reconsideration.upheld"]
    assert "驳回诉讼请求" in told["disputes.litigation_direct.upheld"]


def test_what_no_source_settles_is_left_to_the_supervising_office() -> None:
    others = [guidance.of_column(cell) for cell in CELLS if cell.table == "disputes" and cell.column == "other"]
    assert len(others) == 6
    assert all("请问主管部门" in other and "等。" not in other for other in others)


@pytest.mark.parametrize(
    ("texts", "count", "words"),
    [
        ({}, None, ""),
        ({"received__business": "12"}, 12, "缺12件结果"),
        ({"received__business": "12", "granted__business": "5", "carried_out__business": "7"}, 0, "收办相等"),
        ({"received__business": "1", "granted__business": "5"}, -4, "多4件结果"),
        ({"received__business": "两件", "granted__business": "5"}, None, ""),
    ],
)
def test_the_tally_of_a_column(texts: dict[str, str], count: int | None, words: str) -> None:
    sheet = requests(filled(new_report(2025), **texts))
    assert difference(sheet, "business") == count
    assert still_missing(sheet, "business") == words
    assert difference(sheet, "research") is None


def test_nothing_happened_fills_every_cell_with_zero() -> None:
    report = new_report(2025)
    (offer,) = offers(report, requests(report))
    assert offer.question == "本年没有新收申请，也没有上年结转，全部填0？"
    done = apply(report, offer.changes)
    assert set(done.figures.values()) == {"0"}
    assert len(done.figures) == len(edition("2021").table("requests").inputs)
    assert offers(done, requests(done)) == ()


def test_disputes_have_their_own_question() -> None:
    report = new_report(2025)
    (offer,) = offers(report, sheets(report)["disputes"])
    assert "行政复议、行政诉讼" in offer.question
    assert len([path for path in offer.changes if path[0] == "figures"]) == 12


@pytest.mark.parametrize("text", ["3", "abc", "/"])
def test_an_offer_never_touches_what_is_filled(text: str) -> None:
    report = filled(new_report(2025), received__business=text)
    (offer,) = offers(report, requests(report))
    assert ("figures", "requests.received.business") not in offer.changes
    if text != "/":
        assert offer.question == "其余空着的143格都没有发生，填0？"


@pytest.mark.parametrize(
    ("name", "kind", "districts", "asked"),
    [
        ("某某县水利局", "bureau", None, True),
        ("国家某某总局", "bureau", None, False),
        ("某某县人民政府", "", None, False),
        ("某某县人民政府", "government", None, True),
        ("某某市人民政府", "government", None, False),
        ("某某市人民政府", "government", True, False),
        ("某某市人民政府", "government", False, True),
        ("某某开发区管理委员会", "zone", None, True),
    ],
)
def test_rules_are_offered_as_zero_to_who_can_make_none(
    name: str, kind: str, districts: bool | None, asked: bool
) -> None:
    report = new_report(2025, name)
    report = apply(report, {("card", "kind"): kind, ("card", "city_with_districts"): districts})
    found = offers(report, sheets(report)["proactive"])
    assert [offer.button for offer in found if offer.kind == "rules"] == (["“规章”填0"] if asked else [])


def test_printed_totals_are_shown_and_replaced() -> None:
    report = filled(new_report(2025), received__business="3", received__research="4")
    report = report.model_copy(update={"printed": {"requests.received.total": "8", "requests.granted.total": ""}})
    cell = edition("2021").table("requests").by_id["requests.received.total"]
    look = view(report, requests(report), cell)
    assert (look.text, look.printed) == ("8", True)
    assert look.notes == ("原文印的总计是“8”，按各项计算是7。可用合计代替。",)
    offer = offers(report, requests(report))[-1]
    assert (offer.button, offer.name) == ("用合计代替", "用合计代替（2处）")
    done = apply(report, offer.changes)
    look = view(done, requests(done), cell)
    assert (look.text, look.printed, look.notes) == ("7", False, ())


def test_a_cell_says_what_was_tidied_and_what_is_wrong() -> None:
    report = new_report(2020)
    for id_, text in (("licensing.previous_items", "１９"), ("licensing.change", "-25")):
        cell = edition("2019").table("proactive").by_id[f"proactive.{id_}"]
        report = apply(report, enter(cell, text))
    sheet = sheets(report)["proactive"]
    findings = by_cell(run(Facts(report)).findings)
    look = view(
        report,
        sheet,
        sheet.table.by_id["proactive.licensing.previous_items"],
        findings["proactive.licensing.previous_items"],
    )
    assert look.level is Level.ERROR
    assert look.notes[0].startswith("错误：")
    assert [note for note in look.notes if "整理" in note] == ["录入的是“１９”，已整理为“19”。"]
    change = view(report, sheet, sheet.table.by_id["proactive.licensing.change"])
    assert (change.text, change.entered) == ("减25", "-25")


def test_a_screen_reader_hears_name_figure_and_unit() -> None:
    report = new_report(2020)
    table = edition("2019").table("proactive")
    amount = table.by_id["proactive.procurement.amount"]
    report = apply(report, enter(amount, "718.3854"))
    assert (
        view(report, sheets(report)["proactive"], amount).spoken(amount) == "政府集中采购·采购总金额，718.3854未选单位"
    )
    empty = table.by_id["proactive.rules.made"]
    assert view(report, sheets(report)["proactive"], empty).spoken(empty) == "规章·本年新制作数量，未填"
    total = edition("2019").table("requests").by_id["requests.received.total"]
    assert "总计，自动计算" in view(report, requests(report), total).spoken(total)
