"""How a page stands in the list at the left: sign, name on one line, state below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.style import ACCENT, INK, PAPER, QUIET

STATE = Qt.ItemDataRole.UserRole + 1
"""The state of the page in words, for instance “在填 · 已填12/15”."""
SIGN, GAP = 18, 10


class PageDelegate(QStyledItemDelegate):
    """A name that is too long is cut with …; the tooltip has it whole."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        # the font of the Chinese may be another, larger one than that of the name the system answers with
        return QSize(0, 2 * QFontMetrics(option.font).size(0, "国g").height() + GAP)  # type: ignore[attr-defined]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        chosen = QStyle.StateFlag.State_Selected in option.state  # type: ignore[attr-defined]
        metrics = QFontMetrics(option.font)  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(option.font)  # type: ignore[attr-defined]
        if chosen:
            painter.fillRect(rect, QColor(PAPER))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), QColor(ACCENT))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(rect.left() + GAP, rect.center().y() - SIGN // 2, SIGN, SIGN))
        text = rect.adjusted(SIGN + 2 * GAP, GAP // 2, -GAP // 2, -GAP // 2)
        state = metrics.elidedText(str(index.data(STATE) or ""), Qt.TextElideMode.ElideRight, text.width())
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, text.width())
        painter.setPen(QColor(INK))
        top = Qt.AlignmentFlag.AlignTop if state else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, int(top | Qt.AlignmentFlag.AlignLeft), name)
        painter.setPen(QColor(QUIET))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), state)
        painter.restore()
