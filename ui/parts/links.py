"""Short ways to other pages, one after another like words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.parts.flow import FlowLayout


class Links(QWidget):
    """`followed` names the page of the link that was pressed."""

    followed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.buttons: list[QPushButton] = []
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()  # it takes no room until there are links

    def show_links(self, links: Sequence[tuple[str, str]]) -> None:
        """Show links by page and words; nothing is made anew for the same ones."""
        if tuple(links) == self._shown:
            return
        self._shown = tuple(links)
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(page, words) for page, words in links]
        self.setVisible(bool(links))
        self.updateGeometry()

    def _button(self, page: str, words: str) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.setObjectName("link")
        button.clicked.connect(lambda: self.followed.emit(page))
        self._flow.addWidget(button)
        button.show()
        return button
