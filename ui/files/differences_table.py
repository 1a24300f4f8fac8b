"""Differences between two reports as a table, with a choice for each where one is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.report.merging import MergeChoice
from ui.parts.controls import Combo
from ui.parts.copying import copyable

if TYPE_CHECKING:
    from app.report.differences import Difference
    from app.report.merging import MergePlace

MOST_ROWS = 500
"""Rows that are shown; further differences go as they are proposed, or all one way."""


class DifferencesTable(QTableWidget):
    """One row for each difference: where, the one text, the other text; for places to choose at, what to take."""

    def __init__(self, mine: str, theirs: str, parent: QWidget, *, choosing: bool = False) -> None:
        super().__init__(0, 4 if choosing else 3, parent)
        self.setHorizontalHeaderLabels(["位置", mine, theirs, "采用"])
        self._names = (mine, theirs)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        copyable(self)
        self.setAccessibleName("不同之处")
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if choosing:
            head.setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        self.found: tuple[Difference, ...] = ()
        self._further: list[tuple[Difference, MergeChoice]] = []

    def show_differences(self, found: Sequence[Difference], both: Collection[Difference] = ()) -> None:
        """Show `found`; those in `both` are marked as changed by both."""
        self.found = tuple(found)
        self.setRowCount(min(len(found), MOST_ROWS))
        for row, one in enumerate(found[:MOST_ROWS]):
            name = f"{one.name}\n（双方都改过）" if one in both else one.name
            for column, text in enumerate((name, one.mine or "（空）", one.theirs or "（空）")):
                self.setItem(row, column, _item(text))

    def show_places(self, places: Sequence[MergePlace], *, known: bool) -> None:
        """Show `places`, each with what is proposed; `known` whether it is certain who changed them."""
        both = {one.difference for one in places if known and one.side == "both"}
        self.show_differences([one.difference for one in places], both)
        for row, place in enumerate(places[:MOST_ROWS]):
            self.setCellWidget(row, 3, self._choice(place))
        self._further = [(one.difference, one.proposed) for one in places[MOST_ROWS:]]

    def _choice(self, place: MergePlace) -> Combo:
        box = Combo(self)
        box.setAccessibleName(f"{place.difference.name}用哪一个")
        box.addItems(["用" + name for name in self._names])
        if place.takes_both:
            box.addItem(f"两{place.difference.name[-1]}都要")
        box.setCurrentIndex(place.proposed)
        return box

    def choose_all(self, which: MergeChoice) -> None:
        """Choose mine or theirs everywhere."""
        for row in range(self.rowCount()):
            self.choice(row).setCurrentIndex(which)
        self._further = [(one, which) for one, _ in self._further]

    def choice(self, row: int) -> Combo:
        box = self.cellWidget(row, 3)
        assert isinstance(box, Combo)
        return box

    def chosen(self) -> tuple[tuple[Difference, MergeChoice], ...]:
        """What to take at each place."""
        shown = self.found[:MOST_ROWS]
        return (*((one, MergeChoice(self.choice(row).currentIndex())) for row, one in enumerate(shown)), *self._further)


def _item(text: str, most: int = 400) -> QTableWidgetItem:
    item = QTableWidgetItem(text if len(text) <= most else text[:most] + "……")
    item.setToolTip("")
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return item
