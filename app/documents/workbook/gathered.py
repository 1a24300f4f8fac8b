"""A sheet as it is gathered row by row from a format that writes rows: rows, merges, what is hidden, never too much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.documents.blocks import DocumentRemark, LeftOut
from app.documents.workbook.book import damaged, too_large
from app.documents.workbook.formats import NumberFormat, ReadyNumber, formatted
from app.documents.workbook.sheet import MOST_SQUARES, Merge, WorkbookSheet, unseen

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ROWS, MOST_COLUMNS = 100_000, 16_384
MOST_BYTES = 24 * 1024 * 1024


def parsed(data: bytes, name: str) -> _Element:
    """A workbook that is one file of XML. Raises `UnreadableFile` for one that is damaged or too large."""
    from lxml import etree

    if len(data) > MOST_BYTES:
        raise too_large(name, "")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name) from error


@dataclass
class GatheredSheet:
    """The sheet `title` of the file `file`. Raises `UnreadableFile` for one that is too large."""

    title: str
    file: str
    unshown: list[LeftOut | DocumentRemark] = field(default_factory=list)
    _rows: list[list[str]] = field(default_factory=list)
    _merges: list[Merge] = field(default_factory=list)
    _hidden_rows: set[int] = field(default_factory=set)
    _hidden_cols: set[int] = field(default_factory=set)
    _columns: int = 0

    @property
    def height(self) -> int:
        """How many rows there are so far: the number of the next one."""
        return len(self._rows)

    def columns(self, number: int, *, hidden: bool, first: int | None = None) -> None:
        """Say of some columns, the next ones or those from `first` on, whether they are hidden."""
        start = self._columns if first is None else first
        self._columns = min(start + number, MOST_COLUMNS)
        if hidden:
            self._hidden_cols.update(range(start, self._columns))

    def skip_to(self, row: int) -> None:
        """Leave rows blank up to one."""
        if row >= MOST_ROWS:
            raise too_large(self.file, self.title)
        self._rows += [[] for _ in range(row - self.height)]

    def merge(self, col: int, down: int, across: int) -> None:
        """Note that the cell in this column of the next row reaches over some more rows and columns."""
        if col + across >= MOST_COLUMNS:
            raise too_large(self.file, self.title)
        if down or across:
            self._merges.append(Merge(self.height, col, self.height + down, col + across))

    def add(self, texts: Iterable[str], *, hidden: bool, times: int = 1) -> None:
        """Add a row, several times where a format writes it once; blank rows down to the edge of the sheet are none."""
        row = list(texts)
        while row and not row[-1]:
            row.pop()
        end = self.height + times
        if end > MOST_ROWS and row:
            raise too_large(self.file, self.title)
        if hidden:
            self._hidden_rows.update(range(self.height, min(end, MOST_ROWS)))
        if end <= MOST_ROWS:
            self._rows += [list(row) for _ in range(times)]

    def number(self, written: str, look: NumberFormat | ReadyNumber | None, col: int) -> str:
        """A number of the next row as its format shows it; what it does to it is named."""
        text, remark = formatted(written, look, self.title, self.height, col)
        self.unshown += remark
        return text

    def unseen(self, text: str, why: str, col: int) -> str:
        """Nothing, in place of a text of the next row that is `hidden` or `struck`, and is named."""
        if text.strip():
            self.unshown.append(unseen(text.strip(), why, self.title, self.height, col))
        return ""

    def done(self) -> WorkbookSheet:
        while self._rows and not any(self._rows[-1]):
            self._rows.pop()
        if self.height * max(map(len, self._rows), default=0) > MOST_SQUARES:
            raise too_large(self.file, self.title)
        rows, cols = frozenset(self._hidden_rows), frozenset(self._hidden_cols)
        return WorkbookSheet(self.title, self._rows, tuple(self._merges), rows, cols, tuple(self.unshown))
