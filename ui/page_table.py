"""A page for one official table, with the optional text above and under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from app.editions import edition
from app.filling import take_worked_out
from ui.cell_info import CellInfo
from ui.grid import Grid
from ui.notice import Notice
from ui.offers import Offers
from ui.page import Page
from ui.paste import Clipboard
from ui.text_editor import TextEditor

if TYPE_CHECKING:
    from app.changes import Path
    from app.checks import Finding
    from app.edition import Section
    from app.walk import Enter
    from ui.session import Session

TEXT_LINES = 5


class TablePage(Page):
    """The section with an official table in it."""

    def __init__(self, session: Session, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(session, section.heading, section.guide, parent)
        table = edition(session.report.editions[section.table]).table(section.table)
        self.above = self._text(("sections", section.id), section, f"{section.name}：表前的文字")
        self.grid = Grid(session, table, self)
        self.notice = Notice(self.grid, self)
        self.offers = Offers(session, table.id, self.grid, self)
        self.info = CellInfo(self)
        self.under = self._text(("under_table", table.id), section, f"{section.name}：表下的说明")
        self.clipboard = Clipboard(session, self.grid, self.notice, QApplication.clipboard())
        for widget in (self.above, self.offers, self.notice, self.grid, self.info, self.under):
            self.body.addWidget(widget, 1 if widget is self.grid else 0)
        self._buttons()
        self.body.addStretch(0)
        self.setFocusProxy(self.grid)
        session.changed.connect(self._changed)
        session.checked.connect(self._show_cell)
        self.grid.moved.connect(self._show_cell)
        self._follow()

    def _text(self, path: Path, section: Section, name: str) -> TextEditor:
        editor = TextEditor(self.session, path, section.id, name, self)
        editor.setPlaceholderText(name)
        editor.setFixedHeight(TEXT_LINES * editor.fontMetrics().lineSpacing())
        editor.setVisible(False)
        return editor

    def _buttons(self) -> None:
        row = QHBoxLayout()
        self.add_above = QPushButton("在表前加文字", self, autoDefault=False)
        self.add_under = QPushButton("在表下加说明", self, autoDefault=False)
        self.take_totals = QPushButton("用合计代替", self, autoDefault=False)
        self.take_totals.setToolTip("原文印的总计不再保留，改用程序按各项算出的合计")
        self.add_above.clicked.connect(lambda: self._open(self.above))
        self.add_under.clicked.connect(lambda: self._open(self.under))
        self.take_totals.clicked.connect(self._take_totals)
        for button in (self.add_above, self.add_under, self.take_totals):
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)

    # for the wizard

    def go_to(self, finding: Finding) -> None:
        """Put the cursor into the first cell of this table that the finding names, or on its words."""
        if any(self.grid.go_to(cell) for cell in finding.cells):
            return
        for editor in (self.above, self.under):
            if editor.go_to(finding):
                self._open(editor)
                return
        self.grid.setFocus()

    def set_enter(self, enter: Enter) -> None:
        """Where Enter goes in the table."""
        self.grid.set_enter(enter)

    def commit(self) -> None:
        """Keep what is being typed in a cell."""
        self.grid.commit()

    # following the report

    def _changed(self, paths: frozenset[Path]) -> None:
        if ("editions",) not in paths:
            self.notice.dismiss()
            self._follow()

    def _follow(self) -> None:
        self.offers.show_offers()
        self.take_totals.setVisible(bool(self._printed()))
        for editor, button in ((self.above, self.add_above), (self.under, self.add_under)):
            if editor.stored() != ("",):
                editor.setVisible(True)
            button.setVisible(editor.isHidden())
        self._show_cell()

    def _show_cell(self) -> None:
        self.info.show_cell(self.grid.cell, self.grid.look, self.session.sheets[self.grid.table.id])

    def _open(self, editor: TextEditor) -> None:
        editor.setVisible(True)
        self._follow()
        editor.setFocus()

    def _printed(self) -> dict[Path, None]:
        return take_worked_out(self.session.sheets[self.grid.table.id], self.session.report.printed)

    def _take_totals(self) -> None:
        changes = self._printed()
        self.grid.setFocus()
        self.session.edit(changes, f"用合计代替（{len(changes)}处）")
