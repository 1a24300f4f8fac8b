"""Workbooks of LibreOffice and WPS in the open format (.ods) as sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from app.documents.blocks import DocumentRemark, LeftOut
from app.documents.workbook.book import damaged, shown
from app.documents.workbook.formats import NO_ZERO, ReadyNumber
from app.documents.workbook.gathered import MOST_COLUMNS, GatheredSheet, parsed
from app.documents.workbook.open_looks import OpenLooks, squeezed
from app.documents.workbook.sheet import WorkbookSheet
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
_CONFIG = _N % "config"
_NOTE = _OFFICE + "annotation"
_GONE = frozenset(["collapse", "filter"])
_NUMBERS = frozenset(["float", "currency", "percentage"])
_LETTERS = re.compile("[A-Za-z\u4e00-\u9fff%]")
_AROUND = str.maketrans("", "", ", ¥￥$€\xa0\u202f\u2009")
"""What stands in a number and does not change it."""
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
    settings, styles = book.xml("settings.xml"), book.xml("styles.xml")
    named = styles.find(_OFFICE + "styles") if styles is not None else None
    zeros_show = settings is None or _zeros_show(settings)
    yield from _sheets(root, name, OpenLooks(*([] if named is None else [named]), root), zeros_show=zeros_show)


def flat_sheets(data: bytes, name: str) -> Iterator[WorkbookSheet | LeftOut]:
    """The same of a workbook that is one file of XML (.fods). Raises `UnreadableFile`."""
    root = parsed(data, name)
    yield from _sheets(root, name, OpenLooks(root), zeros_show=_zeros_show(root))


def _zeros_show(settings: _Element) -> bool:
    items = settings.iter(_CONFIG + "config-item")
    return not any(item.get(_CONFIG + "name") == "ShowZeroValues" and item.text == "false" for item in items)


def _sheets(root: _Element, name: str, looks: OpenLooks, *, zeros_show: bool) -> Iterator[WorkbookSheet | LeftOut]:
    hidden = {
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        if any(one.get(_TABLE + "display") == "false" for one in style.iter(_STYLE + "table-properties"))
    }
    low = squeezed(root)
    for table in root.iter(_TABLE + "table"):
        title = table.get(_TABLE + "name", "")
        if table.get(_TABLE + "style-name") in hidden:
            yield LeftOut(f"隐藏的工作表“{title}”", "个")
        else:
            yield _Reader(title, name, looks, low, zeros_show=zeros_show).read(table)


class _Reader:
    def __init__(self, title: str, file: str, looks: OpenLooks, low: Set[str], *, zeros_show: bool) -> None:
        self._sheet, self._looks, self._low = GatheredSheet(title, file), looks, low
        self._zeros_show = zeros_show
        self._usual: list[tuple[int, str]] = []
        """The styles of cells that have none of their own, each with the column behind the last one that it is for."""

    def read(self, table: _Element) -> WorkbookSheet:
        self._walk(table)
        self._sheet.unshown += self._looks.conditions(table)
        return self._sheet.done()

    def _walk(self, parent: _Element) -> None:
        for child in parent:
            if child.tag in _GROUPS:
                self._walk(child)
            elif child.tag == _COLUMN:
                times = _times(child, "number-columns-repeated")
                self._sheet.columns(times, hidden=self._is_gone(child))
                before = self._usual[-1][0] if self._usual else 0
                self._usual.append((before + times, child.get(_TABLE + "default-cell-style-name", "")))
            elif child.tag == _ROW:
                times = _times(child, "number-rows-repeated")
                self._sheet.add(list(self._cells(child)), hidden=self._is_gone(child), times=times)
            elif child.tag == _TABLE + "shapes" and len(child):
                self._sheet.unshown.append(LeftOut("图片或图形", "个", len(child)))

    def _is_gone(self, element: _Element) -> bool:
        """Whether a row or a column is hidden, or so low or narrow that nothing in it is seen."""
        return element.get(_TABLE + "visibility") in _GONE or element.get(_TABLE + "style-name") in self._low

    def _cells(self, row: _Element) -> Iterator[str]:
        col = 0
        for cell in row.iterchildren(_CELL, _COVERED):
            number = min(_times(cell, "number-columns-repeated"), MOST_COLUMNS)
            style = cell.get(_TABLE + "style-name") or row.get(_TABLE + "default-cell-style-name")
            style = style or next((usual for end, usual in self._usual if col < end), "")
            text = "" if cell.tag == _COVERED else self._shown(cell, style, col)
            down, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
            self._sheet.merge(col, down - 1, across - 1)
            self._sheet.unshown += [_comment(note) for note in cell.iterchildren(_NOTE)]
            yield from (text for _ in range(number))
            col += number

    def _shown(self, cell: _Element, style: str, col: int) -> str:
        """What a cell shows; of a number all its digits, unless its format shows another one or words around it."""
        lines = [self._looks.shown(line) for line in cell.iterchildren(_TEXT + "p")]
        text = "\n".join(line for line, _ in lines)
        self._sheet.unshown += [
            one for _, beside in lines for one in beside if isinstance(one, LeftOut | DocumentRemark)
        ]
        if why := self._looks.why(style):
            return self._sheet.unseen(text, why, col)
        if cell.get(_OFFICE + "value-type") not in _NUMBERS or _LETTERS.search(text):
            return text
        try:
            held = shown(float(cell.get(_OFFICE + "value", "")))
        except (ValueError, OverflowError):
            return text
        if held == "0" and not self._zeros_show:
            self._sheet.unshown.append(NO_ZERO)
            return ""
        ready = ReadyNumber(text.translate(_AROUND)) if lines else None  # some programs write the number alone
        return self._sheet.number(held, ready, col)


def _times(element: _Element, name: str) -> int:
    stated = element.get(_TABLE + name, "1")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 8 else 1


def _comment(note: _Element) -> DocumentRemark:
    lines = ("".join(map(str, line.itertext())) for line in note.iter(_TEXT + "p"))
    return DocumentRemark("comment", excerpt(" ".join(" ".join(lines).split()), LONGEST_COMMENT), placed=False)
