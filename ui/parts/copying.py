"""Copying out of tables that are only read: the selected rows, as other programs paste them into cells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

from app.paste.clipboard import to_text

COPIED = Qt.ItemDataRole.UserRole + 8
"""What a square is copied as, where that is not what it shows: 486 for “486件”."""


def copyable(table: QTableView) -> None:
    """Let the copy keys put the selected squares of a table on the clipboard, under their heads where all are. A table
    that is only read lets Tab go on: else nobody comes out of it with keys."""
    table.setTabKeyNavigation(False)
    table.installEventFilter(_Copying(table))


class _Copying(QObject):
    """Takes the copy keys of a table, which else copy one square."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            _copy(self._table)
            return True
        return super().eventFilter(watched, event)


def _copy(table: QTableView) -> None:
    chosen = {(index.row(), index.column()) for index in table.selectedIndexes()}
    rows, cols = sorted({row for row, _ in chosen}), sorted({col for _, col in chosen})
    model = table.model()
    shown = [col for col in cols if not table.isColumnHidden(col)]
    block = [tuple(_text(model.index(row, col)) if (row, col) in chosen else "" for col in shown) for row in rows]
    if block and len(rows) == model.rowCount():
        heads = (str(model.headerData(col, Qt.Orientation.Horizontal) or "") for col in shown)
        block.insert(0, tuple(heads))
    if block:
        QGuiApplication.clipboard().setText(to_text(tuple(block)))


def _text(square: QModelIndex) -> str:
    copied = square.data(COPIED)
    return str((square.data() if copied is None else copied) or "")
