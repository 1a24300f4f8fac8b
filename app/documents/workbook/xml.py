"""What the sheets of an .xlsx say beside their values: hidden rows and columns, errors, formulas without a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from app.documents.blocks import Block, DocumentRemark, LeftOut
from app.documents.workbook.book import damaged, too_large
from app.documents.workbook.conditions import Conditions
from app.documents.workbook.fonts import Fonts
from app.documents.workbook.formats import NumberFormat, of_styles
from app.documents.workbook.marks import LOWEST, MOST_COLUMNS, NARROWEST, NOT_WORKED_OUT, SheetMarks
from app.documents.workbook.sheet import LONGEST, MOST_SQUARES, place
from app.errors import UnreadableFile
from app.language.excerpt import excerpt
from app.ooxml.package import Package, as_usual

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_YES = {"1", "true", "on"}
_CHANGING = re.compile(r"\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(", re.IGNORECASE)
_KINDS = ("comments", "threadedComment", "drawing")
LONGEST_COMMENT = 200
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")


class XlsxFile(Package):
    """An opened .xlsx. Its macros are never run, and stay where they are."""

    macros_refused = False
    kind = "Excel文件（.xlsx）"
    again = "请用Excel或WPS打开，另存为新的.xlsx后再导入"


def marks(data: bytes, name: str) -> dict[str, SheetMarks]:
    """The marks of each sheet by its name. Raises `UnreadableFile` for a file that is none, or is too large."""
    book = XlsxFile(data, name)
    root = book.xml("xl/workbook.xml")
    if root is None:
        raise damaged(name)
    targets = {relation.get("Id", ""): relation for relation in book.relations("xl/workbook.xml")}
    look_up = book.xml("xl/styles.xml")
    fonts = Fonts(look_up, book.xml(_theme(targets.values())))
    texts = fonts.told_apart(book.xml("xl/sharedStrings.xml"))
    styles = CellStyles(of_styles(look_up), fonts.unseen(), texts, fonts)
    found: dict[str, SheetMarks] = {}
    for sheet in root.iter(_S + "sheet"):
        title, relation = sheet.get("name", ""), targets.get(sheet.get(_ID, ""))
        part = _part(relation.get("Target", ""), "xl") if relation is not None else ""
        if (packed := book.part(part)) is not None:
            found[title] = _of_sheet(packed, title, name, styles)
            found[title].unshown += _beside(book, part)
    return found


def _theme(relations: Iterable[_Element]) -> str:
    found = (one.get("Target", "") for one in relations if one.get("Type", "").endswith("/theme"))
    return _part(next(found, ""), "xl")


def _part(target: str, folder: str) -> str:
    if target.startswith("/"):
        return target[1:]
    pieces = folder.split("/")
    while target.startswith("../"):
        target, pieces = target[3:], pieces[:-1]
    return "/".join([*pieces, target])


def _of_sheet(packed: bytes, title: str, name: str, styles: CellStyles) -> SheetMarks:
    from lxml import etree

    reader = _Reader(styles)
    source = BytesIO(as_usual(packed))
    try:
        walk = etree.iterparse(source, ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False)
        for event, element in walk:
            reader.take(event, element)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name) from error
    conditions = reader.conditions
    reader.found.unseen = {
        cell: why
        for cell, why in reader.found.unseen.items()
        if why not in ("hidden",) or not (b"<tablePart" in packed or conditions.may_colour(cell))  # these give grounds
    }
    reader.found.unshown += [*conditions.hiding(styles.fonts.of_conditions(), title), *reader.in_doubt(title)]
    if reader.height * reader.width > MOST_SQUARES:
        raise too_large(name, title)
    return reader.found


@dataclass(frozen=True)
class CellStyles:
    """What the styles of a workbook do to values: formats of numbers, what is not seen, texts that show in part."""

    formats: dict[str, NumberFormat]
    unseen: dict[str, str]
    texts: dict[str, tuple[str, list[Block]]]
    fonts: Fonts


@dataclass
class _Reader:
    """Goes through the cells of a sheet, which may leave out where they stand."""

    styles: CellStyles
    found: SheetMarks = field(default_factory=SheetMarks)
    conditions: Conditions = field(default_factory=Conditions)
    height: int = 0
    width: int = 0
    _row: int = -1
    _col: int = -1
    _anew: int = 0
    """Formulas of the day or of chance: their value is another one when the file is opened."""

    def take(self, event: str, element: _Element) -> None:
        tag = element.tag
        if event == "start":
            if tag == _S + "row":
                self._row, self._col = _row(element, self._row, self.found), -1
        elif tag == _S + "c":
            self._row, self._col = _place(element, self._row, self._col)
            self.height, self.width = max(self.height, self._row + 1), max(self.width, self._col + 1)
            self._take_cell(element, (self._row, self._col))
        elif tag == _S + "row":
            element.clear()
        elif tag == _S + "conditionalFormatting":
            self.conditions.take(element)
        elif tag in _DIMENSIONS:
            _DIMENSIONS[tag](element, self.found)
        elif tag == _S + "sheetView":
            self.found.formulas_show = element.get("showFormulas") in _YES
            self.found.zeros_show = element.get("showZeros", "1") in _YES

    def _take_cell(self, element: _Element, where: tuple[int, int]) -> None:
        if fault := _fault(element):
            self.found.faults[where] = fault
            return
        style = element.get("s", "")
        if look := self.styles.formats.get(style):
            self.found.formats[where] = look
        if style in self.styles.unseen:
            self.found.unseen[where] = self.styles.unseen[style]
        self._take_text(element, where)
        formula = element.find(_S + "f")
        self._anew += formula is not None and bool(_CHANGING.search(formula.text or ""))

    def in_doubt(self, title: str) -> Iterator[LeftOut]:
        """What may show otherwise than the values that the file holds."""
        if self._anew:
            where = f"工作表“{excerpt(title, LONGEST)}”里"
            yield LeftOut(f"{where}打开文件时会重新计算的公式（按存的数读入）", "个", self._anew, read=True)

    def _take_text(self, element: _Element, where: tuple[int, int]) -> None:
        """Note a text that does not show all of itself."""
        value, inside = element.find(_S + "v"), element.find(_S + "is")
        number = value.text or "" if value is not None and element.get("t") == "s" else ""
        found = self.styles.texts.get(number) or (self.styles.fonts.shown(inside) if inside is not None else None)
        if found:
            self.found.texts[where], beside = found
            self.found.unshown += [block for block in beside if isinstance(block, LeftOut | DocumentRemark)]


def _row(element: _Element, before: int, found: SheetMarks) -> int:
    """The number of a row that begins; it may leave its number out."""
    stated = element.get("r", "")
    row = int(stated) - 1 if stated.isascii() and stated.isdigit() and len(stated) < 8 else before + 1
    if element.get("hidden") in _YES or _is_low(element.get("ht"), LOWEST):
        found.rows.add(row)
    elif element.get("ht"):
        found.shown_rows.add(row)
    return row


def _is_low(stated: str | None, least: float) -> bool:
    try:
        return stated is not None and float(stated) <= least
    except ValueError:
        return False


def _place(element: _Element, row: int, before: int) -> tuple[int, int]:
    return place(element.get("r", "")) or (max(row, 0), before + 1)


def _fault(element: _Element) -> str:
    """What stands in a cell instead of a value, if anything does."""
    value = element.find(_S + "v")
    stated = value.text or "" if value is not None else ""
    if element.get("t") == "e":
        return stated or "#N/A"
    empty = element.find(_S + "f") is not None and not stated
    return NOT_WORKED_OUT if empty and element.get("t") != "str" else ""


def _columns(element: _Element, found: SheetMarks) -> None:
    if element.get("hidden") in _YES or _is_low(element.get("width"), NARROWEST):
        found.cols.update(_reach(element))
    else:
        found.shown_cols.update(_reach(element))


def _reach(element: _Element) -> range:
    first, last = (int(element.get(side) or "1") for side in ("min", "max"))
    return range(first - 1, min(last, MOST_COLUMNS))


def _usual_size(element: _Element, found: SheetMarks) -> None:
    low = element.get("customHeight") in _YES and _is_low(element.get("defaultRowHeight"), LOWEST)
    found.all_rows_hidden = low or element.get("zeroHeight") in _YES
    found.all_cols_hidden = _is_low(element.get("defaultColWidth"), NARROWEST)


_DIMENSIONS = {_S + "col": _columns, _S + "sheetFormatPr": _usual_size}


def _beside(book: XlsxFile, sheet: str) -> Iterator[LeftOut | DocumentRemark]:
    """Comments, pictures and drawings that belong to a sheet."""
    comments: dict[str, str] = {}
    for relation in book.relations(sheet):
        kind = relation.get("Type", "").rpartition("/")[2]
        try:
            root = book.xml(_part(relation.get("Target", ""), sheet.rpartition("/")[0])) if kind in _KINDS else None
        except UnreadableFile:
            continue
        if root is None:
            continue
        if kind != "drawing":
            comments |= _comments(root, comments)
        elif count := sum(_local(element) in _ANCHORS for element in root.iter()):
            yield LeftOut("图片或图形", "个", count)
    yield from (DocumentRemark("comment", words, placed=False) for words in comments.values())


def _comments(root: _Element, known: dict[str, str]) -> dict[str, str]:
    """The comments of a part by their cells; an old program reads of a newer one's that it can't read it."""
    authors = [author.text or "" for author in root.iter(_S + "author")]
    found = {}
    for comment in root.iter():
        where = comment.get("ref", "")
        if not where or _local(comment) not in ("comment", "threadedComment"):
            continue
        number = comment.get("authorId", "")
        author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
        if not (author.startswith("tc=") and where in known):
            found[where] = _in_words(where, author, comment)
    return found


def _in_words(where: str, author: str, comment: _Element) -> str:
    words = " ".join("".join(part.text or "" for part in comment.iter() if _local(part) in ("t", "text")).split())
    name = "" if not author or author.startswith("tc=") or words.startswith(author) else f"{author}："
    return excerpt(f"{where}格：{name}{words}", LONGEST_COMMENT)


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
