"""The choice between 元 and 万元, right in the cell of an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.form.parts import Cell
from app.tables.entry import choose_unit, units_of
from ui.parts.controls import Combo

if TYPE_CHECKING:
    from ui.session import Session

NONE_YET = "单位？"


class UnitChoice(Combo):
    """Shows the unit of `cell` and stores the one chosen. Alt+↓ in the cell opens it; the wheel does not turn it."""

    def __init__(self, session: Session, cell: Cell, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self.cell = session, cell
        self.addItems([NONE_YET, *units_of(cell)])
        self.setStyleSheet("min-height: 0; padding: 0 2px;")
        self.setAccessibleName(f"{cell.name}的单位")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setToolTip("选择单位（Alt+↓），也可以连单位一起录入，如251000元")
        self.activated.connect(self._store)
        session.changed.connect(self._show)
        self._show()

    def _store(self, index: int) -> None:
        if index:
            unit = self.itemText(index)
            self._session.edit(choose_unit(self.cell, unit), f"选择单位{unit}")
        self._show()
        if view := self.parentWidget():
            view.setFocus()

    def _show(self) -> None:
        self.setCurrentText(self._session.report.units.get(self.cell.id, NONE_YET))
