"""The elements of a page in order, with lines and tables growing out of them. No depth of nesting is too deep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.documents.blocks import Block, DocumentRemark, DocumentTable, LeftOut, TableMaker, Text, flat, without_columns
from app.documents.shown import ShownLine, turned
from app.documents.web import aside
from app.documents.web.css import StyleSheets
from app.documents.web.looks import PLACE, ElementLook, has_revisions, inside
from app.documents.web.out_of_sight import is_gone
from app.language.excerpt import excerpt

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINES = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "header",
        "blockquote",
        "pre",
        "center",
        "form",
        "fieldset",
        "address",
        "figure",
        "figcaption",
        "hr",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "body",
        "html",
        "details",
        "summary",
        "dialog",
        "aside",
        "hgroup",
        "search",
        "menu",
        "legend",
        "marquee",
    ]
)
_BLOCKS = _LINES - {"p", "tr", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"} | {"table"}
"""Elements that hold whole parts of a page: where one is hidden, it is no hidden word of the text."""
LEAST_PAGE = 400
"""Characters: a smaller page may hide what it likes."""
MOST_NESTED = 20
"""Tables within tables; what is still further in is read as lines."""
_ROWS_IN = frozenset(["table", "tbody", "thead", "tfoot", "form"])
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’]"
_WRAPPED = re.compile(rf"(?<={_CJK})[ \t]*[\r\n]+[ \t\r\n]*(?={_CJK})")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


ReadSheet = Callable[[str], str | None]
"""Gives the text of a style sheet that a page asks for; None for one that is not at hand."""


def read_tree(root: HtmlElement, read_sheet: ReadSheet) -> tuple[Block, ...]:
    """The blocks of a page."""
    walk = _Walk(root, read_sheet)
    walk.through(root)
    return (*walk.flow.done(), *walk.lacking())


@dataclass
class _Flow:
    """Lines and tables below one element: the page, or a cell."""

    blocks: list[Block] = field(default_factory=list)
    line: ShownLine = field(default_factory=lambda: ShownLine(of_page=True))
    goes_on: bool = False

    def end_line(self, *, broken: bool = False, caption: bool = False) -> None:
        """End the line; the next one goes on with its paragraph where the line is `broken`. A `caption` names the
        table below it and is no text of the report."""
        text = _BLANKS.sub(" ", _WRAPPED.sub("", self.line.text)).strip()
        if text and caption:
            self.blocks.append(LeftOut(f"表格的名称“{excerpt(text, 20)}”", "处", usual=True))
        elif text:
            self.blocks.append(Text(text, bold=self.line.bold, goes_on=self.goes_on))
        self.goes_on = broken and (bool(text) or self.goes_on)
        self.blocks += self.line.beside()
        self.line = ShownLine(of_page=True)

    def done(self) -> list[Block]:
        self.end_line()
        return self.blocks


@dataclass
class _Table:
    """A table that is open; `cell` is what is collected in its open cell, `outside` where the table itself stands."""

    outside: _Flow
    maker: TableMaker = field(default_factory=TableMaker)
    hidden: set[int] = field(default_factory=set)
    columns: int = 0
    rows: int = 0
    cell: _Flow | None = None
    spans: tuple[int, int] = (1, 1)

    @property
    def flow(self) -> _Flow:
        return self.cell or self.outside

    def column(self, element: HtmlElement, *, gone: bool) -> None:
        for _ in range(min(span(element, "span"), 200)):
            if gone:
                self.hidden.add(self.columns)
            self.columns += 1

    def end_cell(self) -> None:
        if self.cell is None:
            return
        blocks, self.cell = self.cell.done(), None
        text = "\n".join(block.text for block in blocks if isinstance(block, Text))
        inner = () if all(isinstance(block, Text) for block in blocks) else tuple(blocks)
        self.maker.add(text, *self.spans, inner)

    def done(self) -> DocumentTable:
        return without_columns(self.maker.grid(), self.hidden)


class _Walk:
    def __init__(self, root: HtmlElement, read_sheet: ReadSheet) -> None:
        self._styles = StyleSheets()
        self._lacking = sum(not self._styles.take(sheet, read_sheet) for sheet in root.iter("style", "link"))
        self._tracked = has_revisions(root)
        self._size = max(len(root.text_content()), LEAST_PAGE)
        self._flow = _Flow()
        self._tables: list[_Table] = []
        self._places: list[ElementLook] = [replace(PLACE, ground=None) if self._lacking else PLACE]

    @property
    def flow(self) -> _Flow:
        """Where text goes now: the innermost open cell, else the page."""
        return self._tables[-1].flow if self._tables else self._flow

    def lacking(self) -> Iterator[LeftOut]:
        """The style sheets that are not at hand: what they hide was read."""
        if self._lacking:
            yield LeftOut("没有存在一起的样式文件（它隐藏的文字读了进来）", "个", self._lacking, usual=True)

    def through(self, root: HtmlElement) -> None:
        todo: list[tuple[HtmlElement, bool]] = [(root, False)]
        while todo:
            element, leaving = todo.pop()
            if leaving:
                self._leave(element)
            elif isinstance(element.tag, str) and self._enter(element):
                todo.append((element, True))
                todo += [(child, False) for child in reversed(element)]
                continue
            if element is not root:
                self._say(element.tail)

    def _say(self, text: str | None) -> None:
        place = self._places[-1]
        if text and place.turned and text.strip():
            self.flow.line.put(turned(text))
        elif text:
            self.flow.line.say(text, place.look)

    def _enter(self, element: HtmlElement) -> bool:
        """Begin an element; False where nothing in it is read as the rest of the page is."""
        says = {} if element.tag in ("html", "body") else self._styles.of(element)
        if is_gone(element, says):
            if not self._is_the_page(element):
                self._hide(element, says)
                return False
            says = {}
        if element.tag in aside.SILENT:
            if self._tables and aside.writes(element):
                self.flow.line.put(aside.WRITTEN)
            return False
        if (named := aside.named(element, says, in_table=bool(self._tables))) is not None:
            self._put(named, element)
            return False
        if self._tables and self._tables[-1].cell and (moved := aside.reordered(element, says)):
            self.flow.line.put(moved)
            return False
        place = inside(element, says, self._places[-1], tracked=self._tracked)
        self._places.append(place)
        self._begin(element, says)
        if stated := aside.added(self._styles.added(element), in_table=bool(self._tables)):
            self.flow.line.put(stated)
        self._say(element.text)
        return True

    def _put(self, named: tuple[Block | str, ...], element: HtmlElement) -> None:
        place = inside(element, {}, self._places[-1], tracked=self._tracked)
        for one in named:
            if isinstance(one, str):
                self.flow.line.say(one, place.look)
            else:
                self.flow.line.put(one)

    def _is_the_page(self, element: HtmlElement) -> bool:
        """Whether most of the page stands in an element: it is shown once the page has come to life."""
        return element.tag in _BLOCKS and 2 * len(element.text_content()) > self._size

    def _hide(self, element: HtmlElement, says: Mapping[str, str]) -> None:
        """Name what takes no room: words of the text, or a part of the page."""
        if element.tag == "col" and self._tables:
            self._tables[-1].column(element, gone=True)
            return
        words = aside.words(element)
        if not words or element.tag in aside.SILENT or aside.is_gone_on_screen_alone(says):
            return
        table = self._tables[-1] if self._tables and self._tables[-1].cell is None else None
        if element.tag in _BLOCKS or element.tag in aside.FIELDS:
            self.flow.line.put(aside.hidden_part(words, is_table=element.tag == "table"))
        elif element.tag == "tr" and table:
            table.end_cell()
            table.maker.beside.append(DocumentRemark("hidden", f"隐藏的一行“{aside.short(words)}”", sure=False))
        elif table:
            table.maker.beside.append(DocumentRemark("hidden", aside.short(words), sure=False))
        else:
            self.flow.line.say(words, aside.HIDDEN)

    def _begin(self, element: HtmlElement, says: Mapping[str, str]) -> None:
        tag = element.tag
        if tag == "table":
            self.flow.end_line()
            self._tables.append(_Table(self.flow))
        elif tag == "tr" and self._tables and _parent(element) in _ROWS_IN:
            self._tables[-1].end_cell()
            self._tables[-1].maker.row()
            self._tables[-1].rows += 1
        elif tag in ("td", "th") and self._tables and self._tables[-1].rows:
            table = self._tables[-1]
            table.end_cell()
            table.spans = span(element, "colspan"), span(element, "rowspan")
            table.cell = _Flow()
        elif tag == "col" and self._tables:
            self._tables[-1].column(element, gone=says.get("visibility") == "collapse")
        elif tag in _LINES or tag == "br":
            self.flow.end_line(broken=tag == "br")

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        self._places.pop()
        if tag == "table":
            table = self._tables.pop()
            table.end_cell()
            self.flow.end_line()
            grid = table.done()
            self.flow.blocks += [grid] if len(self._tables) < MOST_NESTED else flat(grid)
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].end_cell()
        elif tag in _LINES:
            self.flow.end_line(caption=tag == "caption")


def _parent(element: HtmlElement) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""


def span(cell: HtmlElement, name: str) -> int:
    text = (cell.get(name) or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
