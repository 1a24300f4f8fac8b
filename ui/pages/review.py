"""The review: everything that was found, what is still missing, and the signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QWidget

from app.checks.facts import Facts
from app.pages.limits import dates_told
from app.pages.wording import not_checked, repeated, unfinished
from ui.findings.doubts import DoubtList
from ui.findings.panel import FindingsPanel
from ui.parts.controls import Check
from ui.parts.date_field import DateField
from ui.parts.field import Field
from ui.parts.page import Page, text_label

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.pages.progress import Leaf
    from ui.session import Session

GUIDE = "逐条处理下面的问题。点一条，就到出问题的地方。这里把没有填的也一并列出。"


class ReviewPage(Page):
    """All findings by page, with unfinished counting as wrong; then name, date and seal."""

    def __init__(self, session: Session, leaf: Leaf, parent: QWidget | None = None) -> None:
        super().__init__(session, leaf.name, GUIDE, parent)
        self.progress = text_label("", "quiet", self)
        self.missed = text_label("", "notice", self)
        self.days = text_label("", "quiet", self)
        self.repeated = text_label("", "quiet", self)
        self.doubts = DoubtList(session, self)
        self.panel = FindingsPanel(session, self, strict=True)
        self.name = Field(session, ("signature", "name"), "落款名称", self)
        self.when = DateField(session, ("signature", "date"), "落款日期", self)
        self.date = self.when.field
        self.seal = Check("加盖印章（纸质报送）；网上发布的不盖章", self)
        self.seal.clicked.connect(self._set_seal)
        self.panel.wanted.connect(self.wanted)
        self.panel.turning.connect(self.turning)
        self.setFocusProxy(self.panel.list)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.repeated)
        self.body.addWidget(self.missed)
        self.body.addWidget(self.doubts)
        self.body.addWidget(self.panel, 1)
        self.body.addWidget(text_label("落款", "part", self))
        form = QFormLayout()
        form.addRow("署名", self.name)
        form.addRow("日期", self.when)
        form.addRow("", self.seal)
        self.body.addLayout(form)
        self.body.addWidget(self.days)
        session.changed.connect(self._follow)
        self._follow()

    def _set_seal(self, on: bool) -> None:
        self.session.edit({("signature", "seal"): on}, "选择是否盖章")

    def _follow(self) -> None:
        report = self.session.report
        self.name.setPlaceholderText(report.card.full_name or "机关全称")
        self.seal.setChecked(report.signature.seal)
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        self.progress.setText(unfinished(self.session.report, self.session.sheets))

    def refresh(self) -> None:
        self.panel.ask = self.ask
        self.panel.refresh()
        self._tell()
        self.days.setText(dates_told(self.session.limits, Facts(self.session.report).published_as))
        self.days.setVisible(bool(self.days.text()))
        self.repeated.setText(repeated(Facts(self.session.report)))
        self.repeated.setVisible(bool(self.repeated.text()))
        missed = not_checked(self.session.strict_outcome)
        self.missed.setText(missed)
        self.missed.setVisible(bool(missed))

    def finding(self) -> Finding | None:
        return self.panel.current()

    def go_to(self, finding: Finding) -> None:
        if finding.spot and finding.spot.section == "signature":
            (self.name if finding.spot.paragraph == 1 else self.date).setFocus()
