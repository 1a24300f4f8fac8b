"""What is entered in a cell becomes a figure, and nothing entered is lost or changed in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.form.editions import edition, table_of
from app.form.parts import Cell
from app.report.changes import apply
from app.report.model import Report
from app.report.new import new_report
from app.tables import entry, figures

OLD, NEW = new_report(2020), new_report(2025)
COUNT, CHANGE = "proactive.licensing.decisions", "proactive.licensing.change"
AMOUNT, FEES = "proactive.procurement.amount", "proactive.fees.amount"


def cell_of(report: Report, id_: str) -> Cell:
    found = table_of(id_, report.editions)
    assert found
    return found[1]


def after(report: Report, id_: str, text: str) -> Report:
    return apply(report, entry.enter(cell_of(report, id_), text))


@pytest.mark.parametrize(
    ("id_", "entered", "figure", "original"),
    [
        (COUNT, "12", "12", None),
        (COUNT, " 12 ", "12", None),
        (COUNT, "１，２０４", "1204", "１，２０４"),
        (COUNT, "1,204件", "1204", "1,204件"),
        (COUNT, "007", "7", "007"),
        (COUNT, "abc", "abc", None),
        (COUNT, "/", "/", None),
        (CHANGE, "＋２１", "+21", "＋２１"),
        (CHANGE, "减25", "减25", None),
    ],
)
def test_an_entry_is_tidied_and_the_original_kept(id_: str, entered: str, figure: str, original: str | None) -> None:
    report = after(OLD, id_, entered)
    assert report.figures == {id_: figure}
    assert report.tidied.get(id_) == original
    assert report.origin == {id_: "typed"}


def test_a_unit_behind_the_amount_is_its_unit() -> None:
    assert after(OLD, AMOUNT, "251000元").units == {AMOUNT: "元"}
    assert after(OLD, AMOUNT, "25.1万元").units == {AMOUNT: "万元"}
    chosen = apply(OLD, entry.choose_unit(cell_of(OLD, AMOUNT), "万元"))
    assert after(chosen, AMOUNT, "25.1").units == {AMOUNT: "万元"}
    assert entry.units_of(cell_of(OLD, AMOUNT)) == ("元", "万元")
    assert entry.units_of(cell_of(NEW, FEES)) == ()


@pytest.mark.parametrize(
    ("entered", "figure"),
    [
        ("251000元", "25.1"),
        ("1元", "0.0001"),
        ("0元", "0"),
        ("25.1万元", "25.1"),
        ("10000.00元", "1.00"),
        ("25.1", "25.1"),
    ],
)
def test_yuan_become_ten_thousands_where_the_form_says_so(entered: str, figure: str) -> None:
    report = after(NEW, FEES, entered)
    assert (report.figures[FEES], report.units) == (figure, {})
    assert report.tidied.get(FEES) == (None if entered == figure else entered)


def test_yuan_that_can_not_be_converted_stay_as_entered() -> None:
    assert after(NEW, FEES, "0.1234567元").figures == {FEES: "0.1234567元"}
    assert after(NEW, FEES, "0.001元").figures == {FEES: "0.001元"}
    assert not entry.reads(cell_of(NEW, FEES), "0.1234567元")
    assert entry.reads(cell_of(NEW, FEES), "251000元")


def test_an_empty_entry_empties_the_cell_but_keeps_the_unit() -> None:
    assert after(after(OLD, AMOUNT, "251000元"), AMOUNT, "  ") == OLD.model_copy(update={"units": {AMOUNT: "元"}})


@given(text=st.text(st.characters(), max_size=30), number=st.integers(0, 21))
def test_whatever_is_entered_can_be_found_again(text: str, number: int) -> None:
    cell = edition("2019").table("proactive").inputs[number]
    report = apply(OLD, entry.enter(cell, text))
    kept = report.tidied.get(cell.id, report.figures.get(cell.id, ""))
    visible = "".join(figures._INVISIBLE.sub("", text).split())
    assert kept == text or kept.strip() == text.strip() or visible == "" or kept == "".join(text.split())
    assert apply(report, entry.enter(cell, report.figures.get(cell.id, ""))).figures == report.figures
