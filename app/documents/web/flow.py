"""Lines and tables as they grow out of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.documents.blocks import Block, DocumentTable, LeftOut, TableMaker, Text, without_columns
from app.documents.counting import numbered
from app.documents.shown import ShownLine
from app.language.excerpt import excerpt

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LINES = frozenset(
    ["p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
     "main", "header", "blockquote", "pre", "center", "form", "fieldset", "address", "figure", "figcaption",
     "hr", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "body", "html", "details", "summary",
     "dialog", "aside", "hgroup", "search", "menu", "legend", "marquee"]
)  # fmt: skip
"""Elements that begin and end lines."""
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’]"
_WRAPPED = re.compile(rf"(?<={_CJK})[ \t]*[\r\n]+[ \t\r\n]*(?={_CJK})")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass
class Flow:
    """Lines and tables below one element: the page, or a cell."""

    blocks: list[Block] = field(default_factory=list)
    line: ShownLine = field(default_factory=lambda: ShownLine(of_page=True))
    goes_on: bool = False
    in_cell: bool = False
    number: str = ""
    """What a list sets before the line that comes next."""

    def end_line(self, *, broken: bool = False, caption: bool = False, item: bool = False) -> None:
        """End the line; the next one goes on with its paragraph where the line is `broken`. A `caption` names the
        table below it and is no text of the report. With an `item` its number ends, too, if it stands alone."""
        text = _BLANKS.sub(" ", _WRAPPED.sub("", self.line.text)).strip()
        if self.number and (text or item):
            text, self.number = numbered(self.number, text, in_cell=self.in_cell), ""
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
class OpenTable:
    """A table that is open; `cell` is what is collected in its open cell, `outside` where the table itself stands."""

    outside: Flow
    maker: TableMaker = field(default_factory=TableMaker)
    hidden: set[int] = field(default_factory=set)
    columns: int = 0
    rows: int = 0
    cell: Flow | None = None
    spans: tuple[int, int] = (1, 1)

    @property
    def flow(self) -> Flow:
        return self.cell or self.outside

    def column(self, element: HtmlElement, *, gone: bool) -> None:
        for _ in range(min(span(element, "span"), 200)):
            if gone:
                self.hidden.add(self.columns)
            self.columns += 1

    def leaves_out_next(self) -> bool:
        """Whether the next cell stands in a column that is hidden as a whole; then it is placed to be left out with it."""
        return bool(self.rows) and self.maker.next_column() in self.hidden

    def end_cell(self) -> None:
        if self.cell is None:
            return
        blocks, self.cell = self.cell.done(), None
        text = "\n".join(block.text for block in blocks if isinstance(block, Text))
        inner = () if all(isinstance(block, Text) for block in blocks) else tuple(blocks)
        self.maker.add(text, *self.spans, inner)

    def done(self) -> DocumentTable:
        return without_columns(self.maker.grid(), self.hidden)


def shown_order(element: HtmlElement) -> Sequence[HtmlElement]:
    """What is in an element in the order that is seen: the foot of a table stands below its rows, its head above."""
    foot = element.find("tfoot") if element.tag == "table" else None
    head = element.find("thead") if element.tag == "table" else None
    if foot is None and head is None:
        return list(element)
    rest = [child for child in element if child is not foot and child is not head]
    before = next((at for at, child in enumerate(rest) if child.tag in ("tbody", "tr", "tfoot")), len(rest))
    return [*rest[:before], *([] if head is None else [head]), *rest[before:], *([] if foot is None else [foot])]


def span(cell: HtmlElement, name: str) -> int:
    text = (cell.get(name) or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
