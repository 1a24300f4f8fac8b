"""What the clerk answers to a finding, and what the window says about findings."""

from dataclasses import replace
from typing import Any

import pytest

from app.checks.catalogue import Outcome, run
from app.checks.facts import Facts
from app.checks.rule import Finding, Level, Spot, Unchecked
from app.errors import GknbError
from app.export import proposed_name
from app.pages.answers import close, keep, may_close, may_keep, mend, reopen
from app.pages.grouping import Filter, concerning, grouped
from app.pages.wording import before_export, counted, not_checked, what_changes, year_of
from app.report.changes import Changes, apply
from app.report.changes import FieldPath as Path_
from app.report.model import Reason
from app.report.new import change_outline, change_year, new_report

REPORT = apply(new_report(2025, "某某县交通运输局"), {("sections", "5"): ("😀问题有三", "文号国办〔2021]30号")})
FINDING = Finding(
    "H13", "文号写法", Level.HINT, "应写成…", "", (), Spot("5", 2, 2, 13, "国办〔2021]30号"), "国办〔2021〕30号"
)


def test_a_hint_is_closed_and_a_query_kept_with_a_reason() -> None:
    query = replace(FINDING, level=Level.QUERY)
    assert (may_close(FINDING), may_keep(FINDING)) == (True, False)
    assert (may_close(query), may_keep(query)) == (False, True)
    assert not may_keep(replace(query, level=Level.ERROR, keepable=False))
    assert keep(query, "上级要求", " 按通知 ") == {("reasons", query.key): Reason(kind="上级要求", text="按通知")}
    closed = apply(REPORT, close(FINDING))
    assert closed.reasons[FINDING.key].kind == "已阅"
    assert apply(closed, reopen(FINDING)) == REPORT


def test_a_reason_holds_until_the_figures_change() -> None:
    wrong: Changes = {("figures", "disputes.reconsideration.upheld"): "/"}
    report = apply(REPORT, wrong)
    (found,) = [one for one in run(Facts(report)).findings if one.code == "A3"]
    kept = apply(report, keep(found, "程序判断有误", ""))
    assert [one.counts for one in run(Facts(kept)).findings if one.code == "A3"] == [False]
    other = apply(kept, {("figures", "disputes.reconsideration.upheld"): "—"})
    assert [one.counts for one in run(Facts(other)).findings if one.code == "A3"] == [True]


def test_mending_replaces_exactly_the_characters() -> None:
    spot = Spot("5", 2, 2, 13, "国办〔2021]30号")
    mended = apply(REPORT, mend(REPORT, replace(FINDING, spot=spot)))
    assert mended.sections["5"] == ("😀问题有三", "文号国办〔2021〕30号")


def test_mending_leaves_alone_what_is_no_longer_there() -> None:
    assert mend(REPORT, replace(FINDING, spot=Spot("5", 2, 0, 2, "别的"))) == {}
    assert mend(REPORT, replace(FINDING, spot=Spot("5", 9, 0, 2, "文号"))) == {}
    assert mend(REPORT, replace(FINDING, fix=None)) == {}
    assert mend(REPORT, replace(FINDING, spot=None)) == {}


def test_findings_are_grouped_by_page_the_worst_first() -> None:
    error = replace(FINDING, level=Level.ERROR, code="G14")
    kept = replace(FINDING, kept=Reason(kind="已阅"))
    groups = list(grouped(REPORT, (FINDING, error, kept), Filter.ALL))
    assert groups == [("五、存在的主要问题及改进情况", [error, FINDING])]
    assert list(grouped(REPORT, (FINDING,), Filter.PAGE, "5")) == [("五、存在的主要问题及改进情况", [FINDING])]
    assert list(grouped(REPORT, (FINDING,), Filter.PAGE, "4")) == []
    assert list(grouped(REPORT, (error, kept), Filter.SETTLED)) == [("五、存在的主要问题及改进情况", [kept])]


def test_the_export_asks_about_errors_alone() -> None:
    assert before_export((FINDING,)) == ""
    assert "1处错误" in before_export((FINDING, replace(FINDING, level=Level.ERROR)))
    assert counted(()) == "没有发现问题"
    assert counted((FINDING, replace(FINDING, level=Level.ERROR))) == "错误1处，提示1处"


@pytest.mark.parametrize(("entered", "year"), [("2025", 2025), (" ２０２５年度", 2025), ("2020年", 2020)])
def test_a_year_may_be_written_in_several_ways(entered: str, year: int) -> None:
    assert year_of(entered) == year


@pytest.mark.parametrize("entered", ["", "去年", "25", "20255", "-2025", "二〇二五"])
def test_what_is_no_year_is_refused_in_words(entered: str) -> None:
    with pytest.raises(GknbError, match="四位数"):
        year_of(entered)


def test_what_a_year_takes_away_is_named() -> None:
    report = apply(new_report(2020), {("figures", "proactive.procurement.projects"): "3"})
    assert what_changes(change_year(report, 2021)).splitlines()[1:] == ["主动公开：政府集中采购·采购项目数量"]
    assert what_changes(change_year(report, 2019)) == ""
    moved = what_changes(change_year(new_report(2020, outline_id="nine"), 2021))
    assert "不丢失" in moved
    assert "去掉" not in moved


def test_the_other_outline_takes_every_text_along() -> None:
    nine = new_report(2020, outline_id="nine")
    texts: dict[Path_, Any] = {("sections", str(number)): (f"第{number}部分的话",) for number in range(1, 10)}
    nine = apply(nine, texts)
    six = apply(nine, change_outline(nine, "official"))
    assert sorted(text for part in six.sections.values() for text in part) == sorted(text for (text,) in texts.values())
    back = apply(six, change_outline(six, "nine"))
    assert sum(map(len, back.sections.values())) == 9
    assert change_outline(nine, "nine") == {}


def test_an_untouched_outline_changes_its_opening_too() -> None:
    nine = new_report(2020, outline_id="nine")
    assert apply(nine, change_outline(nine, "official")).sections == new_report(2020).sections


def test_a_file_name_has_nothing_that_windows_forbids() -> None:
    report = new_report(2025, '某县/局:"甲"<x>\ud800')
    assert proposed_name(report) == "某县_局__甲__x_2025年政府信息公开工作年度报告_草稿.docx"


def test_what_could_not_be_checked_is_said_once() -> None:
    missed = ("D3", Unchecked("自然人：有的格不是数字，未核对。"))
    assert not_checked(Outcome((), ())) == ""
    assert not_checked(Outcome((), (missed, missed))) == "有的地方没有核对到：\nD3：自然人：有的格不是数字，未核对。"


def test_a_page_lists_also_what_lies_elsewhere_and_names_its_cells() -> None:
    told = replace(FINDING, code="G1", cells=("requests.received.total", "requests.carried_in.total"))
    own = replace(FINDING, code="D3", cells=("requests.received.total",), spot=None)
    groups = list(grouped(REPORT, (told, own, FINDING), Filter.PAGE, "3"))
    assert [members for _, members in groups] == [[own], [told]]
    assert groups[1][0] == "五、存在的主要问题及改进情况：涉及本页的格"
    assert concerning(REPORT, (told, own, FINDING), "3") == [own, told]
    assert concerning(REPORT, (told, own, FINDING), "4") == []
    assert concerning(REPORT, (told,), "1") == []
    assert [name for name, _ in grouped(REPORT, (told,), Filter.ALL)] == ["五、存在的主要问题及改进情况"]
