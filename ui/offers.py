"""The one-click answers above a table: a question and a button for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.filling import Offer, offers
from ui.page import text_label

if TYPE_CHECKING:
    from ui.session import Session


class Offers(QWidget):
    """Shows what can be filled in one step in the table `table`. After a click the cursor is back in the table."""

    def __init__(self, session: Session, table: str, back_to: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._table, self._back_to = session, table, back_to
        self._shown: tuple[Offer, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.show_offers()

    def show_offers(self) -> None:
        """Follow the report."""
        now = offers(self._session.report, self._session.sheets[self._table])
        if now == self._shown:
            return
        self._shown = now
        self.setMinimumHeight(self.height() if self.isVisible() else 0)
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [self._row(offer) for offer in now]
        self.setVisible(bool(now) or self.isVisible())

    def settle(self) -> None:
        """Give back the room of offers that are gone: not while somebody types in the table, which would jump."""
        self.setMinimumHeight(0)
        self.setVisible(bool(self._shown))

    def _row(self, offer: Offer) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(offer.button, row, autoDefault=False)
        button.setAccessibleDescription(offer.question)
        if not self._column.count():
            button.setShortcut(QKeySequence("Alt+0"))
            button.setToolTip("Alt+0")
        button.clicked.connect(lambda: self._take(offer))
        layout.addWidget(text_label(offer.question, "", row), 1)
        layout.addWidget(button)
        self._column.addWidget(row)
        row.show()  # the others are seen already
        return row

    def _take(self, offer: Offer) -> None:
        self._back_to.setFocus()
        self._session.edit(offer.changes, offer.name)
