"""Reports as workbooks, as other programs and people make them: on one sheet or three, with what stands around."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.form.editions import TABLES, edition
from app.form.layout import LayoutPlace, grid
from app.form.parts import Table

Value = int | float | str | None


@dataclass
class Book:
    """A workbook and what a faithful reading says of each cell that is to be filled."""

    data: bytes
    expected: dict[str, str]
    hidden: list[str] = field(default_factory=list)
    """Rows that were hidden, by id."""


def made(seed: int, edition_id: str = "2021", *, one_sheet: bool = False, hide: bool = False) -> Book:
    random, book = Random(seed), Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    expected: dict[str, str] = {}
    hidden: list[str] = []
    sheet, top = first, random.choice([0, 2])
    first.title = "年报"
    for number, id_ in enumerate(TABLES):
        if number and not one_sheet:
            sheet, top = book.create_sheet(f"Sheet{number}"), random.choice([0, 1])
        table = edition(edition_id).table(id_)
        for said in _above(table, random):
            top += 1
            sheet.cell(top, 1 + random.randrange(3)).value = said
        left = random.choice([0, 0, 1])
        rows = _table(sheet, table, top, left, expected, random)
        if hide and id_ == "requests":
            hidden += _hide(sheet, table, top, expected, random)
        top += rows + random.choice([1, 3])
        if random.random() < 0.3:
            sheet.cell(top, 1).value = "填表人：张三　　联系电话：0371-65712345"
            top += 2
    target = io.BytesIO()
    book.save(target)
    return Book(target.getvalue(), expected, hidden)


def _above(table: Table, random: Random) -> Sequence[str]:
    title = random.choice(["", table.heading, f"附件：{table.heading}表"])
    return [said for said in (title, random.choice(["", "单位：件"])) if said]


def _table(sheet: Worksheet, table: Table, top: int, left: int, expected: dict[str, str], random: Random) -> int:
    places = grid(table).places
    for place in places:
        cell = sheet.cell(top + place.row + 1, left + place.col + 1)
        cell.value = _figure(place, expected, random) if place.cell else place.text
        if place.rowspan > 1 or place.colspan > 1:
            last = top + place.row + place.rowspan, left + place.col + place.colspan
            sheet.merge_cells(None, top + place.row + 1, left + place.col + 1, *last)
    return grid(table).rows


def _figure(place: LayoutPlace, expected: dict[str, str], random: Random) -> Value:
    assert place.cell
    number = random.choice([0, random.randrange(1, 9), random.randrange(10, 99_999)])
    if place.cell.is_total:
        return random.choice([number, None])
    if place.cell.kind == "signed count":
        expected[place.cell.id] = f"增{number}" if number else "0"
        return expected[place.cell.id]
    if place.cell.kind == "amount":
        expected[place.cell.id] = f"{number}.5"
        amounts: list[Value] = [number + 0.5, f"{number:,}.5"]
        return random.choice(amounts)
    expected[place.cell.id] = str(number)
    ways: list[Value] = [
        number,
        float(number),
        str(number),
        f"{number:,}",
        f" {number} ",
        f"{number}件",
        f"{number}\u3000",
    ]
    return random.choice(ways)


def _hide(sheet: Worksheet, table: Table, top: int, expected: dict[str, str], random: Random) -> list[str]:
    """Hide one row of figures: it goes with its labels."""
    figures = [place for place in grid(table).places if place.cell and not place.cell.is_total]
    row = random.choice([place.row for place in figures])
    sheet.row_dimensions[top + row + 1].hidden = True
    ids = [place.cell.id for place in figures if place.row == row and place.cell]
    for id_ in ids:
        del expected[id_]
    return ids


def as_csv(rows: Sequence[Sequence[str]], encoding: str, mark: str = ",") -> bytes:
    target = io.StringIO()
    csv.writer(target, delimiter=mark).writerows(rows)
    return target.getvalue().encode(encoding)
