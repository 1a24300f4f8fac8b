"""Underlines under the characters that findings are about, and bold headings, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from app.checks.rule import Level
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK, heading_level
from ui.parts.palette import colours
from ui.parts.shown import units
from ui.parts.signs import level_colour

STROKES = {
    Level.ERROR: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Level.QUERY: QTextCharFormat.UnderlineStyle.DashUnderline,
    Level.HINT: QTextCharFormat.UnderlineStyle.DotLine,
}


@dataclass(frozen=True)
class UnderlineSpan:
    """Characters `start` to `end` (code points) of a paragraph, and what is said of them.

    `length` is that of the paragraph: by as much as it grew, the characters may have moved.
    """

    start: int
    end: int
    excerpt: str
    length: int
    level: Level
    message: str


UnderlineSpans = tuple[UnderlineSpan, ...]
MOST_KNOWN = 2000


class Underlines(QSyntaxHighlighter):
    """Only paragraphs whose marks changed are drawn again.

    While a paragraph is being edited, a mark stays on its characters as long as they are still there; the
    next check says whether it was right.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._known: list[UnderlineSpans] = [()]
        self._numbers: dict[UnderlineSpans, int] = {(): 0}

    def show(self, marks: Mapping[int, UnderlineSpans]) -> None:
        """Underline `marks`, given by paragraph index."""
        if len(self._known) > MOST_KNOWN:
            self._forget()
        block = self.document().firstBlock()
        while block.isValid():
            wanted = marks.get(block.blockNumber(), ())
            if self._number(wanted) != max(block.userState(), 0) or wanted != self.at(block):
                block.setUserState(self._number(wanted))
                self.rehighlightBlock(block)
            block = block.next()

    def _forget(self) -> None:
        """Start numbering anew: a day of typing makes many marks that nobody needs any more."""
        self._known, self._numbers = [()], {(): 0}
        block = self.document().firstBlock()
        while block.isValid():
            block.setUserState(0)
            block = block.next()
        self.rehighlight()

    def at(self, block: QTextBlock) -> UnderlineSpans:
        """The marks that a paragraph shows now."""
        text = block.text()
        known = self._known[max(block.userState(), 0)]
        return tuple(kept for mark in known if (kept := _kept(mark, text)))

    def _number(self, marks: UnderlineSpans) -> int:
        if marks not in self._numbers:
            self._numbers[marks] = len(self._known)
            self._known.append(marks)
        return self._numbers[marks]

    def highlightBlock(self, text: str) -> None:
        if heading_level(text) == 2:
            self.setFormat(0, units(text, len(text)), _bold())
        elif text.strip() in {ROSTER_MARK, CATEGORIES_MARK}:
            self.setFormat(0, units(text, len(text)), _grey())
        state = max(self.currentBlockState(), 0)
        where = _where(text)
        for mark in self._known[state]:
            if kept := _kept(mark, text):
                start = where(kept.start)
                self.setFormat(start, where(kept.end) - start, _stroke(mark.level, heading_level(text) == 2))
        self.setCurrentBlockState(state)


def _where(text: str) -> Callable[[int], int]:
    """From code points of `text` to Qt's UTF-16 units; mostly they are the same."""
    return int if max(text, default="") <= "\uffff" else partial(units, text)


def _kept(mark: UnderlineSpan, text: str) -> UnderlineSpan | None:
    """The mark where its characters are now: at their old place, or moved by what was typed before them."""
    if text[mark.start : mark.end] == mark.excerpt:
        return mark
    by = len(text) - mark.length
    if mark.start + by < 0 or text[mark.start + by : mark.end + by] != mark.excerpt:
        return None
    return replace(mark, start=mark.start + by, end=mark.end + by, length=len(text))


def _stroke(level: Level, bold: bool) -> QTextCharFormat:
    stroke = _bold() if bold else QTextCharFormat()
    stroke.setUnderlineStyle(STROKES[level])
    stroke.setUnderlineColor(level_colour(level))
    return stroke


def _bold() -> QTextCharFormat:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    return bold


def _grey() -> QTextCharFormat:
    grey = QTextCharFormat()
    grey.setForeground(QColor(colours().quiet))
    return grey
