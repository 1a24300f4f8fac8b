"""What the style of a table does to its first row, its last column, every other row alone."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from app.ooxml.styles import VAL, W

if TYPE_CHECKING:
    from lxml.etree import _Element

PARTED = "\0"
"""Between the name of a style and the parts of it that count at a place."""
_FLAGS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_CORNERS = {(True, True): "nwCell", (True, False): "neCell", (False, True): "swCell", (False, False): "seCell"}


class Banding:
    """Which parts of a style count in the cells of one table; `parts` are those that do anything to words."""

    def __init__(self, table: _Element, style: str, parts: Set[str], rows: int) -> None:
        self._style, self._parts, self._last = style, parts, rows - 1
        look = table.find(f"{W}tblPr/{W}tblLook")
        self._on = {name for name in _FLAGS if look is not None and _says(look, name)}

    def at(self, row: int, col: int, *, last: bool) -> str:
        """The style in a cell, the `last` of its row or not."""
        kinds = [kind for kind in self._kinds(row, col, last=last) if kind in self._parts]
        return PARTED.join([self._style, *kinds])

    def _kinds(self, row: int, col: int, *, last: bool) -> Iterator[str]:
        """From the weakest to the strongest."""
        on = self._on
        top, bottom = "firstRow" in on and row == 0, "lastRow" in on and row == self._last
        left, right = "firstColumn" in on and col == 0, "lastColumn" in on and last
        yield from self._bands(row, col, at_side=left or right, at_end=top or bottom)
        edges = (("lastCol", right), ("firstCol", left), ("lastRow", bottom), ("firstRow", top))
        yield from (name for name, here in edges if here)
        if (top or bottom) and (left or right):
            yield _CORNERS[top, left]

    def _bands(self, row: int, col: int, *, at_side: bool, at_end: bool) -> Iterator[str]:
        """Every other row and column, but for those at the edges that have a look of their own."""
        if "noVBand" not in self._on and not at_side:
            yield f"band{1 + (col - ('firstColumn' in self._on)) % 2}Vert"
        if "noHBand" not in self._on and not at_end:
            yield f"band{1 + (row - ('firstRow' in self._on)) % 2}Horz"


def _says(look: _Element, name: str) -> bool:
    stated = look.get(W + name)
    if stated is not None:
        return stated in ("1", "true", "on")
    try:
        return bool(int(look.get(VAL, "0"), 16) & _FLAGS[name])
    except ValueError:
        return False
