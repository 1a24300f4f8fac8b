"""Whether digits are drawn as they are named: a font may name an 8 a 3, and everything that reads its letters believes it.

Told by the holes: 8 has two, 0, 6 and 9 one, 4 one or none, the others none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.documents.blocks import LeftOut

_HOLES = {"0": (1, 2), "4": (0, 1), "6": (1, 1), "8": (2, 2), "9": (1, 1)}
"""The fewest and the most of a digit; an 0 may have a stroke in it."""
LOWEST = 16
"""Points of the picture: in a smaller digit holes are not told."""
MOST = 5000
"""Digits of a page that are looked at."""
SMALLEST_HOLE = 3
INK = 0.4
"""Of the difference between ink and ground: what differs more belongs to the digit."""


@dataclass
class Shapes:
    """The digits of a page, and those that are drawn otherwise: a thin line may break, which makes fewer holes."""

    _all: Counter[str] = field(default_factory=Counter)
    _fewer: Counter[str] = field(default_factory=Counter)
    _more: Counter[str] = field(default_factory=Counter)

    def take(self, digit: str, greys: list[bytes]) -> None:
        """Note a digit by the greys of its box and one point around."""
        if len(greys) < LOWEST or not greys[0] or self._all.total() >= MOST:
            return
        found, (fewest, most) = holes(greys), _HOLES.get(digit, (0, 0))
        self._all[digit] += 1
        self._fewer[digit] += found < fewest
        self._more[digit] += found > most

    def doubts(self) -> Iterator[LeftOut]:
        wrong = Counter(self._more)
        for digit, times in self._fewer.items():
            wrong[digit] += times if times > 1 and times * 2 > self._all[digit] else 0
        if wrong.total():
            named = "、".join(digit for digit in sorted(wrong) if wrong[digit])
            what = f"画出来和文字对不上的数字（文字是{named}，显示的可能是别的数字，按文字读入）"
            yield LeftOut(what, "个", wrong.total(), read=True)


def holes(greys: list[bytes]) -> int:
    """How many pieces of ground ink encloses."""
    edges = greys[0] + greys[-1] + bytes(end for row in greys for end in (row[0], row[-1]))
    ground = max(set(edges), key=edges.count)
    ink = max(
        (point for row in (map(min, greys), map(max, greys)) for point in row), key=lambda point: abs(point - ground)
    )
    least = abs(ink - ground) * INK
    left = {(y, x) for y, row in enumerate(greys) for x, point in enumerate(row) if abs(point - ground) < least}
    found = 0
    while left:
        piece = _taken(left)
        inside = all(0 < y < len(greys) - 1 and 0 < x < len(greys[0]) - 1 for y, x in piece)
        found += inside and len(piece) >= SMALLEST_HOLE
    return found


def _taken(left: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """A piece of what is left that hangs together, taken out."""
    piece = [left.pop()]
    for y, x in piece:
        for near in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
            if near in left:
                left.remove(near)
                piece.append(near)
    return piece
