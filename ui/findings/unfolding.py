"""The list of findings, in which the selected one unfolds where it stands."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QStyleOptionViewItem, QWidget

from ui.parts.finding_item import GAP, SIGN, FindingDelegate
from ui.parts.line_delegate import Index

INDENT = SIGN + 2 * GAP


class UnfoldingList(QListWidget):
    """Below the text of the row that is unfolded lies `card`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: QFrame | None = None
        self.row_unfolded = -1
        self.setItemDelegate(_Delegate(self))
        self.verticalScrollBar().valueChanged.connect(self._lay_card)

    def unfold(self, card: QFrame, row: int) -> None:
        """Let `card` lie below the text of a row; -1 for none."""
        self.card, self.row_unfolded = card, row
        if card.parentWidget() is not self.viewport():
            card.setParent(self.viewport())
        card.setVisible(row >= 0)
        self.scheduleDelayedItemsLayout()

    def card_height(self) -> int:
        """What the card takes at the width there is."""
        if self.card is None or self.row_unfolded < 0:
            return 0
        layout = self.card.layout()
        return layout.totalHeightForWidth(self._card_width()) + GAP if layout else 0

    def _card_width(self) -> int:
        return max(self.viewport().width() - INDENT - GAP, 40)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._lay_card()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_card()

    def _lay_card(self) -> None:
        if self.card is not None and 0 <= self.row_unfolded < self.count():
            place = self.visualItemRect(self.item(self.row_unfolded))
            high = self.card_height()
            left = place.left() + INDENT
            self.card.setGeometry(QRect(left, place.bottom() + 1 - high, self._card_width(), high - GAP))


class _Delegate(FindingDelegate):
    def __init__(self, view: UnfoldingList) -> None:
        super().__init__(view)
        self._list = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        more = self._list.card_height() if index.row() == self._list.row_unfolded else 0
        return QSize(size.width(), size.height() + more)
