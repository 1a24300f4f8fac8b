"""The differences of a corrected file as a table by section, each with what is to be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.read_back.as_text import NOTHING, bound
from app.read_back.comparison import KIND_NAMES, Handling
from app.read_back.lit import lit
from ui.parts.controls import Combo
from ui.parts.copying import copyable
from ui.parts.lit import LIT, LitDelegate

if TYPE_CHECKING:
    from app.read_back.comparison import Comparison, FileDifference

MOST_ROWS = 500
"""Differences that are shown; further ones can only be taken all together."""
COLUMNS = ("位置", "草稿", "文件里", "谁改的", "怎么办")
CHOICE = len(COLUMNS) - 1
WIDTHS = {0: 9, 3: 8, CHOICE: 14}
"""Characters in the columns that are no text of the report: what they say goes on several lines."""
WORDS: dict[Handling, str] = {
    "take": "采用",
    "table": "采用，表里的数也改",
    "unbind": "采用，这个数不再随表变",
    "keep": "采用别的字，数仍随表",
}
NOT_TAKEN, UNDECIDED = "不采用", "请选择"


class CorrectionsTable(QTableWidget):
    """A row for each difference under a row for its section; `answers` are what was chosen.

    A sentence with a bound figure that was changed by hand is left undecided: only the clerk knows which is meant.
    """

    def __init__(self, found: Comparison, parent: QWidget) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self._found = found
        self._boxes: dict[int, QComboBox] = {}
        self._at: dict[int, QComboBox] = {}
        self._sections: dict[int, QPushButton] = {}
        """By row: where the answer is chosen, and what takes a whole section."""
        self._rest: dict[int, Handling] = {}
        self.setHorizontalHeaderLabels(list(COLUMNS))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        copyable(self)
        self.setWordWrap(True)
        self.setItemDelegate(LitDelegate(self))
        self.setAccessibleName("改过的地方")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, letters in WIDTHS.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance("中") * letters)
        for section in found.sections:
            self._add_section(section)
        self.setCurrentCell(min(self._at, default=0), 0)

    def _add_section(self, section: str) -> None:
        inside = [one for one in self._shown if one.section == section]
        if not inside:
            return
        row = self._new_row()
        self.setItem(row, 0, _item(f"{section}（{len(inside)}处）", heading=True))
        self.setSpan(row, 0, 1, CHOICE)
        self._sections[row] = button = self._button("这部分全部采用", lambda: self._take(inside))
        self.setCellWidget(row, CHOICE, button)
        for one in inside:
            self._add(one)

    @property
    def _shown(self) -> tuple[FileDifference, ...]:
        return self._found.differences[:MOST_ROWS]

    def _new_row(self) -> int:
        row = self.rowCount()
        self.insertRow(row)
        return row

    def _add(self, one: FileDifference) -> None:
        row = self._new_row()
        by = "\n".join(dict.fromkeys(revision.message for revision in one.tracked))
        theirs = "\n".join((one.theirs or NOTHING, *(f"（{stated}）" for stated in bound(one, self._found))))
        for column, text in enumerate((f"{one.place}\n{KIND_NAMES[one.kind]}", one.mine or NOTHING, theirs, by)):
            self.setItem(row, column, _item(text))
        self._light(row, one)
        box = Combo(self)
        box.setAccessibleName(f"{one.section}{one.place}怎么办")
        if one.bound:
            box.addItem(UNDECIDED, None)
        box.addItem(NOT_TAKEN, None)
        for answer in one.answers:
            box.addItem(WORDS[answer], answer)
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # with keys the row itself is asked
        self._boxes[one.number] = self._at[row] = box
        self.setCellWidget(row, CHOICE, self._at_the_top(box))

    def _light(self, row: int, one: FileDifference) -> None:
        """Light the characters that differ."""
        for column, text, stretches in zip((1, 2), (one.mine, one.theirs), lit(one.mine, one.theirs), strict=True):
            if text and one.kind in {"reworded", "figure", "signature"} and (item := self.item(row, column)):
                item.setData(LIT, stretches)

    def _at_the_top(self, box: QComboBox) -> QWidget:
        """A choice beside the first line of its row, however many lines the row has."""
        holder = QWidget(self)
        body = QVBoxLayout(holder)
        body.setContentsMargins(2, 2, 2, 2)
        body.addWidget(box)
        body.addStretch()
        return holder

    def _button(self, words: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.clicked.connect(lambda _=False: do())
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space goes to the next answer of the row, or takes all of a section."""
        if event.key() != Qt.Key.Key_Space or event.modifiers():
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if button := self._sections.get(row):
            button.click()
        elif box := self._at.get(row):
            first = 1 if box.itemText(0) == UNDECIDED else 0
            box.setCurrentIndex(box.currentIndex() + 1 if box.currentIndex() + 1 < box.count() else first)

    def _take(self, some: list[FileDifference]) -> None:
        """Take what needs no decision; bound figures stay for the clerk to decide."""
        for one in some:
            if not one.bound:
                self.box(one.number).setCurrentText(WORDS["take"])

    def take_all(self) -> None:
        """Take everything that needs no decision, the differences that are not shown among it."""
        self._take(list(self._shown))
        self._rest = {one.number: "take" for one in self._found.differences[MOST_ROWS:] if not one.bound}

    def take_none(self) -> None:
        for box in self._boxes.values():
            box.setCurrentText(NOT_TAKEN)
        self._rest = {}

    def box(self, number: int) -> QComboBox:
        """Where the answer to difference `number` is chosen."""
        return self._boxes[number]

    @property
    def undecided(self) -> int:
        return sum(box.currentText() == UNDECIDED for box in self._boxes.values())

    @property
    def answers(self) -> dict[int, Handling]:
        """By the number of the difference."""
        chosen = {number: box.currentData() for number, box in self._boxes.items()}
        return self._rest | {number: answer for number, answer in chosen.items() if answer}


def _item(text: str, most: int = 600, *, heading: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text if len(text) <= most else text[:most] + "……")
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    font = item.font()
    font.setBold(heading)
    item.setFont(font)
    return item
