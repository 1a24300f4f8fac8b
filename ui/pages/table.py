"""A page for one official table, with the optional text above and under it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from app.form.editions import edition
from ui.grid.grid import Grid
from ui.grid.paste import GridClipboard
from ui.pages.cell_info import CellInfo, OneLine, progress
from ui.pages.insert_button import InsertButton
from ui.pages.offers import Offers
from ui.parts.controls import Showing, set_low
from ui.parts.notice import Notice
from ui.parts.page import WIDE, Hit, Page, text_label
from ui.text.editor import TextEditor
from ui.text.places import count_open, next_open

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.form.parts import Section
    from app.report.changes import FieldPath
    from app.system.settings import Settings
    from ui.session import Session

TEXT_LINES = 5
CELL_FIELDS = {"figures", "units", "printed", "seen"}
FEW = 8
SHORT, LOW = 640, 480
"""Pixels of height under which guides give their room to the table, and then what is wrong takes theirs."""
TIGHT, TIGHT_AIR = 560, 2
"""Pixels of height under which margins and buttons give theirs, and the margins then."""
BESIDE = 8
"""Pixels between what stands beside the heading."""
NARROW = 560
"""Pixels of width under which the progress, told in the list of pages too, gives its room to the heading."""


class TablePage(Page):
    """The section with an official table in it."""

    rolls_within = True

    def __init__(self, session: Session, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(session, section.heading, section.guide, parent)
        table = edition(session.report.editions[section.table]).table(section.table)
        self._shows: object = None
        self._tight, self._air = False, self.body.contentsMargins().left()
        self.above = self._text(("sections", section.id), section, f"{section.name}：表前的文字")
        self.grid = Grid(session, table, self)
        self.notice = Notice(self.grid, self, over=self.grid)
        self.offers = Offers(session, self.grid, self)
        self.info = CellInfo(self)
        self.under = self._text(("under_table", table.id), section, f"{section.name}：表下的说明")
        self.clipboard = GridClipboard(session, self.grid, self.notice, QApplication.clipboard())
        self._below = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._below.addWidget(self.offers, 0, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self.info, 1)
        self.body.addWidget(self.above)
        self.body.addWidget(self.grid, 1)
        self.body.addLayout(self._below)
        self.body.addWidget(self.under)
        self.body.addStretch(0)
        self._head()
        self.setFocusProxy(self.grid)
        session.changed.connect(self._changed)
        session.checked.connect(self._show_cell)
        self.grid.moved.connect(self._show_cell)
        self._follow()

    def _text(self, path: FieldPath, section: Section, name: str) -> TextEditor:
        editor = TextEditor(self.session, path, section.id, name, self)
        editor.setPlaceholderText(name)
        editor.setFixedHeight(TEXT_LINES * editor.fontMetrics().lineSpacing())
        editor.setVisible(False)
        return editor

    def _head(self) -> None:
        """Beside the heading: how far the table is, and what may be added to it."""
        self.progress = text_label("", "quiet", self)
        self.progress.setWordWrap(False)
        self.inserting = InsertButton(self.session, self.above, self)
        self.adding = QToolButton(self, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.adding.setText("加文字")
        self.adding.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self.adding)
        for editor, words in ((self.above, "在表前加文字"), (self.under, "在表下加说明")):
            menu.addAction(words).triggered.connect(partial(self._open, editor))
        self.adding.setMenu(menu)
        self.which = Showing("这件该填哪格…", self, autoDefault=False)
        self.which.clicked.connect(self._which_cell)
        self.which.setVisible(self.grid.table.id == "requests")
        self.body.removeWidget(self.heading)
        self.heading.hide()
        self.title = OneLine("heading", self)
        self.title.say(self.heading.text())
        row = QHBoxLayout()
        row.setSpacing(BESIDE)
        row.addWidget(self.title, 1)
        row.addWidget(self.progress)
        row.addWidget(self.which)
        row.addWidget(self.inserting)
        row.addWidget(self.adding)
        self.body.insertLayout(0, row)

    def _which_cell(self) -> None:
        """Lead from one request to its cell, and put the cursor there."""
        from ui.parts.which_cell import WhichCell

        dialog = WhichCell(self.grid.table, self)
        if self.ask.run(dialog):
            self.grid.go_to(dialog.found[-1])
            self.grid.setFocus()
        dialog.deleteLater()

    def proofread(self) -> None:
        """Read the figures one after another against the paper."""
        from ui.grid.proofreading import Proofreading

        self.session.settle()
        dialog = Proofreading(self.session, self.grid.table, self)
        self.ask.run(dialog)
        dialog.deleteLater()

    # for the wizard

    @property
    def needs(self) -> int:
        return WIDE

    def go_to(self, finding: Finding) -> None:
        """Put the cursor on the words that the finding is about, and light the cells of this table that it names; where
        it has no words here, the cursor goes to the first of them."""
        lit = any(self.grid.show_cell(cell) for cell in finding.cells)
        if lit:
            self.grid.bring_into_sight(finding.cells)
        for editor in (self.above, self.under):
            if editor.go_to(finding):
                self._open(editor)
                self.grid.bring_up(finding.cells)
                return
        self.grid.setFocus()

    def is_open(self) -> bool:
        return any(count_open(editor.lines()) for editor in (self.above, self.under))

    def hits(self, words: str) -> list[Hit]:
        """In the texts, in the names of the rows and columns, and in the figures."""
        look = self.grid.model.of
        cells = [cell for cell in self.grid.table.cells if words in cell.name or words == look(cell).text]
        rows = {cell.row: cell for cell in reversed(cells) if words != look(cell).text}  # a name of a row but once
        shown = [cell for cell in cells if words == look(cell).text or rows.get(cell.row) is cell]
        figures = [Hit(partial(self.grid.show_cell, cell.id)) for cell in shown]
        return [*self.above.hits(words), *figures, *self.under.hits(words)]

    def next_open(self, *, from_start: bool) -> bool:
        here = from_start or not self.under.hasFocus()
        return (here and next_open(self.above, from_start=from_start or not self.above.hasFocus())) or next_open(
            self.under, from_start=from_start or not self.under.hasFocus()
        )

    def show_change(self, paths: frozenset[FieldPath]) -> None:
        changed = {path[1] for path in paths if path[0] in CELL_FIELDS and len(path) > 1}
        if self.grid.cell.id not in changed and (first := [c.id for c in self.grid.table.cells if c.id in changed]):
            self.grid.go_to(first[0])

    def apply_settings(self, settings: Settings) -> None:
        self.grid.set_enter("down" if settings.enter == "down" else "right")
        self.grid.set_zoom(settings.zoom)
        self.grid.show_beside(on=settings.beside)
        for editor in (self.above, self.under):
            editor.set_zoom(settings.zoom)

    def refresh(self) -> None:
        """A text that was asked for and left empty gives its room back."""
        for editor in (self.above, self.under):
            editor.setVisible(editor.stored() != ("",))
        self._follow()

    # following the report

    def _changed(self, paths: frozenset[FieldPath]) -> None:
        if ("editions",) not in paths:
            self.notice.dismiss()
            self._follow()

    def _follow(self) -> None:
        self.offers.show_offers()
        for editor in (self.above, self.under):
            if editor.stored() != ("",):
                editor.setVisible(True)
        self.inserting.setVisible(not self.above.isHidden())
        self.adding.setVisible(self.above.isHidden() or self.under.isHidden())
        self._show_cell()

    def _show_cell(self) -> None:
        """Only where something else is to be told: moving on, a Tab speaks up three times."""
        sheet, look = self.session.sheets[self.grid.table.id], self.grid.look
        if rows := self.session.register_rows.get(self.grid.cell.id):
            look = replace(look, notes=(*look.notes, rows))
        if (shows := (self.grid.cell, look, sheet)) == self._shows:
            return
        self._shows = shows
        self.info.show_cell(self.grid.cell, look)
        self.progress.setText(progress(self.grid.cell, sheet))

    def _open(self, editor: TextEditor) -> None:
        editor.setVisible(True)
        self._follow()
        editor.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        high = event.size().height()
        wanted = self.grid.model.layout_.rows > FEW  # a table of few rows leaves room for all that is told
        self.guide.setVisible(bool(self.guide.text()) and not (wanted and high < SHORT))
        self.info.set_low(low=wanted and high < LOW, short=wanted and high < SHORT)
        self._set_tight(tight=high < TIGHT)
        self.progress.setVisible(event.size().width() >= NARROW)

    def _set_tight(self, *, tight: bool) -> None:
        """Give the table what room the rest can do without: what is offered stands beside what is told of the cell."""
        if tight == self._tight:
            return
        self._tight = tight
        for widget in (self.which, self.inserting, self.adding):
            set_low(widget, low=tight)
        self.offers.set_low(low=tight)
        self.title.setObjectName("heading-low" if tight else "heading")
        self.title.style().unpolish(self.title)
        self.title.style().polish(self.title)
        self._below.setDirection(QBoxLayout.Direction.RightToLeft if tight else QBoxLayout.Direction.TopToBottom)
        air = TIGHT_AIR if tight else self._air
        self.body.setContentsMargins(self._air, air, self._air, air)
        self.body.setSpacing(TIGHT_AIR if tight else -1)
