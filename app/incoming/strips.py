"""Tables that stand side by side on a sheet, parted at the blank columns between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from app.documents.blocks import DocumentTable, Square

LEAST_LABELS = 3
"""Labels of the form that make a strip a table: a blank column may stand in a single table too."""


def strips(sheet: DocumentTable, is_label: Callable[[str], bool]) -> Sequence[DocumentTable]:
    """The sheet as it is, or its strips from the left where two of them are tables. A title over all of them, which
    stands alone in its row, goes with the first."""
    spread = [square for row in sheet.rows for square in _together(row)]
    if not spread:
        return [sheet]
    taken = {col for square in spread for col in range(square.col, square.right)}
    columns = range(min(taken), max(taken) + 1)
    runs = [list(run) for filled, run in groupby(columns, key=taken.__contains__) if filled]
    if sum(_labels_in(spread, run, is_label) >= LEAST_LABELS for run in runs) < 2:
        return [sheet]
    starts = [0, *(run[0] for run in runs[1:])]
    return [
        DocumentTable(tuple(_within(row, start, end) for row in sheet.rows), sheet=sheet.sheet)
        for start, end in zip(starts, [*starts[1:], sheet.width], strict=True)
    ]


def _together(row: Sequence[Square]) -> list[Square]:
    """The texts of a row that has several."""
    stated = [square for square in row if square.text.strip()]
    return stated if len(stated) > 1 else []


def _labels_in(squares: Sequence[Square], run: Sequence[int], is_label: Callable[[str], bool]) -> int:
    here = (square for square in squares if run[0] <= square.col <= run[-1])
    return sum(is_label(square.text) for square in here)


def _within(row: Sequence[Square], start: int, end: int) -> tuple[Square, ...]:
    return tuple(square for square in row if start <= square.col < end)
