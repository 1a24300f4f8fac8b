"""Asks what a new report needs: year, body, kind, outline."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from app.errors import GknbError
from app.form.editions import OUTLINES, edition_for
from app.pages.wording import year_of
from app.report.agency import kind_of
from app.report.model import KINDS, Report
from app.report.new import default_year, new_report
from ui.parts.controls import Combo, goes_on
from ui.parts.dialog import Dialog
from ui.parts.page import text_label

NOTICE = "如上级印发新格式，请以通知为准。"


class NewDialog(Dialog):
    """`report` is the new report once the dialog is accepted."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建年报")
        self.setMinimumWidth(520)
        self.report: Report | None = None
        self.year = QLineEdit(str(default_year(today)), self)
        self.agency = QLineEdit(self, placeholderText="与印章一致，如“某某县交通运输局”")
        self.kind = Combo(self)
        for id_, words in KINDS.items():
            self.kind.addItem(words, id_)
        self.kind.setCurrentIndex(self.kind.findData(""))
        self.outline = Combo(self)
        self.form = text_label("", "quiet", self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        goes_on(self.buttons.button(QDialogButtonBox.StandardButton.Ok))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.year.textChanged.connect(self._follow)
        self.agency.textEdited.connect(lambda name: self.kind.setCurrentIndex(self.kind.findData(kind_of(name))))
        self._follow()
        self.agency.setFocus()

    def _lay_out(self) -> None:
        self._form = body = QFormLayout(self)
        body.setVerticalSpacing(10)
        body.addRow("报告年度", self.year)
        body.addRow("", self.form)
        body.addRow("机关全称", self.agency)
        body.addRow("机关类别", self.kind)
        body.addRow("报告结构", self.outline)
        body.addRow(self.buttons)

    def _follow(self) -> None:
        """Name the form of the year, and offer the outlines that it allows."""
        try:
            year = year_of(self.year.text())
            form = edition_for(year)
        except GknbError as error:
            self.form.setText(error.sentence)
            year = 0
        else:
            self.form.setText(f"{year}年度用统一格式{form.name}（{form.basis}）。{NOTICE}")
        self.outline.clear()
        for parts in OUTLINES:
            if parts.allows(year):
                self.outline.addItem(parts.name, parts.id)
        self._form.setRowVisible(self.outline, self.outline.count() > 1)  # one answer is no question
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(year > 0)

    def accept(self) -> None:
        try:
            agency = self.agency.text().strip()
            outline: str = self.outline.currentData(Qt.ItemDataRole.UserRole)
            self.report = new_report(year_of(self.year.text()), agency, self.kind.currentData(), outline)
        except GknbError as error:
            self.form.setText(error.sentence)
        else:
            super().accept()
