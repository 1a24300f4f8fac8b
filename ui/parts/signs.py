"""Signs for levels and states: told apart by their shape, and drawn here because no font has them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from app.checks.rule import Level
from app.pages.progress import PageState
from ui.parts.palette import Palette, colours

BOX = 18
"""Size in which the signs are drawn, in pixels."""
Draw = Callable[[QPainter, Palette], None]


def level_colour(level: Level) -> QColor:
    """The colour of a level, in the palette of now."""
    p = colours()
    return QColor({Level.ERROR: p.red, Level.QUERY: p.amber, Level.HINT: p.blue}[level])


def level_tint(level: Level) -> QColor:
    """The ground of what a finding of this level is about."""
    p = colours()
    return QColor({Level.ERROR: p.red_tint, Level.QUERY: p.amber_tint, Level.HINT: p.blue_tint}[level])


def paint_level(painter: QPainter, level: Level, place: QRect) -> None:
    """Draw the sign of a level into a square."""
    _paint(painter, partial(_draw_level, level), place)


def paint_state(painter: QPainter, state: PageState, place: QRect) -> None:
    """Draw the sign of a page's state into a square."""
    _paint(painter, partial(_draw_state, state), place)


def state_icon(state: PageState) -> QIcon:
    """The sign of a page's state, told apart by its shape: ring, half disc, cross, question mark, tick."""
    return _icon(partial(_draw_state, state))


def level_icon(level: Level) -> QIcon:
    """The sign of a level: a disc with a cross, a triangle with a mark, a ring with an i."""
    return _icon(partial(_draw_level, level))


def paint_ring(painter: QPainter, rect: QRect) -> None:
    """The ring round what has the keys, inside `rect`."""
    painter.setPen(QPen(QColor(colours().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _icon(draw: Draw) -> QIcon:
    icon = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(QSize(BOX, BOX) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _paint(painter, draw, QRect(0, 0, BOX, BOX))
        painter.end()
        icon.addPixmap(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _paint(painter: QPainter, draw: Draw, place: QRect) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / BOX, place.height() / BOX)
    draw(painter, colours())
    painter.restore()


DISC = QRectF(2, 2, 14, 14)


def _draw_state(state: PageState, painter: QPainter, p: Palette) -> None:
    inks = {
        PageState.EMPTY: p.off,
        PageState.FILLING: p.blue,
        PageState.WRONG: p.red,
        PageState.QUERY: p.amber,
        PageState.FILLED: p.green,
    }
    colour = QColor(inks[state])
    painter.setPen(QPen(colour, 1.6))
    if state is PageState.WRONG:
        _disc(painter, colour, p)
        _cross(painter)
    elif state is PageState.QUERY:
        _triangle(painter, colour, p)
    elif state is PageState.FILLED:
        _disc(painter, colour, p)
        painter.drawPolyline([QPointF(5.4, 9.4), QPointF(8, 12), QPointF(12.6, 6.4)])
    else:
        painter.drawEllipse(DISC)
        if state is PageState.FILLING:
            painter.setBrush(colour)
            painter.drawPie(DISC, -90 * 16, 180 * 16)


def _draw_level(level: Level, painter: QPainter, p: Palette) -> None:
    colour = level_colour(level)
    if level is Level.ERROR:
        _disc(painter, colour, p)
        _cross(painter)
    elif level is Level.QUERY:
        _triangle(painter, colour, p)
    else:
        painter.setPen(QPen(colour, 1.6))
        painter.drawEllipse(DISC)
        painter.drawLine(QPointF(9, 8.4), QPointF(9, 12.4))
        painter.drawPoint(QPointF(9, 5.6))


def _disc(painter: QPainter, colour: QColor, p: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(DISC)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(p.paper), 2))


def _cross(painter: QPainter) -> None:
    painter.drawLine(QPointF(6.2, 6.2), QPointF(11.8, 11.8))
    painter.drawLine(QPointF(11.8, 6.2), QPointF(6.2, 11.8))


def _triangle(painter: QPainter, colour: QColor, p: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([QPointF(9, 1.5), QPointF(17, 16), QPointF(1, 16)])
    painter.setPen(QPen(QColor(p.paper), 2))
    painter.drawLine(QPointF(9, 6.5), QPointF(9, 10.5))
    painter.drawPoint(QPointF(9, 13.4))


class Sign(QWidget):
    """The sign of a level, beside words."""

    def __init__(self, level: Level, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = level
        self.setFixedSize(BOX, BOX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paint_level(painter, self.level, self.rect())
        painter.end()
