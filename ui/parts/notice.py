"""A line above a table or a page that says or asks something without getting in the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.checks.rule import Level
from ui.parts.page import text_label
from ui.parts.signs import Sign


class Notice(QFrame):
    """Shows one sentence, with buttons when something is asked. Esc or the last button takes it away.

    `over`: it lies over this widget instead of taking room of its own, so that nothing moves under the hand.
    """

    def __init__(self, back_to: QWidget, parent: QWidget, over: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("info")
        self._back_to, self._over = back_to, over
        self.buttons: list[QPushButton] = []
        self.label = text_label("", "", self)
        self._sign = Sign(Level.HINT, self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.label, 1)
        if over:
            over.installEventFilter(self)
        self.hide()

    def tell(self, text: str) -> None:
        """Say something; the cursor stays where it is."""
        self._show(text, {})

    def ask(self, text: str, answers: Mapping[str, Callable[[], object]]) -> None:
        """Ask something: each answer is a button, and the cursor goes to the last, which changes nothing."""
        self._show(text, answers)
        self.buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, text: str, answers: Mapping[str, Callable[[], object]]) -> None:
        """Say something and offer to do something about it; the cursor stays where it is."""
        self._show(text, answers)

    def _show(self, text: str, answers: Mapping[str, Callable[[], object]]) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.label.setText(text)
        self.setAccessibleName(text)
        self.buttons = [self._button(words, do) for words, do in answers.items()]
        self._look(asking=len(answers) > 1)
        self.setVisible(bool(text))
        self._lie()

    def _look(self, *, asking: bool) -> None:
        """Blue for what is told, amber for what is asked."""
        self._sign.level = Level.QUERY if asking else Level.HINT
        self.setObjectName("notice" if asking else "info")
        self.style().unpolish(self)
        self.style().polish(self)

    def _lie(self) -> None:
        """Along the lower edge of what it lies over."""
        if self._over and self.isVisible():
            place = self._over.geometry()
            high = max(self.heightForWidth(place.width()), self.minimumSizeHint().height())
            self.setGeometry(place.x(), place.bottom() - high + 1, place.width(), high)
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._lie()
        return super().eventFilter(watched, event)

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.setAccessibleDescription(self.label.text())
        button.clicked.connect(lambda: self._answered(do))
        self._row.addWidget(button)
        button.show()
        return button

    def _answered(self, do: Callable[[], object]) -> None:
        self.dismiss()
        do()

    def dismiss(self) -> None:
        """Take the notice away; the cursor goes back from its buttons."""
        asked = any(button.hasFocus() for button in self.buttons)
        self._show("", {})
        if asked:
            self._back_to.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (focused := self.focusWidget()):
            pressed = [button for button in self.buttons if button is focused]
            if pressed:
                pressed[0].click()
        else:
            super().keyPressEvent(event)
