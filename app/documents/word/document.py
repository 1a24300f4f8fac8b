"""A Word file as blocks: texts, tables, pictures. Walks the XML itself; tracked changes count as accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.documents.blocks import Block, DocumentRemark, LeftOut, TableMaker, Text
from app.documents.counting import numbered
from app.documents.shown import LEFTWARD, ShownLine
from app.documents.word import tables
from app.documents.word.banding import Banding
from app.documents.word.beside import Beside
from app.documents.word.drawings import boxes, hidden, is_hidden, named
from app.documents.word.everything import chosen
from app.documents.word.fonts import OddFonts
from app.documents.word.looks import Looks, says_nothing
from app.documents.word.numbering import Numbering
from app.documents.word.theme import Theme
from app.documents.word.words import (
    CONTENTS,
    P_PR,
    P_STYLE,
    R_PR,
    SKIPPED,
    TBL,
    P,
    R,
    StoryReader,
    T,
    is_contents,
    is_placeholder,
    placeholder,
)
from app.ooxml.package import Package
from app.ooxml.styles import VAL, W, WordStyles, is_on, places_away

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUM_PR, _VANISH = W + "numPr", W + "vanish"
_NOTHING = {W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr"}
_PLACING = frozenset([W + "spacing", W + "ind", W + "framePr"])
_CHUNK, _SDT = W + "altChunk", W + "sdt"
_ENDINGS = (W + "del", W + "moveFrom")


def read(data: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of the .docx in `data`. Raises `UnreadableFile`, naming the file `name`."""
    return _read(data, name, 0)


def _read(data: bytes, name: str, depth: int) -> tuple[Block, ...]:
    package = Package(data, name)
    main = package.main()
    package.refuse_outside_content(main)
    root = package.xml(main)
    if root is None or (body := root.find(W + "body")) is None:
        raise package.refused("不是Word的.docx格式，读不出正文")
    beside = Beside(package, main, depth)
    look_up, numbers = (package.xml(beside.named(kind)) for kind in ("styles", "numbering"))
    styles = WordStyles(look_up)
    looks = Looks(look_up, Theme(beside.theme), beside.fonts())
    source = _Source(styles, looks, Numbering(numbers, styles), beside)
    blocks = (*_Story(source).blocks(body), *beside.rest(root, lambda part: _Story(source).blocks(part)))
    if body.find(f".//{_CHUNK}") is not None and not any(_says_something(block) for block in blocks):
        raise package.refused(
            "的内容是嵌在里面的另一个文件，本程序读不出来",
            "请用Word打开它，全选、复制，粘贴到一份新文档里，另存为.docx后再导入",
        )
    return blocks


def _says_something(block: Block) -> bool:
    return not isinstance(block, LeftOut | DocumentRemark) and block != Text("")


class _Source:
    """What the stories of one file share."""

    def __init__(self, styles: WordStyles, looks: Looks, numbering: Numbering, beside: Beside) -> None:
        self.styles, self.looks, self.numbering, self.beside = styles, looks, numbering, beside
        self._plain: dict[tuple[str, str], bool] = {}

    def is_plain(self, style: str, table: str) -> bool:
        """Whether paragraphs of this style show their words as they are in a table of that style."""
        if (style, table) not in self._plain:
            stated = style and (self.styles.numbers(style) or self.styles.hides(style))
            plain = self.looks.are_plain(style, table) and not stated
            self._plain[style, table] = plain
        return self._plain[style, table]


class _Story:
    """One flow of paragraphs and tables: the body, a cell, a text box."""

    def __init__(self, source: _Source, table: str = "", *, in_cell: bool = False) -> None:
        self._source, self._table, self._in_cell = source, table, in_cell
        self._words = StoryReader(source.looks, source.beside, table)
        self._line: ShownLine | None = None
        """A line whose paragraph mark is taken out or hidden: it goes on in the next paragraph."""
        self._ended: _Element | None = None
        """The last paragraph of that line which says something."""

    def blocks(self, parent: _Element) -> Iterator[Block]:
        yield from self._inside(parent)
        yield from self._end_line()

    def _inside(self, parent: _Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == P:
                yield from self._paragraph(child)
            elif child.tag == TBL:
                yield from self._end_line()
                yield _table(self._source, child)
            elif child.tag == _CHUNK:
                yield from self._end_line()
                yield from self._source.beside.embedded(child, _read)
            elif child.tag == _SDT and (is_placeholder(child) or is_contents(child)):
                yield placeholder(child) if is_placeholder(child) else CONTENTS
            elif child.tag == _SDT and (bound := self._source.beside.bound.differing(child)):
                yield from self._end_line()
                yield from (Text(bound.shown), bound.instead)
            elif isinstance(child.tag, str) and child.tag not in SKIPPED:
                yield from self._inside(chosen(child))

    def _paragraph(self, paragraph: _Element) -> Iterator[Block]:
        line = self._line or ShownLine()
        before, changed = len(line.pieces), line.changes
        self._words.read(paragraph, line, gone=self._source.styles.of(paragraph).gone)
        if line.changes == changed and (mentioned := _change_of_mark(paragraph)):
            line.put(mentioned)
        if any(text.strip() for text, _ in line.pieces[before:]) or self._ended is None:
            self._ended = paragraph
        if _goes_on(paragraph):
            self._line = line
            return
        self._line = line
        yield from self._end_line()

    def _end_line(self) -> Iterator[Block]:
        line, paragraph = self._line, self._ended
        self._line = self._ended = None
        if line is None or paragraph is None:
            return
        style = self._source.styles.of(paragraph)
        stated = line.text
        number = self._source.numbering.next(paragraph) if self._in_cell or stated.strip() else ""
        bold = style.bold or _all_bold(paragraph)
        stated = numbered(number, stated, in_cell=self._in_cell) if number else stated
        for place, text in enumerate(stated.split("\n")):
            yield Text(text.strip(), style.level, bold, goes_on=place > 0)
        yield from line.beside()
        drawings, self._words.drawings = self._words.drawings, []
        for drawing in drawings:
            yield from self._drawing(drawing)

    def _drawing(self, drawing: _Element) -> Iterator[Block]:
        """Text boxes behind the paragraph that holds them; other drawings as left out."""
        if is_hidden(drawing):
            yield hidden(drawing)
            return
        for box in boxes(drawing):
            yield from _Story(self._source).blocks(box)
        yield from named(drawing, self._source.beside)


def _change_of_mark(paragraph: _Element) -> DocumentRemark | None:
    """A revision that does no more than to join two paragraphs, or to part one."""
    mark = paragraph.find(f"{P_PR}/{R_PR}")
    if mark is None:
        return None
    if any(mark.find(ending) is not None for ending in _ENDINGS):
        return DocumentRemark("revision", "删去段落标记，与下一段合为一段")
    return DocumentRemark("revision", "加入段落标记") if mark.find(W + "ins") is not None else None


def _goes_on(paragraph: _Element) -> bool:
    """Whether the paragraph's own mark is taken out by a revision or hidden, so that the next one joins it."""
    mark = paragraph.find(f"{P_PR}/{R_PR}")
    if mark is None:
        return False
    return any(mark.find(ending) is not None for ending in _ENDINGS) or is_on(mark.find(_VANISH))


def _table(source: _Source, table: _Element) -> Block:
    maker, spans, style = TableMaker(), tables.Spans(), tables.style_of(table)
    rows = list(tables.rows(table))
    parts = source.looks.parts_of(style) if style else None
    banding = Banding(table, style, parts, len(rows)) if parts else None
    for number, row in enumerate(rows):
        properties = row.find(tables.TR_PR)
        if gone := tables.why_gone(row, properties):
            spans.skip(row)
            maker.beside.append(gone)
            continue
        if tables.put_in(properties):
            maker.beside.append(DocumentRemark("revision", "加入一行"))
        col = tables.skipped_before(properties)
        maker.row(col)
        cells = list(tables.cells(row))
        for place, (cell, control) in enumerate(cells):
            of_cell = cell.find(tables.TC_PR)
            colspan, placed = spans.place(of_cell, maker, col)
            col += colspan
            change = tables.change_of(of_cell)
            if change == "out":
                maker.beside.append(tables.taken_out(cell))
            elif placed:
                maker.beside += tables.covered(cell, maker.merged)
            else:
                maker.beside += [DocumentRemark("revision", "加入一格")] if change else []
                here = banding.at(number, place, last=place == len(cells) - 1) if banding else style
                _cell(source, cell, control, here, colspan, maker)
    return maker.grid()


def _cell(
    source: _Source, cell: _Element, control: _Element | None, style: str, colspan: int, maker: TableMaker
) -> None:
    if control is not None and is_placeholder(control):
        maker.add("", colspan, 1, (placeholder(control),))
        return
    if control is not None and (bound := source.beside.bound.differing(control)):
        maker.add(bound.shown, colspan, 1, (Text(bound.shown), bound.instead))
    elif (text := _plain(cell, source, style)) is not None:
        maker.add(text, colspan)
    else:
        blocks = tuple(_Story(source, style, in_cell=True).blocks(cell))
        text = "\n".join(block.text for block in blocks if isinstance(block, Text))
        maker.add(text, colspan, 1, () if all(isinstance(block, Text) for block in blocks) else blocks)


def _plain(cell: _Element, source: _Source, table: str) -> str | None:
    """The text of a cell that holds nothing but text, which nearly all do; None for any other."""
    lines = []
    for paragraph in cell:
        tag = paragraph.tag
        if tag == P:
            line = _plain_line(paragraph, source, table)
            if line is None:
                return None
            lines.append(line)
        elif tag != tables.TC_PR or tables.is_dark(paragraph):
            return None
    return "\n".join(lines)


def _plain_line(paragraph: _Element, source: _Source, table: str) -> str | None:
    pieces: list[str] = []
    style: str | None = ""
    for child in paragraph:
        if child.tag == P_PR:
            style = _style_alone(child)
        elif not _said_plainly(child, pieces, source.looks.fonts):
            return None
    return "".join(pieces) if style is not None and source.is_plain(style, table) else None


def _style_alone(properties: _Element) -> str | None:
    """The style of a paragraph of which no more is said than how it looks; None where it is numbered or changed."""
    style = ""
    for part in properties:
        tag = part.tag
        if tag == P_STYLE:
            style = part.get(VAL, "")
        elif (
            tag == _NUM_PR
            or (tag in _PLACING and places_away(part))
            or (tag == R_PR and any(mark.tag in _MARKS for mark in part))
        ):
            return None
    return style


def _said_plainly(child: _Element, pieces: list[str], fonts: OddFonts) -> bool:
    """Whether a part of a paragraph is plain text (put into `pieces`) or says nothing at all."""
    tag = child.tag
    if tag != R:
        return tag in _NOTHING
    for part in child:
        if part.tag == T and LEFTWARD not in (part.text or ""):
            pieces.append(part.text or "")
        elif part.tag != R_PR or not says_nothing(part, fonts):
            return False
    return True


_MARKS = {*_ENDINGS, _VANISH}


def _all_bold(paragraph: _Element) -> bool:
    runs = [run for run in paragraph.iter(R) if run.find(T) is not None]
    return bool(runs) and all((p := run.find(R_PR)) is not None and is_on(p.find(W + "b")) for run in runs)
