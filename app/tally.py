"""How far a table is filled, in the grey words that shout at nobody."""

from __future__ import annotations

from dataclasses import dataclass

from app.figures import Value
from app.sheet import Sheet


@dataclass(frozen=True)
class Filled:
    """How many of a table's cells have an entry."""

    filled: int
    cells: int

    def __str__(self) -> str:
        return f"已填{self.filled}/{self.cells}"


def filled(sheet: Sheet) -> Filled:
    """Filled cells of a table, totals not counted."""
    return Filled(sum(sheet.figure(cell.id).filled for cell in sheet.table.inputs), len(sheet.table.inputs))


def difference(sheet: Sheet, column: str) -> Value | None:
    """Requests that came less those dealt with or carried out, in one column of the requests table (rule D3).

    None when nothing in the column is filled or something can't be read.
    """
    rows = ("received", "carried_in", "concluded", "carried_out")
    cells = sheet.cells(column, *rows)
    if not sheet.readable(*cells) or all(sheet.value(cell) is None for cell in cells):
        return None
    return sheet.sum(column, *rows[:2]) - sheet.sum(column, *rows[2:])


def still_missing(sheet: Sheet, column: str) -> str:
    """“还差12件”, “多出3件”, “收办相等”; empty when there is nothing to say."""
    count = difference(sheet, column)
    if count is None:
        return ""
    if count == 0:
        return "收办相等"
    return f"还差{count}件" if count > 0 else f"多出{-count}件"
