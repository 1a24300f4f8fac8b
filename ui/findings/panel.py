"""The panel beside the page: what was found, where it is, what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.checks.facts import Facts
from app.checks.rule import LEVEL_NAMES, Finding
from app.pages.grouping import Filter, concerning, grouped
from app.pages.progress import page_of
from app.pages.wording import counted
from ui.findings.answering import Answering
from ui.findings.card import FindingCard
from ui.findings.rail import Rail
from ui.findings.unfolding import UnfoldingList
from ui.parts.ask import Ask
from ui.parts.finding_item import MESSAGE
from ui.parts.page import text_label
from ui.parts.segments import Segments
from ui.parts.signs import level_icon

if TYPE_CHECKING:
    from ui.session import Session

FINDING = Qt.ItemDataRole.UserRole
SHOWN = {Filter.PAGE: "本页", Filter.ALL: "全部", Filter.SETTLED: "已保留"}
NOTHING = {Filter.PAGE: "本页没有发现问题", Filter.ALL: "没有发现问题", Filter.SETTLED: "没有保留或关闭过"}
STRICT_NOTHING = "没有等着处理的问题"


class FindingsPanel(QWidget):
    """A list of findings. `strict`: also what is merely not filled yet, for the review page.

    `wanted` names a finding whose place somebody wants to see, `turning` the paths of cells; `folding` tells that the
    list goes or comes.
    """

    wanted = Signal(object)
    turning = Signal(object)
    folding = Signal()

    def __init__(self, session: Session, parent: QWidget, *, strict: bool = False) -> None:
        super().__init__(parent)
        self._session, self._strict = session, strict
        self.ask = Ask()
        self.page = ""
        self._shows: object = None
        self._opened = False
        self._known: frozenset[str] | None = None
        self._asked_for = ""
        """The code of a finding of the review that somebody came to this page for."""
        self.count = text_label("", "part", self)
        here = {choice: words for choice, words in SHOWN.items() if not (strict and choice is Filter.PAGE)}
        self.choice = Segments(here, "显示哪些问题", self)
        self.choice.chosen.connect(self.refresh)
        self.list = UnfoldingList(self)
        self.list.setAccessibleName("发现的问题")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)  # an unfolded one may be higher than it
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setWordWrap(True)  # else it is not laid out anew when its scroll bar takes some of the width
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemPressed.connect(self._pressed)
        self.list.itemActivated.connect(self._go)
        self.card = card = FindingCard(session, self)
        self.keep, self.close_hint, self.mend, self.reopen = card.keep, card.close_hint, card.mend, card.reopen
        self.adopt, self.advice, self.causes = card.adopt, card.advice, card.causes
        self.rail = Rail(self)
        self._connect_card()
        self._lay_out()
        session.checked.connect(self._follow)
        self._follow()

    def _connect_card(self) -> None:
        card = self.card
        self.answering = Answering(self._session, card, self.current, self)
        self.answering.answered.connect(self.list.setFocus)
        card.keep.clicked.connect(lambda: self.answering.keep(self.ask))
        card.to_text.clicked.connect(lambda: self._go(self.list.currentItem()))
        card.to_table.clicked.connect(self._turn_to_table)
        self.rail.clicked.connect(self.open)

    def _lay_out(self) -> None:
        self._whole = QWidget(self)
        body = QVBoxLayout(self._whole)
        body.setContentsMargins(*([0] * 4 if self._strict else (4, 12, 12, 12)))
        body.addWidget(self.count)
        body.addWidget(self.choice)
        body.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._whole, 1)
        row.addWidget(self.rail)
        self.rail.hide()

    # folded to a rail

    @property
    def folded(self) -> bool:
        return not self.rail.isHidden()

    def open(self) -> None:
        """Show the list though nothing was found on the page."""
        self._opened = True
        self._fold()
        self.list.setFocus()

    def _fold(self) -> None:
        """To a rail where nothing was found on the page, unless somebody wants to see the rest."""
        nothing = not any(self.list.item(row).data(FINDING) for row in range(self.list.count()))
        fold = nothing and not (self._strict or self._opened) and self.choice.value is Filter.PAGE
        if fold != self.folded:
            self._whole.setVisible(not fold)
            self.rail.setVisible(fold)
            self.folding.emit()

    # the list

    def findings(self) -> tuple[Finding, ...]:
        """All findings, whatever is chosen to be shown."""
        if self._strict:
            return self._session.strict_outcome.findings
        found = self._session.latest.findings
        if not self._asked_for:
            return found
        known = {finding.key for finding in found}
        return (*found, *(f for f in self._session.strict_outcome.findings if self._came_for(f) and f.key not in known))

    def _came_for(self, finding: Finding) -> bool:
        """Whether it is of the kind that somebody came to this page for; its words change as it is mended."""
        return finding.code == self._asked_for and page_of(self._session.report, finding) == self.page

    def show_page(self, page: str) -> None:
        """Show what was found on another page."""
        self.page, self._asked_for, self._opened = page, "", False
        self.refresh()

    def select(self, finding: Finding) -> None:
        """Select a finding: its advice and what can be done about it. One of the review alone is listed for now."""
        if all(listed.key != finding.key for listed in self.findings()):
            self._asked_for = finding.code
            self.refresh()
        for row in range(self.list.count()):
            listed = self.list.item(row).data(FINDING)
            if listed and listed.key == finding.key:
                self.list.setCurrentRow(row)

    def _follow(self) -> None:
        """New findings; the strict rules are not run for a list that nobody sees."""
        if not self._strict or self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """List the findings anew; the one that was selected stays so."""
        findings, choice = self.findings(), Filter(self.choice.value)
        if (shows := (findings, choice, self.page)) == self._shows:
            return
        self._shows = shows
        chosen, scrolled = self.current(), self.list.verticalScrollBar().value()
        some = any(finding.counts for finding in findings)
        groups = list(grouped(self._session.report, findings, choice, self.page))
        self._count(findings, [finding for _, members in groups for finding in members])
        self.list.blockSignals(True)
        self.list.unfold(self.card, -1)
        self.list.clear()
        signs = {level: level_icon(level) for level in LEVEL_NAMES}
        for name, members in groups:
            self._group(name)
            for finding in members:
                self._add(finding, signs[finding.level], selected=chosen is not None and finding.key == chosen.key)
        if not self.list.count():
            elsewhere = "，其他页有，选“全部”查看" if some and choice is Filter.PAGE else ""
            self._group(self._nothing(choice) + elsewhere)
        self.list.blockSignals(False)
        self.list.verticalScrollBar().setValue(scrolled)
        self._tell()
        self._fold()

    def _nothing(self, choice: Filter) -> str:
        """That nothing is listed, and how much stands behind it; the review tells that above the list."""
        if choice is not Filter.ALL or self._strict:
            return STRICT_NOTHING if choice is Filter.ALL else NOTHING[choice]
        from app.pages.numbers import counted_lines, number_lines

        report, limits = self._session.report, self._session.limits
        lines = number_lines(Facts(report, limits=limits), self._session.latest.findings)
        return f"{NOTHING[choice]}。{counted_lines(lines)}"

    def _count(self, findings: tuple[Finding, ...], listed: list[Finding]) -> None:
        """Say how many are listed, and how many each of the lists has."""
        choice, opened = self.choice.value, sum(finding.counts for finding in findings)
        here = listed if choice is Filter.PAGE else concerning(self._session.report, findings, self.page)
        numbers = {Filter.PAGE: len(here), Filter.ALL: opened, Filter.SETTLED: len(findings) - opened}
        self.choice.count(numbers)
        self.rail.tell(opened)
        self.count.setText("已保留和已关闭的" if choice is Filter.SETTLED and listed else counted(listed, " "))
        self.count.setVisible(bool(listed))
        self._announce(findings)

    def _announce(self, findings: tuple[Finding, ...]) -> None:
        """Let a screen reader tell of what was not found before."""
        known = frozenset(finding.key for finding in findings if finding.counts)
        fresh = known - (known if self._known is None else self._known)
        new = [finding for finding in findings if finding.key in fresh] if fresh else []
        self._known = known
        if new and not self._strict and QAccessible.isActive():
            sentence = f"发现{len(new)}处新问题：{new[0].title}。{new[0].message}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _group(self, name: str) -> None:
        item = QListWidgetItem(name, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, finding: Finding, sign: QIcon, *, selected: bool) -> None:
        title = f"{LEVEL_NAMES[finding.level]} · {finding.title}（{finding.code}）"
        item = QListWidgetItem(sign, title, self.list)
        item.setData(FINDING, finding)
        item.setData(MESSAGE, _words(finding))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}：{_words(finding)}")
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, finding.advice)
        if selected:
            self.list.setCurrentItem(item)

    def current(self) -> Finding | None:
        item = self.list.currentItem()
        return item.data(FINDING) if item else None

    # what can be done

    def _tell(self) -> None:
        """Advice on the selected finding, and the buttons that make sense for it."""
        if item := self.list.currentItem():
            item.setSelected(True)  # the one that Qt takes when the list gets the keys is not marked by itself
        finding = self.current()
        self.card.show_for(finding)
        self.list.unfold(self.card, self.list.currentRow() if finding else -1)

    def _turn_to_table(self) -> None:
        if finding := self.current():
            self.turning.emit(frozenset(("figures", cell) for cell in finding.cells))

    def _pressed(self, item: QListWidgetItem) -> None:
        """Go at the press: the advice that it brings may move the list before the button is let go."""
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._go(item)

    def _go(self, item: QListWidgetItem) -> None:
        if finding := item.data(FINDING):
            self.wanted.emit(finding)


def _words(finding: Finding) -> str:
    """The message, and the reason of a finding that is kept."""
    reason = f"\n〔{finding.kept.kind}〕{finding.kept.text}" if finding.kept else ""
    return f"{finding.message}{reason}"
