"""The first thing that the clerk sees: new, open, what was open lately, the examples."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ui.page import text_label

NOTICE = "本程序不联网。请勿录入国家秘密和工作秘密。"
PATH = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """Buttons and two lists. `chosen` names a file to open; an example is opened as a new draft."""

    new = Signal()
    from_last_year = Signal()
    open = Signal()
    chosen = Signal(Path)
    example = Signal(Path)

    def __init__(self, recent: tuple[Path, ...], examples: tuple[tuple[str, Path], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.new_button = self._button("新建年报…", "main", self.new)
        self.last_year_button = self._button("从上年报告新建…", "plain", self.from_last_year)
        self.open_button = self._button("打开草稿…", "plain", self.open)
        self.recent = self._list("最近的草稿")
        self.examples = self._list("示例")
        self.examples.setMaximumHeight(110)
        self.recent.itemActivated.connect(lambda item: self.chosen.emit(item.data(PATH)))
        self.examples.itemActivated.connect(lambda item: self.example.emit(item.data(PATH)))
        for widget in (self.recent, self.examples):
            widget.itemClicked.connect(widget.itemActivated)
        for name, path in examples:
            self._add(self.examples, name, path)
        self.show_recent(recent)
        self._lay_out()

    def _button(self, words: str, name: str, signal: object) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.setObjectName(name)
        button.setMinimumSize(150, 40)
        button.clicked.connect(signal)
        return button

    def _list(self, name: str) -> QListWidget:
        widget = QListWidget(self)
        widget.setAccessibleName(name)
        return widget

    def _add(self, widget: QListWidget, words: str, path: Path) -> None:
        item = QListWidgetItem(words, widget)
        item.setData(PATH, path)
        item.setToolTip(str(path))

    def show_recent(self, recent: tuple[Path, ...]) -> None:
        """List the drafts that were open lately."""
        self.recent.clear()
        for path in recent:
            self._add(self.recent, f"{path.name}    {path.parent}", path)
        if not recent:
            QListWidgetItem("还没有打开过草稿", self.recent).setFlags(Qt.ItemFlag.NoItemFlags)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(text_label("政府信息公开年报填报助手", "title", self))
        column.addWidget(text_label(NOTICE, "notice", self))
        row = QHBoxLayout()
        row.addWidget(self.new_button)
        row.addWidget(self.last_year_button)
        row.addWidget(self.open_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(text_label("最近的草稿", "part", self))
        column.addWidget(self.recent, 1)
        column.addWidget(text_label("示例（打开后另存，不影响示例本身）", "part", self))
        column.addWidget(self.examples)
        middle = QWidget(self)
        middle.setLayout(column)
        middle.setMaximumWidth(760)
        body = QHBoxLayout(self)
        body.setContentsMargins(24, 24, 24, 24)
        body.addStretch(1)
        body.addWidget(middle, 8)
        body.addStretch(1)
