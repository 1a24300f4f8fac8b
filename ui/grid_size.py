"""How wide and how high the squares of a table are on screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from app.edition import Table
from app.layout import Grid, Place
from ui.grid_delegate import PADDING, alignment

TWIPS_PER_HALF_POINT = 10
WIDEST = 1.7
"""How much wider than on paper, measured in characters, a table may become."""
TALL = 100_000


def widths(table: Table, metrics: QFontMetrics, available: int) -> list[int]:
    """Column widths in pixels: as many characters as on paper, wider where there is room, never narrower."""
    character = metrics.horizontalAdvance("国")
    natural = [twips / (table.type_size * TWIPS_PER_HALF_POINT) * character for twips in table.widths]
    factor = min(max(available / sum(natural), 1.0), WIDEST)
    return [int(width * factor) for width in natural]


def heights(layout: Grid, widths: Sequence[int], metrics: QFontMetrics) -> list[int]:
    """Row heights in pixels: every label has room for its lines."""
    found = [metrics.height() + 3 * PADDING] * layout.rows
    for place in sorted(layout.places, key=lambda place: place.rowspan):
        needed = _needed(place, sum(widths[place.col : place.col + place.colspan]), metrics)
        rows = range(place.row, place.row + place.rowspan)
        missing = needed - sum(found[row] for row in rows)
        for number, row in enumerate(rows):
            if missing > 0:
                found[row] += missing // place.rowspan + (number < missing % place.rowspan)
    return found


def _needed(place: Place, width: int, metrics: QFontMetrics) -> int:
    if not place.text:
        return 0
    room = QRect(0, 0, width - 2 * PADDING - 1, TALL)
    return metrics.boundingRect(room, alignment(place), place.text).height() + 2 * PADDING
