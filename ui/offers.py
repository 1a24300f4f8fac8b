"""The one-click answers below a table: a question and a button for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.filling import Kind, Offer, offers
from ui.page import text_label

if TYPE_CHECKING:
    from ui.session import Session

KEYS = "Alt+0"
"""Takes the first offer."""


class Offers(QWidget):
    """Shows what can be filled in one step in the table `table`. After a click the cursor is back in the table.

    There is one row for each kind of offer, and it stays while its words change: pressing a button makes what is
    being typed in a cell part of the report, which changes the offers between the press and the click.
    """

    def __init__(self, session: Session, table: str, back_to: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._table, self._back_to = session, table, back_to
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._rows = {kind: _Row(self) for kind in get_args(Kind)}
        for kind, row in self._rows.items():
            column.addWidget(row)
            row.taken.connect(lambda kind=kind: self._take(kind))
        self.show_offers()

    def _now(self) -> dict[str, Offer]:
        found = offers(self._session.report, self._session.sheets[self._table])
        return {offer.kind: offer for offer in found}

    def show_offers(self) -> None:
        """Follow the report."""
        now = self._now()
        for kind, row in self._rows.items():
            row.show_offer(now.get(kind), first=next(iter(now), "") == kind)
        self.setVisible(bool(now))

    def _take(self, kind: str) -> None:
        """Do what is offered now, with what was being typed a moment ago in the report."""
        self._back_to.setFocus()
        self._session.settle()
        if offer := self._now().get(kind):
            self._session.edit(offer.changes, offer.name)


class _Row(QWidget):
    """One offer, or nothing."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = text_label("", "", self)
        self._button = QPushButton(self, autoDefault=False)
        self._button.clicked.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._question, 1)
        row.addWidget(self._button)

    def show_offer(self, offer: Offer | None, *, first: bool) -> None:
        if offer:
            self._question.setText(offer.question)
            self._button.setText(offer.button)
            self._button.setAccessibleDescription(offer.question)
            self._button.setToolTip(KEYS if first else "")
            self._button.setShortcut(QKeySequence(KEYS if first else ""))  # setting the words takes it away
        self.setVisible(offer is not None)
