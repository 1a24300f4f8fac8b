"""A page of a PDF as it is read: programs write one sideways and say that it is to be turned, or leave it lying."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Bounds = tuple[float, float, float, float]
_TURNS = {0: ((1, 0), (0, 1)), 90: ((0, 1), (-1, 0)), 180: ((-1, 0), (0, -1)), 270: ((0, -1), (1, 0))}
"""By degrees: what x and y of the page become of those that are written."""


def degrees_of(directions: Iterable[tuple[float, float]], otherwise: int) -> int:
    """By how much to turn a page most of whose letters are written in one of these directions."""
    ways: Counter[int] = Counter()
    for across, up in directions:
        ways[(0 if across > 0 else 180) if abs(across) >= abs(up) else 90 if up > 0 else 270] += 1
    return ways.most_common(1)[0][0] if ways else otherwise


@dataclass(frozen=True)
class Upright:
    """A page that has to be turned by some degrees for its letters to stand upright; `shown` is the part of it that
    is seen."""

    degrees: int = 0
    shown: Bounds = (0.0, 0.0, 0.0, 0.0)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as they are seen."""
        left, bottom, right, top = self.box(self.shown)
        return right - left, top - bottom

    def vector(self, x: float, y: float) -> tuple[float, float]:
        """A direction as it is seen."""
        (xx, xy), (yx, yy) = _TURNS.get(self.degrees, _TURNS[0])
        return xx * x + xy * y, yx * x + yy * y

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place from the lower left corner of what is seen."""
        corners = [self.vector(self.shown[at], self.shown[at + 1]) for at in (0, 2)]
        left, bottom = (min(one[part] for one in corners) for part in (0, 1))
        across, up = self.vector(x, y)
        return across - left, up - bottom

    def box(self, written: Bounds) -> Bounds:
        """A box as it is seen: left, bottom, right, top."""
        (x, y), (other_x, other_y) = self.point(*written[:2]), self.point(*written[2:])
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
