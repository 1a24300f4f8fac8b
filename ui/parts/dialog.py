"""What every dialog of the program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from ui.parts.pressing import pressed
from ui.parts.tab_order import go_on

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Dialog(QDialog):
    """Tab goes round in reading order, as in the window; Qt's own order is that in which things were made. Enter presses
    the button that has the keys."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, QApplication.focusWidget(), back=not forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed(self, event):
            super().keyPressEvent(event)
