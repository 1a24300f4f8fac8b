"""How wide the columns and how high the rows of a sheet have to be for all that stands in them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from app.form.layout import LayoutPlace, TableLayout
from app.form.parts import Table
from app.texts.measure import width

_TWIPS = 105.0
"""Twips that one unit of a column's width takes; a digit is one unit wide, a Chinese character two."""
_LEAST_FIGURES = 8.0
"""A column of figures shows at least six digits."""
_AROUND = 1.5
_LINE, _LEAST_ROW = 14.5, 18.0
"""Points: a line of 10.5 pt type, and the least height of a row."""


def widths(table: Table, shown: Mapping[LayoutPlace, str]) -> list[float]:
    """The width of each column: that of the form, and enough for the longest figure."""
    found = [wide / _TWIPS for wide in table.widths]
    for place, text in shown.items():
        if place.cell and place.colspan == 1:
            needed = min(40.0, max(_LEAST_FIGURES, 2 * width(text) + _AROUND))
            found[place.col] = max(found[place.col], needed)
    return [round(wide, 2) for wide in found]


def heights(layout: TableLayout, shown: Mapping[LayoutPlace, str], across: list[float]) -> list[float]:
    """The height of each row in points: its labels are seen whole."""
    found = [_LEAST_ROW] * layout.rows
    for place in sorted(shown, key=lambda place: place.rowspan):
        room = sum(across[place.col : place.col + place.colspan]) - _AROUND
        lines = sum(max(1, math.ceil(2 * width(line) / _whole(room))) for line in shown[place].split("\n"))
        last = place.row + place.rowspan - 1
        found[last] += max(0.0, lines * _LINE + 4 - sum(found[place.row : last + 1]))
    return [round(min(height, 409.0), 2) for height in found]


def _whole(room: float) -> float:
    """The units of a line that whole characters fill."""
    return max(2.0, room // 2 * 2)
