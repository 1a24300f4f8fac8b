"""The page 数据来源与核对: which figures, what is stored of a source, how the two compare."""

from __future__ import annotations

from typing import Any

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.form.editions import EDITIONS
from app.last_year.roll_forward import rolled
from app.pages.explained import explained
from app.pages.progress import PageState, leaves, page_of, page_of_path, states, summary
from app.paste.into_sources import cleared, plan
from app.report.changes import apply
from app.report.model import Reason, Report, Source
from app.report.new import change_year, new_report
from app.tables import sources
from app.tables.sheet import sheets
from app.tables.sources import SourceMatch

REPORT = new_report(2025, "某某县交通运输局", "bureau")
LICENSING, FEES, CARRIED = "proactive.licensing.decisions", "proactive.fees.amount", "requests.carried_in.total"
ENTRIES: dict[str, str] = {LICENSING: "486", FEES: "25.1"}


def filled(report: Report = REPORT, **sources: Source) -> Report:
    changes: dict[tuple[str, ...], Any] = {("figures", cell): text for cell, text in ENTRIES.items()}
    return apply(report, changes | {("sources", cell): source for cell, source in sources.items()})


def noted(cell: str, *, name: str | None = None, value: str | None = None, report: Report | None = None) -> Report:
    report = report or filled()
    by_id = sheets(report)[cell.partition(".")[0]].table.by_id
    return apply(report, sources.note(report, by_id[cell], name=name, value=value))


def row(report: Report, cell: str) -> sources.SourceRow:
    settled = explained(run(Facts(report)).findings)
    return next(row for row in sources.rows(report, sheets(report), settled) if row.cell.id == cell)


def test_every_usual_figure_stands_in_a_form_and_is_shown_once() -> None:
    known = {cell.id for form in EDITIONS for table in form.tables for cell in table.cells}
    assert set(sources.USUAL) <= known
    for year in (2025, 2020):
        report = new_report(year)
        ids = [row.cell.id for row in sources.rows(report, sheets(report))]
        assert len(ids) == len(set(ids)) == 13


def test_a_figure_that_something_was_noted_for_is_shown_too() -> None:
    cell = "requests.granted.total"
    report = apply(REPORT, {("sources", cell): Source(name="台账", value="3"), ("sources", "no.such.cell"): Source()})
    assert [row.cell.id for row in sources.rows(report, sheets(report))][-1] == cell


def test_nothing_is_stored_that_equals_the_usual_source() -> None:
    report = noted(LICENSING, value="486")
    assert report.sources == {LICENSING: Source(value="486")}
    assert row(report, LICENSING).source == "行政执法统计年报"
    assert noted(LICENSING, name="行政执法统计年报", report=report) == report
    named = noted(LICENSING, name=" 县司法局 ", report=report)
    assert named.sources == {LICENSING: Source(name="县司法局", value="486")}
    assert noted(LICENSING, name="", report=named) == report
    assert noted(LICENSING, value="", report=report).sources == {}


@pytest.mark.parametrize(
    ("cell", "entered", "stored"),
    [
        (LICENSING, "１，２04 件", "1204"),
        (LICENSING, " 约30 ", "约30"),
        (FEES, "251000元", "25.1"),
        (FEES, "25.10", "25.10"),
        (LICENSING, "  ", None),
    ],
)
def test_a_source_s_figure_is_tidied_as_in_the_table(cell: str, entered: str, stored: str | None) -> None:
    source = noted(cell, value=entered).sources.get(cell)
    assert (source.value if source else None) == stored


@pytest.mark.parametrize(
    ("cell", "value", "match"),
    [
        (LICENSING, "", SourceMatch.NOT_NOTED),
        (LICENSING, "486", SourceMatch.SAME),
        (LICENSING, "468", SourceMatch.DIFFERENT),
        (LICENSING, "约486", SourceMatch.NO_FIGURE),
        (FEES, "25.10", SourceMatch.SAME),
        (FEES, "251000元", SourceMatch.SAME),
        (CARRIED, "3", SourceMatch.NOT_FILLED),
    ],
)
def test_how_a_line_compares_and_the_check_agrees(cell: str, value: str, match: SourceMatch) -> None:
    report = noted(cell, value=value)
    assert row(report, cell).match is match
    said = [finding for finding in run(Facts(report)).findings if finding.code == "S1"]
    assert bool(said) is (match is SourceMatch.DIFFERENT)


def test_the_check_names_the_usual_source_where_none_was_entered() -> None:
    (said,) = [one for one in run(Facts(noted(LICENSING, value="468"))).findings if one.code == "S1"]
    assert said.message == "“行政许可·本年处理决定数量”填486，行政执法统计年报为468，请核对口径或说明。"
    assert page_of(REPORT, said) == "sources"


def test_an_amount_whose_unit_is_chosen_compares_only_in_that_unit() -> None:
    cell = "proactive.procurement.amount"
    figures: dict[tuple[str, ...], Any] = {("figures", cell): "3", ("units", cell): "万元"}
    report = apply(new_report(2020), figures)
    for value, match in (
        ("4万元", SourceMatch.DIFFERENT),
        ("3万元", SourceMatch.SAME),
        ("30000元", SourceMatch.NO_FIGURE),
    ):
        now = noted(cell, value=value, report=report)
        assert (row(now, cell).match, row(now, cell).noted) == (match, value)


def test_a_difference_that_was_explained_is_told_so() -> None:
    report = noted(LICENSING, value="468")
    (said,) = [one for one in run(Facts(report)).findings if one.code == "S1"]
    kept = apply(report, {("reasons", said.key): Reason(kind="统计口径不同")})
    assert row(kept, LICENSING).match is SourceMatch.EXPLAINED


def state(report: Report) -> tuple[PageState, str]:
    findings = run(Facts(report)).findings
    leaf = next(leaf for leaf in leaves(report) if leaf.id == "sources")
    found = states(report, sheets(report), findings)["sources"]
    return found, summary(report, sheets(report), leaf, found, findings)


def test_the_list_of_pages_says_that_it_may_be_left_empty() -> None:
    assert state(REPORT) == (PageState.EMPTY, "可以不填")
    assert state(noted(LICENSING, name="县司法局")) == (PageState.EMPTY, "可以不填")
    same = noted(LICENSING, value="486")
    assert state(same) == (PageState.FILLED, "1项相符")
    assert state(noted(FEES, value="26", report=same)) == (PageState.QUERY, "1项相符，1项不一致")
    assert state(noted(CARRIED, value="2")) == (PageState.FILLED, "已记1项")
    assert page_of_path(REPORT, ("sources", FEES)) == "sources"


def test_another_year_s_form_takes_away_the_sources_of_cells_that_it_has_not() -> None:
    report = noted(LICENSING, value="1", report=noted("proactive.normative_documents.issued", value="7"))
    change = change_year(report, 2020)
    assert apply(report, change.changes).sources == {LICENSING: Source(value="1")}
    assert "主动公开：行政规范性文件·本年制发件数" in change.lost_cells


def test_next_year_begins_with_the_names_of_the_sources_alone() -> None:
    last = noted(LICENSING, name="县司法局", value="486", report=noted(FEES, value="25.1"))
    assert rolled(last, "上年.gknb").sources == {LICENSING: Source(name="县司法局")}


# pasting


def test_a_column_copied_with_its_heading_goes_where_the_cursor_is() -> None:
    found = plan(REPORT, LINES, (0, "value"), (("来源的数",), ("2",), ("1",), ("17",)))
    assert [text for _, text in found.texts.values()] == ["2", "1", "17"]
    assert next(iter(found.texts)) == LINES[0].id
    assert found.question == ""
    assert found.report(sheets(REPORT)) == "已粘贴3格，已略去上面1行表头（“来源的数”）。"
    beside = plan(REPORT, LINES, (0, "value"), (("事项", "数"), ("规章", "2"), ("许可", "1")))
    assert [text for _, text in beside.texts.values()] == ["2", "1"]


def test_figures_labelled_for_another_line_are_asked_about() -> None:
    line = next(number for number, cell in enumerate(LINES) if cell.id == LICENSING)
    right = plan(REPORT, LINES, (line, "value"), (("行政许可", "486"), ("行政处罚", "21")))
    assert right.question == ""
    wrong = plan(REPORT, LINES, (0, "value"), (("行政许可", "486"), ("行政处罚", "21")))
    assert wrong.question.startswith("“行政许可”的数会填在“行政规范性文件”里。")


def test_names_of_sources_are_no_labels() -> None:
    block = (("来源", "来源的数"), ("县司法局", ""), ("县财政局", "5"))
    found = plan(REPORT, LINES, (0, "name"), block)
    assert [name for _, name in found.names.values()] == ["县司法局", "县财政局"]
    assert [text for _, text in found.texts.values()] == ["", "5"]
    assert "已略去上面1行表头（“来源”等）" in found.report(sheets(REPORT))
    only = plan(REPORT, LINES, (0, "name"), (("县司法局",), ("县财政局",)))
    assert len(only.names) == 2


LINES = [row.cell for row in sources.rows(REPORT, sheets(REPORT))]


def values(report: Report) -> list[str]:
    return [report.sources.get(cell.id, Source()).value for cell in LINES]


def test_a_column_goes_down_the_lines_and_what_does_not_fit_is_told() -> None:
    found = plan(REPORT, LINES, (10, "value"), (("1",), ("2件",), ("３",), ("4",)))
    assert values(apply(REPORT, found.changes))[10:] == ["1", "2", "3"]
    assert found.name == "粘贴3格"
    assert "有1格没有位置" in found.question
    unclear = plan(REPORT, LINES, (0, "value"), (("12",), ("约3",), (None,), ("",)))
    assert "“约3”不是“行政规范性文件·本年废止件数”这一格能填的数字" in unclear.question
    assert values(apply(REPORT, unclear.changes))[:3] == ["12", "", ""]


def test_two_columns_are_names_and_figures() -> None:
    found = plan(REPORT, LINES, (3, "name"), (("县司法局", "486"), ("", "5")))
    assert found.question == ""
    assert apply(REPORT, found.changes).sources == {
        LINES[3].id: Source(name="县司法局", value="486"),
        LINES[4].id: Source(value="5"),
    }


def test_one_text_goes_into_every_selected_square_and_squares_can_be_emptied() -> None:
    chosen = [(LINES[0], "value"), (LINES[1], "value"), (LINES[1], "name")]
    report = apply(REPORT, plan(REPORT, LINES, (0, "value"), (("0",),), chosen).changes)  # type: ignore[arg-type]
    assert report.sources == {LINES[0].id: Source(value="0"), LINES[1].id: Source(name="0", value="0")}
    assert apply(report, cleared(report, chosen)).sources == {}  # type: ignore[arg-type]
