"""How a finding stands in the list: sign, level and title, then the whole message below, never cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.style import INK, QUIET

Index = QModelIndex | QPersistentModelIndex
MESSAGE = Qt.ItemDataRole.UserRole + 1
"""The message below the title; a heading of a group has none."""
SIGN, GAP = 18, 7
WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.AlignmentFlag.AlignLeft)
CHOSEN = "#dce9f7"


class FindingDelegate(QStyledItemDelegate):
    """Paints titles and messages wrapped to the width of the list."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        width = self._view.viewport().width()
        title, message = self._rects(QRect(0, 0, width, 0), index)
        return QSize(width, title.height() + message.height() + 2 * GAP)

    def _rects(self, rect: QRect, index: Index) -> tuple[QRect, QRect]:
        """Where the title and the message go."""
        left = GAP + (SIGN + GAP if index.data(MESSAGE) else 0)
        room = QRect(rect.left() + left, rect.top() + GAP, max(rect.width() - left - GAP, 40), 100_000)
        title = QFontMetrics(self._bold()).boundingRect(room, WRAP, str(index.data()))
        text = str(index.data(MESSAGE) or "")
        below = room.adjusted(0, title.height() + 1, 0, 0)
        message = self._view.fontMetrics().boundingRect(below, WRAP, text) if text else QRect()
        return (
            QRect(room.topLeft(), QSize(room.width(), title.height())),
            QRect(below.topLeft(), QSize(room.width(), message.height() + 1)),
        )

    def _bold(self) -> QFont:
        bold = QFont(self._view.font())
        bold.setBold(True)
        return bold

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        title, message = self._rects(rect, index)
        painter.save()
        if QStyle.StateFlag.State_Selected in option.state:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(CHOSEN))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(rect.left() + GAP, title.top(), SIGN, SIGN))
        painter.setFont(self._bold())
        painter.setPen(QColor(INK if message.height() > 1 else QUIET))
        painter.drawText(title, WRAP, str(index.data()))
        painter.setFont(self._view.font())
        painter.setPen(QColor(INK))
        painter.drawText(message, WRAP, str(index.data(MESSAGE) or ""))
        painter.restore()
