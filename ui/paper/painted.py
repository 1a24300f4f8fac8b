"""A PDF from the painter of the preview, for computers without an office program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextLine,
)

from app.printing.manner import AS_IT_COMES, Manner
from app.printing.measures import PAPER
from app.printing.pdf_marks import PaintedText, colour_of, finished
from app.report.model import Report
from app.system.fonts import NoChineseFont
from app.texts import printed
from ui.paper.leaves import PageFlow
from ui.paper.paper import laid
from ui.parts.encoding import expect_utf8

TWIPS = 1440
"""Twips in an inch."""
_WANTED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
)
_UNSEEN = "\t\u2028"
"""What is set without a glyph."""


@dataclass(frozen=True)
class Meanwhile:
    """How a window stays alive: `pause` is called between two pieces that only its own thread may do, `wait` is handed
    what another can."""

    pause: Callable[[], object] = lambda: None
    wait: Callable[[Callable[[], bytes]], bytes] = lambda work: work()


def pdf(report: Report, manner: Manner = AS_IT_COMES, meanwhile: Meanwhile = Meanwhile()) -> bytes:
    """The report as a PDF. Makes Qt's application where there is none: on the command line. Raises `NoChineseFont`."""
    expect_utf8()
    running = QGuiApplication.instance() or QGuiApplication(_bare_arguments())
    assert running is not None
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise NoChineseFont
    flow = laid(report, manner, meanwhile.pause)
    strings = []
    for page in flow.pages:
        strings.append([text for words in page.words for text in _strings(words.layout.text(), words.line)])
        meanwhile.pause()
    named = PaintedText(printed.official_title(report), report.card.full_name, strings)
    data = _painted(flow, meanwhile.pause)
    return meanwhile.wait(lambda: finished(data, flow.parts, named))


def _painted(flow: PageFlow, pause: Callable[[], object]) -> bytes:
    """The pages as Qt writes them: PDF/A-1, each part in a colour that counts it."""
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(target)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setResolution(TWIPS)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    for number, page in enumerate(flow.pages):
        if number:
            writer.newPage()
        page.paint(painter, lambda part: QColor(*colour_of(part)))
        for _, line, at, part in page.words:
            if flow.parts[part].page < 0:
                flow.parts[part].page = number
                flow.parts[part].top = (PAPER[1] - at.y() - line.y()) / 20
        pause()
    painter.end()
    return bytes(target.data().data())


def _strings(text: str, line: QTextLine) -> Iterator[str]:
    """What each glyph of a line was set for, '' for one that belongs to the one before; Qt counts in UTF-16.

    Where a character comes from another font, Qt (6.8) does not say right which glyph stands for what: then every
    character is asked for its glyphs.
    """
    starts = [start for run in line.glyphRuns(-1, -1, _WANTED) for start in run.stringIndexes()]
    units = text.encode("utf-16-le", "surrogatepass")
    if starts != sorted(set(starts)) and len(singly := list(_strings_singly(units, line))) == len(starts):
        yield from singly
        return
    borders = [*sorted(set(starts)), line.textStart() + line.textLength()]
    pieces = {start: _text(units, start, end) for start, end in pairwise(borders)}
    for start in starts:
        piece = pieces.pop(start, "")
        yield piece.rstrip(_UNSEEN) or piece


def _strings_singly(units: bytes, line: QTextLine) -> Iterator[str]:
    """The same, asked character by character."""
    at, end = line.textStart(), line.textStart() + line.textLength()
    while at < end:
        length = 2 if 0xD8 <= units[2 * at + 1] < 0xDC else 1
        glyphs = sum(len(run.glyphIndexes()) for run in line.glyphRuns(at, length, _WANTED))
        yield from [_text(units, at, at + length), *[""] * (glyphs - 1)][:glyphs]
        at += length


def _text(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")


def _bare_arguments() -> list[str]:
    return ["gknb"] if sys.platform in {"win32", "darwin"} else ["gknb", "-platform", "offscreen"]
