"""How wide and how high the squares of a table are on screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from app.form.layout import LayoutPlace, TableLayout
from app.form.parts import Table

PADDING = 4
DIGITS = 6
"""Digits that a narrow column has room for."""
LABEL = 20
"""Characters of a row's label that stand in one line where columns of figures have room to spare."""
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


def lean(layout: TableLayout, widths: Sequence[int], metrics: QFontMetrics, labels: int) -> list[int]:
    """The same width in all, with columns of figures that give the last of the `labels` what it lacks for `LABEL`
    characters: its lines are fewer then. They keep what their heads in two lines and some digits need."""
    character, figures = metrics.horizontalAdvance("国"), metrics.horizontalAdvance("0") * DIGITS
    spare = [0] * len(widths)
    for place in layout.places:
        if place.role == "column head" and place.colspan == 1 and place.col >= labels:
            half = -(-len(place.text) // 2) * character
            spare[place.col] = max(widths[place.col] - max(half, figures) - 2 * PADDING - 1, 0)
    lacks = max(LABEL * character + 2 * PADDING - widths[labels - 1], 0)
    share = min(lacks / max(sum(spare), 1), 1.0)
    found = [width - int(one * share) for width, one in zip(widths, spare, strict=True)]
    found[labels - 1] += sum(widths) - sum(found)
    return found


def heights(layout: TableLayout, widths: Sequence[int], metrics: QFontMetrics, air: int = PADDING) -> list[int]:
    """Row heights in pixels: every label has room for its lines."""
    found = [metrics.height() + 2 * air + 1] * layout.rows
    for place in sorted(layout.places, key=lambda place: place.rowspan):
        needed = _needed(place, sum(widths[place.col : place.col + place.colspan]), metrics, air)
        rows = range(place.row, place.row + place.rowspan)
        missing = needed - sum(found[row] for row in rows)
        for number, row in enumerate(rows):
            if missing > 0:
                found[row] += missing // place.rowspan + (number < missing % place.rowspan)
    return found


def fitted(place: LayoutPlace, width: int, metrics: QFontMetrics) -> str:
    """The label as it is written into `width` pixels: a head of one word breaks in the middle, not before its end."""
    room, needed = width - 2 * PADDING, metrics.horizontalAdvance(place.text)
    if place.role != "column head" or needed <= room or room <= 0 or "（" in place.text:
        return place.text
    lines = -(-needed // room)
    length = -(-len(place.text) // lines)
    return "\n".join(place.text[start : start + length] for start in range(0, len(place.text), length))


def alignment(place: LayoutPlace) -> int:
    """Heads and bands stand in the middle, row labels at the left unless they are merged over several rows."""
    middle = place.role != "row label" or place.rowspan > 1
    across = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    return int(across | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


def _needed(place: LayoutPlace, width: int, metrics: QFontMetrics, air: int) -> int:
    if not place.text:
        return 0
    room = QRect(0, 0, width - 2 * PADDING - 1, TALL)
    text = fitted(place, width, metrics)
    return metrics.boundingRect(room, alignment(place), text).height() + 2 * air
