"""正文数字 in a window of its own beside the report: what became of each, so that the rest is checked by eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.checks.facts import Facts
from app.pages.numbers import TICKED, NumberLine, bind, counted_lines, number_lines, tick
from ui.parts.controls import Combo
from ui.parts.copying import copyable
from ui.parts.dialog import Dialog
from ui.parts.page import text_label
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from ui.pages.wizard import Wizard
    from ui.session import Session

COLUMNS = ("数字", "所在的句子", "读作", "状态")
ALL = "全部"
STATES = (ALL, "没有读懂", "不比", "不一致", "与表一致", TICKED)
GUIDE = "与表不一致的，改表或改正文；没有读懂和不比的，程序没有核对，请对照来源看过后标为“已核对”。句子或数字一改，标记就去掉。"
LINE = Qt.ItemDataRole.UserRole


class NumbersWindow(Dialog):
    """`wanted` names the place that somebody wants to see. The list follows every check."""

    wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("正文数字")
        size_in_room(self, 860, 520)
        self._session = session
        self._lines: tuple[NumberLine, ...] = ()
        self.count = text_label("", "part", self)
        self.states = Combo(self)
        self.states.setAccessibleName("显示哪些数字")
        for state in STATES:
            self.states.addItem(state)
        self.states.activated.connect(self._list)
        self.table = QTableWidget(0, len(COLUMNS), self)
        self.table.setHorizontalHeaderLabels(list(COLUMNS))
        self.table.setAccessibleName("正文里的数字")
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        copyable(self.table)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemSelectionChanged.connect(self._suit)
        self.table.itemActivated.connect(self._go)
        self.table.itemDoubleClicked.connect(self._go)
        self._lay_out()
        session.checked.connect(self.refresh)
        self.refresh()

    @classmethod
    def beside(cls, wizard: Wizard) -> NumbersWindow:
        """The window beside the pages of a report; it goes with them."""
        found = next(iter(wizard.findChildren(cls)), None)
        if found is None:
            found = cls(wizard.session, wizard)
            found.wanted.connect(wizard.go_to)
        found.refresh()
        found.show()
        found.activateWindow()
        found.table.setFocus()
        return found

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.count, 1)
        top.addWidget(self.states)
        body = QVBoxLayout(self)
        body.addLayout(top)
        body.addWidget(text_label(GUIDE, "guide", self))
        body.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.go = self._button("到正文", self._go, row)
        self.to_table = self._button("到表格", self._go_to_table, row)
        self.ticking = self._button("标为已核对", lambda: self._tick(on=True), row)
        self.unticking = self._button("取消已核对", lambda: self._tick(on=False), row)
        row.addStretch()
        self.binding = self._button("改为随表变动", self._bind, row)
        self.binding_all = self._button("", self._bind_all, row)
        body.addLayout(row)

    def _button(self, words: str, do: object, row: QHBoxLayout) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.clicked.connect(do)
        row.addWidget(button)
        return button

    def refresh(self) -> None:
        """Read the numbers anew."""
        session = self._session
        self._lines = number_lines(Facts(session.report, limits=session.limits), session.outcome.findings)
        self.count.setText(counted_lines(self._lines))
        self._list()

    def _list(self) -> None:
        chosen = [line.key for line in self.selected()]
        at = self.table.currentRow()
        wanted = self.states.currentText()
        lines = [line for line in self._lines if wanted in {ALL, line.state}]
        self.table.clearSelection()  # rows stay selected by their number, whatever comes to stand in them
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, words in enumerate((line.entry.text, line.sentence, line.reading, line.state)):
                item = QTableWidgetItem(words)
                item.setData(LINE, line)
                self.table.setItem(row, column, item)
            if line.key in chosen:
                self.table.selectRow(row)
        if chosen and not self.selected() and lines:  # it went from the list: on with the one behind it
            self.table.selectRow(min(at, len(lines) - 1))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._suit()

    def selected(self) -> list[NumberLine]:
        """The lines that are selected, each once."""
        rows = sorted({item.row() for item in self.table.selectedItems()})
        return [item.data(LINE) for row in rows if (item := self.table.item(row, 0))]

    def _suit(self) -> None:
        """The buttons that make sense for what is selected."""
        chosen, locked = self.selected(), self._session.locked
        self.go.setEnabled(len(chosen) == 1)
        self.to_table.setEnabled(len(chosen) == 1 and bool(chosen[0].entry.cells))
        self.ticking.setEnabled(any(not line.ticked for line in chosen) and not locked)
        self.unticking.setEnabled(any(line.ticked for line in chosen) and not locked)
        self.binding.setEnabled(any(line.mark for line in chosen) and not locked)
        some = sum(bool(line.mark) for line in self._lines)
        self.binding_all.setText(f"与表一致的{some}处都改为随表变动")
        self.binding_all.setVisible(some > 0)
        self.binding_all.setEnabled(not locked)

    def _go(self) -> None:
        if chosen := self.selected():
            self.wanted.emit(chosen[0].as_finding)
            self._step_aside()

    def _go_to_table(self) -> None:
        if chosen := self.selected():
            self.wanted.emit(chosen[0].of_its_cells)
            self._step_aside()

    def _step_aside(self) -> None:
        """Leave free the words that were gone to: a list in front of them shows nothing."""
        place = self._place_gone_to()
        if place is None:
            return
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        top, bottom = place.top() - place.height(), place.bottom() + place.height()
        if frame.bottom() < top or frame.top() > bottom:
            return
        above, below = top - room.top(), room.bottom() - bottom
        edges = frame.height() - self.height()
        self.resize(self.width(), max(self.minimumSizeHint().height(), min(self.height(), max(above, below) - edges)))
        self.move(frame.left(), room.bottom() - self.height() - edges if below >= above else room.top())

    def _place_gone_to(self) -> QRect | None:
        """Where on the screen the cursor of the report stands, in a text or in a table."""
        parent = self.parentWidget()
        widget = parent.window().focusWidget() if parent else None
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            place = widget.cursorRect()
        elif isinstance(widget, QAbstractItemView):
            place = widget.visualRect(widget.currentIndex())
        else:
            return None
        return QRect(widget.viewport().mapToGlobal(place.topLeft()), place.size())

    def _tick(self, *, on: bool) -> None:
        self._do(tick(self.selected(), on=on), "标为已核对" if on else "取消已核对")

    def _bind(self) -> None:
        self._do(bind(self._session.report, self.selected()), "改为随表变动")

    def _bind_all(self) -> None:
        self._do(bind(self._session.report, self._lines), "都改为随表变动")

    def _do(self, changes: dict[tuple[str, ...], object], name: str) -> None:
        self._session.edit(changes, name)
        self._session.check()
        self.table.setFocus()
