"""What a cell of the workbook holds: a number, a formula with its value, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils import get_column_letter

from app.form.layout import LayoutPlace
from app.form.parts import Cell
from app.tables.sheet import Sheet

_DIGITS = 15
"""Excel keeps no more of a number."""


@dataclass(frozen=True)
class Content:
    """`shown` is what is seen in the cell; `style` the format that makes a number look so."""

    value: str | int | Decimal
    shown: str
    style: str = "General"
    is_formula: bool = False


def letters_of(place: LayoutPlace) -> str:
    """B3."""
    return f"{get_column_letter(place.col + 1)}{place.row + 1}"


def content(sheet: Sheet, place: LayoutPlace, where: Mapping[str, str]) -> Content:
    """What stands at `place`; `where` tells the cell of every figure."""
    if place.cell is None:
        return Content(place.text, place.text)
    shown = sheet.printed_text(place.cell)
    if place.cell.is_total:
        return _total(sheet, place.cell, shown, where)
    figure = sheet.figure(place.cell.id)
    if figure.value is None or figure.fault or len(figure.text) > _DIGITS:
        return Content(shown, shown)
    return Content(figure.value, shown, _style(place.cell, figure.text, shown))


def _total(sheet: Sheet, cell: Cell, shown: str, where: Mapping[str, str]) -> Content:
    """A sum, blank as long as nothing is filled in; words where something can't be counted."""
    value = sheet.worked_out(cell.id)
    if len(shown) > _DIGITS or (value is not None and str(value) != shown):
        return Content(shown, shown)
    if not all(_counts(sheet, part) for part in cell.parts):
        return Content(shown if value is None else value, shown, "0")
    parts = ",".join(_stretches([where[part] for part in cell.parts]))
    return Content(f'=IF(COUNT({parts})=0,"",SUM({parts}))', shown, "0", is_formula=True)


def _counts(sheet: Sheet, part: str) -> bool:
    """Whether a part of a total is a number in the workbook, or nothing: a dash that stands for 0 is neither."""
    cell = sheet.table.by_id[part]
    if cell.is_total:
        return all(_counts(sheet, below) for below in cell.parts)
    return not sheet.figure(part).fault and len(sheet.figure(part).text) <= _DIGITS


def _stretches(cells: list[str]) -> list[str]:
    """Cells beside each other in a row or a column as one stretch: B4:G4."""
    found: list[list[str]] = []
    for cell in cells:
        if found and _next(found[-1], cell):
            found[-1].append(cell)
        else:
            found.append([cell])
    return [stretch[0] if len(stretch) == 1 else f"{stretch[0]}:{stretch[-1]}" for stretch in found]


def _next(stretch: list[str], cell: str) -> bool:
    """Whether a cell goes on in the direction of a stretch."""
    steps = [_step(above, below) for above, below in zip(stretch, [*stretch[1:], cell], strict=True)]
    return steps[-1] in {(0, 1), (1, 0)} and len(set(steps)) == 1


def _step(one: str, other: str) -> tuple[int, int]:
    (column, row), (column_after, row_after) = _split(one), _split(other)
    return row_after - row, column_after - column


def _split(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(cell[len(letters) :])


def _style(cell: Cell, text: str, shown: str) -> str:
    """The format by which a number looks as on paper: 增21, 718.3854万元, 1.20."""
    if cell.kind == "signed count":
        return '"增"0;"减"0;0'
    decimals = len(text.partition(".")[2])
    number = "0." + "0" * decimals if decimals else "0"
    unit = re.sub(r"[\d.,]", "", shown)
    return f'{number}"{unit}"' if unit else number


def cached(xml: bytes, values: Mapping[str, str]) -> bytes:
    """The XML of a sheet with the value of each formula: a program that doesn't work formulas out shows it."""

    def filled(found: re.Match[str]) -> str:
        value = values[found[1]]
        kind, held = ("", f"<v>{value}</v>") if value else (' t="str"', "<v></v>")
        return f'<c r="{found[1]}"{found[2]}{kind}>{found[3]}{held}</c>'

    return re.sub(r'<c r="([A-Z]+\d+)"([^>]*)>(<f>.*?</f>)<v ?/?>(?:</v>)?</c>', filled, xml.decode()).encode()
