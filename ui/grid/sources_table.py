"""Figures of the report beside those that their sources give, as a table to type and paste into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QClipboard, QColor, QFocusEvent, QIcon
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from app.language.excerpt import excerpt
from app.pages.explained import explained
from app.pages.progress import PageState
from app.paste.into_sources import COLUMNS, SourceColumn, SourceSquare, cleared, plan
from app.tables.sources import SourceMatch, SourceRow, note, rows
from ui.grid.paste import Clipboard
from ui.grid.typing_table import TypingTable
from ui.parts.line_delegate import Index, TypingDelegate
from ui.parts.palette import colours
from ui.parts.shown import shown, typed
from ui.parts.signs import state_icon

if TYPE_CHECKING:
    from app.form.parts import Cell
    from app.paste.clipboard import CellTexts
    from app.paste.plan import Plan
    from app.report.changes import FieldPath
    from ui.parts.notice import Notice
    from ui.session import Session

Role = Qt.ItemDataRole
HEADS = ("事项", "年报填的", "来源", "来源的数", "对照")
SUBJECT, FIGURE, NAME, VALUE, MATCH = range(5)
TYPED: dict[int, SourceColumn] = dict(zip((NAME, VALUE), COLUMNS, strict=True))
SIGNS = {
    SourceMatch.SAME: PageState.FILLED,
    SourceMatch.DIFFERENT: PageState.QUERY,
    SourceMatch.EXPLAINED: PageState.FILLED,
}
NOWHERE = QModelIndex()
LONGEST_SHOWN = 80
"""Characters of a square that are painted; the line in which it is typed has them all."""


class SourcesModel(QAbstractTableModel):
    """The lines of `app.sources.rows`."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._lines = self._now()
        session.changed.connect(self._follow)

    def _now(self) -> tuple[Any, ...]:
        session = self.session
        return rows(session.report, session.sheets, explained(session.table_findings))

    def _follow(self) -> None:
        now = self._now()
        if [line.cell for line in now] != [line.cell for line in self._lines]:  # another form
            self.beginResetModel()
            self._lines = now
            self.endResetModel()
            return
        was, self._lines = self._lines, now
        for row, (before, line) in enumerate(zip(was, now, strict=True)):
            if before != line:
                self.dataChanged.emit(self.index(row, SUBJECT), self.index(row, MATCH))

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(line.cell for line in self._lines)

    def row_of(self, cell_id: str) -> int:
        """The line of a cell; -1 where none has it."""
        return next((row for row, line in enumerate(self._lines) if line.cell.id == cell_id), -1)

    # Qt

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        return HEADS[section] if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in TYPED else flags

    def text(self, index: Index) -> str:
        """What stands in a square."""
        line = self._lines[index.row()]
        return (line.subject, line.figure, line.source, line.noted, str(line.match))[index.column()]

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        line, column = self._lines[index.row()], index.column()
        match role:
            case Role.DisplayRole:
                return self._excerpt(index)
            case Role.EditRole:
                return shown(self.text(index))
            case Role.AccessibleTextRole:
                return f"{line.subject}，{HEADS[column]}：{self._excerpt(index) or '未填'}"
            case Role.DecorationRole if column == MATCH:
                return state_icon(SIGNS[line.match]) if line.match in SIGNS else QIcon()
            case _:
                return self._look(line, column, role)

    def _excerpt(self, index: Index) -> str:
        return shown(excerpt(self.text(index), LONGEST_SHOWN))

    def _look(self, line: SourceRow, column: int, role: int) -> object:
        """Figures in the middle, what is not typed on the ground, what nobody entered in quiet ink."""
        if role == Role.TextAlignmentRole and column in {FIGURE, VALUE}:
            return Qt.AlignmentFlag.AlignCenter
        if role == Role.BackgroundRole and column not in TYPED:
            return QColor(colours().ground)
        nobodys = {NAME: line.usual, VALUE: line.proposed, MATCH: line.match not in SIGNS}
        if role == Role.ForegroundRole and nobodys.get(column):
            return QColor(colours().quiet)
        return None

    def entered(self, index: Index, value: str) -> dict[FieldPath, Any]:
        """What entering a text in a square changes."""
        text = typed((self.text(index),), (value,))[0]
        return note(self.session.report, self._lines[index.row()].cell, **{TYPED[index.column()]: text})

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if index.column() not in TYPED or role != Role.EditRole:
            return False
        return self.session.edit(self.entered(index, str(value)), f"填写{HEADS[index.column()]}")


class SourcesDelegate(TypingDelegate):
    """A name is typed with an input method, a figure without one: it would eat the first key."""

    def made(self, parent: QWidget, index: Index) -> QLineEdit:
        line = super().made(parent, index)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter if index.column() == VALUE else Qt.AlignmentFlag.AlignLeft)
        line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, index.column() == NAME)
        line.setStyleSheet("padding: 0 2px; border: none; border-radius: 0; min-height: 0;")
        return line


class SourcesTable(TypingTable):
    """Enter goes down a column, Tab through what can be typed."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = SourcesModel(session, self)
        self.setModel(self.lines)
        delegate = SourcesDelegate(self)
        delegate.serve(session, self.lines.entered)
        self.type_with(delegate)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        wide = self.fontMetrics().horizontalAdvance("国")
        for column, characters in ((FIGURE, 6), (NAME, 13), (VALUE, 7), (MATCH, 8)):
            self.setColumnWidth(column, characters * wide)
        self.setAccessibleName("数据来源与核对")
        self.lines.modelReset.connect(self._begin_at_top)
        self._begin_at_top()

    def _begin_at_top(self) -> None:
        self.put_cursor(self.lines.index(0, VALUE))

    def go_to(self, cell_id: str) -> bool:
        """Put the cursor on the figure noted for a cell; False where no line has it."""
        row = self.lines.row_of(cell_id)
        if row >= 0:
            self.put_cursor(self.lines.index(row, VALUE))
        return row >= 0

    @property
    def cell(self) -> Cell:
        """The cell that the cursor's line is about."""
        return self.lines.cells[max(self.currentIndex().row(), 0)]

    def go_on(self, *, back: bool) -> None:
        index = self.currentIndex()
        row = index.row() + (-1 if back else 1)
        if 0 <= row < self.lines.rowCount():
            self.put_cursor(self.lines.index(row, index.column()))

    def tab_on(self, *, back: bool) -> bool:
        here = self.currentIndex().row(), self.currentIndex().column()
        squares = [(row, column) for row in range(self.lines.rowCount()) for column in TYPED]
        ahead = [square for square in squares if (square < here if back else square > here)]
        if ahead:
            self.put_cursor(self.lines.index(*ahead[-1 if back else 0]))
        return bool(ahead)

    def squares(self) -> list[SourceSquare]:
        """The selected squares that can be typed in."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes() if index.column() in TYPED)
        return [(self.lines.cells[row], TYPED[column]) for row, column in chosen]

    def clear(self) -> None:
        squares = self.squares()
        self.lines.session.edit(cleared(self.lines.session.report, squares), f"清除{len(squares)}格")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._fit_input_method()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._fit_input_method()

    def _fit_input_method(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.currentIndex().column() == NAME)


class SourcesClipboard(Clipboard):
    """The clipboard of the sources: figures and names go in, anything comes out."""

    def __init__(self, session: Session, table: SourcesTable, notice: Notice, clipboard: QClipboard) -> None:
        super().__init__(session, table, notice, clipboard)
        self._table = table

    def _chosen(self, *, labels: bool) -> CellTexts | None:
        chosen = sorted((index.row(), index.column()) for index in self._table.selectedIndexes())
        down, across = sorted({row for row, _ in chosen}), sorted({column for _, column in chosen})
        if not chosen or len(chosen) != (down[-1] - down[0] + 1) * (across[-1] - across[0] + 1):
            return None
        lines = self._table.lines
        if labels:
            across = sorted({SUBJECT, *across})
        rows = tuple(tuple(lines.text(lines.index(row, column)) for column in across) for row in down)
        return (tuple(HEADS[column] for column in across), *rows) if labels else rows

    def _planned(self, block: CellTexts) -> Plan:
        table = self._table
        chosen = sorted((index.row(), index.column()) for index in table.selectedIndexes())
        row, column = chosen[0] if len(chosen) > 1 else (table.currentIndex().row(), table.currentIndex().column())
        start = TYPED.get(column, "value")
        return plan(self._session.report, table.lines.cells, (max(row, 0), start), block, table.squares())
