"""The export: what is left, which template, and the Word file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.errors import GknbError, why
from app.export import export_word, proposed_name
from app.wording import before_export, counted
from ui.ask import WORD
from ui.page import Page, text_label

if TYPE_CHECKING:
    from app.checks import Finding
    from app.progress import Leaf
    from ui.session import Session

GUIDE = "生成 Word 文件，用于送审、报送和公开。随时可以导出，导出不改动草稿。"


class ExportPage(Page):
    """Says what is left, asks when errors are, and writes the file."""

    def __init__(self, session: Session, leaf: Leaf, parent: QWidget | None = None) -> None:
        super().__init__(session, leaf.name, GUIDE, parent)
        self._template: Path | None = None
        self._written: Path | None = None
        self.left = text_label("", "notice", self)
        self.template = text_label("模板：程序自带的公文格式", "quiet", self)
        self.result = text_label("", "part", self)
        self.export = QPushButton("导出 Word…", self, autoDefault=False)
        self.export.setObjectName("main")
        self.export.clicked.connect(self.write)
        self._choose = QPushButton("换用本单位的模板…", self, autoDefault=False)
        self._choose.clicked.connect(self._choose_template)
        self.open = QPushButton("打开所在文件夹", self, autoDefault=False)
        self.open.clicked.connect(self._open_folder)
        self.open.hide()
        self._lay_out()
        self.setFocusProxy(self.export)
        session.checked.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self.export, self._choose, self.open):
            row.addWidget(button)
        row.addStretch()
        self.body.addWidget(self.left)
        self.body.addWidget(self.template)
        self.body.addLayout(row)
        self.body.addWidget(self.result)
        self.body.addStretch()

    def refresh(self) -> None:
        """Say again what is left."""
        self.left.setText(f"核对结果：{counted(self.session.strict_outcome.findings)}。")

    def _choose_template(self) -> None:
        if chosen := self.ask.open_file(self, "选择模板", WORD):
            self._template = chosen
            self.template.setText(f"模板：{chosen.name}")

    def write(self) -> None:
        """Ask where to, and write the Word file; errors left are asked about, nothing else stops it."""
        question = before_export(self.session.strict_outcome.findings)
        if question and self.ask.choose(self, "导出 Word", question, ("回去修改", "仍然导出")) != "仍然导出":
            return
        proposed = proposed_name(self.session.report, self.session.path)
        path = self.ask.save_file(self, "导出 Word", proposed, WORD)
        if path is None:
            return
        try:
            said = export_word(self.session.report, path, self._template)
        except GknbError as error:
            self.ask.tell(self, "没有导出", str(error))
        except OSError as error:
            self.ask.tell(
                self, "没有导出", f"写不了“{path}”：{why(error)}。请换个位置，或先关闭正在打开这个文件的程序。"
            )
        else:
            self._written = path
            self.result.setText(said)
            self.open.show()

    def _open_folder(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def go_to(self, finding: Finding) -> None:  # noqa: ARG002
        self.export.setFocus()
