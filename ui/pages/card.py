"""The unit card: who reports, on which year, in which form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from app.errors import GknbError
from app.form.editions import OUTLINES, edition_for
from app.pages.wording import what_changes, year_of
from app.report.agency import rank_matters, tidied_contact
from app.report.model import KINDS, SCOPES
from app.report.naming import FIELDS
from app.report.new import change_outline, change_year
from ui.parts.choice import ChoiceField
from ui.parts.field import Field
from ui.parts.page import Page, text_label
from ui.parts.style import FORM

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.pages.progress import PageEntry
    from ui.session import Session

RANKS = {None: "不清楚", True: "是", False: "不是"}
GUIDE = "这里填的用在标题、前言和落款里，也决定按哪些规则核对。不清楚的可以不选。"
EXAMPLES = {
    "full_name": "与印章一致，如“某某县交通运输局”",
    "short_name": "正文里的自称，如“县交通运输局”",
    "office": "如“办公室”",
    "address": "",
    "postcode": "",
    "phone": "区号与号码之间用“-”连接",
    "email": "",
    "website": "刊登年报的网址，用在前言里",
}
"""What stands in each field while it is empty, in the order in which a clerk would fill them in."""


class CardPage(Page):
    """Fields of the unit card, the year and the outline."""

    def __init__(self, session: Session, leaf: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(session, leaf.name, GUIDE, parent)
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(scroll)
        inner.setObjectName("ground")
        inner.setMaximumWidth(FORM)
        self._form = QFormLayout(inner)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(10)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)
        self.fields = {
            name: Field(session, ("card", name), FIELDS[name], self, partial(tidied_contact, name)) for name in EXAMPLES
        }
        self._rows()
        self.setFocusProxy(self.fields["full_name"])
        session.changed.connect(self._follow)
        self._follow()

    def _rows(self) -> None:
        """One row for each field, and above them what stands fast with a button to change it."""
        self.year, self.change_year, row = self._button_row("更改年度…", self._ask_year)
        self._form.addRow("报告年度", row)
        self.outline, self.change_outline, row = self._button_row("更改结构…", self._ask_outline)
        self._form.addRow("报告结构", row)
        self.last_year, self.detach, self._last_year_row = self._button_row("去掉", self._detach)
        self._form.addRow("上年年报", self._last_year_row)
        self.kind = ChoiceField(self.session, ("card", "kind"), KINDS, FIELDS["kind"], self)
        self.scope = ChoiceField(self.session, ("card", "scope"), SCOPES, FIELDS["scope"], self)
        self.rank = ChoiceField(
            self.session, ("card", "city_with_districts"), RANKS, FIELDS["city_with_districts"], self
        )
        for name, field in self.fields.items():
            field.setPlaceholderText(EXAMPLES[name])
            self._form.addRow(FIELDS[name], field)
            if name == "short_name":
                self._form.addRow(FIELDS["kind"], self.kind)
                self._form.addRow("设区的市", self.rank)
                self._form.addRow(FIELDS["scope"], self.scope)
        self.title = text_label("", "quiet", self)
        self._form.addRow("报告标题", self.title)

    def _button_row(self, words: str, do: Callable[[], None]) -> tuple[QLabel, QPushButton, QHBoxLayout]:
        """What stands now, and a button to change it."""
        label, button = QLabel(self), QPushButton(words, self, autoDefault=False)
        button.clicked.connect(do)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(button)
        return label, button, row

    def _follow(self) -> None:
        report = self.session.report
        parts = next(outline for outline in OUTLINES if outline.id == report.outline)
        self.year.setText(f"{report.year}年度，用统一格式{edition_for(report.year).name}")
        self.outline.setText(parts.name)
        self.title.setText(report.title)
        self._form.setRowVisible(self.rank, rank_matters(report.card.full_name, report.card.kind))
        self._form.setRowVisible(self._last_year_row, report.last_year is not None)
        if last := report.last_year:
            self.last_year.setText(f"{last.year}年度，{last.agency or '没有写明单位'}（供对比，不印出）")
        self.change_outline.setVisible(len([one for one in OUTLINES if one.allows(report.year)]) > 1)

    def _ask_year(self) -> None:
        """Another year: says what would go, and does all of it as one undo step."""
        entered = self.ask.text(self, "更改年度", "报告年度（四位数）：", str(self.session.report.year))
        if entered is None:
            return
        try:
            change = change_year(self.session.report, year_of(entered))
        except GknbError as error:
            self.ask.tell(self, "更改年度", error.sentence)
            return
        notice = what_changes(change)
        question = "新年度用的格式不同。更改年度吗？改了也可以撤销。"
        if not notice or self.ask.choose(self, "更改年度", question, ("不更改", "更改年度"), notice) == "更改年度":
            self.session.edit(change.changes, "更改年度")

    def _ask_outline(self) -> None:
        """The other outline, where the year allows one; no text is lost."""
        others = {one.name: one.id for one in OUTLINES if one.id != self.session.report.outline}
        question = "改为哪种报告结构？已写的文字会移到对应的部分，不会丢失。"
        chosen = self.ask.choose(self, "更改结构", question, (*others, "取消"))
        if chosen:
            self.session.edit(change_outline(self.session.report, others[chosen]), "更改报告结构")

    def _detach(self) -> None:
        """Compare with last year's report no more; undone like any change."""
        self.session.edit({("last_year",): None}, "去掉上年年报")

    def go_to(self, finding: Finding) -> None:
        if finding.about == "card":
            (self.change_year if self.change_outline.isHidden() else self.change_outline).setFocus()
            return
        message = finding.spot.excerpt if finding.spot else ""
        meant = (field for field in self.fields.values() if message and field.text() == message)
        next(meant, self.fields["full_name"]).setFocus()
