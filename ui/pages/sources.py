"""Where figures come from, and whether they are the same there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from app.errors import GknbError
from app.tables.sources import subject
from ui.grid.sources_table import SourcesClipboard, SourcesTable
from ui.pages.cell_info import OneLine
from ui.parts.controls import Showing
from ui.parts.notice import Notice
from ui.parts.page import WIDE, Page
from ui.parts.waiting import beside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.checks.rule import Finding
    from app.form.parts import Cell
    from app.pages.progress import PageEntry
    from app.paste.into_sources import Noting
    from app.report.changes import FieldPath
    from app.report.model import Report
    from ui.session import Session

WORKBOOKS = "Excel表格 (*.xlsx *.xlsm *.xlsb *.xls *.et *.ods *.csv);;所有文件 (*)"
GUIDE = (
    "可以不填，也不会印在年报里。把其他科室、部门或台账给的数记在“来源的数”一列（可以从Excel粘贴一列，或者按事项名称从Excel文件读），"
    "程序与年报填的对照，不一致的列为“需核实”。来源的名称可以改。"
)


class SourcesPage(Page):
    """One line for each figure that usually comes from elsewhere."""

    rolls_within = True

    def __init__(self, session: Session, leaf: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(session, leaf.name, GUIDE, parent)
        self.table = SourcesTable(session, self)
        self.notice = Notice(self.table, self, over=self.table)
        self.clipboard = SourcesClipboard(session, self.table, self.notice, QApplication.clipboard())
        self.message = OneLine("cell", self)
        self.show_cell = Showing("到表格里的这一格", self, autoDefault=False)
        self.show_cell.clicked.connect(lambda: self.turning.emit(frozenset([("figures", self.table.cell.id)])))
        self.from_workbook = QPushButton("从Excel读来源的数…", self, autoDefault=False)
        self.from_workbook.clicked.connect(self._ask_for_workbook)
        row = QHBoxLayout()
        row.addWidget(self.message, 1)
        row.addWidget(self.from_workbook)
        row.addWidget(self.show_cell)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentChanged.connect(self._tell)
        session.changed.connect(self._changed)
        self._tell()

    def _changed(self) -> None:
        self.notice.dismiss()
        self._tell()

    def _tell(self) -> None:
        """The line of the cursor in full: what the check says of it, or its name."""
        cell, finding = self.table.cell, self.finding()
        self.message.say(finding.message if finding else subject(self.session.sheets[cell.table], cell))

    def _ask_for_workbook(self) -> None:
        """Choose a workbook of another department and note its figures by their labels."""
        path = self.ask.open_file(self, "从Excel读来源的数", WORKBOOKS)
        if path is None:
            return
        report, cells = self.session.report, self.table.lines.cells
        try:
            found = beside(self, f"正在读“{path.name}”", lambda _: _sourced(path, report, cells))
        except GknbError as error:
            self.ask.tell(self, "没有读入", error.sentence)
            return
        if found is None:
            return
        self.clipboard.consider_workbook(found, path.name)

    def finding(self) -> Finding | None:
        """What the check says of the line of the cursor."""
        cell = self.table.cell.id
        found = (one for one in self.session.table_findings if one.about == "sources" and cell in one.cells)
        return next(found, None)

    @property
    def needs(self) -> int:
        return WIDE

    def go_to(self, finding: Finding) -> None:
        any(self.table.go_to(cell) for cell in finding.cells)
        self.table.setFocus()

    def show_change(self, paths: frozenset[FieldPath]) -> None:
        changed = [path[1] for path in sorted(paths) if path[0] == "sources" and len(path) > 1]
        if self.table.cell.id not in changed:
            any(self.table.go_to(cell) for cell in changed)


def _sourced(path: Path, report: Report, cells: Sequence[Cell]) -> Noting:
    """What a workbook says of the figures at `cells`. Raises `UnreadableFile`."""
    from app.documents.kinds import blocks_of
    from app.incoming.document import MOST_BYTES
    from app.paste.from_workbook import sourced
    from app.system import reading

    blocks = blocks_of(reading.read(path, MOST_BYTES, "太大，没有读入。请只留下要读的表格"), path)
    return sourced(report, cells, blocks)
