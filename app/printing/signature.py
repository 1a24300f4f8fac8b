"""Where the signature block stands on the last page: GB/T 9704—2012, 7.3.5."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.texts.printed import width

LINE = 28.0
"""Characters on a line."""
_LONGEST = 24.0
"""A name longer than this takes more than one line."""


@dataclass(frozen=True)
class Signed:
    """Indents in characters, from the edges of the text, and how the name stands between them.

    A centred name is set in a box of its own, so that it stands right without being measured. `space` is the
    number of free lines above the name.
    """

    name_left: float
    name_right: float
    name_side: Literal["left", "center", "right"]
    date_right: float
    space: int


def placed(name: str, date: str, *, seal: bool) -> Signed:
    """The block for a name and a date as printed."""
    return _sealed(*_lines(width(name)), width(date)) if seal else _unsealed(*_lines(width(name)), width(date))


def _lines(length: float) -> tuple[float, bool]:
    """The width of a name, that of its equal lines if it takes several; whether it does."""
    lines = max(1, -(-length // _LONGEST))
    return (length, False) if lines == 1 else (-(-length // lines), True)


def _sealed(name: float, several: bool, date: float) -> Signed:
    """The date four characters from the right, the name centred over it; a longer name moves the date in.

    Two free lines: a seal of 42 mm over name and date then ends less than a line below the text.
    """
    box = min(LINE, max(date + 8, name + (0 if several else 1)))
    return Signed(LINE - box, 0, "center", (box - date) / 2, 2)


def _unsealed(name: float, several: bool, date: float) -> Signed:
    """The name two characters from the right, the date beginning two characters right of it; a longer date
    stands two characters from the right and pushes the name in."""
    if date > name:
        return Signed(0, date + 4 - name, "right", 2, 1)
    left = LINE - 2 - name if several else 0
    return Signed(left, 2, "left" if several else "right", name - date, 1)
