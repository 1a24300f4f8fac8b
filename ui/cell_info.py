"""What the clerk should know of the cell that the cursor is on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.cellview import CellView
from app.edition import Cell
from app.entry import units_of
from app.guidance import of_column, of_row
from app.progress import table_progress
from app.sheet import Sheet
from app.tally import still_missing
from ui.page import text_label
from ui.shown import shown

LINES = 2
"""Lines that are kept free for the guidance, so that the table does not jump."""


class CellInfo(QWidget):
    """Official name and unit, how far the table is, what the row and the column count, what is wrong."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = text_label("", "cell", self)
        self.progress = text_label("", "quiet", self)
        self.guidance = text_label("", "guide", self)
        self.notes = text_label("", "", self)
        self.progress.setWordWrap(False)
        self.guidance.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.guidance.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.guidance)
        column.addWidget(self.notes)

    def show_cell(self, cell: Cell, look: CellView, sheet: Sheet) -> None:
        """Speak of another cell."""
        unit = look.unit or ("元或万元" if units_of(cell) else cell.unit)
        self.name.setText(f"{cell.name}　单位：{unit}")
        self.progress.setText(_progress(cell, sheet))
        self.guidance.setText(f"填报口径：{of_row(cell)}{of_column(cell)}")
        _say(self.notes, shown("\n".join(look.notes)))


def _progress(cell: Cell, sheet: Sheet) -> str:
    column = still_missing(sheet, cell.column) if sheet.table.id == "requests" else ""
    here = f"“{cell.column_labels[-1]}”列{column}" if column else ""
    return " · ".join(part for part in (here, table_progress(sheet)) if part)


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
