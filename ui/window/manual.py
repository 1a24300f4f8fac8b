"""The user guide (使用说明) in a window of its own: it may stay open while the clerk goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.pages.manual import GuidePart, parts
from app.system.resources import resource
from ui.parts.dialog import Dialog
from ui.parts.screen_fit import size_in_room

LIST = 150
MARGIN = 14


class Manual(Dialog):
    """The parts at the left, the chosen one at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("使用说明")
        size_in_room(self, 820, 640)
        self.parts: tuple[GuidePart, ...] = parts()
        self.list = QListWidget(self)
        self.list.setObjectName("pages")
        self.list.setAccessibleName("各部分")
        self.list.setFixedWidth(LIST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([part.name for part in self.parts])
        self.text = QTextBrowser(self, openLinks=False)
        self.text.setAccessibleName("使用说明")
        self.text.setSearchPaths([str(resource("help"))])  # its pictures
        self.text.document().setDocumentMargin(MARGIN)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        body = QVBoxLayout(self)
        body.addLayout(row, 1)
        body.addWidget(buttons)
        self.list.currentRowChanged.connect(self._turn)
        self.list.setCurrentRow(0)

    def _turn(self, row: int) -> None:
        part = self.parts[max(row, 0)]
        self.text.setMarkdown(f"## {part.name}\n\n{part.text}\n")

    def show_part(self, name: str) -> None:
        """Come up with another part."""
        self.list.setCurrentRow(next((row for row, part in enumerate(self.parts) if part.name == name), 0))
        self.show()
        self.activateWindow()
        self.text.setFocus()
