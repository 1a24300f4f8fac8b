"""Workbooks in the XML of Excel 2003, which the systems of offices write under the name .xls, as sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.documents.blocks import DocumentRemark, LeftOut
from app.documents.workbook.book import damaged, shown, too_large
from app.documents.workbook.sheet import MOST_SQUARES, Merge, WorkbookSheet
from app.language.excerpt import excerpt

if TYPE_CHECKING:
    from lxml.etree import _Element

BEGINS = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*)*<(?:ss:)?workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet", re.IGNORECASE
)
_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
MOST_BYTES = 24 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 100_000, 16_384
LONGEST_COMMENT = 200


def sheets(data: bytes, name: str) -> Iterator[WorkbookSheet | LeftOut]:
    """The visible sheets; hidden ones by name. Raises `UnreadableFile`."""
    from lxml import etree

    if len(data) > MOST_BYTES:
        raise too_large(name, "")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name) from error
    for sheet in root.iterchildren(_S + "Worksheet"):
        title, seen = sheet.get(_S + "Name", ""), next(sheet.iter(_VISIBLE), None)
        if seen is not None and seen.text in ("SheetHidden", "SheetVeryHidden"):
            yield LeftOut(f"隐藏的工作表“{title}”", "个")
        else:
            yield _Reader(title, name).read(sheet)


@dataclass
class _Reader:
    title: str
    file: str
    rows: list[list[str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)
    comments: list[DocumentRemark] = field(default_factory=list)
    _columns: int = 0

    def read(self, sheet: _Element) -> WorkbookSheet:
        for child in sheet.iterfind(f"{_S}Table/*"):
            if child.tag == _S + "Column":
                self._column(child)
            elif child.tag == _S + "Row":
                self._row(child)
        if len(self.rows) * max(map(len, self.rows), default=0) > MOST_SQUARES:
            raise too_large(self.file, self.title)
        rows, cols = frozenset(self.hidden_rows), frozenset(self.hidden_cols)
        return WorkbookSheet(self.title, self.rows, tuple(self.merges), rows, cols, tuple(self.comments))

    def _column(self, column: _Element) -> None:
        first = _number(column, "Index", self._columns + 1) - 1
        self._columns = min(first + 1 + _number(column, "Span"), MOST_COLUMNS)
        if column.get(_S + "Hidden") == "1":
            self.hidden_cols.update(range(first, self._columns))

    def _row(self, row: _Element) -> None:
        at = max(_number(row, "Index", len(self.rows) + 1) - 1, len(self.rows))
        if at >= MOST_ROWS:
            raise too_large(self.file, self.title)
        self.rows += [[] for _ in range(at - len(self.rows))]
        texts: list[str] = []
        for cell in row.iterchildren(_S + "Cell"):
            col = max(_number(cell, "Index", len(texts) + 1) - 1, len(texts))
            across, down = _number(cell, "MergeAcross"), _number(cell, "MergeDown")
            if col + across >= MOST_COLUMNS:
                raise too_large(self.file, self.title)
            if across or down:
                self.merges.append(Merge(at, col, at + down, col + across))
            texts += [""] * (col - len(texts)) + [_shown(cell)] + [""] * across
            self.comments += map(_comment, cell.iterchildren(_S + "Comment"))
        self.rows.append(texts)
        if row.get(_S + "Hidden") == "1" or row.get(_S + "Height") == "0":
            self.hidden_rows.add(at)


def _number(element: _Element, name: str, usual: int = 0) -> int:
    stated = element.get(_S + name, "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 8 else usual


def _shown(cell: _Element) -> str:
    data = cell.find(_S + "Data")
    text = "".join(map(str, data.itertext())) if data is not None else ""
    if data is None or data.get(_S + "Type") != "Number":
        return text
    try:
        return shown(float(text))
    except (ValueError, OverflowError):
        return text


def _comment(comment: _Element) -> DocumentRemark:
    author, words = comment.get(_S + "Author", "").strip(), " ".join("".join(map(str, comment.itertext())).split())
    stated = words if not author or words.startswith(author) else f"{author}：{words}"
    return DocumentRemark("comment", excerpt(stated, LONGEST_COMMENT), placed=False)
