"""读数核对: the figures of a table one after another, as they are read out against the paper.

What was looked at is kept with the figure that was seen, so that it no longer counts once the figure changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.form.parts import Cell
from app.report.changes import FieldPath
from app.report.model import Report
from app.tables.sheet import Sheet


@dataclass(frozen=True)
class ReadingStep:
    """What is read out at once: one figure, or all zeros of a row."""

    cells: tuple[Cell, ...]
    figure: str

    @property
    def row(self) -> str:
        return self.cells[0].row_name or self.cells[0].name

    @property
    def column(self) -> str:
        return "、".join(cell.column_name for cell in self.cells if cell.column_name)


def steps(sheet: Sheet) -> tuple[ReadingStep, ...]:
    """The figures of a table in reading order; the zeros of a row come last in it, together."""
    found: list[ReadingStep] = []
    for _, row in groupby(sheet.table.inputs, key=lambda cell: (cell.block, cell.row)):
        cells = list(row)
        zeros = tuple(cell for cell in cells if sheet.figure(cell.id).text == "0")
        found += [ReadingStep((cell,), sheet.figure(cell.id).text) for cell in cells if cell not in zeros]
        found += [ReadingStep(zeros, "0")] if zeros else []
    return tuple(found)


def is_seen(report: Report, cells: Iterable[Cell]) -> bool:
    """Whether all of these were looked at as they stand now."""
    return all(report.seen.get(cell.id) == report.figures.get(cell.id, "") for cell in cells)


def see(report: Report, cells: Sequence[Cell]) -> dict[FieldPath, Any]:
    """The changes that note these as looked at, as they stand now."""
    return {("seen", cell.id): report.figures.get(cell.id, "") for cell in cells}


def counted(report: Report, sheet: Sheet) -> tuple[int, int]:
    """How many figures of a table were looked at, and how many there are."""
    inputs = sheet.table.inputs
    return sum(is_seen(report, (cell,)) for cell in inputs), len(inputs)
