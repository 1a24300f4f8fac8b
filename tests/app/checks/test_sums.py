"""The sums of the table of requests: properties over random tables, and reporting a fault where it stands."""

from hypothesis import given
from hypothesis import strategies as st

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.checks.requests import columns_of, result_rows
from app.checks.rule import Finding
from app.form.editions import edition
from app.report.changes import apply
from app.report.model import Imported, Report
from app.tables.sheet import sheets
from tests.app.checks.examples import changed, zeros

COLUMNS = ("natural_person", "business", "research", "public_interest", "legal_service", "other_organisation")
YEARS = st.sampled_from((2020, 2025))
DOCUMENT = Imported(tables=("proactive", "requests", "disputes"))
counts = st.integers(0, 400)
SUMS = tuple(rule for rule in catalogue() if rule.code in {"D1", "D2", "D3", "D6", "E1"})


@st.composite
def balanced(draw: st.DrawFn) -> Report:
    """A report whose requests balance in every column."""
    report = zeros(draw(YEARS))
    table = edition(report.editions["requests"]).table("requests")
    results = [cell.id for cell in table.inputs if cell.row in result_rows(sheets(report)["requests"])]
    figures = {cell: str(draw(counts)) for cell in draw(st.lists(st.sampled_from(results), max_size=12))}
    for column in COLUMNS:
        concluded = sum(int(value) for cell, value in figures.items() if cell.endswith("." + column))
        left, carried = draw(counts), draw(st.integers(0, concluded))
        figures[f"requests.carried_in.{column}"] = str(carried)
        figures[f"requests.received.{column}"] = str(concluded + left - carried)
        figures[f"requests.carried_out.{column}"] = str(left)
    return changed(report, figures)


def as_imported(report: Report) -> Report:
    """The report as if read from a document that prints the right totals."""
    totals = {
        cell.id: str(sheet.worked_out(cell.id))
        for sheet in sheets(report).values()
        for cell in sheet.table.cells
        if cell.is_total
    }
    return apply(report, {("imported",): DOCUMENT, ("printed",): totals})


def found(report: Report) -> list[Finding]:
    return list(run(Facts(report, strict=True), SUMS).findings)


def where(report: Report) -> list[tuple[str, str]]:
    """Code and last cell (the total) of each finding."""
    return [(finding.code, finding.cells[-1]) for finding in found(report)]


@given(balanced())
def test_a_balanced_table_has_no_findings(report: Report) -> None:
    assert found(report) == []
    assert found(as_imported(report)) == []


@given(balanced(), st.data())
def test_one_changed_cell_is_found_in_its_column(report: Report, data: st.DataObject) -> None:
    cell = data.draw(st.sampled_from(edition(report.editions["requests"]).table("requests").inputs))
    more = str(int(report.figures[cell.id]) + data.draw(st.integers(1, 99)))
    wrong = found(changed(report, {cell.id: more}))
    assert [finding.code for finding in wrong] == ["D3"]
    row = cell.row if cell.row in {"received", "carried_in", "carried_out"} else "concluded"
    assert f"requests.{row}.{cell.column}" in wrong[0].cells


@given(balanced(), st.data())
def test_one_misprinted_total_is_found_once_where_it_stands(report: Report, data: st.DataObject) -> None:
    printed = as_imported(report)
    cell = data.draw(st.sampled_from(sorted(printed.printed)))
    wrong = apply(printed, {("printed", cell): str(int(printed.printed[cell]) + data.draw(st.integers(1, 99)))})
    row, _, column = cell.removeprefix("requests.").partition(".")
    if cell.startswith("disputes."):
        assert where(wrong) == [("E1", cell)]
    elif row == "concluded" and column != "total":
        assert where(wrong) == [("D2", cell)]
    else:
        assert where(wrong) == [("D1", cell)]


@given(balanced(), st.data())
def test_a_miscopied_cell_of_a_document_is_found_in_its_row_and_column_alone(
    report: Report, data: st.DataObject
) -> None:
    printed = as_imported(report)
    sheet = sheets(printed)["requests"]
    row = data.draw(st.sampled_from(result_rows(sheet)))
    column = data.draw(st.sampled_from([c for c in columns_of(sheet) if c != "total"]))
    cell = f"requests.{row}.{column}"
    wrong = changed(printed, {cell: str(int(printed.figures[cell]) + 1)})
    assert where(wrong) == [("D1", f"requests.{row}.total"), ("D2", f"requests.concluded.{column}")]


ODD = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "/", "—", "0", "3", "1,204", "增21", "减 25", "1.5", "九", "-3", "9" * 40, "0\u2028", "\ud800"]
    ),
)


@given(YEARS, st.dictionaries(st.integers(0, 200), ODD, max_size=40), st.booleans(), st.booleans())
def test_no_figures_make_a_check_fall_over(year: int, entries: dict[int, str], imported: bool, strict: bool) -> None:
    report = zeros(year)
    cells = [cell for id_, sheet in sheets(report).items() for cell in sheet.table.cells]
    for number, text in entries.items():
        cell = cells[number % len(cells)]
        report = apply(report, {("printed" if cell.is_total else "figures", cell.id): text})
    if imported:
        report = apply(report, {("imported",): DOCUMENT})
    outcome = run(Facts(report, strict=strict))
    assert all(finding.message and finding.advice for finding in outcome.findings)


def test_a_blank_total_column_is_one_line() -> None:
    report = as_imported(changed(zeros(2025), {"requests.received.business": "2", "requests.granted.business": "2"}))
    blank = apply(
        report, {("printed", key): None for key in report.printed if key.endswith(".total") and "requests" in key}
    )
    assert [finding.code for finding in found(blank)] == ["D6"]


def test_worked_out_totals_taken_over_leave_nothing_to_compare() -> None:
    report = as_imported(changed(zeros(2025), {"disputes.reconsideration.upheld": "2"}))
    assert found(apply(report, {("printed",): {}})) == []


def test_printed_totals_are_compared_wherever_they_stand() -> None:
    """Taken over into a draft that was begun here, or with those of one table replaced by the sums."""
    report = apply(zeros(2024), {("figures", "requests.received.natural_person"): "5"})
    printed = {cell.id: "0" for cell in edition("2021").table("requests").cells if cell.is_total}
    taken = apply(report, {("printed",): printed})
    assert "D1" in {finding.code for finding in run(Facts(taken)).findings}
    others = {cell.id: "0" for cell in edition("2021").table("disputes").cells if cell.is_total}
    right = apply(report, {("printed",): others, ("figures", "disputes.reconsideration.upheld"): "2"})
    codes = {finding.code for finding in run(Facts(right)).findings}
    assert "E1" in codes
    assert not codes & {"D1", "D2"}
