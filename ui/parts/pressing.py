"""Enter presses the button that has the keys, as Space does: Qt leaves that to buttons of a dialog that may be its default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

ENTERS = frozenset([0x01000004, 0x01000005])
"""Qt.Key_Return and Qt.Key_Enter by their numbers: to load the names of `Qt` takes a tenth of the start."""


def pressed(window: QWidget, event: QKeyEvent) -> bool:
    """Whether the keys were Enter on a button of `window`, which is pressed now; its menu comes up, if it has one."""
    button = window.focusWidget()
    if event.key() not in ENTERS or not isinstance(button, (QPushButton, QToolButton)) or not button.hasFocus():
        return False
    event.accept()
    if event.isAutoRepeat():  # still held from the question before
        return True
    if isinstance(button, QToolButton) and button.menu():
        button.showMenu()
    else:
        button.click()
    return True
