"""A page for one text: the preface, or a section without a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QWidget

from app.last_year.passages import all_passages, with_passage
from app.pages.progress import PREFACE, PageEntry
from app.report.changes import current
from app.texts.listing import CATEGORIES, ROSTER
from app.texts.marks import printed
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK, has_line, length, with_line
from app.texts.tidying import changed, tidied
from ui.pages.insert_button import InsertButton
from ui.pages.last_year import LastYearPanel
from ui.pages.lists import ListEditor
from ui.pages.sample_offer import SampleOffer
from ui.parts.page import Hit, Page, text_label
from ui.text.editor import TextEditor
from ui.text.places import count_open, next_open

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.checks.rule import Finding
    from app.report.changes import FieldPath
    from app.system.settings import Settings
    from ui.session import Session

PREFACE_GUIDE = "写编写依据、由哪几部分组成、统计期限、电子版的网址和联系方式（地址、邮编、电话、邮箱）。"
ANY_WIDTH = 16_777_215
"""Qt's own limit."""
TWO_TEXTS = 1000
"""Pixels of width of a window under which two texts have no room beside the findings: 1366 at 150 %."""
HOW = "一行是一段。以“（一）”“1.”“（1）”开头的行按标题排版。"


class TextPage(Page):
    """An editor, and below it the lists that the text has a place for."""

    def __init__(self, session: Session, leaf: PageEntry, parent: QWidget | None = None) -> None:
        guide = leaf.section.guide if leaf.section else PREFACE_GUIDE
        super().__init__(session, leaf.name, guide, parent)
        self._id = leaf.id
        path: FieldPath = ("preface",) if leaf.id == PREFACE else ("sections", leaf.id)
        self.editor = TextEditor(session, path, leaf.id, leaf.name, self)
        self.beginning = SampleOffer(session, leaf.id, self.editor.put_sample, self)
        self.roster = ListEditor(session, ROSTER, self)
        self.categories = ListEditor(session, CATEGORIES, self)
        self._length = text_label("", "quiet", self)
        self.editor.setMinimumHeight(5 * self.editor.fontMetrics().lineSpacing())
        self.last_year = LastYearPanel(session, leaf.id, path, self)
        beside = QSplitter(Qt.Orientation.Horizontal, self, childrenCollapsible=False)
        beside.addWidget(self.editor)
        beside.addWidget(self.last_year)
        beside.setStretchFactor(0, 3)
        beside.setStretchFactor(1, 2)
        self.body.addWidget(beside, 2)
        self._insert_row(leaf)
        self.body.insertWidget(2, self.beginning)
        self.body.addWidget(self.roster, 1)
        self.body.addWidget(self.categories, 1)
        self.setFocusProxy(self.editor)
        self.editor.kept.connect(self._follow)
        self.last_year.chosen.connect(self._take)
        self.last_year.wanted_all.connect(self._take_all)
        self._follow()

    def _insert_row(self, leaf: PageEntry) -> None:
        """How long the text is, and the button that puts sentences, figures and lists into it."""
        self.insert = InsertButton(self.session, self.editor, self, self._insert if leaf.section else None)
        self._foot = QWidget(self)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._length, 1)
        self.tidying = QPushButton("整理…", self, autoDefault=False)
        self.tidying.setToolTip("整理空格、标点、全角数字和空行，先看再改")
        self.tidying.clicked.connect(self.tidy)
        row.addWidget(self.tidying)
        row.addWidget(self.insert)
        self.body.addWidget(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        """What stands above and below the text is as wide as it is, where nothing stands beside it."""
        wide = self.editor.maximumWidth() if self.last_year.isHidden() else ANY_WIDTH
        for widget in (self.beginning, self._foot):
            widget.setMaximumWidth(wide)

    def _insert(self, mark: str, words: str) -> None:
        """Put a line behind the one where the cursor is, and go where it is filled in: a list in its table."""
        texts = tuple(current(self.session.report, self.editor.path) or ())
        after = self.editor.textCursor().blockNumber()
        now = with_line(texts, mark, after)
        self.session.edit({self.editor.path: now}, words)
        lists = {ROSTER_MARK: self.roster, CATEGORIES_MARK: self.categories}
        if mark in lists:
            lists[mark].begin()
        else:
            self.editor.go_behind(after + len(now) - len(texts))

    def _take(self, number: int) -> None:
        """Take one of last year's paragraphs, under its own heading, and go where it stands."""
        texts, here = self.editor.stored(), self.editor.textCursor().blockNumber()
        now, line = with_passage(self.session.report, self._id, number, texts, here)
        self.session.edit({self.editor.path: now}, "取用上年的一段")
        self.editor.go_behind(line)

    def _take_all(self) -> None:
        """Take all of last year's text."""
        now = all_passages(self.session.report, self._id, self.editor.stored())
        self.session.edit({self.editor.path: now}, "取用上年的全部")
        self.editor.go_behind(0)

    def tidy(self) -> None:
        """Show what tidying would change, and do it as one step."""
        from ui.text.tidy_dialog import TidyDialog

        texts = self.editor.stored()
        if not (found := changed(texts) if any(texts) else []):
            self.ask.tell(self, "整理文字", "没有要整理的：空格、标点、全角数字和空行都合适。")
            return
        dialog = TidyDialog(found, self)
        if self.ask.run(dialog):
            self.session.edit({self.editor.path: tidied(texts)}, "整理文字")
        dialog.deleteLater()

    def _follow(self) -> None:
        """Show the lists that the text has a place for, and how long it is."""
        texts = self.editor.stored()
        left = count_open(self.editor.lines())
        still = f"还差{left}处没有填，按F3到下一处。" if left else ""
        self._length.setText(f"共{length(printed(self.session.report, texts))}字。{still or HOW}")
        self.beginning.offer(empty=not self.session.locked and not any(text.strip() for text in texts))
        for mark, widget in ((ROSTER_MARK, self.roster), (CATEGORIES_MARK, self.categories)):
            widget.setVisible(has_line(texts, mark))

    @property
    def needs(self) -> int:
        return 0 if self.last_year.isHidden() else TWO_TEXTS

    def go_to(self, finding: Finding) -> None:
        if not self.editor.go_to(finding):
            self.editor.setFocus()

    def apply_settings(self, settings: Settings) -> None:
        self.editor.set_zoom(settings.zoom)
        self._align()

    def hits(self, words: str) -> list[Hit]:
        return self.editor.hits(words)

    def next_open(self, *, from_start: bool) -> bool:
        return next_open(self.editor, from_start=from_start)

    def is_open(self) -> bool:
        return count_open(self.editor.lines()) > 0
