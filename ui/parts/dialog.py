"""What every dialog of the program is."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog

from ui.parts.tab_order import go_on


class Dialog(QDialog):
    """Tab goes round in reading order, as in the window; Qt's own order is that in which things were made."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, QApplication.focusWidget(), back=not forward)
