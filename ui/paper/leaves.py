"""Pages filled from the top down, by the rules that Word keeps paragraphs together with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextLine

from app.printing.measures import LEFT, LINE, LINES, RULE, TOP
from app.printing.pdf_marks import TaggedPart
from ui.parts.palette import LIGHT

HEIGHT = LINES * LINE


class PlacedWords(NamedTuple):
    """A line of text with its place; `part` is the number of what it belongs to, 0 for a page number."""

    layout: QTextLayout
    line: QTextLine
    at: QPointF
    part: int = 0


@dataclass
class PaperPage:
    """One page: lines of text with their places, and the boxes of table cells."""

    number: int
    words: list[PlacedWords] = field(default_factory=list)
    boxes: list[QRectF] = field(default_factory=list)

    def paint(self, painter: QPainter, colour: Callable[[int], QColor] | None = None) -> None:
        """Paint the page; the painter's unit must be the twip. `colour` gives every part one of its own."""
        painter.setPen(QPen(QColor(LIGHT.print), RULE))
        painter.drawRects(self.boxes)
        for _, line, at, part in self.words:
            if colour:
                painter.setPen(colour(part))
            line.draw(painter, at)


class PaperPiece:
    """What stands on pages. `together` is put on the page of what follows, as Word keeps a paragraph with the next."""

    together = False

    @property
    def least(self) -> float:
        """The height that has to be left for it to begin on a page."""
        raise NotImplementedError

    def put(self, flow: PageFlow) -> None:
        raise NotImplementedError


@dataclass
class PaperBlock(PaperPiece):
    """A paragraph, never parted when it stays with the next; `space` is left free above it and `after` below it."""

    layout: QTextLayout
    lines: list[QTextLine]
    height: float = LINE
    inset: float = 0
    space: float = 0
    after: float = 0
    together: bool = False
    kind: str = "P"

    @property
    def least(self) -> float:
        lines = self.lines if self.together else self.lines[:1]
        return self.space + len(lines) * self.height

    def put(self, flow: PageFlow) -> None:
        flow.used += self.space if flow.used else 0
        flow.parts.append(TaggedPart(self.kind, self.layout.text().replace("\u2028", "" if self.kind == "H1" else " ")))
        flow.lines(self)
        flow.used += self.after


class PageFlow:
    """Fills pages from the top down."""

    def __init__(self) -> None:
        self.pages = [PaperPage(1)]
        self.parts = [TaggedPart("Artifact")]
        self.tables = 0
        self.used = 0.0

    @property
    def left(self) -> float:
        return HEIGHT - self.used

    def turn(self) -> None:
        self.pages.append(PaperPage(len(self.pages) + 1))
        self.used = 0.0

    def need(self, height: float) -> None:
        """Turn the page unless `height` is left on it, or it is empty anyway."""
        if self.used and height > self.left + 1:
            self.turn()

    def lines(self, block: PaperBlock) -> None:
        """Set the lines of a block, which is the part last begun."""
        for line in block.lines:
            self.need(block.height)
            at = QPointF(LEFT + block.inset, TOP + self.used + (block.height - line.height()) / 2 - line.y())
            self.pages[-1].words.append(PlacedWords(block.layout, line, at, len(self.parts) - 1))
            self.used += block.height

    def fill(self, pieces: Sequence[PaperPiece]) -> None:
        for number, piece in enumerate(pieces):
            if piece.together and not (number and pieces[number - 1].together):
                chain = _of_chain(pieces[number:])
                self.need(chain if chain <= HEIGHT else 0)
            piece.put(self)


def _of_chain(pieces: Sequence[PaperPiece]) -> float:
    """The height of the pieces that stay together, with the beginning of the one they stay with."""
    height = 0.0
    for piece in pieces:
        height += piece.least
        if not piece.together:
            break
        height += piece.after if isinstance(piece, PaperBlock) else 0
    return height
