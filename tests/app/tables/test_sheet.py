"""Totals are worked out, never typed."""

from hypothesis import given
from hypothesis import strategies as st

from app.form import e2021
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report
from app.tables.sheet import Sheet, as_json, sheets

REQUESTS = e2021.EDITION.table("requests")
RECEIVED = ("natural_person", "business", "research", "public_interest", "legal_service", "other_organisation")


def sheet(figures: dict[str, str], printed: dict[str, str] | None = None) -> Sheet:
    report = new_report(2025)
    changes: dict[tuple[str, ...], object] = {("figures",): figures, ("printed",): printed or {}}
    return sheets(apply(report, changes))["requests"]


def test_a_total_is_nothing_until_one_of_its_parts_is_filled() -> None:
    assert sheet({}).value("requests.received.total") is None
    assert sheet({"requests.received.business": "0"}).value("requests.received.total") == 0


@given(st.lists(st.integers(0, 10**6), min_size=6, max_size=6))
def test_a_row_adds_up(numbers: list[int]) -> None:
    found = sheet({f"requests.received.{who}": str(n) for who, n in zip(RECEIVED, numbers, strict=True)})
    assert found.value("requests.received.total") == sum(numbers)


@given(st.dictionaries(st.sampled_from([cell.id for cell in REQUESTS.inputs]), st.integers(0, 10**6).map(str)))
def test_the_grand_total_is_the_same_both_ways(figures: dict[str, str]) -> None:
    found = sheet(figures)
    rows = [cell.id for cell in REQUESTS.cells if cell.column == "total" and cell.row in _results()]
    across = sum(found.value(row) or 0 for row in rows)
    assert (found.value("requests.concluded.total") or 0) == across


def _results() -> set[str]:
    parts = REQUESTS.by_id["requests.concluded.natural_person"].parts
    return {part.split(".")[1] for part in parts}


def test_a_part_that_is_no_figure_leaves_the_total_open() -> None:
    found = sheet({"requests.received.business": "几件", "requests.received.research": "2"})
    assert found.value("requests.received.total") is None
    assert not found.readable("requests.received.total")
    assert found.printed_text(REQUESTS.by_id["requests.received.total"]) == ""


def test_a_dash_counts_as_zero() -> None:
    found = sheet({"requests.received.business": "/", "requests.received.research": "2"})
    assert found.value("requests.received.total") == 2


def test_a_printed_total_is_kept_but_paper_has_the_worked_out_one() -> None:
    found = sheet({"requests.received.business": "2"}, {"requests.received.total": "3"})
    assert found.value("requests.received.total") == 3
    assert found.worked_out("requests.received.total") == 2
    assert found.printed_text(REQUESTS.by_id["requests.received.total"]) == "2"


def test_the_procurement_amount_is_printed_with_its_unit() -> None:
    report = apply(
        new_report(2020),
        {
            ("figures", "proactive.procurement.amount"): "718.3854",
            ("units", "proactive.procurement.amount"): "万元",
            ("figures", "proactive.licensing.change"): "+21",
        },
    )
    found = sheets(report)["proactive"]
    texts = {cell.id: found.printed_text(cell) for cell in found.table.cells}
    assert texts["proactive.procurement.amount"] == "718.3854万元"
    assert texts["proactive.licensing.change"] == "增21"
    assert texts["proactive.penalties.decisions"] == ""
    assert as_json(found.value("proactive.procurement.amount")) == "718.3854"


def test_filled_asks_for_every_part_of_a_total() -> None:
    some: Report = apply(new_report(2025), {("figures", "requests.received.business"): "1"})
    found = sheets(some)["requests"]
    assert found.filled("requests.received.business")
    assert not found.filled("requests.received.total")
    assert sheet({}, {"requests.received.total": "3"}).filled("requests.received.total")  # printed, and kept


def test_a_total_that_was_printed_blank_is_known_as_such_and_worked_out_for_sums() -> None:
    found = sheet({"requests.received.business": "2"}, {"requests.received.total": ""})
    assert found.is_printed("requests.received.total")
    assert not found.is_printed("requests.carried_in.total")
    assert found.value("requests.received.total") == 2
