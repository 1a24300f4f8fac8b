"""“这件该填哪格”: questions that lead from one request to its cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.form.chooser import BY_THE_LETTER, QUESTIONS, SPECIAL, cells
from ui.parts.dialog import Dialog
from ui.parts.page import rolled, text_label
from ui.parts.screen_fit import size_in_room

if TYPE_CHECKING:
    from app.form.chooser import Answer, Question
    from app.form.parts import Table

TITLE = "这件该填哪格"
BESIDE, APART = 28, 8
"""Pixels by which what is said of an answer stands in under it, and between two answers."""


class WhichCell(Dialog):
    """One question at a time; `found` are the cells once the dialog is accepted.

    `about` says which request it is, where one is asked about; `taking` is what accepting does.
    """

    def __init__(self, table: Table, parent: QWidget, *, about: str = "", taking: str = "到这一格") -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        size_in_room(self, 640, 560)
        self._table = table
        self._chosen: list[Answer] = []
        self.found: tuple[str, ...] = ()
        self.step = text_label("", "quiet", self)
        self.words = text_label("", "heading", self)
        self.answers = QButtonGroup(self)
        self._place = QWidget(self)
        self._body: QScrollArea | None = None
        self.back = self._button("上一步", self._go_back)
        self.next = self._button("下一步", self._go_on)
        self.take = self._button(taking, self.accept)
        for button in (self.next, self.take):
            button.setObjectName("main")
        self.cancel = self._button("关闭", self.reject)
        layout = QVBoxLayout(self)
        if about:
            layout.addWidget(text_label(about, "guide", self))
        for widget in (self.step, self.words):
            layout.addWidget(widget)
        layout.addWidget(self._place, 1)
        QVBoxLayout(self._place).setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text_label(BY_THE_LETTER, "quiet", self))
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch()
        for button in (self.next, self.take, self.cancel):
            row.addWidget(button)
        layout.addLayout(row)
        self._show()

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.clicked.connect(lambda _=False: do())
        return button

    @property
    def question(self) -> Question | None:
        """The question that is to be answered now; None when all are."""
        left = list(QUESTIONS)
        for answer in self._chosen:
            left.pop(0)
            if answer.then:
                left.insert(0, answer.then)
        return left[0] if left else None

    def _show(self) -> None:
        question = self.question
        self.step.setText(" → ".join(answer.words for answer in self._chosen) or "请照已经发出的答复书回答。")
        self.words.setText(question.words if question else "填在这两格")
        self.back.setEnabled(bool(self._chosen))
        self.next.setVisible(question is not None)
        self.take.setVisible(question is None)
        self._fill(self._asked(question) if question else self._told())
        self._follow()
        (self.answers.button(0) if question else self.take).setFocus()

    def _fill(self, body: QWidget) -> None:
        layout = self._place.layout()
        assert layout is not None
        if self._body:
            layout.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = rolled(body, self._place)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # every text wraps
        layout.addWidget(self._body)

    def _asked(self, question: Question) -> QWidget:
        """The answers, each with what it rests on and how its neighbours differ."""
        body = QWidget(self._place)
        layout = QVBoxLayout(body)
        layout.setSpacing(0)
        for button in self.answers.buttons():
            self.answers.removeButton(button)
        for number, answer in enumerate(question.answers):
            button = QRadioButton(answer.words, body)
            button.toggled.connect(self._follow)
            self.answers.addButton(button, number)
            layout.addWidget(button)
            note = text_label(f"{answer.basis}。{answer.unlike}", "quiet", body)
            note.setIndent(BESIDE)
            layout.addWidget(note)
            layout.addSpacing(APART)
        layout.addStretch()
        return body

    def _told(self) -> QWidget:
        """The cells, and how a request counts that was not simply answered."""
        self.found = cells(self._table, tuple(self._chosen))
        body = QWidget(self._place)
        layout = QVBoxLayout(body)
        for id_ in self.found:
            layout.addWidget(text_label(self._table.by_id[id_].name, "part", body))
        last = self._chosen[-1]
        layout.addWidget(text_label(f"{last.basis}。{last.unlike}", "", body))
        layout.addWidget(text_label("这些情形这样计：", "part", body))
        for what, how in SPECIAL:
            layout.addWidget(text_label(f"{what}：{how}", "quiet", body))
        layout.addStretch()
        return body

    def _follow(self) -> None:
        self.next.setEnabled(self.answers.checkedId() >= 0)

    def _go_on(self) -> None:
        question, number = self.question, self.answers.checkedId()
        if question and number >= 0:
            self._chosen.append(question.answers[number])
            self._show()

    def _go_back(self) -> None:
        if self._chosen:
            self._chosen.pop()
            self._show()
