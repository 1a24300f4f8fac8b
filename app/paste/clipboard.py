"""Tables on the clipboard: as Excel, WPS, Word and LibreOffice put them there, and as they want them back."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from app.errors import GknbError

Square = str | None
"""The text of one square; None for a square that a merged cell covers."""
Block = tuple[tuple[Square, ...], ...]
"""Rows of squares; rows may differ in length."""

MOST_SQUARES = 20_000
MOST_CHARACTERS = 4_000_000
MOST_SPAN = 100
APART = frozenset(["br", "p", "div", "li", "table", "tr", "td", "th", "h1", "h2", "h3"])
"""Tags that part words: 6<br>7 is not 67."""

_FIELD = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*+)')
_NEEDS_QUOTES = re.compile(r'[\t\r\n"]')


class TooMuch(GknbError):
    """More on the clipboard than any table of the form could take."""

    def __init__(self) -> None:
        super().__init__("剪贴板里的内容太多。请只复制要粘贴的那几行几列，再粘贴一次。")


def read(text: str, html: str = "") -> Block:
    """The table on the clipboard, empty when there is nothing. Raises `TooMuch`.

    HTML tells of merged cells and is used when it holds a table; a plain text is rows of tabs.
    """
    if html and len(html) <= MOST_CHARACTERS and "<t" in html.lower() and (block := from_html(html)):
        return block
    if len(text) > MOST_CHARACTERS:
        raise TooMuch
    return from_text(text)


def from_text(text: str) -> Block:
    """Rows of a tab-separated text; quotes as Excel sets them around tabs, line breaks and quotes.

    The line break that ends the last row is no row of its own. Raises `TooMuch`.
    """
    rows: list[list[Square]] = [[]]
    at = squares = 0
    while True:
        found = _FIELD.match(text, at)
        assert found is not None  # the second half matches anything
        rows[-1].append(found[2] if found[1] is None else found[1].replace('""', '"'))
        squares += 1
        if squares > MOST_SQUARES:
            raise TooMuch
        at = found.end()
        if at >= len(text):
            break
        at += 2 if text.startswith("\r\n", at) else 1
        if text[at - 1] != "\t":
            if at >= len(text):
                break
            rows.append([])
    return () if text == "" else tuple(map(tuple, rows))


def from_html(html: str) -> Block:
    """The squares of the first table in an HTML text, empty when there is none. Raises `TooMuch`."""
    parser = _FirstTable()
    parser.feed(html)
    parser.close()
    return parser.block()


def to_text(rows: Block) -> str:
    """Rows as tab-separated text with Windows line ends, quoted where a program reading it would need it."""
    return "\r\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(square: Square) -> str:
    text = square or ""
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


class _FirstTable(HTMLParser):
    """Collects the cells of the outermost first table; a table inside a cell counts as text of that cell."""

    def __init__(self) -> None:
        super().__init__()
        self._squares: dict[tuple[int, int], Square] = {}
        self._row = -1
        self._col = 0
        self._depth = 0
        self._done = False
        self._cell: tuple[int, int] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if tag in APART:
            self._words.append(" ")
        if self._done or self._depth != 1:
            return
        if tag == "tr":
            self._finish()
            self._row += 1
            self._col = 0
        elif tag in {"td", "th"} and self._row >= 0:
            self._finish()
            self._start(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in {"td", "th", "tr", "table"}:
            self._finish()
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = self._done or self._depth == 0

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._words.append(data)

    def _start(self, attrs: dict[str, str | None]) -> None:
        while (self._row, self._col) in self._squares:
            self._col += 1
        down, across = _span(attrs.get("rowspan")), _span(attrs.get("colspan"))
        if len(self._squares) + down * across > MOST_SQUARES:
            raise TooMuch
        for row in range(self._row, self._row + down):
            for col in range(self._col, self._col + across):
                self._squares.setdefault((row, col), None)
        self._cell = self._row, self._col

    def _finish(self) -> None:
        if self._cell is not None:
            self._squares[self._cell] = " ".join("".join(self._words).split())
        self._cell, self._words = None, []

    def block(self) -> Block:
        """The rows, a square that the source left out being covered."""
        self._finish()
        rows: list[list[Square]] = [[] for _ in range(self._row + 1)]
        for (row, col), text in sorted(self._squares.items()):
            if row <= self._row:
                rows[row] += [None] * (col - len(rows[row])) + [text]
        return tuple(tuple(row) for row in rows if row)


def _span(text: str | None) -> int:
    return min(max(int(text), 1), MOST_SPAN) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1
