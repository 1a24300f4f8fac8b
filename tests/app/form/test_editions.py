"""Both editions are the official form, cell for cell."""

import json

import pytest

from app.errors import GknbError
from app.form.editions import (
    EDITIONS,
    NINE,
    OFFICIAL,
    edition,
    edition_for,
    outline,
    outline_for,
    table_of,
    years_of,
)
from app.form.layout import LayoutPlace, grid
from app.form.parts import Cell
from app.printing.word.writer import document
from app.report.new import new_report
from tests.facts import tables_of
from tests.places import SAMPLES

FACTS = json.loads((SAMPLES / "official-tables.json").read_text(encoding="utf-8"))
ROLES = {"note": "corner", "input": "figure", "total": "figure"}


def parts_of(cell: Cell) -> set[str]:
    return set(cell.parts)


def described(place: LayoutPlace, left: int) -> dict[str, object]:
    """A place in the words of the facts."""
    found: dict[str, object] = {
        "row": place.row,
        "col": place.col,
        "rowspan": place.rowspan,
        "colspan": place.colspan,
    }
    if place.cell is None:
        role = "column head" if place.role == "corner" and place.text == "信息内容" else place.role
        return found | {"role": role, "text": place.text}
    cell = place.cell
    return found | {"role": "figure", "id": cell.id, "type": cell.kind, "unit": cell.unit, "parts": parts_of(cell)}


def expected(fact: dict[str, object]) -> dict[str, object]:
    wanted = {key: fact[key] for key in ("row", "col", "rowspan", "colspan")}
    wanted["role"] = ROLES.get(str(fact["kind"]), fact["kind"])
    if "id" not in fact:
        return wanted | {"text": fact["text"]}
    calc = str(fact.get("calc", ""))
    return wanted | {
        "id": fact["id"],
        "type": fact["type"],
        "unit": fact["unit"],
        "parts": set(calc.split("+")) if calc else set(),
    }


@pytest.mark.parametrize(("id_", "number"), [(e.id, n) for e in EDITIONS for n in range(3)])
def test_every_cell_of_every_table_is_the_official_one(id_: str, number: int) -> None:
    table, facts = edition(id_).tables[number], FACTS[id_][number]
    layout = grid(table)
    assert (table.id, layout.rows, layout.cols) == (facts["id"], facts["rows"], facts["cols"])
    found = sorted((described(place, layout.cols) for place in layout.places), key=lambda p: (p["row"], p["col"]))
    assert found == sorted(map(expected, facts["cells"]), key=lambda p: (p["row"], p["col"]))


@pytest.mark.parametrize("id_", ["2019", "2021"])
def test_the_headings_are_the_official_ones(id_: str) -> None:
    for table, facts in zip(edition(id_).tables, FACTS[id_], strict=True):
        assert OFFICIAL.section_of_table(table.id).heading == facts["section"]


@pytest.mark.parametrize("table", [table for e in EDITIONS for table in e.tables], ids=lambda table: table.id)
def test_every_square_is_covered_once_and_the_widths_fill_the_text(table) -> None:  # type: ignore[no-untyped-def]
    layout = grid(table)
    squares = [
        (place.row + down, place.col + across)
        for place in layout.places
        for down in range(place.rowspan)
        for across in range(place.colspan)
    ]
    assert len(squares) == len(set(squares)) == layout.rows * layout.cols
    assert sum(table.widths) == 8845


def test_cell_ids_are_unique_and_totals_sum_cells_of_their_own_table() -> None:
    for form in EDITIONS:
        ids = [cell.id for table in form.tables for cell in table.cells]
        assert len(ids) == len(set(ids))
        for table in form.tables:
            assert {part for cell in table.cells for part in cell.parts} <= set(table.by_id)


@pytest.mark.parametrize(("year", "id_"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021")])
def test_the_year_decides_the_edition(year: int, id_: str) -> None:
    assert edition_for(year).id == id_


@pytest.mark.parametrize("year", [2018, 0, 20255])
def test_a_year_without_a_format_is_refused(year: int) -> None:
    with pytest.raises(GknbError):
        edition_for(year)


def test_the_nine_parts_are_for_2019_and_2020_alone() -> None:
    assert outline_for("nine", 2020) is NINE
    with pytest.raises(GknbError, match="2021年度起应使用统一格式（六个部分）。"):
        outline_for("nine", 2021)


def test_what_no_form_has_is_said_to_be_missing() -> None:
    with pytest.raises(GknbError, match="没有“1999”版"):
        edition("1999")
    with pytest.raises(GknbError, match="没有名为“ten”的报告结构"):
        outline("ten")
    editions = {"requests": "2021", "proactive": "2021"}
    assert table_of("requests.other.business", editions) is None
    assert table_of("disputes.reconsideration.upheld", editions) is None
    found = table_of("proactive.fees.amount", editions)
    assert found
    assert found[1].unit == "万元"


@pytest.mark.parametrize("id_", ["2019", "2021"])
def test_the_facts_of_a_form_can_be_read_from_its_word_file(id_: str) -> None:
    """What a later edition begins with: places and words as in the file that we write."""
    found = tables_of(document(new_report(int(id_), "甲局")).data)
    assert [(table["rows"], table["cols"]) for table in found] == [(t["rows"], t["cols"]) for t in FACTS[id_]]
    for table, wanted in zip(found, FACTS[id_], strict=True):
        places = [tuple(cell[key] for key in ("row", "col", "rowspan", "colspan")) for cell in wanted["cells"]]
        assert sorted(tuple(list(cell.values())[:4]) for cell in table["cells"]) == sorted(places)
        labels = {cell["text"] for cell in wanted["cells"] if "text" in cell}
        assert {bare(text) for text in labels} <= {cell.get("text", "") for cell in table["cells"]}


def bare(text: str) -> str:
    return "".join(text.split())


def test_years_are_said_as_the_editions_have_them() -> None:
    assert [years_of(form) for form in EDITIONS] == ["2019、2020年度", "2021年度起"]
