"""A page of a PDF as it is drawn: what is covered, cut off, clear or switched off leaves no trace there, though its
letters are in the file."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.documents.pdf.upright import Bounds, Upright

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

SCALE = 3.0
"""Points of the picture for one of the page."""
MOST_POINTS = 16_000_000
LARGEST = 40_000
"""Points of a letter: of a larger one not all are looked at."""
LEAST_SEEN = 14
"""Steps of grey by which a letter differs from what is around it."""
AROUND = 2
"""Points of the picture around a letter that are taken for its ground."""
_BARS = frozenset("1Il|丨一—–―－-_＿.·•、，,:：。ー〡")
"""Letters that may fill all of their box."""


class DrawnPage:
    """The greys of a page that is drawn once."""

    def __init__(self, page: PdfPage, upright: Upright) -> None:
        wide, high = upright.size
        scale = min(SCALE, math.sqrt(MOST_POINTS / max(wide * high, 1.0)))
        bitmap = page.render(scale=scale, grayscale=True, rotation=(upright.degrees - page.get_rotation()) % 360)
        self._greys, self._stride = bytes(bitmap.buffer), bitmap.stride
        self._wide, self._high = bitmap.width, bitmap.height
        self._scales = self._wide / max(wide, 1.0), self._high / max(high, 1.0)
        bitmap.close()

    def _placed(self, box: Bounds) -> tuple[int, int, int, int]:
        """A box of the page in the picture: left, top, right, bottom."""
        left, bottom, right, top = box
        across, down = self._scales
        lowest = self._high
        return (
            math.floor(left * across),
            math.floor(lowest - top * down),
            math.ceil(right * across),
            math.ceil(lowest - bottom * down),
        )

    def _rows(self, left: int, top: int, right: int, bottom: int, most: int = MOST_POINTS) -> list[bytes]:
        """The points of a box row by row; only some of them, evenly, where there are more than `most`."""
        left, right = max(left, 0), min(right, self._wide)
        top, bottom = max(top, 0), min(bottom, self._high)
        if left >= right or top >= bottom:
            return []
        step = 1 + math.isqrt((right - left) * (bottom - top) // most)
        starts = (row * self._stride for row in range(top, bottom, step))
        return [self._greys[start + left : start + right : step] for start in starts]

    def shows(self, text: str, box: Bounds) -> bool:
        """Whether something is seen where a letter stands."""
        left, top, right, bottom = self._placed(box)
        right, bottom = max(right, left + 1), max(bottom, top + 1)
        inside = self._rows(left, top, right, bottom, LARGEST)
        if not inside:
            return False
        lowest, highest = min(map(min, inside)), max(map(max, inside))
        if highest - lowest >= LEAST_SEEN:
            return True
        if text not in _BARS:
            return False
        edges = (top - AROUND, top - AROUND + 1), (bottom + AROUND - 1, bottom + AROUND)
        ground = b"".join(row for edge in edges for row in self._rows(left - AROUND, edge[0], right + AROUND, edge[1]))
        usual = max(set(ground), key=ground.count, default=lowest)
        return abs(usual - lowest) >= LEAST_SEEN or abs(usual - highest) >= LEAST_SEEN

    def greys(self, box: Bounds) -> list[bytes]:
        """The points of a box and one around it, row by row."""
        left, top, right, bottom = self._placed(box)
        if (right - left) * (bottom - top) > LARGEST:
            return []
        return self._rows(left - 1, top - 1, right + 1, bottom + 1)

    def is_blank(self, box: Bounds) -> bool:
        """Whether nothing at all is drawn in a box."""
        inside = self._rows(*self._placed(box))
        return not inside or max(map(max, inside)) - min(map(min, inside)) < LEAST_SEEN
