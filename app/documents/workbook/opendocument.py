"""Workbooks of LibreOffice and WPS in the open format (.ods) as sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.documents.blocks import DocumentRemark, LeftOut
from app.documents.workbook.book import damaged, shown, too_large
from app.documents.workbook.sheet import MOST_SQUARES, Merge, WorkbookSheet
from app.language.excerpt import excerpt
from app.ooxml.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_N = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _OFFICE, _TEXT, _STYLE = (_N % name for name in ("table", "office", "text", "style"))
_CELL, _COVERED, _ROW, _COLUMN = (
    _TABLE + name for name in ("table-cell", "covered-table-cell", "table-row", "table-column")
)
_GROUPS = {_TABLE + name for name in (
    "table-row-group", "table-header-rows", "table-rows", "table-column-group", "table-header-columns", "table-columns")}  # fmt: skip
_NOTE = _OFFICE + "annotation"
_GONE = frozenset(["collapse", "filter"])
_NUMBERS = frozenset(["float", "currency", "percentage"])
_LETTERS = re.compile("[A-Za-z\u4e00-\u9fff%]")
MOST_ROWS, MOST_COLUMNS = 100_000, 16_384
LONGEST_COMMENT = 200


class OdsFile(Package):
    """An opened .ods."""

    macros_refused = False
    kind = "表格文件（.ods）"
    again = "请用Excel、WPS或LibreOffice打开，另存为.xlsx后再导入"


def sheets(data: bytes, name: str) -> Iterator[WorkbookSheet | LeftOut]:
    """The visible sheets; hidden ones by name. Raises `UnreadableFile`."""
    book = OdsFile(data, name)
    if book.names & {"encrypted-package"} or b"manifest:encryption-data" in (book.part("META-INF/manifest.xml") or b""):
        raise book.refused("设有密码", "请用Excel、WPS或LibreOffice打开，去掉密码另存后再导入")
    root = book.xml("content.xml")
    if root is None:
        raise damaged(name)
    hidden = {
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        if any(one.get(_TABLE + "display") == "false" for one in style.iter(_STYLE + "table-properties"))
    }
    for table in root.iter(_TABLE + "table"):
        title = table.get(_TABLE + "name", "")
        if table.get(_TABLE + "style-name") in hidden:
            yield LeftOut(f"隐藏的工作表“{title}”", "个")
        else:
            yield _Reader(title, name).read(table)


@dataclass
class _Reader:
    title: str
    file: str
    rows: list[list[str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)
    unshown: list[LeftOut | DocumentRemark] = field(default_factory=list)
    _columns: int = 0

    def read(self, table: _Element) -> WorkbookSheet:
        self._walk(table)
        while self.rows and not any(self.rows[-1]):
            self.rows.pop()
        if len(self.rows) * max(map(len, self.rows), default=0) > MOST_SQUARES:
            raise too_large(self.file, self.title)
        rows, cols = frozenset(self.hidden_rows), frozenset(self.hidden_cols)
        return WorkbookSheet(self.title, self.rows, tuple(self.merges), rows, cols, tuple(self.unshown))

    def _walk(self, parent: _Element) -> None:
        for child in parent:
            if child.tag in _GROUPS:
                self._walk(child)
            elif child.tag == _COLUMN:
                number = _times(child, "number-columns-repeated")
                if child.get(_TABLE + "visibility") in _GONE:
                    self.hidden_cols.update(range(self._columns, min(self._columns + number, MOST_COLUMNS)))
                self._columns += number
            elif child.tag == _ROW:
                self._row(child)
            elif child.tag == _TABLE + "shapes" and len(child):
                self.unshown.append(LeftOut("图片或图形", "个", len(child)))

    def _row(self, row: _Element) -> None:
        texts = list(self._cells(row))
        while texts and not texts[-1]:
            texts.pop()
        number = _times(row, "number-rows-repeated")
        if row.get(_TABLE + "visibility") in _GONE:
            self.hidden_rows.update(range(len(self.rows), min(len(self.rows) + number, MOST_ROWS)))
        if len(self.rows) + number > MOST_ROWS:
            if texts:
                raise too_large(self.file, self.title)
            number = 0
        self.rows += [list(texts) for _ in range(number)]

    def _cells(self, row: _Element) -> Iterator[str]:
        col = 0
        for cell in row.iterchildren(_CELL, _COVERED):
            number = min(_times(cell, "number-columns-repeated"), MOST_COLUMNS)
            text = "" if cell.tag == _COVERED else _shown(cell)
            down, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
            if down > 1 or across > 1:
                self.merges.append(Merge(len(self.rows), col, len(self.rows) + down - 1, col + across - 1))
            self.unshown += [_comment(note) for note in cell.iterchildren(_NOTE)]
            yield from (text for _ in range(number))
            col += number


def _times(element: _Element, name: str) -> int:
    stated = element.get(_TABLE + name, "1")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 8 else 1


def _shown(cell: _Element) -> str:
    """What a cell shows; of a number all its digits, unless its format writes words around it."""
    text = "\n".join(_words(line) for line in cell.iterchildren(_TEXT + "p"))
    value = cell.get(_OFFICE + "value", "")
    if cell.get(_OFFICE + "value-type") not in _NUMBERS or not text or _LETTERS.search(text):
        return text
    try:
        return shown(float(value))
    except (ValueError, OverflowError):
        return text


def _words(element: _Element) -> str:
    """The text of a line; a run of blanks is written as one with their number."""
    stated = element.text or ""
    for child in element:
        stated += _inside(child) + (child.tail or "")
    return stated


def _inside(child: _Element) -> str:
    local = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
    if local == "s":
        return " " * _blanks(child)
    signs = {"line-break": "\n", "tab": "\t", "annotation": ""}
    return signs[local] if local in signs else _words(child)


def _blanks(mark: _Element) -> int:
    stated = mark.get(_TEXT + "c", "1")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 4 else 1


def _comment(note: _Element) -> DocumentRemark:
    lines = (_words(line) for line in note.iter(_TEXT + "p"))
    return DocumentRemark("comment", excerpt(" ".join(" ".join(lines).split()), LONGEST_COMMENT), placed=False)
