"""What is known of the selected finding, and what can be done about it: it unfolds below the finding in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.pages import answers
from app.pages.wording import basis_of
from ui.findings.causes import CausesBox
from ui.parts.controls import Showing
from ui.parts.flow import FlowLayout
from ui.parts.page import text_label

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from ui.session import Session

OFFICIAL_FORM = "改用统一格式标题和栏目名"
LONGEST_FIX = 12
"""Characters of a proposed wording on its button; its tooltip has the whole."""


class FindingCard(QFrame):
    """Advice, basis, causes, and the buttons that make sense for the finding."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.advice = text_label("", "", self)
        self.basis = text_label("", "quiet", self)
        self.causes = CausesBox(session, self)
        self.mend = self._button("按建议修改")
        self.to_table = Showing("到表格", self, autoDefault=False)
        self.to_text = Showing("到正文", self, autoDefault=False)
        self.keep = self._button("保留并说明…")
        self.close_hint = self._button("不再提示")
        self.reopen = self._button("恢复")
        self.adopt = self._button(OFFICIAL_FORM)
        buttons = FlowLayout()
        for button in (self.mend, self.adopt, self.to_table, self.to_text, self.keep, self.close_hint, self.reopen):
            buttons.addWidget(button)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        for widget in (self.advice, self.basis, self.causes):
            body.addWidget(widget)
        body.addLayout(buttons)

    def _button(self, words: str) -> QPushButton:
        return QPushButton(words, self, autoDefault=False)

    def show_for(self, finding: Finding | None) -> None:
        """Speak of another finding."""
        self.advice.setText(finding.advice if finding else "")
        self.advice.setVisible(bool(finding and finding.advice))
        self.basis.setText(f"依据：{basis_of(finding)}" if finding else "")
        self.to_table.setVisible(bool(finding and finding.cells and finding.spot))
        self.to_text.setVisible(bool(finding and finding.cells and finding.spot))
        if self._session.locked:
            finding = None  # it can be read, not answered
        self.causes.show_for(finding)
        self._name_fix(finding)
        self.keep.setVisible(bool(finding and answers.may_keep(finding)))
        self.close_hint.setVisible(bool(finding and answers.may_close(finding)))
        self.reopen.setVisible(bool(finding and not finding.counts))
        self.adopt.setVisible(bool(finding and answers.may_adopt(self._session.report, finding)))

    def _name_fix(self, finding: Finding | None) -> None:
        """“改为‘12’”: what the words would be."""
        mends = bool(finding and finding.counts and answers.mend(self._session.report, finding))
        self.mend.setVisible(mends)
        if mends and finding:
            fix = finding.fix or ""
            cut = fix if len(fix) <= LONGEST_FIX else f"{fix[:LONGEST_FIX]}…"
            self.mend.setText(f"改为“{cut}”" if fix.strip() else "删去")
            self.mend.setToolTip(fix)
