"""Workbooks in the XML of Excel 2003, which the systems of offices write under the name .xls, as sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.documents.blocks import Block, DocumentRemark, LeftOut
from app.documents.colours import BLACK, WHITE, are_alike, colour
from app.documents.shown import PLAIN, Look, ShownLine
from app.documents.workbook.book import shown
from app.documents.workbook.fonts import OF_SIGNS
from app.documents.workbook.formats import NO_ZERO, NumberFormat, number_format
from app.documents.workbook.gathered import GatheredSheet, parsed
from app.documents.workbook.marks import LOWEST
from app.documents.workbook.sheet import WorkbookSheet
from app.language.excerpt import excerpt

if TYPE_CHECKING:
    from lxml.etree import _Element

BEGINS = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*)*<(?:ss:)?workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet", re.IGNORECASE
)
_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
_EXCEL, _HTML = "{urn:schemas-microsoft-com:office:excel}", "{http://www.w3.org/TR/REC-html40}"
_SHIFTS = {"Sup": 1, "Sub": -1}
DEEPEST = 20
LONGEST_COMMENT = 200


def sheets(data: bytes, name: str) -> Iterator[WorkbookSheet | LeftOut]:
    """The visible sheets; hidden ones by name. Raises `UnreadableFile`."""
    root = parsed(data, name)
    styles = {style.get(_S + "ID", ""): _Style.of(style) for style in root.iterfind(f"{_S}Styles/{_S}Style")}
    for sheet in root.iterchildren(_S + "Worksheet"):
        title, seen = sheet.get(_S + "Name", ""), next(sheet.iter(_VISIBLE), None)
        if seen is not None and seen.text in ("SheetHidden", "SheetVeryHidden"):
            yield LeftOut(f"隐藏的工作表“{title}”", "个")
        else:
            yield _Reader(title, name, styles).read(sheet)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style does to a value: its format; whether it is not seen (`hidden`) or has a line through it."""

    format: NumberFormat | None = None
    why: str = ""

    @classmethod
    def of(cls, style: _Element) -> _Style:
        code, font, ground, place = (
            style.find(_S + name) for name in ("NumberFormat", "Font", "Interior", "Alignment")
        )
        look = number_format(code.get(_S + "Format", "") if code is not None else "")
        repeated = "repeated" if place is not None and place.get(_S + "Horizontal") == "Fill" else ""
        if font is None:
            return cls(look, repeated)
        ink = colour(font.get(_S + "Color", "")) or BLACK
        behind = colour(ground.get(_S + "Color", "")) or WHITE if ground is not None else WHITE
        tiny = font.get(_S + "Size", "") in ("1", "2")
        struck = font.get(_S + "StrikeThrough") == "1"
        if tiny or are_alike(ink, behind):
            return cls(look, "hidden")
        signs = font.get(_S + "FontName", "").startswith(OF_SIGNS)
        return cls(look, "struck" if struck else "signs" if signs else repeated)


class _Reader:
    def __init__(self, title: str, file: str, styles: Mapping[str, _Style]) -> None:
        self._sheet, self._styles = GatheredSheet(title, file), styles
        self._columns, self._zeros_show = 0, True

    def read(self, sheet: _Element) -> WorkbookSheet:
        self._zeros_show = sheet.find(f"{_EXCEL}WorksheetOptions/{_EXCEL}DoNotDisplayZeros") is None
        for child in sheet.iterfind(f"{_S}Table/*"):
            if child.tag == _S + "Column":
                self._column(child)
            elif child.tag == _S + "Row":
                self._row(child)
        return self._sheet.done()

    def _column(self, column: _Element) -> None:
        first, number = _number(column, "Index", self._columns + 1) - 1, 1 + _number(column, "Span")
        self._columns = first + number
        hidden = column.get(_S + "Hidden") == "1" or _is_low(column, "Width", LOWEST)
        self._sheet.columns(number, hidden=hidden, first=first)

    def _row(self, row: _Element) -> None:
        self._sheet.skip_to(_number(row, "Index", self._sheet.height + 1) - 1)
        texts: list[str] = []
        for cell in row.iterchildren(_S + "Cell"):
            col = max(_number(cell, "Index", len(texts) + 1) - 1, len(texts))
            across = _number(cell, "MergeAcross")
            self._sheet.merge(col, _number(cell, "MergeDown"), across)
            texts += [""] * (col - len(texts)) + [self._shown(cell, col)] + [""] * across
            self._sheet.unshown += map(_comment, cell.iterchildren(_S + "Comment"))
        self._sheet.add(texts, hidden=row.get(_S + "Hidden") == "1" or _is_low(row, "Height", LOWEST))

    def _shown(self, cell: _Element, col: int) -> str:
        data = cell.find(_S + "Data")
        text, beside = _shown_in(data) if data is not None else ("", [])
        self._sheet.unshown += [one for one in beside if isinstance(one, LeftOut | DocumentRemark)]
        style = self._styles.get(cell.get(_S + "StyleID", ""), _Style())
        if style.why:
            return self._sheet.unseen(text, style.why, col)
        if data is None or data.get(_S + "Type") != "Number":
            return text
        try:
            held = shown(float(text))
        except (ValueError, OverflowError):
            return text
        if held == "0" and not self._zeros_show:
            self._sheet.unshown.append(NO_ZERO)
            return ""
        return self._sheet.number(held, style.format, col)


def _shown_in(data: _Element) -> tuple[str, list[Block]]:
    """What a text with marks of a page in it shows, and what stands beside it."""
    if not len(data):
        return data.text or "", []
    line = ShownLine()
    _say(data, PLAIN, line)
    return line.text, list(line.beside())


def _say(element: _Element, look: Look, line: ShownLine, depth: int = 0) -> None:
    line.say(element.text or "", look)
    for child in element if depth < DEEPEST else ():
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        ink = colour(child.get(f"{_HTML}Color") or child.get("Color") or "")
        inner = replace(
            look,
            struck=look.struck or name == "S",
            shift=_SHIFTS.get(name, look.shift),
            hidden=look.hidden or (ink is not None and are_alike(ink, WHITE)),
        )
        _say(child, inner, line, depth + 1)
        line.say(child.tail or "", look)


def _is_low(element: _Element, name: str, least: float) -> bool:
    """Whether a row is so low, or a column so narrow, that nothing in it is seen."""
    try:
        return float(element.get(_S + name, least + 1)) <= least
    except ValueError:
        return False


def _number(element: _Element, name: str, usual: int = 0) -> int:
    stated = element.get(_S + name, "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 8 else usual


def _comment(comment: _Element) -> DocumentRemark:
    author, words = comment.get(_S + "Author", "").strip(), " ".join("".join(map(str, comment.itertext())).split())
    stated = words if not author or words.startswith(author) else f"{author}：{words}"
    return DocumentRemark("comment", excerpt(stated, LONGEST_COMMENT), placed=False)
