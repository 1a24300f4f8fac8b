"""Kinds of files to choose from, each on a card with what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.parts.page import text_label

STEPS = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}


class ChoiceCard(QPushButton):
    """A name and a sentence."""

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent, autoDefault=True)
        self.setObjectName("card")
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for label in (text_label(name, "part", self), text_label(words, "quiet", self)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch()

    def labels(self) -> list[QLabel]:
        return [label for label in self.children() if isinstance(label, QLabel)]


class Cards(QWidget):
    """One of them is taken; the arrows go from one to the next."""

    def __init__(self, kinds: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.cards = [ChoiceCard(name, words, self) for name, words in kinds]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for number, card in enumerate(self.cards):
            self._group.addButton(card, number)
            row.addWidget(card, 1)
        self.cards[0].setChecked(True)

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Take a card."""
        self.cards[number].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        self.choose((self.current + step) % len(self.cards))
        self.cards[self.current].setFocus()
