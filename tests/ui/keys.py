"""Keys and characters as the system sends them to a widget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QMenu, QWidget

TRIES = 20
MOMENT = 20
FAR = 60_000
"""Milliseconds that are waited for what comes in a moment on any machine."""


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


def get_keys(window: QWidget) -> None:
    """The keys go to the window: a window manager sees to that, and here nobody does."""
    for _ in range(FAR // MOMENT):
        if QApplication.activeWindow() is window:  # a dialog calls itself active where its parent is
            return
        window.activateWindow()
        QTest.qWait(MOMENT)
    raise AssertionError("the window does not get the keys")


def _opened(window: QMainWindow, letter: str) -> QMenu:
    """The menu of a letter. Without a window manager the keys may still lie with a menu that has closed: once more."""
    for _ in range(TRIES):
        QApplication.processEvents()
        get_keys(window)
        press(window, getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.AltModifier)
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            return popup
        QTest.qWait(50)
    raise AssertionError(f"Alt+{letter} opens no menu")


def choose_in_menu(window: QMainWindow, menu: str, words: str) -> None:
    """An action of the menu bar by keys alone: Alt with the menu's letter, down to the action, Enter."""
    action = next(one for one in window.menuBar().actions() if one.text().startswith(menu))
    letter = action.text().partition("&")[2][0]
    popup = _opened(window, letter)
    for _ in popup.actions():
        active = popup.activeAction()
        if active and active.text().startswith(words) and not active.menu():
            QTest.keyClick(popup, Qt.Key.Key_Return)
            QApplication.processEvents()
            if QApplication.activeWindow() is popup:
                get_keys(window)
            return
        QTest.keyClick(popup, Qt.Key.Key_Down)
    raise AssertionError(f"{menu} has no {words}: {[one.text() for one in popup.actions()]}")


def tab_to(window: QWidget, words: str) -> QAbstractButton:
    """The focus to the button with `words`, by Tab alone."""
    for _ in range(200):
        found = QApplication.focusWidget()
        if isinstance(found, QAbstractButton) and found.text() == words:
            return found
        QTest.keyClick(found or window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {words}")
