"""A register counted: which columns it has, how many rows each cell counts, which rows none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import GknbError
from app.register.columns import FIELDS, NAMES, NONE
from app.register.placing import settled
from app.register.using import compared, row_in_words, short_name
from ui.parts.controls import Combo
from ui.parts.copying import copyable
from ui.parts.dialog import Dialog
from ui.parts.page import text_label
from ui.parts.screen_fit import size_in_room
from ui.parts.which_cell import WhichCell

if TYPE_CHECKING:
    from app.register.placing import Count, Placed
    from app.report.model import Report
    from ui.parts.ask import Ask

TITLE = "从台账统计"
LACKING = "（没有这一栏）"
MOST_ROWS = 2000
"""Rows of the register that are listed under one cell."""
ACROSS = 3
"""Columns of the register beside each other, to be confirmed."""
LOWEST = 56
"""Pixels of height of a list on a low screen."""


class RegisterDialog(Dialog):
    """`count` is the register as it is counted now; `known` the heads as confirmed; `filling` whether the table is to
    be filled, or the totals only noted. `recount` counts anew with other columns, and may raise `GknbError`."""

    def __init__(
        self,
        count: Count,
        source: str,
        mine: Report,
        recount: Callable[[Mapping[str, str]], Count],
        ask: Ask,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        size_in_room(self, 960, 680)
        self.count, self._mine, self._recount, self._source = count, mine, recount, source
        self._ask = ask
        self.filling = False
        self.known: dict[str, str] = {}
        self.heading = text_label("", "heading", self)
        self.columns: dict[str, QComboBox] = {}
        self.cells = self._table()
        self.rows = QListWidget(self)
        self.rows.setAccessibleName("选中的格由这些行得出")
        self.unfit = QListWidget(self)
        self.unfit.setAccessibleName("没有归类的行")
        for widget in (self.rows, self.unfit):
            widget.setWordWrap(True)
            widget.setMinimumHeight(LOWEST)
            widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.which = self._button("这件该填哪格…", self._choose_cells)
        self._by_hand: dict[tuple[str, int], tuple[str, ...]] = {}
        self.rows_head, self.unfit_head = QLabel(self), QLabel(self)
        self.message = text_label("", "quiet", self)
        self.fill = self._button("填进表里", self._fill)
        self.fill.setObjectName("main")
        self.note = self._button("只把总数记到“数据来源与核对”", self.accept)
        self.cancel = self._button("取消", self.reject)
        self._lay_out()
        self.cells.currentCellChanged.connect(lambda *_: self._show_rows())
        self.rows.itemActivated.connect(lambda _item: self._go_to_other_cell())
        self._show()

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        body.addWidget(self.heading)
        body.addWidget(text_label("各栏认得对吗？不对的改过来，下次照用：", "", self))
        body.addLayout(self._columns())
        both = QHBoxLayout()
        both.addWidget(self.cells, 3)
        right = QVBoxLayout()
        for widget in (self.rows_head, self.rows, self.unfit_head, self.unfit, self.which):
            right.addWidget(widget, isinstance(widget, QListWidget))
        both.addLayout(right, 2)
        body.addLayout(both, 1)
        body.addWidget(self.message)
        row = QHBoxLayout()
        row.addStretch()
        for button in (self.fill, self.note, self.cancel):
            row.addWidget(button)
        body.addLayout(row)

    def _columns(self) -> QGridLayout:
        grid = QGridLayout()
        book = self.count.book
        choices = dict.fromkeys(head for columns in book.columns.values() for head in columns.choices)
        first = next(iter(book.columns.values()))
        for number, name in enumerate(FIELDS[book.kind]):
            box = Combo(self)
            box.setAccessibleName(NAMES[name])
            box.addItem(LACKING, NONE)
            for head in choices:
                box.addItem(head, head)
            box.setCurrentIndex(max(box.findData(first.heads.get(name, NONE)), 0))
            box.activated.connect(self._choose)
            self.columns[name] = box
            row, col = divmod(number, ACROSS)
            grid.addWidget(QLabel(NAMES[name], self), row, 2 * col)
            grid.addWidget(box, row, 2 * col + 1)
            grid.setColumnStretch(2 * col + 1, 1)
        return grid

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 3, self)
        table.setHorizontalHeaderLabels(["格", "台账", "草稿"])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        copyable(table)
        table.setAccessibleName("台账统计的数")
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table

    def _button(self, words: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.clicked.connect(lambda _=False: do())
        return button

    def _choose(self) -> None:
        """Count anew with the columns as they are chosen now."""
        chosen = {name: box.currentData() for name, box in self.columns.items()}
        try:
            self.count = settled(self._recount(chosen), self._by_hand)
        except GknbError as error:
            self.message.setText(error.sentence)
            self._allow(enough=False)
            return
        self.known = chosen
        self._show()

    def _choose_cells(self) -> None:
        """Place the chosen row that nothing placed: the clerk knows the answer that was sent."""
        at = self.unfit.currentRow()
        if not 0 <= at < len(self.count.unfit):
            return
        one = self.count.unfit[at]
        stated = "，".join(filter(None, one.entry.values.values()))
        dialog = WhichCell(
            self.count.table, self, about=f"{one.entry.place}：{stated}（{one.why}）", taking="这一行计在这里"
        )
        if self._ask.run(dialog):
            self._by_hand[one.entry.key] = dialog.found
            self.count = settled(self.count, self._by_hand)
            self._show()
        dialog.deleteLater()

    def _allow(self, *, enough: bool) -> None:
        for button in (self.fill, self.note):
            button.setEnabled(enough)

    def _show(self) -> None:
        count = self.count
        self.heading.setText(f"“{self._source}”{len(count.book.entries)}行，计入{len(count.placed)}行")
        self._allow(enough=bool(count.placed))
        told_of = [one for one in compared(self._mine, count) if one.counted or (one.filled and not one.same)]
        self.cells.setRowCount(len(told_of))
        for row, one in enumerate(told_of):
            for column, text in enumerate((short_name(one.cell), str(one.counted), one.filled or "没有填")):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, one.cell.id)
                font = item.font()
                font.setBold(not one.same)
                item.setFont(font)
                self.cells.setItem(row, column, item)
        self.unfit.clear()
        self.unfit.addItems([f"{one.entry.place}：{one.why}" for one in (*count.unfit, *count.outside)])
        unfit = f"没有归类{len(count.unfit)}行，没有算进去" if count.unfit else "每一行都归了类"
        self.which.setVisible(count.table.id == "requests" and bool(count.unfit))
        self.unfit.setCurrentRow(0 if count.unfit else -1)
        self.unfit_head.setText(unfit + (f"；别的年度{len(count.outside)}行" if count.outside else ""))
        self.message.setText("。".join((*count.notes, "")) if count.notes else "")
        self.cells.setCurrentCell(0, 0)
        self._show_rows()

    def _show_rows(self) -> None:
        """The rows of the register that the current cell counts."""
        item = self.cells.item(self.cells.currentRow(), 0)
        cell = item.data(Qt.ItemDataRole.UserRole) if item else ""
        rows = [one for one in self.count.placed if cell in one.cells]
        self.rows.clear()
        for one in rows[:MOST_ROWS]:
            line = QListWidgetItem(row_in_words(one, self.count), self.rows)
            line.setData(Qt.ItemDataRole.UserRole, one)
        way = "，按回车到一行计入的另一格" if rows and len(rows[0].cells) > 1 else ""
        self.rows_head.setText(f"{item.text() if item else ''}：{len(rows)}行{way}")

    def _go_to_other_cell(self) -> None:
        """From a row to the other cell that counts it, and with the same key back."""
        item, here = self.rows.currentItem(), self.cells.item(self.cells.currentRow(), 0)
        if item is None or here is None:
            return
        placed: Placed = item.data(Qt.ItemDataRole.UserRole)
        at = placed.cells.index(here.data(Qt.ItemDataRole.UserRole))
        wanted = placed.cells[(at + 1) % len(placed.cells)]
        for row in range(self.cells.rowCount()):
            cell = self.cells.item(row, 0)
            if cell and cell.data(Qt.ItemDataRole.UserRole) == wanted:
                self.cells.setCurrentCell(row, 0)
        for row in range(self.rows.count()):
            if self.rows.item(row).data(Qt.ItemDataRole.UserRole) == placed:
                self.rows.setCurrentRow(row)

    def _fill(self) -> None:
        self.filling = True
        self.accept()
