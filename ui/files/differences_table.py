"""Differences between two reports as a table, with a choice for each where one is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

if TYPE_CHECKING:
    from app.report.differences import Difference

MINE, THEIRS = 0, 1
MOST_ROWS = 500
"""Rows that are shown; further differences go as they are proposed, or all one way."""


class DifferencesTable(QTableWidget):
    """One row for each difference: where, the one text, the other text."""

    def __init__(self, mine: str, theirs: str, parent: QWidget, *, choosing: bool = False) -> None:
        super().__init__(0, 4 if choosing else 3, parent)
        self._choosing = choosing
        self.setHorizontalHeaderLabels(["位置", mine, theirs, "采用"])
        self._names = (mine, theirs)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if choosing:
            head.setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        self.found: tuple[Difference, ...] = ()
        self._further: list[Difference] = []

    def show_differences(self, found: Sequence[Difference], sides: Sequence[str] = ()) -> None:
        """Show `found`; `sides` says of each who changed it (“mine”, “theirs”, “both”)."""
        self.found = tuple(found)
        further = zip(found[MOST_ROWS:], sides[MOST_ROWS:], strict=bool(sides))
        self._further = [one for one, side in further if side == "theirs"]
        self.setRowCount(min(len(found), MOST_ROWS))
        for row, one in enumerate(found[:MOST_ROWS]):
            side = sides[row] if sides else ""
            name = f"{one.name}\n（双方都改过）" if side == "both" else one.name
            for column, text in enumerate((name, one.mine or "（空）", one.theirs or "（空）")):
                self.setItem(row, column, _item(text))
            if self._choosing:
                self.setCellWidget(row, 3, self._choice(THEIRS if side == "theirs" else MINE))

    def _choice(self, chosen: int) -> QComboBox:
        box = QComboBox(self)
        box.addItems(["用" + name for name in self._names])
        box.setCurrentIndex(chosen)
        return box

    def choose_all(self, which: int) -> None:
        """Choose `MINE` or `THEIRS` everywhere."""
        for row in range(self.rowCount()):
            self.choice(row).setCurrentIndex(which)
        self._further = list(self.found[MOST_ROWS:]) if which == THEIRS else []

    def choice(self, row: int) -> QComboBox:
        box = self.cellWidget(row, 3)
        assert isinstance(box, QComboBox)
        return box

    def taken(self) -> tuple[Difference, ...]:
        """The differences at which theirs were chosen."""
        shown = self.found[:MOST_ROWS]
        chosen = [one for row, one in enumerate(shown) if self.choice(row).currentIndex() == THEIRS]
        return (*chosen, *self._further)


def _item(text: str, most: int = 400) -> QTableWidgetItem:
    item = QTableWidgetItem(text if len(text) <= most else text[:most] + "……")
    item.setToolTip("")
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return item
