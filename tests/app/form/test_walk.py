"""The cursor walks over figures, whatever is merged around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.form.editions import EDITIONS, edition
from app.form.layout import LayoutPlace
from app.form.parts import Table
from app.form.walk import Enter, walk

TABLES = [table for form in EDITIONS for table in form.tables]
PROACTIVE, REQUESTS = edition("2021").table("proactive"), edition("2019").table("requests")


def id_of(place: LayoutPlace | None) -> str:
    return place.cell.id.partition(".")[2] if place and place.cell else ""


def at(table: Table, cell: str) -> LayoutPlace:
    place = walk(table).place(f"{table.id}.{cell}")
    assert place
    return place


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.id}-{len(table.cells)}")
@pytest.mark.parametrize("enter", ["right", "down"])
def test_every_cell_to_fill_is_met_once_there_and_back(table: Table, enter: Enter) -> None:
    found = walk(table)
    place: LayoutPlace | None = found.inputs[0]
    met = []
    while place:
        met.append(place)
        place = found.next_input(place, enter)
    assert sorted(map(id_of, met)) == sorted(cell.id.partition(".")[2] for cell in table.inputs)
    back: LayoutPlace | None = met[-1]
    for expected in reversed(met):
        assert back is expected
        back = found.next_input(expected, enter, back=True)
    assert back is None


def test_down_finishes_one_stretch_before_the_next() -> None:
    found = walk(PROACTIVE)
    assert id_of(found.next_input(at(PROACTIVE, "normative_documents.issued"), "down")) == "rules.repealed"
    assert id_of(found.next_input(at(PROACTIVE, "normative_documents.in_force"), "down")) == "licensing.decisions"
    assert id_of(walk(REQUESTS).next_input(at(REQUESTS, "carried_out.natural_person"), "down")) == "received.business"


@given(number=st.integers(0, len(TABLES) - 1), index=st.integers(0, 300), back=st.booleans())
def test_from_a_total_the_walk_goes_on_beside_it(number: int, index: int, back: bool) -> None:
    found = walk(TABLES[number])
    here = found.places[index % len(found.places)]
    there = found.next_input(here, "right", back=back)
    if there:
        assert ((there.row, there.col) < (here.row, here.col)) is back
    else:
        assert here.row in {found.inputs[-1].row, found.inputs[0].row}


def test_arrows_go_through_merged_cells() -> None:
    found = walk(PROACTIVE)
    merged = at(PROACTIVE, "licensing.decisions")
    for column in ("issued", "repealed", "in_force"):
        assert found.above_or_below(at(PROACTIVE, f"normative_documents.{column}"), below=True) is merged
    assert id_of(found.above_or_below(merged, below=False)) == "normative_documents.issued"
    assert found.beside(merged, right=True) is None
    assert id_of(walk(REQUESTS).beside(at(REQUESTS, "received.other_organisation"), right=True)) == "received.total"
    assert id_of(found.row_end(merged, last=True)) == "licensing.decisions"
    assert id_of(walk(REQUESTS).row_end(at(REQUESTS, "received.research"), last=True)) == "received.other_organisation"


def test_pages_stop_at_the_last_row() -> None:
    found = walk(REQUESTS)
    assert id_of(found.above_or_below(at(REQUESTS, "received.total"), below=True, rows=99)) == "carried_out.total"
    assert found.above_or_below(at(REQUESTS, "carried_out.total"), below=True) is None
