"""The findings folded to a rail: nothing was found on this page."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.pages.progress import PageState
from ui.parts.controls import Showing
from ui.parts.palette import colours
from ui.parts.signs import BOX, paint_state

WIDTH = 40


class Rail(Showing):
    """Opens the findings again; says how many there are on other pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.elsewhere = 0

    def tell(self, elsewhere: int) -> None:
        """Nothing was found here, and so many on other pages."""
        self.elsewhere = elsewhere
        message = f"本页没有发现问题，其他页有{elsewhere}处" if elsewhere else "已核对的都没有发现问题"
        self.setToolTip(f"{message}。点一下展开。")
        self.setAccessibleName(message)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left = (self.width() - BOX) // 2
        paint_state(painter, PageState.FILLED, QRect(left, 14, BOX, BOX))
        painter.setPen(QColor(colours().quiet))
        high = painter.fontMetrics().height()
        top = 14 + BOX + 10
        for number, word in enumerate(("全", "部", str(self.elsewhere)) if self.elsewhere else "问题"):
            painter.drawText(QRect(0, top + number * high, self.width(), high), Qt.AlignmentFlag.AlignHCenter, word)
        painter.end()
