"""A window on a rectangle of an official table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from ui.grid.model import GridModel
from ui.grid.paint import SquareDelegate
from ui.grid.typing_table import TypingTable


class Pane(TypingTable):
    """Shows `rows` and `cols` of the table and hides the rest. Panes side by side make labels that stay put."""

    laid_out = Signal()

    def __init__(self, model: GridModel, rows: range, cols: range, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows, self.cols = rows, cols
        self._grid = model
        self.painted_by = SquareDelegate(model, self)  # each pane needs one of its own
        self.setModel(model)
        self.setItemDelegate(self.painted_by)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        for row in range(model.rowCount()):
            self.setRowHidden(row, row not in rows)
        for col in range(model.columnCount()):
            self.setColumnHidden(col, col not in cols)
        for place in model.layout_.places:
            inside = place.row in rows and place.col in cols
            if inside and (place.rowspan > 1 or place.colspan > 1):
                self.setSpan(place.row, place.col, place.rowspan, place.colspan)
        self._calm()

    def _calm(self) -> None:
        """Nothing happens by itself: no focus, no dragging, no jumps of whole rows."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self.setShowGrid(False)
        self.setObjectName("pane")

    def hide_bars(self) -> None:
        """Scroll with another pane only."""
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def measure(self, widths: list[int], heights: list[int]) -> None:
        """Take the widths of all columns and the heights of all rows, in pixels."""
        for col in self.cols:
            self.setColumnWidth(col, widths[col])
        for row in self.rows:
            self.setRowHeight(row, heights[row])

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.laid_out.emit()
