"""Where the signature block stands on the last page: GB/T 9704—2012, 7.3.5."""

from __future__ import annotations

from dataclasses import dataclass

from app.printed import width

LINE = 28.0
"""Characters on a line."""
_LONGEST = 24.0
"""A name longer than this takes more than one line."""


@dataclass(frozen=True)
class Signed:
    """Indents in characters. The name is set in a box of its own width, centred or from the left, so that it
    need not be measured to stand right; the date stands `date_right` characters from the edge.

    `space` is the number of free lines above the name.
    """

    name_left: float
    name_right: float
    centred: bool
    date_right: float
    space: int


def placed(name: str, date: str, *, seal: bool) -> Signed:
    """The block for a name and a date as printed."""
    return _sealed(_box(width(name)), width(date)) if seal else _unsealed(_box(width(name)), width(date))


def _box(length: float) -> float:
    """The width of the box for a name: the name itself, or the longest of its equal lines."""
    lines = max(1, -(-length // _LONGEST))
    return -(-length // lines) if lines > 1 else length


def _sealed(name: float, date: float) -> Signed:
    """The date four characters from the right, the name centred over it; a longer name moves the date in."""
    box = max(date + 8, name)
    return Signed(LINE - box, 0, True, (box - date) / 2 if date else 4, 3)


def _unsealed(name: float, date: float) -> Signed:
    """The name two characters from the right, the date beginning two characters right of it; a longer date
    stands two characters from the right and pushes the name in."""
    if date > name:
        return Signed(max(0.0, LINE - date - 4), date + 4 - name, False, 2, 1)
    return Signed(max(0.0, LINE - 2 - name), 2, False, name - date, 1)
