"""The report as it will look on paper, inside the program; and a PDF from the same painter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.printing.manner import AS_IT_COMES, Manner
from app.printing.measures import PAPER
from app.report.model import Report
from ui.paper.leaves import PaperPage
from ui.paper.paper import pages
from ui.parts.dialog import Dialog
from ui.parts.page import text_label
from ui.parts.palette import colours
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from ui.session import Session

WHOLE = -1.0
"""The zoom at which a whole page is seen."""
TWIPS = 1440
"""Twips in an inch."""
NOTE = "换行和分页可能与Word略有不同，以Word文件为准。"
_GAP = 16


class Preview(QWidget):
    """All pages one under another, as wide as there is room or in their own size. Laid out anew when shown and when
    the report changes while it is seen."""

    def __init__(self, session: Session, parent: QWidget | None = None, manner: Manner = AS_IT_COMES) -> None:
        super().__init__(parent)
        self.session = session
        self.sheets = _Sheets(self, manner)
        self.area = QScrollArea(self)
        self.area.setAccessibleName("纸上的样子")
        self.area.setWidget(self.sheets)
        self.area.setWidgetResizable(True)
        self.where = text_label("", "quiet", self)
        self.where.setWordWrap(False)
        self.fit = self._size("适合宽度", 0.0)
        self.page_whole = self._size("整页", WHOLE)
        self.whole = self._size("100%", 1.0)
        self.fit.setChecked(True)
        self.row = QHBoxLayout()
        for widget in (self.where, self.fit, self.page_whole, self.whole):
            self.row.addWidget(widget)
        self.row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text_label(NOTE, "quiet", self))
        layout.addWidget(self.area, 1)
        layout.addLayout(self.row)
        self.setFocusProxy(self.area)
        self.area.verticalScrollBar().valueChanged.connect(self._tell_where)
        self.area.verticalScrollBar().rangeChanged.connect(self._tell_where)
        session.checked.connect(self._refresh)

    def _size(self, words: str, zoom: float) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(lambda: self._zoom(zoom))
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End: a scroll area has no keys for its ends."""
        bar = self.area.verticalScrollBar()
        ends = {Qt.Key.Key_Home.value: bar.minimum(), Qt.Key.Key_End.value: bar.maximum()}
        if (end := ends.get(event.key())) is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(end)

    def showEvent(self, event: QShowEvent) -> None:
        self.sheets.show_report(self.session.report)
        super().showEvent(event)
        self._tell_where()

    def _refresh(self) -> None:
        if self.isVisible():
            self.sheets.show_report(self.session.report)
            self._tell_where()

    @property
    def page(self) -> int:
        """The page in the middle of what is seen, from 0."""
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        return self.sheets.page_at(middle)

    def _tell_where(self) -> None:
        self.where.setText(f"第{self.page + 1}页，共{len(self.sheets.pages)}页")

    def _zoom(self, zoom: float) -> None:
        """Another size; the page that is seen stays in sight."""
        page = self.page
        self.sheets.set_zoom(zoom)
        QTimer.singleShot(0, self, lambda: self.go_to(page))

    def go_to(self, page: int) -> None:
        self.area.verticalScrollBar().setValue(self.sheets.place(page).top() - _GAP)


class PreviewDialog(Dialog):
    """The preview in a window of its own."""

    def __init__(self, session: Session, parent: QWidget, manner: Manner = AS_IT_COMES) -> None:
        super().__init__(parent)
        self.manner = manner
        self.setWindowTitle("预览")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        size_in_room(self, 880, 860)
        self.preview = Preview(session, self, manner)
        self.shut = QPushButton("关闭", self, autoDefault=False)
        self.shut.clicked.connect(self.reject)
        self.out = QPushButton("打印…", self, autoDefault=False)
        self.out.clicked.connect(self._print)
        self.preview.row.addWidget(self.out)
        self.preview.row.addWidget(self.shut)
        QVBoxLayout(self).addWidget(self.preview)
        self.preview.setFocus()

    def _print(self) -> None:
        from ui.paper.print_out import ask_and_print

        ask_and_print(self.preview.session.report, self, self.manner)


class _Sheets(QWidget):
    """The sheets of paper."""

    def __init__(self, parent: QWidget | None, manner: Manner) -> None:
        super().__init__(parent)
        self._manner = manner
        self._report: Report | None = None
        self._zoom = 0.0
        self.pages: list[PaperPage] = []
        self.setAccessibleName("预览")

    def show_report(self, report: Report) -> None:
        """Lay `report` out; nothing is done for the one that is shown already."""
        if report is not self._report:
            self._report, self.pages = report, pages(report, self._manner)
            self._fit()

    def set_zoom(self, zoom: float) -> None:
        """Show the paper `zoom` times its own size, or for 0 as wide as there is room."""
        self._zoom = zoom
        self._fit()

    def _scale(self) -> float:
        if self._zoom == WHOLE:
            around = self.parentWidget() or self
            return max(0.01, (around.height() - 2 * _GAP) / PAPER[1])
        return self._zoom * self.logicalDpiX() / TWIPS or max(0.01, (self.width() - 2 * _GAP) / PAPER[0])

    def _step(self) -> float:
        return PAPER[1] * self._scale() + _GAP

    def _fit(self) -> None:
        wide = PAPER[0] * self._scale() + 2 * _GAP if self._zoom else 0
        self.setMinimumSize(round(wide), round(_GAP + len(self.pages) * self._step()))
        self.update()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 480)

    def page_at(self, height: int) -> int:
        """The page at a height of this widget, or the nearest."""
        return max(0, min(int((height - _GAP / 2) / self._step()), len(self.pages) - 1))

    def place(self, number: int) -> QRect:
        """Where page `number` (from 0) lies."""
        wide, high = PAPER[0] * self._scale(), PAPER[1] * self._scale()
        return QRect(round((self.width() - wide) / 2), round(_GAP + number * self._step()), round(wide), round(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), QColor(colours().desk))
        for number, page in enumerate(self.pages):
            place = self.place(number)
            if place.intersects(event.rect()):
                painter.fillRect(place, QColor(colours().sheet))
                painter.save()
                painter.translate(place.topLeft())
                painter.scale(self._scale(), self._scale())
                page.paint(painter)
                painter.restore()
        painter.end()
