"""Line icons, drawn for this program: strokes on a square of 18, in the ink of the palette."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.parts.palette import colours

BOX = 18
STROKE = 1.4
NAME = "line icon"
"""The property of a button that keeps the name of its icon."""
Stroke = tuple[tuple[float, float], ...]
Ring = tuple[float, float, float, float]
PAGE: Stroke = ((4, 2), (11, 2), (14, 5), (14, 16), (4, 16), (4, 2))
BOXED: Stroke = ((4, 9), (4, 15.5), (14, 15.5), (14, 9))
LINES: dict[str, tuple[Stroke, ...]] = {
    "new": (PAGE, ((9, 7), (9, 13)), ((6, 10), (12, 10))),
    "open": (((2, 15), (2, 4), (7, 4), (8.5, 6), (15, 6), (15, 8)), ((2, 15), (5, 8), (17, 8), (14, 15), (2, 15))),
    "save": (
        ((3, 3), (13, 3), (15.5, 5.5), (15.5, 15.5), (3, 15.5), (3, 3)),
        ((6, 3), (6, 7), (11.5, 7), (11.5, 3)),
        ((6, 15.5), (6, 11), (12.5, 11), (12.5, 15.5)),
    ),
    "undo": (((7, 3), (3, 7), (7, 11)), ((3, 7), (11, 7), (14, 8.5), (15, 11), (14, 13.5), (11, 15), (8, 15))),
    "redo": (((11, 3), (15, 7), (11, 11)), ((15, 7), (7, 7), (4, 8.5), (3, 11), (4, 13.5), (7, 15), (10, 15))),
    "find": (((11, 11), (16, 16)),),
    "export": (BOXED, ((9, 12), (9, 2)), ((5.5, 5.5), (9, 2), (12.5, 5.5))),
    "import": (BOXED, ((9, 2), (9, 12)), ((5.5, 8.5), (9, 12), (12.5, 8.5))),
    "settings": (((2, 5), (16, 5)), ((2, 13), (16, 13))),
    "back": (((11, 4), (6, 9), (11, 14)),),
    "next": (((7, 4), (12, 9), (7, 14)),),
    "read": (((1.5, 9), (5, 5), (9, 3.8), (13, 5), (16.5, 9), (13, 13), (9, 14.2), (5, 13), (1.5, 9)),),
    "review": (((5.5, 9.2), (8, 11.7), (12.6, 6.2)),),
    "help": (
        ((7, 7), (7.6, 5.8), (9, 5.2), (10.4, 5.8), (11, 7), (10.4, 8.3), (9, 9.2), (9, 10.4)),
        ((9, 12.4), (9, 12.8)),
    ),
    "larger": (((11, 11), (16, 16)), ((4.5, 7), (9.5, 7)), ((7, 4.5), (7, 9.5))),
    "smaller": (((11, 11), (16, 16)), ((4.5, 7), (9.5, 7))),
    "screen": (
        ((2, 6), (2, 2), (6, 2)),
        ((12, 2), (16, 2), (16, 6)),
        ((16, 12), (16, 16), (12, 16)),
        ((6, 16), (2, 16), (2, 12)),
    ),
    "finding": (((9, 2.5), (16.5, 15.5), (1.5, 15.5), (9, 2.5)), ((9, 7), (9, 11)), ((9, 13.2), (9, 13.4))),
    "close": (((4, 4), (14, 14)), ((14, 4), (4, 14))),
    "earlier": (((9, 4.5), (9, 9), (12.5, 11)),),
}
RINGS: dict[str, tuple[Ring, ...]] = {
    "find": ((2, 2, 10, 10),),
    "larger": ((2, 2, 10, 10),),
    "smaller": ((2, 2, 10, 10),),
    "settings": ((4.5, 2.8, 4.4, 4.4), (9.5, 10.8, 4.4, 4.4)),
    "read": ((6.6, 6.6, 4.8, 4.8),),
    "review": ((2, 2, 14, 14),),
    "help": ((2, 2, 14, 14),),
    "earlier": ((2, 2, 14, 14),),
}


def line_icon(name: str) -> QIcon:
    """An icon in the ink of now."""
    icon = QIcon()
    for scale in (1, 2):
        for mode, ink in ((QIcon.Mode.Normal, colours().quiet), (QIcon.Mode.Disabled, colours().off)):
            pixmap = QPixmap(QSize(BOX, BOX) * scale)
            pixmap.setDevicePixelRatio(scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            _draw(pixmap, name, ink)
            icon.addPixmap(pixmap, mode)
    return icon


def _draw(pixmap: QPixmap, name: str, ink: str) -> None:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(ink), STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in LINES[name]:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
    for ring in RINGS.get(name, ()):
        painter.drawEllipse(QRectF(*ring))
    painter.end()


def give_icon(button: QAbstractButton, name: str) -> None:
    """An icon that `renew` paints anew in another palette."""
    button.setProperty(NAME, name)
    button.setIcon(line_icon(name))


def renew(root: QWidget) -> None:
    """Paint the icons of all buttons below `root` in the ink of now."""
    for button in cast("list[QAbstractButton]", root.findChildren(QAbstractButton)):
        if name := button.property(NAME):
            button.setIcon(line_icon(str(name)))
