"""After an export: where the file is, and what still has to be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.parts.page import text_label

if TYPE_CHECKING:
    from collections.abc import Callable


NOT_OPENED = "系统没有打开它。请自己到“{}”里打开。"


class ExportedPanel(QFrame):
    """A green panel; hidden before the first export."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("good")
        self._written: Path | None = None
        self._still = ""
        self.message = text_label("", "part", self)
        self.next = text_label("", "", self)
        self.open_file = self._button("打开文件", lambda path: path)
        self.open_folder = self._button("打开所在文件夹", lambda path: path.parent)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_file)
        buttons.addWidget(self.open_folder)
        buttons.addStretch()
        body = QVBoxLayout(self)
        body.setContentsMargins(4, 4, 4, 4)
        body.addWidget(self.message)
        body.addWidget(self.next)
        body.addLayout(buttons)
        self.hide()

    def _button(self, words: str, what: Callable[[Path], Path]) -> QPushButton:
        button = QPushButton(words, self, autoDefault=True)
        button.clicked.connect(lambda: self._open(what))
        return button

    def _open(self, what: Callable[[Path], Path]) -> None:
        if self._written and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(what(self._written)))):
            self._say(f"{self._still}\n{NOT_OPENED.format(self._written.parent)}".strip())

    def tell(self, path: Path, stated: str, still: str) -> None:
        """A file was written."""
        self._written = path
        self.message.setText(stated)
        self._still = still
        self._say(still)
        self.show()

    def _say(self, words: str) -> None:
        self.next.setText(words)
        self.next.setVisible(bool(words))
