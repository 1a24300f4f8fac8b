"""The open report: the list of pages at the left, the page, and what was found at the right.

A list beside a stack instead of QWizard; CONTRIBUTING.md says why.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.pages.grouping import concerning
from app.pages.progress import (
    CARD,
    EXPORT,
    REVIEW,
    SOURCES,
    PageEntry,
    beside,
    is_whole,
    marked,
    page_of,
    page_of_path,
    states,
    summary,
)
from ui.findings.panel import FindingsPanel
from ui.pages.find_bar import FindBar
from ui.pages.page_bar import PageBar
from ui.pages.page_list import PageList
from ui.pages.page_stack import PageStack
from ui.pages.side_panels import SidePanels
from ui.parts.notice import Notice
from ui.parts.page import Page
from ui.parts.palette import colours
from ui.parts.signs import state_icon

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.report.changes import FieldPath
    from app.system.settings import Settings
    from ui.parts.ask import Ask
    from ui.session import Session

READ_ONLY, FINAL = "只读打开，只能看和导出", "已定稿，只能看和导出；要改，从“状态”菜单退回"
LOW = 560
"""Pixels of height under which the bar gives some of its own to the page."""


class Wizard(QWidget):
    """All pages of one report. `turned` names the page that came up; `settings_wanted` passes on what a page says; `notice`
    is about the whole report. `zoomed` asks for larger or smaller tables and texts, `counting` for the list of the numbers."""

    turned = Signal(str)
    settings_wanted = Signal(dict)
    zoomed = Signal(int)
    counting = Signal()

    def __init__(self, session: Session, ask: Ask, settings: Settings, parent: QWidget, at: str = CARD) -> None:
        """`at` is the page that comes up."""
        super().__init__(parent)
        self.session, self.ask, self._settings = session, ask, settings
        self.locked = session.locked
        """Whether the pages can only be read; they are made anew when that changes."""
        reading = READ_ONLY if session.read_only else FINAL
        self.list = PageList(self)
        self.stack = PageStack(session, self._prepare, self)
        self.panel = FindingsPanel(session, self)
        self.panel.ask = ask
        self.bar = PageBar(self)
        self.bar.stand(reading if self.locked else "")
        self.seeking = FindBar(self)
        self._lay_out()
        self.side = SidePanels(self, settings)
        self._make_pages(at)
        self.bar.back.clicked.connect(lambda: self.step(-1))
        self.bar.next.clicked.connect(lambda: self.step(1))
        self.bar.done.clicked.connect(self._mark)
        self.bar.proofread.clicked.connect(self.proofread)
        self.bar.findings.toggled.connect(self.side.show)
        self.list.currentRowChanged.connect(self._turn)
        self.list.itemClicked.connect(lambda: self.stack.currentWidget().setFocus())
        self.panel.wanted.connect(self.go_to)
        self.panel.turning.connect(self.show_change)
        self.panel.folding.connect(self.side.fold)
        session.changed.connect(self._changed)
        session.checked.connect(self._show_states)
        self._show_states()

    # making it

    def _lay_out(self) -> None:
        self.notice = Notice(self.stack, self)
        self.splitter = QSplitter(self, childrenCollapsible=False)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.seeking)
        column.addWidget(self.bar)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addLayout(column, 1)

    def _make_pages(self, chosen: str) -> None:
        """Pages for all leaves of the report as it is now. `chosen` comes up."""
        was = [leaf.id for leaf in self.leaves]
        self.stack.follow()
        if was != [leaf.id for leaf in self.leaves]:
            self.list.name_pages(leaf.name for leaf in self.leaves)
        self.show_page(chosen)

    def _prepare(self, page: Page) -> None:
        """Connect a page that was made."""
        page.ask = self.ask
        page.wanted.connect(self.go_to)
        page.turning.connect(self.show_change)
        page.settings_wanted.connect(self._like)
        page.going.connect(self.turn_to)
        page.counting.connect(self.counting)
        page.apply_settings(self._settings)

    @property
    def leaves(self) -> tuple[PageEntry, ...]:
        """The pages in their order."""
        return self.stack.leaves

    @property
    def pages(self) -> dict[str, Page]:
        return self.stack.pages

    def _like(self, changes: dict[str, Any]) -> None:
        """Keep what a page says for pages that are made later, and pass it on."""
        self._settings = replace(self._settings, **changes)
        self.settings_wanted.emit(changes)

    def apply_settings(self, settings: Settings) -> None:
        """Follow what the user set."""
        self._settings = settings
        for page in self.pages.values():
            page.apply_settings(settings)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.leaves and self._worn != colours():
            self._show_states()  # their signs are painted in the palette of now

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes tables and texts larger and smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and (turned := event.angleDelta().y()):
            self.zoomed.emit(1 if turned > 0 else -1)
        else:
            super().wheelEvent(event)

    # turning pages

    @property
    def current(self) -> str:
        """The id of the page that is shown."""
        return self.stack.current

    @property
    def leaf(self) -> PageEntry:
        """The page that is shown."""
        return self.leaves[max(self.list.currentRow(), 0)]

    def show_page(self, id_: str) -> None:
        """Turn to a page; the first for an id that this report has not."""
        ids = [leaf.id for leaf in self.leaves]
        row = ids.index(id_) if id_ in ids else 0
        self.list.setCurrentRow(row)
        if not self.stack.shows(ids[row]):
            self._turn(row)

    def step(self, by: int) -> None:
        """Back or on, and put the cursor into the page."""
        self.turn_to(beside(self.session.report, self.current, by))

    def turn_to(self, id_: str) -> None:
        """Turn to a page, and put the cursor into it."""
        self.show_page(id_)
        self.stack.currentWidget().setFocus()

    def _turn(self, row: int) -> None:
        if row < 0:
            return
        leaf = self.leaves[row]
        if leaf.id != self.current:
            self.session.leave_text(self.current)
        self.stack.turn_to(leaf.id)
        self.pages[leaf.id].refresh()
        self.side.show()
        self._count_findings()
        self.panel.show_page(leaf.id)
        self.bar.back.setVisible(row > 0)
        self.bar.next.setVisible(row < len(self.leaves) - 1)
        self.bar.proofread.setVisible(bool(leaf.section and leaf.section.table) and not self.locked)
        self._show_done()
        self.turned.emit(leaf.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.set_low(low=event.size().height() < LOW)
        self.side.show()

    def go_to(self, finding: Finding) -> None:
        """Turn to where a finding is and put the cursor on it."""
        id_ = page_of(self.session.report, finding)
        self.show_page(id_)
        self.pages[id_].go_to(finding)
        self.panel.select(finding)

    def show_change(self, paths: frozenset[FieldPath]) -> None:
        """Turn to the page where something changed, unless it is shown already: after undo and redo."""
        ids = [page_of_path(self.session.report, path) for path in sorted(paths)]
        if wanted := [id_ for id_ in ids if id_]:
            self.show_page(self.current if self.current in wanted else wanted[0])
            self.pages[self.current].show_change(paths)

    # following the report

    def _changed(self, paths: frozenset[FieldPath]) -> None:
        if paths & {("outline",), ("editions",)}:
            self._make_pages(self.current)
            QTimer.singleShot(0, self, self._show_states)
        self._show_done()

    def _show_states(self) -> None:
        report, sheets = self.session.report, self.session.sheets
        findings = self.session.latest.findings
        found, self._worn = states(report, sheets, findings), colours()
        for row, leaf in enumerate(self.leaves):
            line = summary(report, sheets, leaf, found[leaf.id], findings)
            self.list.tell(row, leaf.name, line, state_icon(found[leaf.id]) if leaf.id != EXPORT else QIcon())
        self._count_findings()

    def _count_findings(self) -> None:
        """How many findings wait behind the button of a narrow window."""
        here = concerning(self.session.report, self.session.latest.findings, self.current)
        self.bar.count_findings(len(here))

    def _show_done(self) -> None:
        marking = self.current not in {SOURCES, REVIEW, EXPORT}
        self.bar.done.setVisible(marking and not is_whole(self.session.report, self.session.sheets, self.leaf))
        self.bar.done.setChecked(self.current in self.session.report.done)

    def _mark(self, on: bool) -> None:
        name = "标记本页已填好" if on else "取消本页已填好"
        self.session.edit(marked(self.session.report, self.current, done=on), name)
        self._show_done()
        self.session.check()

    def proofread(self) -> None:
        """Read the figures of the table that is shown out against the paper."""
        self.pages[self.current].proofread()

    def finding(self) -> Finding | None:
        """The finding that is selected on the page or beside it."""
        page = self.pages[self.current]
        return page.finding() or (self.panel.current() if self.panel.isVisible() else None)
