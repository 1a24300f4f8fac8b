"""Boxes to choose from and to tick, flat as the rest: Qt's own arrows and ticks don't follow the palette."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QShortcutEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

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

    def showPopup(self) -> None:
        """Open the list; on Windows Qt makes it two pixels too low for its frame, and cuts the last line for an arrow."""
        super().showPopup()
        if self.count() > self.maxVisibleItems():
            return
        view, popup = self.view(), self.view().window()
        lines = sum(view.sizeHintForRow(row) for row in range(self.count()))
        enough = popup.height() + lines - view.viewport().height()
        for height in (enough + _ROOM_FOR_ARROWS, enough):  # the arrow goes where there is room for all, and stays away
            popup.resize(popup.width(), height)


class CheckBox(QCheckBox):
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


_ROOM_FOR_ARROWS = 40
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


def goes_on(button: QPushButton) -> QPushButton:
    """Let a button be seen as the one that goes on; one of a box of Qt's has been given its looks already."""
    button.setObjectName("main")
    button.style().unpolish(button)
    button.style().polish(button)
    return button


class Showing(QPushButton):
    """A button that only shows something: it works where nothing may be changed."""


class Quick(QPushButton):
    """A button whose key works at once: Qt lets a tenth of a second pass, in which the next keys go elsewhere."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and event.type() == QEvent.Type.Shortcut and not event.isAmbiguous():
            self.setFocus()
            self.click()
            return True
        return super().event(event)


def set_low(widget: QWidget, *, low: bool) -> None:
    """Let a button, or the buttons on a widget, be less high, where every row of the table counts."""
    for button in (widget, *cast("list[QAbstractButton]", widget.findChildren(QAbstractButton))):
        button.setProperty("low", low)
        button.style().unpolish(button)
        button.style().polish(button)
