"""One official table as Qt wants to read it: labels and figures where the form has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from app.form.guidance import of_row
from app.form.layout import LayoutPlace, grid
from app.pages.cell_view import CellView, by_cell, view
from app.pages.last_figure import last_sheets
from app.report.changes import of_texts
from app.tables.entry import enter
from ui.parts.line_delegate import Index
from ui.parts.shown import shown

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.form.parts import Cell, Table
    from app.report.changes import FieldPath
    from app.report.model import LastYear
    from app.tables.sheet import Sheet
    from ui.session import Session

Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
LONGEST_SHOWN = 200


class GridModel(QAbstractTableModel):
    """The squares of a table. A merged cell speaks at its first square; the others are blank."""

    def __init__(self, session: Session, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.table = session, table
        self.layout_ = grid(table)
        self._places = {(place.row, place.col): place for place in self.layout_.places}
        self._views: dict[str, CellView] = {}
        self._late = self._spoken()
        self._attached: LastYear | None = None
        self._last: Sheet | None = None
        self._look()
        session.changed.connect(self._changed)
        session.checked.connect(self._checked)

    # what stands where

    def place(self, index: Index) -> LayoutPlace | None:
        """The label or figure whose first square `index` is."""
        return self._places.get((index.row(), index.column())) if index.isValid() else None

    def cell(self, index: Index) -> Cell | None:
        place = self.place(index)
        return place.cell if place else None

    def of(self, cell: Cell) -> CellView:
        """How a cell looks now."""
        return self._views[cell.id]

    def at(self, place: LayoutPlace) -> QModelIndex:
        return self.index(place.row, place.col)

    # what changes

    def _changed(self, paths: frozenset[FieldPath]) -> None:
        if ("editions",) not in paths and not of_texts(paths):
            self._look()

    def _checked(self) -> None:
        self._late = self._spoken()
        self._look()

    def _spoken(self) -> tuple[Finding, ...]:
        """What the rules that do not run at every key say."""
        now = self.session.table_findings
        return tuple(finding for finding in self.session.latest.findings if finding not in now)

    def _look(self) -> None:
        """Work out how every cell looks and repaint those that look different now."""
        sheet = self.session.sheets[self.table.id]
        if sheet.table is not self.table:
            return
        findings = by_cell((*self.session.table_findings, *self._late))
        before, last = self._views, self._last_year()
        self._views = {
            cell.id: view(self.session.report, sheet, cell, findings.get(cell.id, ()), last)
            for cell in self.table.cells
        }
        for place in self._places.values():
            if place.cell and before.get(place.cell.id) != self._views[place.cell.id]:
                self.dataChanged.emit(self.at(place), self.at(place))

    def _last_year(self) -> Sheet | None:
        """Last year's table: read once for each report that is attached."""
        report = self.session.report
        if report.last_year is not self._attached:
            self._attached = report.last_year
            self._last = last_sheets(report).get(self.table.id)
        return self._last

    # Qt

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.layout_.rows

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.layout_.cols

    def flags(self, index: Index) -> Qt.ItemFlag:
        cell = self.cell(index)
        if cell is None:
            return Qt.ItemFlag.ItemIsEnabled
        figure = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return figure if cell.is_total else figure | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        place = self.place(index)
        if place is None:
            return None
        if place.cell is None:
            return self._of_label(place, role)
        look = self._views[place.cell.id]
        if role == Role.DisplayRole:
            return shown(look.text[:LONGEST_SHOWN])
        if role == Role.EditRole:
            return shown(look.entered)
        if role == Role.ToolTipRole:
            return shown("\n".join(look.notes)) or None
        if role == Role.AccessibleTextRole:
            return shown(look.spoken(place.cell))
        return None

    def _of_label(self, place: LayoutPlace, role: int) -> str | None:
        """A label's words; what its row counts as a tooltip, where it stands for one row."""
        if role == Role.ToolTipRole and place.role == "row label" and place.rowspan == 1:
            return of_row(next(p.cell for p in self.layout_.places if p.cell and p.row == place.row))
        return place.text if role in {Role.DisplayRole, Role.AccessibleTextRole} else None

    def entered(self, index: Index, text: str) -> dict[FieldPath, Any]:
        """What entering a text in a square changes."""
        cell = self.cell(index)
        return enter(cell, text) if cell and not cell.is_total and text != self.of(cell).entered else {}

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        cell = self.cell(index)
        if cell is None or role != Role.EditRole:
            return False
        return self.session.edit(self.entered(index, str(value)), f"填写{cell.short_name}")
