"""The first thing that the clerk sees: new, open, what was open lately, when it is due, the examples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.system.resources import resource
from ui.parts.page import rolled, text_label
from ui.window.file_list import DraftList, FileList

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.drafts.glimpse import Glimpse
    from app.system.settings import Preferences

NOTICE = "本程序不联网。请勿录入国家秘密和工作秘密。"
NONE_YET = "还没有打开过草稿。手头有上年年报的，从上年报告或归档包新建最省事：单位信息、上年结转都带过来。"
DROP = "也可以把草稿、归档包、Word文件、网页、Excel表格拖到窗口里。最近的草稿上点右键，可以置顶或移除。"
WIDE, BESIDE = 720, 380
"""Pixels of width of the page, and of what it has above and below the drafts."""

EXAMPLES = (
    ("2020年度（九个部分、2019版表格，含常见错误）", "sample-2020.gknb"),
    ("2025年度（统一格式、2021版表格）", "sample-2025.gknb"),
)


class StartPage(QWidget):
    """Buttons and two lists. `chosen` names a file to open; an example is opened as a new draft."""

    new = Signal()
    from_last_year = Signal()
    from_package = Signal()
    open = Signal()
    chosen = Signal(Path)
    example = Signal(Path)

    def __init__(self, preferences: Preferences, examples: tuple[tuple[str, Path], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._preferences = preferences
        self.new_button = self._button("新建年报…", "main", self.new)
        self.last_year_button = self._button("从上年报告新建…", "plain", self.from_last_year)
        self.package_button = self._button("从归档包新建…", "plain", self.from_package)
        self.open_button = self._button("打开草稿…", "plain", self.open)
        self.none_yet = text_label(NONE_YET, "quiet", self)
        self.drop = text_label(DROP, "quiet", self)
        self.due = text_label("", "info", self)
        self.due.hide()
        self.recent = DraftList(self)
        self.recent.chosen.connect(self.chosen)
        self.recent.known.connect(self._tell_due)
        self.recent.pinning.connect(lambda path: self._change(preferences.pin, path))
        self.recent.dropping.connect(lambda path: self._change(preferences.forget, path))
        self.examples = FileList("示例", self)
        self.examples.chosen.connect(self.example)
        self.examples.show_files(examples)
        self._lay_out()
        self.show_recent(preferences.recent)

    def _button(self, words: str, name: str, signal: object) -> QPushButton:
        button = QPushButton(words, self, autoDefault=True)  # Enter presses the one that has the focus
        button.setObjectName(name)
        button.setMinimumSize(150, 40)
        button.clicked.connect(signal)
        return button

    def show_recent(self, recent: Sequence[Path]) -> None:
        """List the drafts that were open lately."""
        self.recent.show_drafts(recent, [Path(path) for path in self._preferences.now.pinned])
        self.none_yet.setVisible(not recent)

    def _change(self, do: object, path: Path) -> None:
        do(path)  # type: ignore[operator]
        self.show_recent(self._preferences.recent)

    def _tell_due(self, seen: Glimpse | None) -> None:
        """When the newest report is due, by the kind of its body."""
        from datetime import date

        from app.pages.deadlines import deadlines_in_words

        words = deadlines_in_words(self._preferences.now, seen.kind, seen.year, date.today()) if seen else ""  # type: ignore[arg-type]  # noqa: DTZ011
        self.due.setText(f"{seen.year}年度年报：{words}。" if seen and words else "")
        self.due.setVisible(bool(words))

    def invite(self, *, dropping: bool) -> None:
        """Show that what is dragged over the window may be dropped."""
        self.drop.setObjectName("good" if dropping else "quiet")
        self.drop.setText("松开就打开。" if dropping else DROP)
        self.drop.style().unpolish(self.drop)
        self.drop.style().polish(self.drop)

    def begin(self) -> None:
        """Put the keys where a clerk goes on most days: on the draft that was open last."""
        if self.recent.paths:
            self.recent.setCurrentRow(0)
            self.recent.setFocus()
        else:
            self.new_button.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(text_label("政府信息公开年报填报助手", "title", self))
        column.addWidget(text_label(NOTICE, "quiet", self))
        row = QHBoxLayout()
        for button in (self.new_button, self.last_year_button, self.package_button, self.open_button):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.due)
        column.addWidget(text_label("最近的草稿", "part", self))
        for widget in (self.recent, self.none_yet, self.drop):
            column.addWidget(widget)
        column.addWidget(text_label("示例（打开后另存，不影响示例本身）", "part", self))
        column.addWidget(self.examples)
        column.addStretch()
        middle, whole = QWidget(self), QWidget(self)
        middle.setLayout(column)
        middle.setMaximumWidth(WIDE)
        across = QHBoxLayout(whole)
        across.setContentsMargins(24, 24, 24, 24)
        across.addStretch(1)
        across.addWidget(middle, 8)
        across.addStretch(1)
        whole.setObjectName("ground")
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(rolled(whole, self))  # seven drafts are higher than 768 pixels at 150 %

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.recent.set_room(event.size().height() - BESIDE)


def examples() -> tuple[tuple[str, Path], ...]:
    """The examples that are there."""
    found = []
    for words, name in EXAMPLES:
        try:
            found.append((words, resource("examples", name)))
        except FileNotFoundError:
            continue
    return tuple(found)
