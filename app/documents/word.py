"""A Word file as blocks: texts, tables, pictures. Walks the XML itself; tracked changes count as accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.documents.blocks import Block, GridMaker, LeftOut, Text, raised, struck
from app.documents.numbering import Numbering
from app.ooxml.package import Package
from app.ooxml.styles import VAL, Styles, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P, R, T, TBL, TR, TC = (W + name for name in ("p", "r", "t", "tbl", "tr", "tc"))
_SKIPPED = {
    W + name
    for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")
} | {W + name for name in ("delText", "instrText", "rt", "softHyphen")}
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_NO_WORDS = _SKIPPED | {P, TBL}
_TC_PR, _P_PR, _R_PR, _NUM_PR, _P_STYLE, _VANISH = (
    W + name for name in ("tcPr", "pPr", "rPr", "numPr", "pStyle", "vanish")
)
_NOTHING = {W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr")}
_GRID_SPAN, _H_MERGE, _V_MERGE = W + "gridSpan", W + "hMerge", W + "vMerge"
_MERGES = {_H_MERGE, _V_MERGE}
_PICTURES = {W + "drawing", W + "pict", W + "object"}
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_NOTES = {
    W + "footnoteReference": ("脚注", "条"),
    W + "endnoteReference": ("尾注", "条"),
    W + "sym": ("符号字体的字符", "个"),
    _M + "oMath": ("公式", "个"),
}
"""What is told and not read: its name, and what one of it is called."""
_ASIDE = {*_PICTURES, *_NOTES}
_STRIKES = {W + "strike", W + "dstrike"}
_RAISES = W + "vertAlign"
_LOOKS = {_VANISH, _RAISES, *_STRIKES}
"""What makes a run more than its words."""
_BOX = W + "txbxContent"


def read(data: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of the .docx in `data`. Raises `UnreadableFile`, naming the file `name`."""
    package = Package(data, name)
    main = package.main()
    package.refuse_outside_content(main)
    root = package.xml(main)
    if root is None or (body := root.find(W + "body")) is None:
        raise package.refused("不是Word的.docx格式，读不出正文")
    folder = main.rpartition("/")[0]
    styles = Styles(package.xml(f"{folder}/styles.xml"))
    return tuple(_Body(styles, Numbering(package.xml(f"{folder}/numbering.xml"), styles)).blocks(body))


class _Body:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def blocks(self, parent: _Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == P:
                yield from self._paragraph(child)
            elif child.tag == TBL:
                yield self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self.blocks(_chosen(child))

    def _paragraph(self, paragraph: _Element) -> Iterator[Block]:
        aside: list[_Element] = []
        said = "".join(_words(paragraph, aside))
        style = self._styles.of(paragraph)
        number = self._numbering.next(paragraph) if said.strip() else ""
        bold = style.bold or _all_bold(paragraph)
        for line in (number + said.lstrip() if number else said).split("\n"):
            yield Text(line.strip(), style.level, bold)
        yield from self._asides(aside)

    def _asides(self, aside: list[_Element]) -> Iterator[Block]:
        """Text boxes behind the paragraph that holds them; other drawings, notes and words struck out as left out."""
        for drawing in aside:
            if drawing.tag == R:
                yield struck("".join(_words(drawing, [])))
                continue
            if drawing.tag in _NOTES:
                yield LeftOut(*_NOTES[drawing.tag])
                continue
            boxes = list(drawing.iter(_BOX))
            for box in boxes:
                yield from self.blocks(box)
            if not boxes and not _is_line(drawing):
                yield LeftOut()

    def _table(self, table: _Element) -> Block:
        maker = GridMaker()
        for row in _rows(table):
            maker.row(_number(row, "gridBefore"))
            for cell in _cells(row):
                self._cell(cell, maker)
        return maker.grid()

    def _cell(self, cell: _Element, maker: GridMaker) -> None:
        colspan, merged = 1, set[str]()
        properties = cell.find(_TC_PR)
        for said in properties if properties is not None else ():  # in whatever order a program writes them
            if said.tag == _GRID_SPAN:
                colspan = _whole(said.get(VAL))
            elif _continues(said):
                merged.add(said.tag)
        if (_H_MERGE in merged and maker.widen(colspan)) or (_V_MERGE in merged and maker.merge_up(colspan)):
            return
        text = _plain(cell, self._styles)
        if text is None:
            text, inner = self._contents(cell)
            maker.add(text, colspan, 1, inner)
        else:
            maker.add(text, colspan)

    def _contents(self, cell: _Element) -> tuple[str, tuple[Block, ...]]:
        """The text of a cell; its blocks too where there is more in it than text."""
        blocks = tuple(self.blocks(cell))
        text = "\n".join(block.text for block in blocks if isinstance(block, Text))
        return text, () if all(isinstance(block, Text) for block in blocks) else blocks


def _chosen(element: _Element) -> _Element:
    """Of alternatives for different programs, the first."""
    if element.tag == _MC + "AlternateContent":
        choice = element.find(_MC + "Choice")
        return choice if choice is not None else element
    return element


def _words(parent: _Element, aside: list[_Element]) -> Iterator[str]:
    """The text below `parent` in order; drawings are put into `aside`."""
    for child in parent:
        tag = child.tag
        if tag == T:
            yield (child.text or "").replace("\n", " ")
        elif tag in _SIGNS:
            if child.get(W + "type") not in {"page", "column"}:
                yield _SIGNS[tag]
        elif tag in _ASIDE:
            aside.append(child)
        elif tag == R:
            yield from _run(child, aside)
        elif isinstance(tag, str) and tag not in _NO_WORDS:
            yield from _words(_chosen(child), aside)


def _run(run: _Element, aside: list[_Element]) -> Iterator[str]:
    """The words of a run, unless they are hidden or struck out."""
    properties = run.find(_R_PR)
    looks = {look.tag: look for look in properties if look.tag in _LOOKS} if properties is not None else {}
    if any(is_on(looks.get(strike)) for strike in _STRIKES):
        aside.append(run)
    elif not is_on(looks.get(_VANISH)):
        above = _RAISES in looks and looks[_RAISES].get(VAL) == "superscript"
        yield from map(raised, _words(run, aside)) if above else _words(run, aside)


def _plain(cell: _Element, styles: Styles) -> str | None:
    """The text of a cell that holds nothing but text, which nearly all do; None for any other."""
    lines = []
    for paragraph in cell:
        tag = paragraph.tag
        if tag == P:
            pieces: list[str] = []
            if not all(_said_plainly(child, pieces, styles) for child in paragraph):
                return None
            lines.append("".join(pieces))
        elif tag != _TC_PR:
            return None
    return "\n".join(lines)


def _said_plainly(child: _Element, pieces: list[str], styles: Styles) -> bool:
    """Whether a part of a paragraph is plain text (put into `pieces`) or says nothing at all."""
    tag = child.tag
    if tag == _P_PR:
        style = child.find(_P_STYLE)
        return child.find(_NUM_PR) is None and (style is None or not styles.numbers(style.get(VAL, "")))
    if tag != R:
        return tag in _NOTHING
    for part in child:
        if part.tag == T:
            pieces.append(part.text or "")
        elif part.tag != _R_PR or any(look.tag in _LOOKS for look in part):
            return False
    return True


def _all_bold(paragraph: _Element) -> bool:
    runs = [run for run in paragraph.iter(R) if run.find(T) is not None]
    return bool(runs) and all((p := run.find(W + "rPr")) is not None and is_on(p.find(W + "b")) for run in runs)


def _is_line(drawing: _Element) -> bool:
    """Whether a drawing is a mere line or shape, not a picture."""
    local = {element.tag.rpartition("}")[2] for element in drawing.iter() if isinstance(element.tag, str)}
    return not local & {"blip", "imagedata", "chart", "OLEObject", "relIds"}


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table that are not struck out, in content controls too."""
    for child in table:
        if child.tag == TR:
            properties = child.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _rows(_chosen(child))


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        if child.tag == TC:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _cells(_chosen(child))


def _continues(said: _Element) -> bool:
    """Whether a cell goes on from its neighbour: WPS writes `continue` out, Word does not."""
    return said.tag in _MERGES and said.get(VAL, "continue") == "continue"


def _number(row: _Element, name: str) -> int:
    properties = row.find(W + "trPr")
    found = properties.find(W + name) if properties is not None else None
    return _whole(found.get(VAL)) if found is not None else 0


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
