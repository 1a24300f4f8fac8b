"""The list of the numbers of the texts: number, sentence, reading and state, a row each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.pages.numbers import NumberLine
from ui.parts.copying import copyable

COLUMNS = ("数字", "所在的句子", "读作", "状态")
SENTENCE, READING = 1, 2
LINE = Qt.ItemDataRole.UserRole


class NumbersTable(QTableWidget):
    """Rows that the clerk selects are `lit`; Space ticks them (`ticking`).

    A report has hundreds of numbers and the list follows every check: only rows that changed are written and measured.
    """

    lit = Signal()
    ticking = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self.setHorizontalHeaderLabels(list(COLUMNS))
        self.setAccessibleName("正文里的数字")
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setWordWrap(True)
        copyable(self)
        for column in (SENTENCE, READING):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._listing = False
        self._measured_at = 0
        self.itemSelectionChanged.connect(self._light)

    def show_lines(self, lines: Sequence[NumberLine]) -> None:
        """List these; the rows that were selected stay so, or the one behind one that went is."""
        chosen, at = [line.key for line in self.chosen()], self.currentRow()
        self._listing = True
        self.clearSelection()  # rows stay selected by their number, whatever comes to stand in them
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            if self._line(row) != line:
                self._write(row, line)
            if line.key in chosen:
                self.selectRow(row)
        if chosen and not self.chosen() and lines:  # it went from the list: on with the one behind it
            self.selectRow(min(at, len(lines) - 1))
        self._listing = False
        if chosen and [line.key for line in self.chosen()] != chosen:
            self._light()

    def begin(self, page: str) -> None:
        """Select the first number of the page that is shown, if it has any and none is selected."""
        rows = (row for row in range(self.rowCount()) if (line := self._line(row)) and line.entry.section == page)
        if not self.chosen() and (row := next(rows, None)) is not None:
            self.selectRow(row)

    def _write(self, row: int, line: NumberLine) -> None:
        for column, words in enumerate((line.entry.text, line.sentence, line.reading, line.state)):
            item = QTableWidgetItem(words)
            item.setData(LINE, line)
            self.setItem(row, column, item)
        self.resizeRowToContents(row)

    def _line(self, row: int) -> NumberLine | None:
        item = self.item(row, 0)
        return item.data(LINE) if item else None

    def chosen(self) -> list[NumberLine]:
        """The lines that are selected, each once."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [line for row in rows if (line := self._line(row))]

    def _light(self) -> None:
        if not self._listing:
            self.lit.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.ticking.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._measured_at:
            self._measured_at = event.size().width()
            self.resizeRowsToContents()
