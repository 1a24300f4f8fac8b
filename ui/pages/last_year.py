"""Last year's text beside the editor: to be read, and taken over paragraph by paragraph, never as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.form.editions import outline
from app.last_year.passages import WHOLE, is_taken
from app.last_year.snapshot import reading_matter, whose
from app.report.changes import current
from app.texts.marks import printed
from ui.parts.controls import Quick
from ui.parts.finding_item import ParagraphDelegate
from ui.parts.page import text_label
from ui.parts.palette import colours

if TYPE_CHECKING:
    from app.report.changes import FieldPath
    from ui.session import Session

TAKEN = "〔今年已取用，请更新〕"


class LastYearPanel(QWidget):
    """`chosen` gives the number of the paragraph that the clerk takes; `wanted_all` asks for all of them. A taken one is marked until this year's, at `path`, is edited."""

    chosen = Signal(int)
    wanted_all = Signal()

    def __init__(self, session: Session, section: str, path: FieldPath, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._section, self._path = session, section, path
        self._shown: tuple[tuple[str, bool], ...] | None = None
        self._named = text_label("", "quiet", self)
        self.list = QListWidget(self)
        self.list.setItemDelegate(ParagraphDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(
            QListWidget.ScrollMode.ScrollPerPixel
        )  # a paragraph may be higher than the list
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("上年年报的这一部分")
        self.take = Quick("取用选中的一段(&U)", self, autoDefault=False)
        self.all = Quick("全部取用(&A)", self, autoDefault=False)
        self.all.setVisible(section in WHOLE)
        self.all.clicked.connect(self.wanted_all)
        body = QVBoxLayout(self)
        body.setContentsMargins(8, 0, 0, 0)
        body.addWidget(self._named)
        body.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take, 1)
        buttons.addWidget(self.all)
        body.addLayout(buttons)
        self.take.clicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.currentRowChanged.connect(lambda row: self.take.setEnabled(row >= 0))
        session.changed.connect(self._follow)
        self._follow()

    def _choose(self) -> None:
        if self._shown and 0 <= self.list.currentRow() < len(self._shown):
            self.chosen.emit(self.list.currentRow())

    def _follow(self) -> None:
        """Show last year's paragraphs, those that stand in this year's text unchanged as such."""
        report = self._session.report
        self._named.setText(f"{whose(report)}的这一部分，供参考，不会自动写进今年的年报")
        section = outline(report.outline).section(self._section)
        opened_with = section.opens_with if section else ()
        here = set(current(report, self._path) or ()).difference(opened_with)
        matter = reading_matter(report, self._section)
        shown = tuple((text, text not in opened_with and is_taken(report, text, tuple(here))) for text in matter)
        if shown == self._shown:
            return
        row, self._shown = self.list.currentRow(), shown
        self.setVisible(bool(shown))
        self.list.clear()
        for text, taken in shown:
            words = self._words(text)
            item = QListWidgetItem(f"{TAKEN}{words}" if taken else words, self.list)
            if taken:
                item.setForeground(QColor(colours().quiet))
        self.list.setCurrentRow(min(row, len(shown) - 1))
        self.take.setEnabled(self.list.currentRow() >= 0)

    def _words(self, text: str) -> str:
        """A paragraph with last year's figures in it."""
        last = self._session.report.last_year
        return printed(last, (text,))[0] if last else text
