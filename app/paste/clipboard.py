"""Tables on the clipboard: as Excel, WPS, Word and LibreOffice put them there, and as they want them back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from app.documents.blocks import NOT_KEPT, DocumentRemark, DocumentTable, LeftOut, Text, words_in
from app.documents.blocks import Block as Shown
from app.documents.blocks import Square as Printed
from app.documents.shown import LEFTWARD, OFF_THE_LINE
from app.errors import GknbError, UnreadableFile
from app.language.fold import without_invisible

CellText = str | None
"""The text of one square; None for a square that a merged cell covers."""
CellTexts = tuple[tuple[CellText, ...], ...]
"""Rows of squares; rows may differ in length."""

MOST_SQUARES = 20_000
MOST_CHARACTERS = 4_000_000
MOST_SPAN, MOST_NESTED = 100, 10
_NOT_SHOWN = re.compile(
    r"<(?:del|s|strike|sup|sub|rt|dialog|bdo)\b|msodel|msoins|msocomment|msocomanchor|footnotereference|endnotereference"
    r"|line-through|mso-hide|display\s*:\s*none|visibility\s*:|vertical-align|mso-text-raise|opacity|\shidden\b"
    r"|color\s*[:=]\s*[\"']?(?:white|#?fff|rgba?\(255|transparent|windowtext-)|font-size\s*:\s*[012]?(?:\.\d+)?(?:px|pt|em|;|\"|})"
    r"|font\s*:[^;\"}]*(?<![\d.])[012]?(?:\.\d+)?(?:px|pt|/)|unicode-bidi|translate|scale[xy3]?|zoom\s*:|content-visibility|hsla?\("
    r"|text-fill-color|filter\s*:|#[0-9a-f]{3}0\b|#[0-9a-f]{6}00\b|rgb\(\s*100%"
    r"|:\s*-\d{3,}|text-?fill|text-security|letter-spacing\s*:\s*-|wingdings|webdings|clip|overflow|background[^;\"]*:\s*(?:black|#000)"
)
"""Without any of these in it a page shows all its words."""
_OF_FIGURES = (
    "图片",
    "图形",
    "公式",
    "画布",
    "样式",
    "从右往左",
    "认不出的字",
    "进度条",
    "嵌入的",
    "网页自带的字体",
    "符号字体",
)
"""How the names of what stands for digits begin."""
_NOTE = re.compile(rf"^\[?[{OFF_THE_LINE}]{{1,3}}\]?|\[?[{OFF_THE_LINE}]{{1,3}}\]?$")
_DRAWN = re.compile(r"<(?:img|svg|math|canvas|bdo)\b|content\s*:|unicode-bidi|@font-face|dings\b|first-l|rotate|scale")
_FIELD = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*+)')
_NEEDS_QUOTES = re.compile(r'[\t\r\n"]')


class TooMuch(GknbError):
    """More on the clipboard than any table of the form could take."""

    def __init__(self) -> None:
        super().__init__("剪贴板里的内容太多。请只复制要粘贴的那几行几列，再粘贴一次。")


def read(text: str, html: str = "") -> CellTexts:
    """The table on the clipboard, empty when there is nothing. Raises `TooMuch`.

    HTML tells of merged cells and is used when it holds a table; a plain text is rows of tabs.
    """
    if html and len(html) <= MOST_CHARACTERS and "<t" in html.lower() and (block := from_html(html)):
        return block
    if len(text) > MOST_CHARACTERS:
        raise TooMuch
    if not html:
        return from_text(text)
    lines = list(map(_without_note, words(text, html).split("\n")))
    drawn = _drawn_in(html) if len(lines) == 1 and any(map(str.isdigit, text)) else ""
    return from_text(drawn + "\n".join(lines))


def _drawn_in(html: str) -> str:
    """The name of what stands for digits beside a figure that was copied alone."""
    if len(html) > MOST_CHARACTERS or not _DRAWN.search(html.lower()):
        return ""
    from app.documents.web.page import read_text

    with suppress(UnreadableFile):
        for block in read_text(html):
            if isinstance(block, LeftOut) and block.what.startswith(_OF_FIGURES):
                return f"〔{block.what}〕"
    return ""


def words(text: str, html: str = "") -> str:
    """The text on the clipboard without what its source does not show: hidden, struck-out and deleted words,
    characters of no width."""
    stated = html.lower() if len(html) <= MOST_CHARACTERS else ""
    if _NOT_SHOWN.search(stated):
        from app.documents.web.page import read_text

        with suppress(UnreadableFile):
            text = "\n".join(line for block in read_text(html) for line in _lines(block))
    return text if LEFTWARD in text else without_invisible(text)


def _lines(block: Shown) -> Iterator[str]:
    if isinstance(block, Text):
        yield block.text
    elif isinstance(block, DocumentTable):
        for row in block.rows:
            yield "\t".join(" ".join(words_in(square).split()) for square in row)


def from_text(text: str) -> CellTexts:
    """Rows of a tab-separated text; quotes as Excel sets them around tabs, line breaks and quotes.

    The line break that ends the last row is no row of its own. Raises `TooMuch`.
    """
    rows: list[list[CellText]] = [[]]
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


def from_html(html: str) -> CellTexts:
    """The squares of the tables in an HTML text one below the other, empty when there is none. Raises `TooMuch`.

    It is read as a page that is brought in: only what is shown. A square with a field that holds nothing, or with
    nothing but hidden words, is covered, so that pasting it clears no figure. Of the words around only those that say
    a unit are kept; a table that does no more than to lay out others is none.
    """
    from app.documents.web.page import read_text
    from app.incoming.parts import OTHER_UNIT

    if html.lower().count("<td") > MOST_SQUARES * 2:
        raise TooMuch
    try:
        blocks = read_text(html)
    except UnreadableFile:
        return ()
    tables = [table for block in blocks if isinstance(block, DocumentTable) for table in _laid_out(block)]
    units = [block.text for block in blocks if isinstance(block, Text) and OTHER_UNIT.fullmatch(block.text)]
    rows = [row for table in tables for row in _squares(table)]
    if sum(map(len, rows)) > MOST_SQUARES:
        raise TooMuch
    return (*((unit,) for unit in units if rows), *rows)


def _laid_out(table: DocumentTable, depth: int = 0) -> Iterator[DocumentTable]:
    """The tables in one that has no figures of its own, else the table itself."""
    inner = [block for square in table.squares() for block in square.inner if isinstance(block, DocumentTable)]
    own = "".join(square.text for square in table.squares())
    if inner and depth < MOST_NESTED and not any(map(str.isdigit, own)):
        for one in inner:
            yield from _laid_out(one, depth + 1)
    else:
        yield table


def _squares(table: DocumentTable) -> CellTexts:
    """The rows, what a merged cell covers or the source left out being covered."""
    rows: list[dict[int, CellText]] = [{} for _ in table.rows]
    count = 0
    for square in table.squares():
        down = min(square.rowspan, MOST_SPAN, len(rows) - square.row)
        across = min(square.colspan, MOST_SPAN)
        count += down * across
        if count > MOST_SQUARES:
            raise TooMuch
        for row in range(square.row, square.row + down):
            for col in range(square.col, square.col + across):
                rows[row].setdefault(col, None)
        rows[square.row][square.col] = _text(square)
    return tuple(tuple(row.get(col) for col in range(max(row) + 1)) for row in rows if row)


def _text(square: Printed) -> CellText:
    text = _without_note(_in_a_line(words_in(square)))
    drawn = next((inner.what for inner in square.inner if isinstance(inner, LeftOut) and _is_of_figure(inner)), "")
    if drawn and (not text or any(map(str.isdigit, text))):
        return f"〔{drawn}〕{text}"  # no figure, so that somebody is asked
    empty = not text and any(inner in NOT_KEPT or _is_hidden(inner) for inner in square.inner)
    return None if empty else text


def _in_a_line(text: str) -> str:
    """The lines of a square in one; figures below each other stay further apart than thousands of one figure."""
    whole = ""
    for line in text.split("\n"):
        words = " ".join(line.split())
        apart = "  " if whole[-1:].isdigit() and words[:1].isdigit() else " "
        whole = f"{whole}{apart}{words}".strip()
    return whole


def _is_of_figure(left: LeftOut) -> bool:
    """Whether what was not read may be a digit of the figure beside it, or all of it."""
    return not left.usual and left.what.startswith(_OF_FIGURES)


def _is_hidden(block: Shown) -> bool:
    """Whether there was a figure that its source does not show: white letters in Excel are no reason to clear one."""
    return isinstance(block, DocumentRemark) and block.kind == "hidden"


def _without_note(text: str) -> str:
    """A figure without the mark of a note beside it, above or below the line."""
    bare = _NOTE.sub("", text)
    return bare.strip() if bare != text and any(map(str.isdecimal, bare)) else text


def to_text(rows: CellTexts) -> str:
    """Rows as tab-separated text with Windows line ends, quoted where a program reading it would need it."""
    return "\r\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(square: CellText) -> str:
    text = square or ""
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
