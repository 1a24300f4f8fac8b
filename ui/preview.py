"""The report as it will look on paper, inside the program; and a PDF from the same painter."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPageLayout, QPageSize, QPainter, QPaintEvent, QPdfWriter, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app import printed
from app.measures import PAPER
from app.report import Report
from ui.page import text_label
from ui.paper import Leaf, pages

if TYPE_CHECKING:
    from ui.session import Session

TWIPS = 1440
"""Twips in an inch."""
NOTE = "换行和分页可能与Word略有不同，以Word文件为准。"
_GAP = 16
_DESK = QColor("#8a8f98")


def pdf(report: Report) -> bytes:
    """The report as a PDF. Makes Qt's application where there is none: on the command line."""
    running = QGuiApplication.instance() or QGuiApplication(_bare_arguments())
    assert running is not None
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(target)
    writer.setTitle(printed.official_title(report))
    writer.setCreator(report.card.full_name)
    writer.setResolution(TWIPS)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    for page in pages(report):
        if page.number > 1:
            writer.newPage()
        page.paint(painter)
    painter.end()
    return bytes(target.data().data())


def _bare_arguments() -> list[str]:
    return ["gknb"] if sys.platform in {"win32", "darwin"} else ["gknb", "-platform", "offscreen"]


class Preview(QWidget):
    """All pages one under another, as wide as there is room. Laid out anew when shown and when the report
    changes while it is seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.sheets = _Sheets(self)
        self._area = QScrollArea(self)
        self._area.setWidget(self.sheets)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text_label(NOTE, "quiet", self))
        layout.addWidget(self._area, 1)
        session.checked.connect(self._refresh)

    def showEvent(self, event: QShowEvent) -> None:
        self.sheets.show_report(self.session.report)
        super().showEvent(event)

    def _refresh(self) -> None:
        if self.isVisible():
            self.sheets.show_report(self.session.report)


class _Sheets(QWidget):
    """The sheets of paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self.pages: list[Leaf] = []
        self.setAccessibleName("预览")

    def show_report(self, report: Report) -> None:
        """Lay `report` out; nothing is done for the one that is shown already."""
        if report is not self._report:
            self._report, self.pages = report, pages(report)
            self._fit()

    def _scale(self) -> float:
        return max(0.01, min(1.2 * self.logicalDpiX() / TWIPS, (self.width() - 2 * _GAP) / PAPER[0]))

    def _step(self) -> float:
        return PAPER[1] * self._scale() + _GAP

    def _fit(self) -> None:
        self.setMinimumHeight(round(_GAP + len(self.pages) * self._step()))
        self.update()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 480)

    def place(self, number: int) -> QRect:
        """Where page `number` (from 0) lies."""
        wide, high = PAPER[0] * self._scale(), PAPER[1] * self._scale()
        return QRect(round((self.width() - wide) / 2), round(_GAP + number * self._step()), round(wide), round(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), _DESK)
        for number, page in enumerate(self.pages):
            place = self.place(number)
            if place.intersects(event.rect()):
                painter.fillRect(place, Qt.GlobalColor.white)
                painter.save()
                painter.translate(place.topLeft())
                painter.scale(self._scale(), self._scale())
                page.paint(painter)
                painter.restore()
        painter.end()
