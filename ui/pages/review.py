"""The review: everything that was found, what is still missing, and the signature."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.checks.facts import Facts
from app.pages.deadlines import deadlines_in_words
from app.pages.numbers import counted_lines, number_lines
from app.pages.passed import passed_groups, passed_in_words
from app.pages.progress import REVIEW
from app.pages.wording import all_done, missing_parts, not_checked, repeated, unfinished
from app.system.settings import Settings
from ui.findings.doubts import DoubtList
from ui.findings.panel import FindingsPanel
from ui.parts.controls import CheckBox
from ui.parts.date_field import DateField
from ui.parts.field import Field
from ui.parts.flow import FlowLayout
from ui.parts.links import Links
from ui.parts.page import Page, text_label

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.pages.passed import PassedGroup
    from app.pages.progress import PageEntry
    from ui.session import Session

GUIDE = "先补没有填的，再逐条处理下面的问题。点一条，就到出问题的地方。"
DONE = "都填好了，也没有要处理的问题。请通读一遍，再导出；送审单在“状态”菜单里。"
FIELD = 160


class ReviewPage(Page):
    """What is missing, as links; name, date and seal; then all findings by page, with unfinished counting as wrong."""

    def __init__(self, session: Session, leaf: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(session, leaf.name, GUIDE, parent)
        self._settings = Settings()
        self.done = text_label(DONE, "good", self)
        self.missing = Links(self)
        self.progress = text_label("", "quiet", self)
        self.missed = text_label("", "notice", self)
        self.days = text_label("", "info", self)
        self.repeated = text_label("", "quiet", self)
        self.passed = self._link(self._show_passed)
        self.numbers = self._link(self.counting.emit)
        self.doubts = DoubtList(session, self)
        self.panel = FindingsPanel(session, self, strict=True)
        self.name = Field(session, ("signature", "name"), "落款名称", self)
        self.when = DateField(session, ("signature", "date"), "落款日期", self)
        self.date = self.when.field
        self.seal = CheckBox("加盖印章（纸质报送）；网上发布的不盖章", self)
        self.seal.clicked.connect(self._set_seal)
        self.missing.followed.connect(self._follow_link)
        self.panel.wanted.connect(self.wanted)
        self.panel.turning.connect(self.turning)
        self.setFocusProxy(self.panel.list)
        for widget in (
            self.done,
            self.days,
            self.missing,
            self.progress,
            self.repeated,
            self.missed,
            self.doubts,
        ):
            self.body.addWidget(widget)
        for link in (self.numbers, self.passed):
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._signature())
        self.body.addWidget(self.panel, 1)
        self.body.addStretch(0)
        session.changed.connect(self._follow)
        session.checked.connect(self._tell_done)
        self._follow()

    def _link(self, do: Callable[[], None]) -> QPushButton:
        link = QPushButton("", self, autoDefault=False)
        link.setObjectName("link")
        link.clicked.connect(lambda _=False: do())
        return link

    def _signature(self) -> FlowLayout:
        """Name, date and seal on one line where there is room."""
        flow = FlowLayout()
        self.name.setMinimumWidth(FIELD)
        for widget in (QLabel("署名", self), self.name, QLabel("日期", self), self.when, self.seal):
            flow.addWidget(widget)
        return flow

    def _follow_link(self, page: str) -> None:
        if page == REVIEW:
            self.date.setFocus()
        else:
            self.going.emit(page)

    def apply_settings(self, settings: Settings) -> None:
        self._settings = settings

    def _set_seal(self, on: bool) -> None:
        self.session.edit({("signature", "seal"): on}, "选择是否盖章")

    def _follow(self) -> None:
        report = self.session.report
        self.name.setPlaceholderText(report.card.full_name or "机关全称")
        self.seal.setChecked(report.signature.seal)
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        report, sheets = self.session.report, self.session.sheets
        self.missing.show_links(missing_parts(report, sheets))
        self.progress.setText(unfinished(report))
        self.progress.setVisible(bool(self.progress.text()))

    def _tell_done(self) -> None:
        """One green panel when nothing is left, in place of what is to be done and of a list with nothing in it."""
        session = self.session
        if self.isVisible():
            self._tell_numbers()
            findings = session.strict_outcome.findings
            done = all_done(session.report, session.sheets, findings)
            self.done.setVisible(done)
            self.guide.setVisible(not done)
            self.panel.setVisible(bool(findings) or not done)
            # not a field: what is typed on arriving would change it
            self.setFocusProxy(self.passed if self.panel.isHidden() else self.panel.list)

    def _tell_numbers(self) -> None:
        """How many numbers of the texts were compared: without that nobody knows what silence means."""
        session = self.session
        lines = number_lines(Facts(session.report, limits=session.limits), session.strict_outcome.findings)
        self.numbers.setText(f"{counted_lines(lines)}{'，逐处看…（Ctrl+M）' if lines else ''}")
        self.numbers.setEnabled(bool(lines))

    def refresh(self) -> None:
        self.panel.ask = self.ask
        self.panel.refresh()
        self._tell()
        self._tell_done()
        report = self.session.report
        self.days.setText(deadlines_in_words(self._settings, Facts(report).published_as, report.year, date.today()))  # noqa: DTZ011
        self.days.setVisible(bool(self.days.text()))
        self.repeated.setText(repeated(Facts(self.session.report)))
        self.repeated.setVisible(bool(self.repeated.text()))
        missed = not_checked(self.session.strict_outcome)
        self.missed.setText(missed)
        self.missed.setVisible(bool(missed))

        self._tell_passed()

    def _tell_passed(self) -> None:
        """How much was checked and found right: else nobody knows what a clean sheet means."""
        groups = self._passed()
        self.passed.setText(passed_in_words(groups))
        self.passed.setVisible(bool(groups))

    def _passed(self) -> tuple[PassedGroup, ...]:
        session = self.session
        return passed_groups(Facts(session.report, strict=True, limits=session.limits), session.strict_outcome)

    def _show_passed(self) -> None:
        from ui.pages.passed import PassedDialog

        dialog = PassedDialog(self._passed(), self)
        self.ask.run(dialog)
        dialog.deleteLater()

    def finding(self) -> Finding | None:
        return self.panel.current()

    def go_to(self, finding: Finding) -> None:
        if finding.spot and finding.spot.section == "signature":
            (self.name if finding.spot.paragraph == 1 else self.date).setFocus()
