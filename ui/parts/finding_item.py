"""How a finding stands in the list: sign, level and title, then the whole message below, never cut."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QIcon, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.parts.line_delegate import Index
from ui.parts.palette import colours

MESSAGE = Qt.ItemDataRole.UserRole + 1
"""The message below the title; a heading of a group has none."""
SIGN, GAP, BAR = 18, 8, 3


class FindingDelegate(QStyledItemDelegate):
    """Paints titles and messages wrapped to the width of the list.

    The lines are broken by the same layout for measuring and for painting: on an enlarged screen a painter breaks
    lines elsewhere than the metrics of the font foretell, and a finding would stand over the next.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        width = self._view.viewport().width()
        return QSize(width, ceil(sum(map(_height, self._parts(width, index)))) + 2 * GAP)

    def _parts(self, width: int, index: Index) -> list[QTextLayout]:
        """The title and, if there is one, the message, broken into lines."""
        room = max(width - _left(index) - GAP, 40)
        bold = QFont(self._view.font())
        bold.setBold(True)
        parts = [_broken(str(index.data()), bold, room)]
        if message := index.data(MESSAGE):
            parts.append(_broken(str(message), self._view.font(), room))
        return parts

    def _ink(self, index: Index) -> QColor:
        p = colours()
        return QColor(p.ink if index.data(MESSAGE) else p.quiet)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        if QStyle.StateFlag.State_Selected in option.state:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(colours().listed))
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(colours().accent))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(rect.left() + GAP, rect.top() + GAP, SIGN, SIGN))
        painter.setPen(self._ink(index))
        at = QPointF(rect.left() + _left(index), rect.top() + GAP)
        for part in self._parts(rect.width(), index):
            part.draw(painter, at)
            at.setY(at.y() + _height(part))
        painter.restore()


class ParagraphDelegate(FindingDelegate):
    """Paints whole paragraphs in the same way, in the colour of the item."""

    def _parts(self, width: int, index: Index) -> list[QTextLayout]:
        return [_broken(str(index.data()), self._view.font(), max(width - 2 * GAP, 40))]

    def _ink(self, index: Index) -> QColor:
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        return QColor(colour.color()) if isinstance(colour, QBrush) else QColor(colours().ink)


def _left(index: Index) -> int:
    """Where the words begin: behind the sign, if there is one."""
    return GAP + (SIGN + GAP if index.data(MESSAGE) else 0)


def _broken(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    below = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, below))
        below += line.height()
    layout.endLayout()
    return layout


def _height(part: QTextLayout) -> float:
    return part.boundingRect().height()
