"""The first thing that the clerk sees: new, open, what was open lately, the examples."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.system.resources import resource
from ui.parts.page import text_label

NOTICE = "本程序不联网。请勿录入国家秘密和工作秘密。"
FOLDER = 36
"""Characters of a folder's name that have room beside a file's."""

EXAMPLES = (
    ("2020年度（九个部分、2019版表格，含常见错误）", "sample-2020.gknb"),
    ("2025年度（统一格式、2021版表格）", "sample-2025.gknb"),
)


class FileList(QListWidget):
    """Files to choose from, by a click or by Enter. `chosen` names the one."""

    chosen = Signal(Path)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._paths: list[Path] = []
        self.itemActivated.connect(lambda item: self.chosen.emit(self._paths[self.row(item)]))
        self.itemClicked.connect(self.itemActivated)

    def show_files(self, files: tuple[tuple[str, Path], ...], otherwise: str = "") -> None:
        """List files by the words for them; `otherwise` says in grey that there are none."""
        self.clear()
        self._paths = [path for _, path in files]
        for words, path in files:
            QListWidgetItem(words, self).setToolTip(str(path))
        if not files:
            self.addItem(otherwise)
        self.setEnabled(bool(files))


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
        self.recent = FileList("最近的草稿", self)
        self.recent.chosen.connect(self.chosen)
        self.examples = FileList("示例", self)
        self.examples.chosen.connect(self.example)
        self.examples.setMaximumHeight(110)
        self.examples.show_files(examples)
        self.show_recent(recent)
        self._lay_out()

    def _button(self, words: str, name: str, signal: object) -> QPushButton:
        button = QPushButton(words, self, autoDefault=True)  # Enter presses the one that has the focus
        button.setObjectName(name)
        button.setMinimumSize(150, 40)
        button.clicked.connect(signal)
        return button

    def show_recent(self, recent: tuple[Path, ...]) -> None:
        """List the drafts that were open lately."""
        files = tuple((f"{path.name}    {_shortened(str(path.parent))}", path) for path in recent)
        self.recent.show_files(files, "还没有打开过草稿")

    def begin(self) -> None:
        """Put the keys where a clerk goes on most days: on the draft that was open last."""
        if self.recent.isEnabled():
            self.recent.setCurrentRow(0)
            self.recent.setFocus()
        else:
            self.new_button.setFocus()

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


def _shortened(folder: str) -> str:
    """A folder's name without its middle where it is long; the tooltip has the whole."""
    return folder if len(folder) <= FOLDER else f"{folder[:12]}…{folder[13 - FOLDER :]}"


def examples() -> tuple[tuple[str, Path], ...]:
    """The examples that are there."""
    found = []
    for words, name in EXAMPLES:
        try:
            found.append((words, resource("examples", name)))
        except FileNotFoundError:
            continue
    return tuple(found)
