"""Asks why a finding is kept (核实说明)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.pages.answers import OTHER, REASONS, may_be_given, note
from ui.parts.controls import CheckBox, Combo, goes_on
from ui.parts.dialog import Dialog
from ui.parts.page import text_label

if TYPE_CHECKING:
    from app.checks.rule import Finding


WORDS = "补充说明（可以不写）"


class ReasonDialog(Dialog):
    """A kind of reason, and the clerk's own words."""

    def __init__(self, finding: Finding, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("保留并说明")
        self.setMinimumWidth(460)
        self.kinds = Combo(self)
        self.kinds.setAccessibleName("保留的原因")
        for kind in REASONS:
            self.kinds.addItem("其他（请写明）" if kind == OTHER else kind, kind)
        self.kinds.setPlaceholderText("请选一个原因")
        self.kinds.setCurrentIndex(-1)  # a reason that nobody chose would be a false one
        self.text = QPlainTextEdit(self, tabChangesFocus=True, placeholderText=WORDS)
        self.text.setAccessibleName("补充说明")
        self.text.setMaximumHeight(110)
        self._finding = finding
        self.under = CheckBox("同时在表下加一句说明：", self)
        self.under.setVisible(bool(finding.note))
        self.under.toggled.connect(self._follow)
        self.shown = text_label("", "quiet", self)
        self.shown.setVisible(bool(finding.note))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.agree = goes_on(buttons.button(QDialogButtonBox.StandardButton.Ok))
        self.agree.setEnabled(False)
        self.kinds.currentIndexChanged.connect(self._follow)
        self.text.textChanged.connect(self._follow)
        body = QVBoxLayout(self)
        body.addWidget(text_label(finding.message, "part", self))
        body.addWidget(
            text_label("核实过、确实如此的，选一个原因，也可以再写一句。数据或文字再改动时会重新提醒。", "quiet", self)
        )
        body.addWidget(self.kinds)
        body.addWidget(self._ready(finding))
        body.addWidget(self.text)
        body.addWidget(self.under)
        body.addWidget(self.shown)
        body.addWidget(buttons)
        self._follow()

    def _follow(self) -> None:
        """Words are needed where the kind says nothing."""
        self.text.setPlaceholderText("请写明原因" if self.kind() == OTHER else WORDS)
        self.agree.setEnabled(may_be_given(self.kind(), self.words()))
        self.shown.setText(note(self._finding, self.kind(), self.words()))

    def _ready(self, finding: Finding) -> Combo:
        """Words that often serve for this finding; chosen ones can be changed."""
        ready = Combo(self)
        ready.setAccessibleName("常用说明")
        ready.addItems(["常用说明…", *finding.reasons])
        ready.setVisible(bool(finding.reasons))
        ready.activated.connect(lambda index: self.text.setPlainText(ready.itemText(index) if index else ""))
        return ready

    def explains(self) -> bool:
        """Whether the reason is also to stand under the table."""
        return bool(self._finding.note) and self.under.isChecked()

    def kind(self) -> str:
        return self.kinds.currentData() or ""

    def words(self) -> str:
        return self.text.toPlainText()
