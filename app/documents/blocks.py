"""What a document is made of before anybody knows that it is a report: texts, tables, pictures, in order.

The readers of Word files and of web pages both end here, and everything behind reads nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from typing import Literal

from app.language.excerpt import excerpt

MOST_COLUMNS = 120
MOST_ROWS = 3000
"""No official table comes near; what is larger is not read as one."""
WIDEST = 4 * MOST_COLUMNS
"""Columns up to which the cells of a table are put where they belong."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text. `level` is the outline level that the document's style gives it, 0 for none. It `goes_on`
    with the paragraph of the line before, behind a line break."""

    text: str
    level: int = 0
    bold: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is never read, only named: a picture, a chart, an embedded object, a note, words struck out.

    `usual`: nobody misses it in a report (page numbers, the head of a page, the menus of a web site). `read`: it was
    read as it stands, and may show otherwise.
    """

    what: str = "图片"
    unit: str = "张"
    number: int = 1
    usual: bool = False
    read: bool = False

    @property
    def message(self) -> str:
        """“2张图片”."""
        return f"{self.number}{self.unit}{self.what}"

    @property
    def ending(self) -> str:
        """What is said of it behind its name."""
        return "请对照原件核对" if self.read else "未读入"


NO_VALUE = LeftOut("没有存下内容的输入框", "个")
NO_CHOICE = LeftOut("没有存下选择的下拉框", "个")
NOT_KEPT = frozenset([NO_VALUE, NO_CHOICE])
ASKING = "没有填写的内容控件"


def asks(block: Block) -> bool:
    """Whether a field stands there that somebody was to fill in and that holds nothing."""
    return block in NOT_KEPT or (isinstance(block, LeftOut) and block.what.startswith(ASKING))


RemarkKind = Literal["revision", "comment", "hidden"]


@dataclass(frozen=True, slots=True)
class DocumentRemark:
    """What must not be published by mistake: a revision not yet accepted, a comment, hidden words."""

    kind: RemarkKind
    words: str
    placed: bool = True
    """Whether it belongs to the place where it stands among the blocks, and not to the document as a whole."""
    sure: bool = True
    """Whether it is surely of the text: a page hides things of its own around it."""


def struck(text: str) -> LeftOut:
    """Words with a line through them: whether they count is not for a program to say."""
    return LeftOut(f"划掉的文字“{excerpt(text, 20)}”", "处")


@dataclass(frozen=True, slots=True)
class Square:
    """One cell of a table as printed; `inner` only where it holds a table or a picture of its own."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    inner: tuple[Block, ...] = ()

    @property
    def right(self) -> int:
        """The first column behind it."""
        return self.col + self.colspan


@dataclass(frozen=True)
class DocumentTable:
    """A table. `rows` holds for each row the squares that begin in it, from the left; `beside` what was not read of
    it, rows that are hidden or taken out."""

    rows: tuple[tuple[Square, ...], ...]
    beside: tuple[Block, ...] = ()
    width: int = field(init=False)
    sheet: str | None = None
    """The name of the sheet of a workbook that this is all of; a sheet may hold several tables, and texts."""
    ruled: bool = False
    """Whether it was told by lines alone, which may be missing."""
    broken: bool = False
    """Whether lines of it are missing for certain."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", max((square.right for square in self.squares()), default=0))

    def squares(self) -> Iterator[Square]:
        return (square for row in self.rows for square in row)


Block = Text | LeftOut | DocumentRemark | DocumentTable


@dataclass
class TableMaker:
    """Puts cells where they belong, row by row, around cells from above that reach down.

    `html` cells bring their rowspan; Word's say in each row that they go on from above (`merge_up`).
    """

    rows: list[list[Square]] = field(default_factory=list)
    beside: list[Block] = field(default_factory=list)
    _reach: dict[int, int] = field(default_factory=dict)
    """Column -> first row that is free again."""
    _at: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Column -> (row, index) of the square that stands there now."""
    _col: int = 0
    merged: str = ""
    """The text of the square into which a cell went last."""

    def row(self, skip: int = 0) -> None:
        """Begin a row, `skip` columns in."""
        self.rows.append([])
        self._col = min(skip, MOST_COLUMNS)

    def add(self, text: str, colspan: int = 1, rowspan: int = 1, inner: tuple[Block, ...] = ()) -> None:
        row = len(self.rows) - 1
        if self._col >= WIDEST:  # no table that anybody reads: what follows only has to be there
            self.rows[row].append(Square(row, self._col, 1, 1, text, inner))
            self._col += 1
            return
        self._col = self.next_column()
        colspan = max(1, min(colspan, MOST_COLUMNS))
        rowspan = max(1, min(rowspan, MOST_ROWS))
        self._at[self._col] = (row, len(self.rows[row]))
        self.rows[row].append(Square(row, self._col, rowspan, colspan, text, inner))
        if rowspan > 1:
            for col in range(self._col, self._col + colspan):
                self._reach[col] = row + rowspan
        self._col += colspan

    def next_column(self) -> int:
        """Where the next cell of the row will stand."""
        row, col = len(self.rows) - 1, self._col
        while col < WIDEST and self._reach.get(col, 0) > row:
            col += 1
        return col

    def merge_up(self, colspan: int) -> bool:
        """The cell above reaches down into this row; False when none begins in this column."""
        above = self._at.get(self._col)
        if above is None:
            return False
        row, index = above
        square = self.rows[row][index]
        span = len(self.rows) - row
        if square.rowspan < span - 1:
            return False
        self.merged = square.text
        self.rows[row][index] = Square(row, square.col, span, square.colspan, square.text, square.inner)
        self._col += max(1, min(colspan, MOST_COLUMNS))
        return True

    def widen(self, colspan: int) -> bool:
        """The cell at the left reaches over the next columns; False at the beginning of a row."""
        current = self.rows[-1]
        if not current:
            return False
        last = current[-1]
        self.merged = last.text
        current[-1] = Square(last.row, last.col, last.rowspan, last.colspan + max(1, colspan), last.text, last.inner)
        self._col += max(1, colspan)
        return True

    def grid(self) -> DocumentTable:
        return DocumentTable(tuple(tuple(row) for row in self.rows), tuple(self.beside))


def words_in(square: Square) -> str:
    """The words of a cell, those of tables in it among them."""
    if not any(isinstance(inner, DocumentTable) for inner in square.inner):
        return square.text
    return "\n".join(filter(str.strip, map(_words, square.inner)))


def _words(block: Block) -> str:
    if isinstance(block, Text):
        return block.text
    if not isinstance(block, DocumentTable):
        return ""
    return "\n".join(text for square in block.squares() if (text := words_in(square).strip()))


def flat(grid: DocumentTable) -> Iterator[Block]:
    """The contents of a table that only lays out a page, cell by cell."""
    yield from grid.beside
    for square in grid.squares():
        if square.inner:
            yield from square.inner
        elif square.text.strip():
            yield from (Text(line) for line in square.text.split("\n") if line.strip())


def without_columns(grid: DocumentTable, hidden: Set[int]) -> DocumentTable:
    """The table without columns that are hidden; a cell that reaches over one is that much narrower."""
    if not hidden:
        return grid
    rows, gone = [], list[str]()
    for row in grid.rows:
        kept = []
        for square in row:
            lost = sum(square.col <= col < square.right for col in hidden)
            if lost < square.colspan:
                left = sum(col < square.col for col in hidden)
                kept.append(replace(square, col=square.col - left, colspan=square.colspan - lost))
            elif square.text.strip():
                gone.append(" ".join(square.text.split()))
        rows.append(tuple(kept))
    stated = (DocumentRemark("hidden", f"隐藏的列“{excerpt(' '.join(gone), 30)}”"),) if gone else ()
    return DocumentTable(tuple(rows), (*grid.beside, *stated))
