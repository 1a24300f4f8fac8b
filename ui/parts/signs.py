"""Signs for levels and states: told apart by their shape, and drawn here because no font has them all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from app.checks.rule import Level
from app.pages.progress import State
from ui.parts.style import AMBER, BLUE, DIM, GREEN, PAPER, RED

LEVEL_COLOURS = {Level.ERROR: RED, Level.QUERY: AMBER, Level.HINT: BLUE}
STATE_COLOURS = {
    State.EMPTY: DIM,
    State.FILLING: BLUE,
    State.WRONG: RED,
    State.QUERY: AMBER,
    State.FILLED: GREEN,
}


def state_icon(state: State) -> QIcon:
    """The sign of a page's state, told apart by its shape: ring, half disc, cross, question mark, tick."""
    return _icon(partial(_draw_state, state))


def level_icon(level: Level) -> QIcon:
    """The sign of a level: a disc with a cross, a triangle with a mark, a ring with an i."""
    return _icon(partial(_draw_level, level))


def _icon(draw: partial[None]) -> QIcon:
    icon = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(QSize(18, 18) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        icon.addPixmap(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


DISC = QRectF(2, 2, 14, 14)


def _draw_state(state: State, painter: QPainter) -> None:
    colour = QColor(STATE_COLOURS[state])
    painter.setPen(QPen(colour, 1.6))
    if state is State.WRONG:
        _disc(painter, colour)
        _cross(painter)
    elif state is State.QUERY:
        _triangle(painter, colour)
    elif state is State.FILLED:
        _disc(painter, colour)
        painter.drawPolyline([QPointF(5.4, 9.4), QPointF(8, 12), QPointF(12.6, 6.4)])
    else:
        painter.drawEllipse(DISC)
        if state is State.FILLING:
            painter.setBrush(colour)
            painter.drawPie(DISC, -90 * 16, 180 * 16)


def _draw_level(level: Level, painter: QPainter) -> None:
    colour = QColor(LEVEL_COLOURS[level])
    if level is Level.ERROR:
        _disc(painter, colour)
        _cross(painter)
    elif level is Level.QUERY:
        _triangle(painter, colour)
    else:
        painter.setPen(QPen(colour, 1.6))
        painter.drawEllipse(DISC)
        painter.drawLine(QPointF(9, 8.4), QPointF(9, 12.4))
        painter.drawPoint(QPointF(9, 5.6))


def _disc(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(DISC)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(PAPER), 2))


def _cross(painter: QPainter) -> None:
    painter.drawLine(QPointF(6.2, 6.2), QPointF(11.8, 11.8))
    painter.drawLine(QPointF(11.8, 6.2), QPointF(6.2, 11.8))


def _triangle(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([QPointF(9, 1.5), QPointF(17, 16), QPointF(1, 16)])
    painter.setPen(QPen(QColor(PAPER), 2))
    painter.drawLine(QPointF(9, 6.5), QPointF(9, 10.5))
    painter.drawPoint(QPointF(9, 13.4))
