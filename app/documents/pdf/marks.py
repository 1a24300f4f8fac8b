"""What stands on a page: letters with their places, and the lines that rule tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.blocks import DocumentRemark, LeftOut

if TYPE_CHECKING:
    from app.documents.pdf.drawn import DrawnPage

THIN = 3.0
"""Points: a shape no wider is a line."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character and its box, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        return max(self.top - self.bottom, self.right - self.left, 1.0)


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight line: at `at`, from `start` to `end` along the other direction."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class PageMarks:
    """Letters as they are written, and the lines across and down."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    across: tuple[RuledLine, ...] = ()
    down: tuple[RuledLine, ...] = ()
    pictures: int = 0
    beside: tuple[LeftOut | DocumentRemark, ...] = ()
    """What stands on the page and is not seen, or has a line through it."""
    drawn: DrawnPage | None = None
    """The page as it is seen."""


def rules_of(boxes: Sequence[tuple[float, float, float, float]]) -> Iterator[tuple[bool, RuledLine]]:
    """The lines that boxes of shapes (left, bottom, right, top) draw: (whether it goes across, the line).

    A thin shape is a line, a frame is its four edges.
    """
    for left, bottom, right, top in boxes:
        wide, high = right - left, top - bottom
        if high <= THIN and wide > THIN:
            yield True, RuledLine((bottom + top) / 2, left, right)
        elif wide <= THIN and high > THIN:
            yield False, RuledLine((left + right) / 2, bottom, top)
        elif wide > THIN and high > THIN:
            yield from ((True, RuledLine(at, left, right)) for at in (bottom, top))
            yield from ((False, RuledLine(at, bottom, top)) for at in (left, right))
