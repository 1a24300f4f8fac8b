"""What the clerk should know of the cell that the cursor is on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.form.guidance import of_column, of_row
from app.form.parts import Cell
from app.pages.cell_view import CellView
from app.pages.progress import filled, table_progress
from app.tables.entry import units_of
from app.tables.sheet import Sheet
from app.tables.tally import EVEN, still_missing
from ui.parts.page import text_label
from ui.parts.shown import shown

LINES = 2
"""Lines that are kept free for the guidance, so that the table does not jump."""


class OneLine(QLabel):
    """A text that is cut when there is no room; the whole of it is its tooltip."""

    def __init__(self, name: str, parent: QWidget, cut: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__(parent)
        self._at = cut
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.whole = ""

    def say(self, text: str) -> None:
        """Show another text."""
        self.whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.whole, self._at, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()


class CellInfo(QWidget):
    """Official name and unit, what the row and the column count, what is wrong."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._low = self._short = False
        self.name = OneLine("cell", self)
        self.guidance = text_label("", "guide", self)
        self.notes = text_label("", "", self)
        self.brief = OneLine("guide", self, Qt.TextElideMode.ElideRight)
        self.guidance.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.guidance.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.name, self.guidance, self.brief, self.notes):
            column.addWidget(label)
        column.addStretch()  # under a short table they would stand apart

    def show_cell(self, cell: Cell, look: CellView) -> None:
        """Speak of another cell."""
        unit = look.unit or ("元或万元" if units_of(cell) else cell.unit)
        name = cell.name if f"单位：{unit}" in cell.name else f"{cell.name}　单位：{unit}"
        self.name.say(f"{name}　{look.growth}".strip())
        self.guidance.setText(f"填报口径：{of_row(cell)}{of_column(cell)}")
        self.brief.say(self.guidance.text())
        text = shown("\n".join(look.notes))
        self.notes.setText(text)
        self._share()

    def set_low(self, *, low: bool, short: bool) -> None:
        """`short`: what the cell counts is cut to one line. `low`: what is wrong takes its place."""
        if (low, short) != (self._low, self._short):
            self._low, self._short = low, short
            self._share()

    def _share(self) -> None:
        wrong = bool(self.notes.text())
        self.notes.setVisible(wrong)
        message = not (self._low and wrong)
        self.guidance.setVisible(message and not self._short)
        self.brief.setVisible(message and self._short)


def progress(cell: Cell, sheet: Sheet) -> str:
    """How far the table is, and of the requests what the column of the cell lacks, or else another that is off."""
    if sheet.table.id != "requests" or not still_missing(sheet, cell.column):
        return table_progress(sheet)
    of_row = sorted((other for other in sheet.table.cells if other.row == cell.row), key=lambda other: other != cell)
    message = {other.column_labels[-1]: still_missing(sheet, other.column) for other in of_row}
    first = next(iter(message))
    name = next((name for name, words in message.items() if words not in {"", EVEN}), first)
    done, whole = filled(sheet)
    return f"“{name}”列{message[name]} · 已填{done}/{whole}"
