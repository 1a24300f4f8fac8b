"""A sheet of a workbook: what it shows as a table, and what it holds without showing it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.documents.blocks import Block, DocumentRemark, DocumentTable, LeftOut, Square, struck
from app.language.excerpt import excerpt

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
MOST_SQUARES = 1_000_000
"""Squares of a sheet, blank ones between the figures included; a register of a large city has a tenth."""
_NAMED = 6
LONGEST = 20
_OTHERWISE = {"signs": "用符号字体显示成符号的", "repeated": "按列宽重复显示的"}
"""What cells do to their text that is neither hidden nor struck out."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged cell: its first and its last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class WorkbookSheet:
    """Rows of texts from the first row and column on. `unshown` names what is no text: pictures, comments."""

    name: str
    rows: Sequence[Sequence[str]]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    unshown: tuple[LeftOut | DocumentRemark, ...] = ()
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) -> what stands there instead of a value: “#REF!”, a formula that no program has worked out."""

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def text(self, row: int, col: int) -> str:
        """What a square holds, hidden or not."""
        if fault := self.faults.get((row, col)):
            return fault
        return self.rows[row][col] if row < len(self.rows) and col < len(self.rows[row]) else ""

    def shown(self) -> tuple[list[int], list[int]]:
        """The rows and the columns that are not hidden."""
        rows = [row for row in range(len(self.rows)) if row not in self.hidden_rows]
        return rows, [col for col in range(self.width) if col not in self.hidden_cols]


def column_name(col: int) -> str:
    """A, B, …, Z, AA as Excel names them."""
    name, col = "", col + 1
    while col:
        col, rest = divmod(col - 1, 26)
        name = chr(65 + rest) + name
    return name


def named(sheet: str, row: int, col: int) -> str:
    """How a cell is called where it is spoken of."""
    return f"工作表“{excerpt(sheet, LONGEST)}”{column_name(col)}{row + 1}格"


def unseen(text: str, why: str, sheet: str, row: int, col: int) -> LeftOut | DocumentRemark:
    """What is said of a text that a cell holds and does not show as it is, or that has a line through it."""
    if why in _OTHERWISE:
        return LeftOut(f"{named(sheet, row, col)}{_OTHERWISE[why]}“{text}”", "处")
    return struck(text) if why == "struck" else DocumentRemark("hidden", f"{named(sheet, row, col)}“{text}”")


def place(name: str) -> tuple[int, int] | None:
    """Row and column of a cell as Excel names it; None for what is no such name."""
    found = _CELL.fullmatch(name)
    if not found:
        return None
    col = 0
    for letter in found[1]:
        col = col * 26 + ord(letter) - 64
    return int(found[2]) - 1, col - 1


def blocks(sheet: WorkbookSheet) -> Iterator[Block]:
    """The table that the sheet shows, and by name what it does not."""
    grid = as_grid(sheet)
    if any(square.text.strip() for square in grid.squares()):
        yield grid
    yield from hidden(sheet)
    yield from sheet.unshown


def hidden(sheet: WorkbookSheet) -> Iterator[LeftOut]:
    """Hidden rows and columns that hold something."""
    rows = [row for row in sorted(sheet.hidden_rows) if any(sheet.text(row, col) for col in range(sheet.width))]
    cols = [col for col in sorted(sheet.hidden_cols) if any(sheet.text(row, col) for row in range(len(sheet.rows)))]
    where = f"工作表“{excerpt(sheet.name, LONGEST)}”里隐藏的"
    if rows:
        stated = (sheet.text(row, col).strip() for row in rows for col in range(sheet.width))
        yield LeftOut(f"{where}行（第{_listed(str(row + 1) for row in rows)}行，{_first(stated)}）", "处")
    if cols:
        stated = (sheet.text(row, col).strip() for col in cols for row in range(len(sheet.rows)))
        yield LeftOut(f"{where}列（{_listed(column_name(col) for col in cols)}列，{_first(stated)}）", "处")


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return "、".join(found[:_NAMED]) + (f"等{len(found)}" if len(found) > _NAMED else "")


def _first(texts: Iterable[str]) -> str:
    return f"内有“{excerpt(' '.join(next(filter(None, texts)).split()), LONGEST)}”等"


def as_grid(sheet: WorkbookSheet) -> DocumentTable:
    """The visible squares, merged ones as one; rows and columns close up where others are hidden."""
    rows, cols = sheet.shown()
    place = _Places(rows, cols)
    above: dict[tuple[int, int], Square] = {}
    covered: set[tuple[int, int]] = set()
    for merge in sheet.merges:
        place.merge(merge, sheet, above, covered)
    made = []
    for number, row in enumerate(rows):
        squares = [
            above.get((number, at)) or Square(number, at, 1, 1, sheet.text(row, col))
            for at, col in enumerate(cols)
            if (number, at) not in covered
        ]
        made.append(tuple(squares))
    return DocumentTable(tuple(made), sheet=sheet.name)


@dataclass(frozen=True)
class _Places:
    """Where the visible rows and columns of a sheet have gone."""

    rows: Sequence[int]
    cols: Sequence[int]

    def merge(
        self,
        merge: Merge,
        sheet: WorkbookSheet,
        above: dict[tuple[int, int], Square],
        covered: set[tuple[int, int]],
    ) -> None:
        """Note the visible part of a merged cell, with the text of its corner, and the squares that it covers."""
        rows = [at for at, row in enumerate(self.rows) if merge.top <= row <= merge.bottom]
        cols = [at for at, col in enumerate(self.cols) if merge.left <= col <= merge.right]
        taken = {(row, col) for row in rows for col in cols}
        if not taken or taken & (covered | above.keys()):
            return
        corner = (rows[0], cols[0])
        above[corner] = Square(*corner, len(rows), len(cols), sheet.text(merge.top, merge.left))
        covered |= taken - {corner}
