"""读数核对: one figure after another in big type, while the clerk holds the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.tables.entry import enter
from app.tables.proofreading import ReadingStep, counted, is_seen, see, steps
from ui.parts.dialog import Dialog
from ui.parts.field import PlainLineEdit
from ui.parts.page import text_label
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from app.form.parts import Table
    from ui.session import Session

Key = Qt.Key
HOW = "空格：对，到下一处　　数字：改成它，回车　　←→：上一处、下一处　　Esc：结束"


class Proofreading(Dialog):
    """Space is right, a digit begins another figure, the arrows go back and on; each answer is kept at once."""

    def __init__(self, session: Session, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"读数核对：{table.short}")
        size_in_room(self, 720, 420)
        self._session, self._table = session, table
        self.steps: tuple[ReadingStep, ...] = steps(session.sheets[table.id])
        self.at = next((at for at, step in enumerate(self.steps) if not self._seen(step)), 0)
        self.row = text_label("", "heading", self)
        self.column = text_label("", "", self)
        self.figure = QLabel(self)
        self.figure.setObjectName("figure")
        self.figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line = PlainLineEdit(self)
        self.line.setObjectName("figure")
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setAccessibleName("改成")
        self.line.hide()
        self.message = text_label("", "quiet", self)
        self.right = self._button("对（空格）", self._is_right)
        self.right.setObjectName("main")
        self.back = self._button("上一处", lambda: self._go(-1))
        self.next = self._button("下一处", lambda: self._go(1))
        self.shut = self._button("结束", self.reject)
        self._lay_out()
        self._show()

    def _button(self, words: str, do: object) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        body, buttons = QVBoxLayout(self), QHBoxLayout()
        for button in (self.back, self.next):
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self.shut, self.right):
            buttons.addWidget(button)
        body.setContentsMargins(24, 16, 24, 16)
        body.addWidget(self.row)
        body.addWidget(self.column)
        body.addStretch()
        body.addWidget(self.figure)
        body.addWidget(self.line)
        body.addStretch()
        body.addWidget(self.message)
        body.addWidget(text_label(HOW, "quiet", self))
        body.addLayout(buttons)
        self.setFocus()

    def _seen(self, step: ReadingStep) -> bool:
        return is_seen(self._session.report, step.cells)

    def _show(self) -> None:
        """The figure that is read out now."""
        step = self.steps[self.at]
        self.row.setText(step.row)
        self.column.setText(step.column)
        many = f"{len(step.cells)}格都是0" if len(step.cells) > 1 else step.figure or "未填"
        self.figure.setText(many)
        done, whole = counted(self._session.report, self._session.sheets[self._table.id])
        mark = "　✓ 已核对" if self._seen(step) else ""
        self.message.setText(f"第{self.at + 1}处，共{len(self.steps)}处 · 已核对{done}/{whole}格{mark}")
        self.setAccessibleName(f"{step.row}，{step.column}，{many}")
        self.line.hide()
        self.figure.show()
        self.setFocus()

    def _go(self, by: int) -> None:
        self.at = min(max(self.at + by, 0), len(self.steps) - 1)
        self._show()

    def _is_right(self) -> None:
        """It is the same on the paper."""
        self._session.edit(see(self._session.report, self.steps[self.at].cells), "读数核对", merge="seen")
        if self.at == len(self.steps) - 1:
            self._show()
        else:
            self._go(1)

    def _begin(self, digit: str) -> None:
        """Another figure stands on the paper: zeros are taken apart first, since one of them is wrong."""
        step = self.steps[self.at]
        if len(step.cells) > 1:
            apart = tuple(ReadingStep((cell,), "0") for cell in step.cells)
            self.steps = (*self.steps[: self.at], *apart, *self.steps[self.at + 1 :])
            self._show()
            self.message.setText("这一行的0有不对的：一格一格地核对。")
            return
        self.figure.hide()
        self.line.setText(digit)
        self.line.show()
        self.line.setFocus()

    def _put(self) -> None:
        """What was typed goes into the table, and is looked at already."""
        step = self.steps[self.at]
        session = self._session
        session.edit(enter(step.cells[0], self.line.text()), "读数核对时改正")
        session.edit(see(session.report, step.cells), "读数核对", merge="seen")
        now = ReadingStep(step.cells, session.sheets[self._table.id].figure(step.cells[0].id).text)
        self.steps = (*self.steps[: self.at], now, *self.steps[self.at + 1 :])
        self._go(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = self.line.isVisible()
        ways = {Key.Key_Left.value: -1, Key.Key_Right.value: 1, Key.Key_Up.value: -1, Key.Key_Down.value: 1}
        if event.key() in {Key.Key_Return, Key.Key_Enter}:
            self._put() if typing else self._is_right()
        elif event.key() == Key.Key_Escape and typing:
            self._show()
        elif event.key() == Key.Key_Space and not typing:
            self._is_right()
        elif event.key() in ways and not typing:
            self._go(ways[event.key()])
        elif not typing and event.text().isdecimal():
            self._begin(event.text())
        else:
            super().keyPressEvent(event)
