"""The elements of a page in order, with lines and tables growing out of them. No depth of nesting is too deep."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from app.documents.blocks import Block, DocumentRemark, LeftOut, flat
from app.documents.shown import turned
from app.documents.web import aside, lists
from app.documents.web.css import StyleSheets
from app.documents.web.flow import LINES, Flow, OpenTable, shown_order, span
from app.documents.web.fonts import doubted, is_of_signs, signs
from app.documents.web.looks import PLACE, ElementLook, has_revisions, inside, shows_otherwise
from app.documents.web.out_of_sight import is_gone

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = LINES - {"p", "tr", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"} | {"table"}
"""Elements that hold whole parts of a page: where one is hidden, it is no hidden word of the text."""
LEAST_PAGE = 400
"""Characters: a smaller page may hide what it likes."""
MOST_NESTED = 20
"""Tables within tables; what is still further in is read as lines."""
_ROWS_IN = frozenset(["table", "tbody", "thead", "tfoot", "form"])
ReadSheet = Callable[[str], str | None]
"""Gives the text of a style sheet that a page asks for; None for one that is not at hand."""


def read_tree(root: HtmlElement, read_sheet: ReadSheet) -> tuple[Block, ...]:
    """The blocks of a page."""
    walk = _Walk(root, read_sheet)
    walk.through(root)
    return (*walk.flow.done(), *walk.lacking())


class _Walk:
    def __init__(self, root: HtmlElement, read_sheet: ReadSheet) -> None:
        self._styles = StyleSheets()
        self._lacking = sum(not self._styles.take(sheet, read_sheet) for sheet in root.iter("style", "link"))
        self._tracked = has_revisions(root)
        self._size = max(len(root.text_content()), LEAST_PAGE)
        self._flow = Flow()
        self._tables: list[OpenTable] = []
        self._lists: list[lists.OpenList] = []
        self._doubted: set[str] = set()
        """Fonts of the page in which there were figures outside of tables."""
        self._places: list[ElementLook] = [replace(PLACE, ground=None) if self._lacking else PLACE]

    @property
    def flow(self) -> Flow:
        """Where text goes now: the innermost open cell, else the page."""
        return self._tables[-1].flow if self._tables else self._flow

    def lacking(self) -> Iterator[LeftOut]:
        """The style sheets that are not at hand: what they hide was read."""
        if self._lacking:
            yield LeftOut("没有存在一起的样式文件（它隐藏的文字读了进来）", "个", self._lacking, usual=True, read=True)

    def through(self, root: HtmlElement) -> None:
        todo: list[tuple[HtmlElement, bool]] = [(root, False)]
        while todo:
            element, leaving = todo.pop()
            if leaving:
                self._leave(element)
            elif isinstance(element.tag, str) and self._enter(element):
                todo.append((element, True))
                todo += [(child, False) for child in reversed(shown_order(element))]
                continue
            if element is not root:
                self._say(element.tail)

    def _say(self, text: str | None) -> None:
        place = self._places[-1]
        if text and place.turned and text.strip():
            self.flow.line.put(turned(text))
        elif text and is_of_signs(place.fonts) and aside.are_signs(text):
            self.flow.line.put(signs(text))
        elif text:
            self.flow.line.say(text, place.look)
            font = self._styles.fonts.drawing(place.fonts)
            if font and not place.look.hidden and any(map(str.isdigit, text)):
                self._doubt(font)

    def _doubt(self, font: str) -> None:
        """Say once that a font of the page draws figures, and of each figure in a table."""
        if self._tables or font not in self._doubted:
            self.flow.line.put(doubted(font))
        if not self._tables:
            self._doubted.add(font)

    def _enter(self, element: HtmlElement) -> bool:
        """Begin an element; False where nothing in it is read as the rest of the page is."""
        says = {} if element.tag in ("html", "body") else self._styles.of(element)
        if is_gone(element, says):
            if not self._is_the_page(element):
                self._hide(element, says)
                return False
            says = {}
        if self._stands_for(element, says):
            return False
        self._places.append(inside(element, says, self._places[-1], tracked=self._tracked))
        self._begin(element, says)
        self._number(element, says)
        self._name_styles(element)
        self._say(element.text)
        return True

    def _stands_for(self, element: HtmlElement, says: Mapping[str, str]) -> bool:
        """Put in its place what stands for an element that is not read as it is written; False for any other."""
        if element.tag in aside.SILENT and not aside.is_shown(element):
            if self._tables and aside.writes(element):
                self.flow.line.put(aside.WRITTEN)
            return True
        if (named := aside.named(element, says, in_table=bool(self._tables))) is not None:
            self._put(named, element)
            return True
        begun, in_cell = bool(self.flow.line.text.strip()), bool(self._tables and self._tables[-1].cell)
        if moved := aside.reordered(element, says, begun=begun, in_cell=in_cell):
            self.flow.line.put(moved)
            return True
        return False

    def _name_styles(self, element: HtmlElement) -> None:
        """Name what styles put into an element, and do to its first letter and line."""
        for part in ("first-letter", "first-line"):
            says = self._styles.of_part(element, part)
            if says and shows_otherwise(element, says, self._places[-1]):
                self.flow.line.put(aside.dressed(element, part))
        if stated := aside.added(self._styles.added(element), in_table=bool(self._tables)):
            self.flow.line.put(stated)

    def _number(self, element: HtmlElement, says: Mapping[str, str]) -> None:
        """Open a list, or set the number of an item before its line; without the sheets of a page nobody knows it."""
        if element.tag in lists.LISTS:
            self._lists.append(lists.opened(element, says, self._lists[-1] if self._lists else None))
        elif element.tag == "li" and self._lists:
            content = self._styles.of_part(element, "marker").get("content", "")
            number = self._lists[-1].next(element, says, content)
            self.flow.number = "" if self._lacking or self._places[-1].look.hidden else number

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
        table = self._tables[-1] if self._tables and self._tables[-1].cell is None else None
        if table and element.tag in ("td", "th") and table.leaves_out_next():
            table.maker.add(words)
            return
        if not words or element.tag in aside.SILENT or aside.is_gone_on_screen_alone(says):
            return
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
            self._tables.append(OpenTable(self.flow))
        elif tag == "tr" and self._tables and _parent(element) in _ROWS_IN:
            self._tables[-1].end_cell()
            self._tables[-1].maker.row()
            self._tables[-1].rows += 1
        elif tag in ("td", "th") and self._tables and self._tables[-1].rows:
            table = self._tables[-1]
            table.end_cell()
            table.spans = span(element, "colspan"), span(element, "rowspan")
            table.cell = Flow(in_cell=True)
        elif tag == "col" and self._tables:
            self._tables[-1].column(element, gone=says.get("visibility") == "collapse")
        elif tag in LINES or tag == "br":
            self.flow.end_line(broken=tag == "br")

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        self._places.pop()
        if tag in lists.LISTS:
            self._lists.pop()
        if tag == "table":
            table = self._tables.pop()
            table.end_cell()
            self.flow.end_line()
            grid = table.done()
            self.flow.blocks += [grid] if len(self._tables) < MOST_NESTED else flat(grid)
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].end_cell()
        elif tag in LINES:
            self.flow.end_line(caption=tag == "caption", item=tag == "li")


def _parent(element: HtmlElement) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""
