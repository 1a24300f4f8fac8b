"""Boxes to choose from and to tick, flat as the rest: Qt's own arrows and ticks don't follow the palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton

from ui.parts.palette import colours

ARROW = 14
"""Pixels from the right edge to the middle of the arrow."""


class Combo(QComboBox):
    """A box to choose from; the wheel does not turn it, since a page is rolled over it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        p = colours()
        _stroke(self, p.quiet if self.isEnabled() else p.off, self.width() - ARROW, self.height() / 2, _CHEVRON)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Check(QCheckBox):
    """A box to tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            p = colours()
            middle = box.center()
            _stroke(self, p.on_fill if self.isEnabled() else p.off, middle.x() + 0.5, middle.y() + 0.5, _TICK)


_CHEVRON = ((-4, -2), (0, 2), (4, -2))
_TICK = ((-4, 0), (-1.2, 3), (4, -3.2))


def _stroke(
    widget: QComboBox | QCheckBox, colour: str, x: float, y: float, points: tuple[tuple[float, float], ...]
) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.8))
    painter.drawPolyline(QPolygonF([QPointF(x + right, y + down) for right, down in points]))
    painter.end()
