"""A few choices side by side, one of them taken: 本页 · 全部 · 已保留."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

WIDEST = 360


class Segments(QWidget):
    """`chosen` tells that another one was taken; `value` is the one."""

    chosen = Signal()

    def __init__(self, words: Mapping[Any, str], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._name = dict(words), name
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[Any, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.setMaximumWidth(WIDEST)
        for value, text in self._words.items():
            button = QPushButton(text, self, autoDefault=False)
            button.setCheckable(True)
            button.setObjectName("segment")
            self._group.addButton(button)
            self.buttons[value] = button
            row.addWidget(button, 1)
        self.value = next(iter(self._words))
        self.buttons[self.value].setChecked(True)
        for value, button in self.buttons.items():
            button.clicked.connect(lambda _=False, value=value: self.choose(value))

    def choose(self, value: object) -> None:
        """Take one."""
        self.buttons[value].setChecked(True)
        self.value = value
        self.chosen.emit()

    def count(self, numbers: Mapping[Any, int]) -> None:
        """Say how many there are of each."""
        for value, number in numbers.items():
            if value in self.buttons:
                self.buttons[value].setText(f"{self._words[value]} {number}")
                self.buttons[value].setAccessibleName(f"{self._name}：{self._words[value]}，{number}处")
