"""The one-click answers below a table: a question and a button for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.tables.filling import FillKind, FillOffer, nothing_anywhere, offers
from ui.parts.controls import Quick, set_low
from ui.parts.page import text_label

if TYPE_CHECKING:
    from ui.grid.grid import Grid
    from ui.session import Session

KEYS = "Alt+0"
"""Takes the first offer."""
MORE_KEYS = "Alt+9"
"""Takes the one that goes beyond this table."""
MORE: FillKind = "all"


class Offers(QWidget):
    """Shows what can be filled in one step in `grid`. After a click the cursor is back there, where more is to be typed.

    There is one row for each kind of offer, and it stays while its words change: pressing a button makes what is
    being typed in a cell part of the report, which changes the offers between the press and the click.
    The second click of a double click would take what came up under the hand: it is nothing.
    """

    def __init__(self, session: Session, grid: Grid, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._grid = session, grid
        self._since_taken = QElapsedTimer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._rows = {kind: _Row(self) for kind in get_args(FillKind) if kind != MORE}
        for kind, row in self._rows.items():
            column.addWidget(row)
            row.taken.connect(lambda kind=kind: self._take(kind))
        self.more = Quick(self, autoDefault=False)
        self.more.clicked.connect(lambda: self._take(MORE))
        self._rows["zeros"].row.addWidget(self.more)  # beside the question that it goes beyond
        self.show_offers()

    def _now(self) -> dict[str, FillOffer]:
        forms, table = self._session.sheets, self._grid.table.id
        found = [*offers(self._session.report, forms[table]), nothing_anywhere(forms, table)]
        return {offer.kind: offer for offer in found if offer}

    def show_offers(self) -> None:
        """Follow the report."""
        now = {} if self._session.locked else self._now()
        first = next((kind for kind in self._rows if kind in now), "")
        for kind, row in self._rows.items():
            row.show_offer(now.get(kind), KEYS if kind == first else "")
        more = now.get(MORE)
        if more:
            _label(self.more, more, MORE_KEYS)
        self.more.setVisible(more is not None)
        self.setVisible(bool(first))

    def set_low(self, *, low: bool) -> None:
        """Only the buttons, less high: the question is their tooltip."""
        for row in self._rows.values():
            row.question.setVisible(not low)
        set_low(self, low=low)

    def _take(self, kind: str) -> None:
        """Do what is offered now, with what was being typed a moment ago in the report."""
        self._grid.setFocus()
        self._session.settle()
        again = self._since_taken.isValid() and self._since_taken.elapsed() < QApplication.doubleClickInterval()
        offer = self._now().get(kind)
        if again or not offer:
            return
        self._since_taken.start()
        self._session.edit(offer.changes, offer.name)
        empty = self._session.sheets[self._grid.table.id].empty
        if empty and ("figures", self._grid.cell.id) in offer.changes:
            self._grid.go_to(empty[0].id)


class _Row(QWidget):
    """One offer, or nothing."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = text_label("", "", self)
        self._button = Quick(self, autoDefault=False)
        self._button.clicked.connect(self.taken)
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.question, 1)
        row.addWidget(self._button)

    def show_offer(self, offer: FillOffer | None, keys: str) -> None:
        if offer:
            self.question.setText(offer.question)
            _label(self._button, offer, keys)
        self.setVisible(offer is not None)


def _label(button: QPushButton, offer: FillOffer, keys: str) -> None:
    button.setText(offer.button)
    button.setAccessibleDescription(offer.question)
    button.setToolTip(f"{offer.question}{keys and f'（{keys}）'}")
    button.setShortcut(QKeySequence(keys))  # setting the words takes it away
