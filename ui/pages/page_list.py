"""How a page stands in the list at the left: sign, name on one line, state below it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.parts.palette import colours
from ui.parts.signs import paint_ring

STATE = Qt.ItemDataRole.UserRole + 1
"""The state of the page in words, for instance “在填 · 已填12/15”."""
SIGN, GAP = 18, 10


class PageList(QListWidget):
    """The pages of a report. Its rows stand closer where the window is too low for all of them: 768 pixels at 150 %."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName("页面")
        self.setItemDelegate(PageDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def name_pages(self, names: Iterable[str]) -> None:
        """List other pages."""
        self.blockSignals(True)
        self.clear()
        for name in names:
            QListWidgetItem(name, self).setToolTip(name)
        self.blockSignals(False)

    def tell(self, row: int, name: str, line: str, icon: QIcon) -> None:
        """Show the state of a page."""
        item = self.item(row)
        item.setToolTip(name)
        item.setData(STATE, line)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}，{line}" if line else name)
        item.setIcon(icon)

    def row_height(self, lines: int) -> int:
        """What a row takes whose two lines of text are `lines` pixels high."""
        room = self.viewport().height() // max(self.count(), 1)
        return min(max(room, lines), lines + GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class PageDelegate(QStyledItemDelegate):
    """A name that is too long is cut with …; the tooltip has it whole."""

    def __init__(self, pages: PageList) -> None:
        super().__init__(pages)
        self._pages = pages

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        # the font of the Chinese may be another, larger one than that of the name the system answers with
        lines = 2 * QFontMetrics(option.font).size(0, "国g").height()  # type: ignore[attr-defined]
        return QSize(0, self._pages.row_height(lines))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        chosen = QStyle.StateFlag.State_Selected in option.state  # type: ignore[attr-defined]
        metrics = QFontMetrics(option.font)  # type: ignore[attr-defined]
        p = colours()
        painter.save()
        painter.setFont(option.font)  # type: ignore[attr-defined]
        if chosen:
            painter.fillRect(rect, QColor(p.paper))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), QColor(p.accent))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(rect.left() + GAP, rect.center().y() - SIGN // 2, SIGN, SIGN))
        beside = max((rect.height() - 2 * metrics.size(0, "国g").height()) // 2, 0)
        text = rect.adjusted(SIGN + 2 * GAP, beside, -GAP // 2, -beside)
        state = metrics.elidedText(str(index.data(STATE) or ""), Qt.TextElideMode.ElideRight, text.width())
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, text.width())
        painter.setPen(QColor(p.ink))
        top = Qt.AlignmentFlag.AlignTop if state else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, int(top | Qt.AlignmentFlag.AlignLeft), name)
        painter.setPen(QColor(p.quiet))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), state)
        if QStyle.StateFlag.State_HasFocus in option.state:  # type: ignore[attr-defined]
            paint_ring(painter, rect)
        painter.restore()
