"""Letters become lines, and lines become paragraphs: by their height, their indents and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from app.documents.pdf.marks import Letter
from app.documents.shown import shifted

GAP = 0.6
"""Of a character's width: what parts two words in Latin letters or figures."""
WIDE_GAP = 1.6
"""What parts two words in Chinese."""
INDENT = 1.2
"""Characters by which the first line of a paragraph stands in."""
SHORT = 2.5
"""Characters that a line must lack to be the last of its paragraph."""
SMALL, RAISED = 0.75, 0.2
"""Of the size of what stands beside it: so small and so much higher is the mark of a note."""
APART = 1.9
"""Of the usual distance of lines: more than this parts paragraphs."""
_PAGE_NUMBER = re.compile(r"[-—–－\s]*\d{1,3}[-—–－\s]*|第\s*\d{1,3}\s*页.{0,12}")
_MARGIN, _LOW = 0.08, 0.15
"""Share of the page's height from its edge in which a number alone, or one between dashes, is that of the page."""
_LATIN = re.compile(r"[!-~]")


@dataclass(frozen=True)
class LetterLine:
    """Letters on one level, from the left."""

    text: str
    left: float
    right: float
    y: float
    size: float


def in_lines(letters: Sequence[Letter]) -> list[LetterLine]:
    """The lines that letters stand in, from above. Blanks are worked out anew: programs set and leave them as they
    like."""
    stated = sorted((letter for letter in letters if not letter.text.isspace()), key=lambda letter: -letter.y)
    rows: list[list[Letter]] = []
    for letter in stated:
        if rows and abs(rows[-1][0].y - letter.y) < 0.5 * max(letter.size, rows[-1][0].size):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [_line(sorted(row, key=lambda letter: letter.left)) for row in rows]


def _line(row: Sequence[Letter]) -> LetterLine:
    size = median(letter.size for letter in row)
    largest, text = max(row, key=lambda letter: letter.size), ""
    for before, letter in zip([None, *row], row, strict=False):
        if before is not None and _parts(before, letter, size):
            text += "\u3000" if letter.left - before.right > WIDE_GAP * size else " "
        text += shifted(letter.text, _shift(letter, largest))
    return LetterLine(text, row[0].left, row[-1].right, median(letter.y for letter in row), size)


def _shift(letter: Letter, beside: Letter) -> int:
    """1 for a digit that is smaller than what stands beside it and set above it, as the mark of a note; 0 for any other."""
    if not letter.text.isdigit() or letter.size > SMALL * beside.size:
        return 0
    return 1 if letter.bottom - beside.bottom > RAISED * beside.size else 0


def _parts(before: Letter, letter: Letter, size: float) -> bool:
    latin = _LATIN.match(before.text) and _LATIN.match(letter.text)
    return letter.left - before.right > (GAP if latin else WIDE_GAP) * size


def without_page_numbers(lines: Sequence[LetterLine], height: float) -> list[LetterLine]:
    """The lines without a number in the margin."""
    return [line for line in lines if not _is_page_number(line, min(line.y, height - line.y) / height)]


def _is_page_number(line: LetterLine, from_edge: float) -> bool:
    """Whether a line is a number of the page: dashes round it, or nearer to the edge than any text."""
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and from_edge < (_MARGIN if line.text.isdigit() else _LOW)


@dataclass
class ParagraphJoiner:
    """Puts lines together, over pages too."""

    left: float
    right: float
    spacing: float
    _words: str = ""
    _last: LetterLine | None = None
    _turned: bool = False

    def add(self, line: LetterLine) -> Iterator[str]:
        """Take the next line; the paragraph that it ends, if it begins another."""
        if self._last is not None and self._begins(line, self._last):
            yield from self.end()
        latin = self._words[-1:].isascii() and line.text[:1].isascii() and self._words[-1:].isalnum()
        self._words += (" " if latin and line.text[:1].isalnum() and self._words[-1:].isalpha() else "") + line.text
        self._last, self._turned = line, False

    def turn(self) -> None:
        """Go on to the next page: distances mean nothing over its edge."""
        self._turned = True

    def end(self) -> Iterator[str]:
        """The paragraph so far."""
        if self._words.strip():
            yield self._words.strip()
        self._words, self._last, self._turned = "", None, False

    def _begins(self, line: LetterLine, last: LetterLine) -> bool:
        size = line.size
        indented = line.left > self.left + INDENT * size
        ended = last.right < self.right - SHORT * last.size
        far = not self._turned and last.y - line.y > APART * self.spacing
        return indented or ended or far or abs(last.size - size) > 0.25 * size


def measures(pages: Sequence[Sequence[LetterLine]]) -> tuple[float, float, float]:
    """Left and right edge of the text, and the distance of its lines."""
    lines = [line for page in pages for line in page]
    if not lines:
        return 0.0, 0.0, 1.0
    widest = sorted(lines, key=lambda line: line.left - line.right)[: max(3, len(lines) // 3)]
    left = min(line.left for line in widest)
    steps = [
        before.y - line.y for page in pages for before, line in pairwise(page) if 0 < before.y - line.y < 4 * line.size
    ]
    return left, median(line.right for line in widest), median(steps) if steps else 1.0
