"""Where the signature block stands on the last page: GB/T 9704—2012, 7.3.5."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.texts.breaking import broken
from app.texts.measure import width

LINE = 28.0
"""Characters on a line."""
_LONGEST = 24.0
"""A name longer than this takes more than one line."""
_NARROW = 10.0
"""Room for fewer characters than this is too narrow for any distances."""


@dataclass(frozen=True)
class SignaturePlace:
    """Indents in characters from the edges of the text, and where the words stand between them.

    A right indent below zero lets a date reach into the margin rather than break, where digits are wide.
    """

    left: float
    right: float
    side: Literal["left", "center"]


@dataclass(frozen=True)
class SignatureBlock:
    """The lines of the name, where they and the date stand, and how many free lines are above.

    Both stand by their left ends or in the middle of one box, so that they stand to each other alike in every font.
    """

    lines: tuple[str, ...]
    name: SignaturePlace
    date: SignaturePlace
    space: int


def placed(name: str, date: str, *, seal: bool, line: float = LINE) -> SignatureBlock:
    """The block for a name and a date as printed, where a line has room for `line` characters."""
    if line < _NARROW:
        inside = SignaturePlace(0, 0, "center")
        return SignatureBlock(broken(name, max(2.0, line)), inside, inside, 1)
    lines = broken(name, min(_LONGEST, line - 4))
    longest = max(map(width, lines))
    return (_sealed if seal else _unsealed)(lines, longest, width(date), line)


def _sealed(lines: tuple[str, ...], name: float, date: float, line: float) -> SignatureBlock:
    """The date four characters from the right, the name centred over it; a longer name moves the date in.

    Two free lines: a seal of 42 mm over name and date then ends less than a line below the text.
    """
    box = SignaturePlace(line - min(line, max(date + 8, name + 1)), 0, "center")
    return SignatureBlock(lines, box, box, 2)


def _unsealed(lines: tuple[str, ...], name: float, date: float, line: float) -> SignatureBlock:
    """The name two characters from the right, the date beginning two characters right of it; a longer date
    stands two characters from the right and pushes the name in."""
    left = max(0.0, line - 2 - name if date <= name else line - 4 - date)
    return SignatureBlock(lines, SignaturePlace(left, 0, "left"), SignaturePlace(left + 2, -2, "left"), 1)
