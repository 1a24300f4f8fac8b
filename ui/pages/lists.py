"""The two lists that a text may hold: the roster of the leading group, and the categories of disclosed items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.texts.listing import Listing
from ui.grid.typing_table import TABS, forwards
from ui.parts.line_delegate import Index, LineDelegate
from ui.parts.page import text_label
from ui.parts.shown import shown, typed

if TYPE_CHECKING:
    from app.report.changes import FieldPath
    from ui.session import Session

DISPLAY = Qt.ItemDataRole.DisplayRole
Hint = QAbstractItemDelegate.EndEditHint
EDIT = Qt.ItemDataRole.EditRole


class ListModel(QAbstractTableModel):
    """The lines of a listing, with an empty one at the end to go on in."""

    def __init__(self, session: Session, listing: Listing, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self.listing = session, listing
        self._rows = listing.rows(session.report)
        session.changed.connect(self._follow)

    def _follow(self, paths: frozenset[tuple[str, ...]]) -> None:
        if (self.listing.field,) not in paths:
            return
        old, rows = len(self._rows), self.listing.rows(self._session.report)
        if len(rows) > old:  # never a reset: that would shut the square being typed in
            self.beginInsertRows(QModelIndex(), old, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        elif len(rows) < old:
            self.beginRemoveRows(QModelIndex(), len(rows), old - 1)
            self._rows = rows
            self.endRemoveRows()
        self._rows = rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.listing.heads)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role in {DISPLAY, EDIT}:
            return shown(self._rows[index.row()][index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return self.listing.heads[section] if orientation is Qt.Orientation.Horizontal else str(section + 1)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.listing.typed(index.column()) else flags

    def entered(self, index: Index, value: str) -> dict[FieldPath, Any]:
        """What entering a text in a square changes."""
        was = self._rows[index.row()][index.column()]
        return self.listing.put(self._session.report, index.row(), index.column(), typed((was,), (value,))[0])

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != EDIT:
            return False
        return self._session.edit(self.entered(index, str(value)), f"填写{self.listing.name}")

    def clear(self, indexes: Sequence[Index]) -> None:
        """Empty squares, as one step."""
        squares = [(index.row(), index.column()) for index in indexes if self._typed(index)]
        self._session.edit(self.listing.cleared(self._session.report, squares), f"清除{len(squares)}格")

    def _typed(self, index: Index) -> bool:
        """Whether somebody has typed something into a square."""
        return self.listing.typed(index.column()) and bool(self._rows[index.row()][index.column()])

    def take_out(self, row: int) -> None:
        self._session.edit(self.listing.without(self._session.report, row), f"删除{self.listing.name}中一行")

    def move(self, row: int, by: int) -> None:
        self._session.edit(self.listing.moved(self._session.report, row, by), f"移动{self.listing.name}中一行")


class ListTable(QTableView):
    """Tab goes from square to square and behind the last on to the next widget, Ctrl+Tab at once."""

    def _beside(self, *, back: bool) -> QModelIndex:
        at = self.currentIndex().row() * self.model().columnCount() + self.currentIndex().column() + (-1 if back else 1)
        row, column = divmod(at, self.model().columnCount())
        return self.model().index(row, column) if at >= 0 else QModelIndex()

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.hasFocus() and (square := self._beside(back=not forward)).isValid():
            self.setCurrentIndex(square)
            return True
        return super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Tab in the last square ends there: Qt would begin again at the first."""
        steps = {Hint.EditNextItem: False, Hint.EditPreviousItem: True}
        leaving = hint in steps and not self._beside(back=steps[hint]).isValid()
        super().closeEditor(editor, Hint.NoHint if leaving else hint)
        if leaving:
            super().focusNextPrevChild(not steps[hint])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TABS:
            super().focusNextPrevChild(forwards(event))
        else:
            super().keyPressEvent(event)


class ListEditor(QWidget):
    """A listing as a small table, with buttons for its lines."""

    def __init__(self, session: Session, listing: Listing, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.model = ListModel(session, listing, self)
        self.table = ListTable(self)
        self.table.setTabKeyNavigation(False)
        self.table.setModel(self.model)
        delegate = LineDelegate(self.table)
        self.table.setItemDelegate(delegate)
        delegate.serve(session, self.model.entered)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(96)
        self.table.setAccessibleName(listing.name)
        self.table.installEventFilter(self)
        self.total = text_label("", "quiet", self)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(text_label(listing.name, "part", self))
        body.addWidget(self.table)
        body.addLayout(self._buttons())
        self._follow()
        session.changed.connect(self._follow)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.total, 1)
        for words, do in (
            ("上移", lambda: self._move(-1)),
            ("下移", lambda: self._move(1)),
            ("删除此行", self._take_out),
        ):
            button = QPushButton(words, self, autoDefault=False)
            button.clicked.connect(do)
            row.addWidget(button)
        return row

    def begin(self) -> None:
        """Put the keys where a line can be added."""
        self.table.setCurrentIndex(self.model.index(self.model.rowCount() - 1, 0))
        self.table.setFocus()

    def _move(self, by: int) -> None:
        index = self.table.currentIndex()
        self.model.move(index.row(), by)
        self.table.setCurrentIndex(self.model.index(index.row() + by, index.column()))

    def _take_out(self) -> None:
        self.model.take_out(self.table.currentIndex().row())

    def _follow(self) -> None:
        self.total.setText(self.model.listing.remark(self._session.report))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete empties the squares selected."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self.model.clear(self.table.selectedIndexes())
            return True
        return super().eventFilter(watched, event)
