"""Where the look of cells hangs on conditions, which nobody works out here."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.documents.blocks import LeftOut
from app.documents.workbook.sheet import LONGEST, place
from app.language.excerpt import excerpt

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST_RANGES = 2000
HIDING = "hiding"
"""A look that is drawn in place of the value: icons, bars."""
CellRange = tuple[int, int, int, int]


@dataclass
class Conditions:
    """The conditions of a sheet: the cells each is for, and the looks that it may give."""

    _found: list[tuple[str, list[CellRange], list[str]]] = field(default_factory=list)

    def take(self, element: _Element) -> None:
        cells = element.get("sqref", "")
        ranges = [found for one in cells.split() if (found := _range(one))]
        looks = [rule.get("dxfId", "") for rule in element.iter(_S + "cfRule")]
        drawn = element.iter(_S + "iconSet", _S + "dataBar")
        looks += [HIDING for one in drawn if one.get("showValue") in ("0", "false")]
        if sum(len(known) for _, known, _ in self._found) + len(ranges) <= MOST_RANGES:
            self._found.append((cells, ranges, looks))

    def may_colour(self, cell: tuple[int, int]) -> bool:
        """Whether a condition may give a cell another ground or other letters."""
        row, col = cell
        return any(
            top <= row <= bottom and left <= col <= right
            for _, ranges, _ in self._found
            for top, left, bottom, right in ranges
        )

    def hiding(self, looks: Set[str], title: str) -> Iterator[LeftOut]:
        """The conditions that may leave values unseen or struck out, which are read as they stand."""
        for cells, _, given in self._found:
            if HIDING in given or not looks.isdisjoint(given):
                yield conditional(title, cells)


def conditional(title: str, cells: str) -> LeftOut:
    """What is said of a condition that may leave values unseen."""
    where = f"工作表“{excerpt(title, LONGEST)}”{excerpt(cells, LONGEST)}"
    return LeftOut(f"条件格式（{where}：可能使这里的数看不见、划掉或者显示成别的，都读了进来）", "处", read=True)


def _range(stated: str) -> CellRange | None:
    first, _, last = stated.replace("$", "").partition(":")
    begin, end = place(first), place(last or first)
    return (*begin, *end) if begin and end else None
