"""Keys and characters as the system sends them to a widget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def write(widget: QWidget, text: str) -> None:
    """Type `text`: keys for what a keyboard has, an input method for the rest."""
    for character in text:
        if character < "\x7f":
            QTest.keyClicks(widget, character)
        else:
            event = QInputMethodEvent()
            event.setCommitString(character)
            QApplication.sendEvent(widget, event)


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    """A key to whatever has the focus, shortcuts included."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
