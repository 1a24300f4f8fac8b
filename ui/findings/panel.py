"""The panel beside the page: what was found, where it is, what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.checks.rule import LEVEL_NAMES, Finding
from app.pages import answers
from app.pages.grouping import Choice, grouped
from app.pages.progress import page_of
from app.pages.wording import counted
from ui.findings.causes import CausesBox
from ui.findings.reason import ReasonDialog
from ui.parts.ask import Ask
from ui.parts.controls import Combo
from ui.parts.finding_item import MESSAGE, FindingDelegate
from ui.parts.page import text_label
from ui.parts.signs import level_icon

if TYPE_CHECKING:
    from app.report.changes import Changes
    from ui.session import Session

FINDING = Qt.ItemDataRole.UserRole
SHOWN = {Choice.PAGE: "本页", Choice.ALL: "全部", Choice.SETTLED: "已保留和已关闭的"}
OFFICIAL_FORM = "改用统一格式标题和栏目名"
NOTHING = {Choice.PAGE: "本页没有发现问题", Choice.ALL: "没有发现问题", Choice.SETTLED: "没有保留或关闭过"}


class FindingsPanel(QWidget):
    """A list of findings. `strict`: also what is merely not filled yet, for the review page.

    `wanted` names a finding whose place somebody wants to see.
    """

    wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget, *, strict: bool = False) -> None:
        super().__init__(parent)
        self._session, self._strict = session, strict
        self.ask = Ask()
        self.page = ""
        self._shows: object = None
        self._asked_for = ""
        """The code of a finding of the review that somebody came to this page for."""
        self.count = text_label("", "part", self)
        self.choice = Combo(self)
        self.choice.setAccessibleName("显示哪些问题")
        for choice, words in SHOWN.items():
            if not (strict and choice is Choice.PAGE):
                self.choice.addItem(words, choice)
        self.choice.activated.connect(self.refresh)
        self.list = QListWidget(self)
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setAccessibleName("发现的问题")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setWordWrap(True)  # else it is not laid out anew when its scroll bar takes some of the width
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemPressed.connect(self._pressed)
        self.list.itemActivated.connect(self._go)
        self.advice = text_label("", "quiet", self)
        self.causes = CausesBox(session, self)
        self.causes.agreed.connect(lambda cause: self._answer(cause.agreed, "按可能的原因修改"))
        self._lay_out()
        session.checked.connect(self._follow)
        self._follow()

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        if self._strict:
            body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.count)
        body.addWidget(self.choice)
        body.addWidget(self.list, 1)
        body.addWidget(self.advice)
        body.addWidget(self.causes)
        row = QHBoxLayout()
        self.keep = self._button("保留并说明…", self._keep, row)
        self.close_hint = self._button("不再提示", self._close, row)
        self.mend = self._button("按建议修改", self._mend, row)
        self.reopen = self._button("恢复", self._reopen, row)
        row.addStretch()
        body.addLayout(row)
        below = QHBoxLayout()  # too long to stand beside the others
        self.adopt = self._button(OFFICIAL_FORM, self._adopt, below)
        below.addStretch()
        body.addLayout(below)

    def _button(self, words: str, do: object, row: QHBoxLayout) -> QPushButton:
        button = QPushButton(words, self, autoDefault=False)
        button.clicked.connect(do)
        row.addWidget(button)
        return button

    # the list

    def findings(self) -> tuple[Finding, ...]:
        """All findings, whatever is chosen to be shown."""
        if self._strict:
            return self._session.strict_outcome.findings
        found = self._session.said.findings
        if not self._asked_for:
            return found
        known = {finding.key for finding in found}
        return (*found, *(f for f in self._session.strict_outcome.findings if self._came_for(f) and f.key not in known))

    def _came_for(self, finding: Finding) -> bool:
        """Whether it is of the kind that somebody came to this page for; its words change as it is mended."""
        return finding.code == self._asked_for and page_of(self._session.report, finding) == self.page

    def show_page(self, page: str) -> None:
        """Show what was found on another page."""
        self.page, self._asked_for = page, ""
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
        findings, choice = self.findings(), Choice(self.choice.currentData())
        if (shows := (findings, choice, self.page)) == self._shows:
            return
        self._shows = shows
        chosen, scrolled = self.current(), self.list.verticalScrollBar().value()
        some = any(finding.counts for finding in findings)
        self.count.setText(counted(findings, " "))
        self.list.blockSignals(True)
        self.list.clear()
        for name, members in grouped(self._session.report, findings, choice, self.page):
            self._group(name)
            for finding in members:
                self._add(finding, selected=chosen is not None and finding.key == chosen.key)
        if not self.list.count():
            elsewhere = "，其他页有，选“全部”查看" if some and choice is Choice.PAGE else ""
            self._group(NOTHING[choice] + elsewhere)
        self.list.blockSignals(False)
        self.list.verticalScrollBar().setValue(scrolled)
        self._tell()

    def _group(self, name: str) -> None:
        item = QListWidgetItem(name, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, finding: Finding, *, selected: bool) -> None:
        title = f"{LEVEL_NAMES[finding.level]} · {finding.title}（{finding.code}）"
        item = QListWidgetItem(level_icon(finding.level), title, self.list)
        item.setData(FINDING, finding)
        item.setData(MESSAGE, _words(finding))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}：{_words(finding)}")
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
        self.advice.setText(finding.advice if finding else "")
        self.advice.setVisible(bool(finding and finding.advice))
        if self._session.locked:
            finding = None  # it can be read, not answered
        self.causes.show_for(finding)
        self.keep.setVisible(bool(finding and answers.may_keep(finding)))
        self.close_hint.setVisible(bool(finding and answers.may_close(finding)))
        self.mend.setVisible(bool(finding and finding.counts and answers.mend(self._session.report, finding)))
        self.reopen.setVisible(bool(finding and not finding.counts))
        self.adopt.setVisible(bool(finding and answers.may_adopt(self._session.report, finding)))

    def _pressed(self, item: QListWidgetItem) -> None:
        """Go at the press: the advice that it brings may move the list before the button is let go."""
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._go(item)

    def _go(self, item: QListWidgetItem) -> None:
        if finding := item.data(FINDING):
            self.wanted.emit(finding)

    def _keep(self) -> None:
        finding = self.current()
        if finding is None:
            return
        dialog = ReasonDialog(finding, self)
        if self.ask.run(dialog):
            kind, words = dialog.kind(), dialog.words()
            if dialog.explains():
                self._answer(answers.explained(self._session.report, finding, kind, words), "保留并在表下说明")
            else:
                self._answer(answers.keep(finding, kind, words), "保留并说明")
        dialog.deleteLater()

    def _close(self) -> None:
        if finding := self.current():
            self._answer(answers.close(finding), "关闭提示")

    def _mend(self) -> None:
        if finding := self.current():
            self._answer(answers.mend(self._session.report, finding), "按建议修改")

    def _adopt(self) -> None:
        self._answer(answers.adopt(self._session.report), OFFICIAL_FORM)

    def _reopen(self) -> None:
        if finding := self.current():
            self._answer(answers.reopen(finding), "恢复")

    def _answer(self, changes: Changes, name: str) -> None:
        """Do it, and go on in the list: its button goes with the finding, and would leave the keys to another."""
        self._session.edit(changes, name)
        self._session.check()
        self.list.setFocus()


def _words(finding: Finding) -> str:
    """The message, and the reason of a finding that is kept."""
    reason = f"\n〔{finding.kept.kind}〕{finding.kept.text}" if finding.kept else ""
    return f"{finding.message}{reason}"
