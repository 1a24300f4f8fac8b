"""A PDF from the painter of the preview, for computers without an office program."""

from __future__ import annotations

import sys
from collections.abc import Iterable

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
    QRawFont,
)

from app.printing.manner import AS_IT_COMES, Manner
from app.printing.measures import PAPER
from app.printing.pdf_marks import colour_of, finished
from app.report.model import Report
from app.system.fonts import NoChineseFont
from app.texts import printed
from ui.paper.leaves import PageFlow, PlacedWords
from ui.paper.paper import laid
from ui.parts.encoding import expect_utf8

TWIPS = 1440
"""Twips in an inch."""
_LOOK_ALIKE = (
    range(0x09, 0x0B),
    range(0xA0, 0x180),
    range(0x2010, 0x2070),
    range(0x2E80, 0x2FE0),
    range(0xF900, 0xFB00),
)
"""Characters that a font may draw as it does others: blanks, dashes, radicals, doubles."""


def pdf(report: Report, manner: Manner = AS_IT_COMES) -> bytes:
    """The report as a PDF. Makes Qt's application where there is none: on the command line. Raises `NoChineseFont`."""
    expect_utf8()
    running = QGuiApplication.instance() or QGuiApplication(_bare_arguments())
    assert running is not None
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise NoChineseFont
    flow = laid(report, manner)
    words = [words for page in flow.pages for words in page.words]
    return finished(_painted(report, flow), flow.parts, _same(words))


def _painted(report: Report, flow: PageFlow) -> bytes:
    """The pages as Qt writes them: PDF/A-1, each part in a colour that counts it."""
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(target)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setTitle(printed.official_title(report))
    writer.setCreator(report.card.full_name)
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
    painter.end()
    return bytes(target.data().data())


def _same(words: Iterable[PlacedWords]) -> dict[str, str]:
    """The characters of the text by those that its fonts draw alike: Qt would call 人 by the name of its radical."""
    fonts: dict[str, QRawFont] = {}
    texts = set()
    for layout, line, *_ in words:
        texts |= set(layout.text())
        fonts |= {
            f"{run.rawFont().familyName()} {run.rawFont().styleName()}": run.rawFont() for run in line.glyphRuns()
        }
    others = [chr(code) for codes in _LOOK_ALIKE for code in codes if chr(code) not in texts]
    found: dict[str, str] = {}
    for raw in fonts.values():
        shown = {glyph: character for character in sorted(texts) if (glyph := _glyph(raw, character))}
        found |= {other: shown[glyph] for other in others if (glyph := _glyph(raw, other)) in shown}
    return found


def _glyph(raw: QRawFont, character: str) -> int:
    glyphs = raw.glyphIndexesForString(character)
    return int(glyphs[0]) if len(glyphs) == 1 else 0


def _bare_arguments() -> list[str]:
    return ["gknb"] if sys.platform in {"win32", "darwin"} else ["gknb", "-platform", "offscreen"]
