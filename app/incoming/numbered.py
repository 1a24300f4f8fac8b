"""Tables with a column before the labels: blank, or with the numbers of the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.documents.blocks import DocumentTable, Square
from app.incoming.heads import is_figure

_ORDINALS = re.compile(r"序\s*号|编\s*号|项次|行次")


def without_first_column(grid: DocumentTable, width: int = 0) -> DocumentTable:
    """The table without a first column that is blank or only counts the rows, where labels stand behind it.

    A table `width` columns wide is the rest of one that had such a column.
    """
    rows = [row for row in grid.rows if len(row) > 1]
    labelled = sum(not is_figure(row[1].text) for row in rows) * 2 >= len(rows) > 0
    idle = all(_counts("".join(row[0].text.split())) for row in rows)
    if not (labelled or grid.width == width) or not idle or any(row[0].col or row[0].colspan > 1 for row in rows):
        return grid
    return DocumentTable(tuple(_without_first(row) for row in grid.rows))


def _counts(text: str) -> bool:
    return not text or text.isdigit() or bool(_ORDINALS.fullmatch(text))


def _without_first(row: Sequence[Square]) -> tuple[Square, ...]:
    return tuple(_left(square) for square in (row[1:] if len(row) > 1 else row))


def _left(square: Square) -> Square:
    return replace(square, col=square.col - 1) if square.col else replace(square, colspan=max(1, square.colspan - 1))
