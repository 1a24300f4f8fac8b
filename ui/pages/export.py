"""The export: what is left, how it will look, which template, and the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.checks.facts import Facts
from app.errors import GknbError
from app.export import OFFERS, ExportKind, Made, before_publication, made, painted, proposed_name, put
from app.pages.deadlines import still_to_do
from app.pages.numbers import counted_lines, number_lines
from app.pages.progress import REVIEW
from app.pages.wording import all_done, before_export, counted, lacking
from app.system.filenames import same_file
from app.system.folders import documents
from app.system.fonts import missing
from app.system.settings import Settings
from ui.pages.choice_cards import Cards
from ui.pages.exported import ExportedPanel
from ui.paper.template_choice import TemplateChoice
from ui.parts.ask import STOPPED
from ui.parts.page import Page, text_label
from ui.parts.waiting import FOLDER, beside, breathe, waited_for

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.pages.progress import PageEntry
    from ui.session import Session

T = TypeVar("T")
WHOLE, TABLES = "整篇年报", "三张表"
GUIDE = "生成文件，用于送审、报送和公开。随时可以导出，导出不改动草稿。"


class ExportPage(Page):
    """Says what is left, asks when errors are, and writes the file."""

    def __init__(self, session: Session, leaf: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(session, leaf.name, GUIDE, parent)
        self._settings = Settings()
        self.left = text_label("", "notice", self)
        self.template = TemplateChoice(self, self._beside)
        self.kind = Cards([(offer.name, offer.use) for offer in OFFERS], self)
        self.doing = text_label("", "info", self)
        self.result = ExportedPanel(self)
        self.export = self._button("导出…", self.write)
        self.export.setObjectName("main")
        self._others = (
            self._button("预览…", self.preview),
            self._button("复制网页版", self.copy_page),
        )
        self.fonts = self._button("", self._tell_fonts)
        self.fonts.setObjectName("link")
        self._lay_out()
        self.setFocusProxy(self.export)
        session.checked.connect(self._follow)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self, autoDefault=True)  # Enter presses the one that has the focus
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.export, *self._others):
            row.addWidget(widget)
        row.addStretch()
        lacking = missing(QFontDatabase.families())
        self.fonts.setText(f"这台电脑缺{len(lacking)}种公文字体，屏幕和打印会用相近的字体，文件里仍写明公文字体。")
        self.fonts.setVisible(bool(lacking))
        self.body.addWidget(self.left)
        self.body.addWidget(self.kind)
        self.body.addLayout(row)
        self.body.addWidget(self.doing)
        self.body.addWidget(self.result)
        self.body.addWidget(self.template)
        self.body.addWidget(self.fonts, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.doing.hide()

    def _beside(self, title: str, work: Callable[[], T]) -> T | None:
        return beside(self, title, lambda _: work())

    def _tell_fonts(self) -> None:
        """Which fonts are missing, one a line."""
        notice = "\n".join(each.sentence for each in missing(QFontDatabase.families()))
        self.ask.tell(self, "公文字体", "这台电脑缺下面的公文字体。", notice)

    @property
    def offer(self) -> ExportKind:
        return OFFERS[self.kind.current]

    def _say(self, words: str) -> None:
        """What is being done, or was done without a file."""
        self.doing.setText(words)
        self.doing.setVisible(bool(words))

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Say again what is left, and what must not be published."""
        report, findings = self.session.report, self.session.strict_outcome.findings
        still = lacking(report, self.session.sheets)
        numbers = counted_lines(number_lines(Facts(report, limits=self.session.limits), findings))
        lines = (
            f"核对结果：{counted(findings)}。{numbers}。",
            still and f"还没有填完：{still}",
            *before_publication(findings),
        )
        self.left.setText("\n".join(filter(None, lines)))
        self.left.setObjectName("good" if all_done(report, self.session.sheets, findings) else "notice")
        self.left.style().unpolish(self.left)
        self.left.style().polish(self.left)

    def apply_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.template.apply_settings(settings)

    def write(self) -> None:
        """Ask where to, and write the file; errors left are asked about, nothing else stops it."""
        offer = self.offer
        question = before_export(self.session.strict_outcome.findings)
        if question and self.ask.choose(self, "导出", question, ("回去修改", "仍然导出")) != "仍然导出":
            self.going.emit(REVIEW)
            return
        proposed = self._folder() / proposed_name(self.session.report, offer.suffix, self._settings.file_name)
        kinds = f"{offer.name} (*{offer.suffix})"
        path = self.ask.file_named(self, f"导出{offer.name}", proposed, offer.suffix, kinds)
        if path is None:
            return
        try:
            self._put(path, offer)
        except GknbError as error:
            self._say("")
            self.ask.tell(self, "没有导出", error.sentence)

    def _folder(self) -> Path:
        """Beside the draft, or among the clerk's documents."""
        path = self.session.path
        return path.parent if path else beside(self, FOLDER, lambda _: documents()) or Path.home()

    def _put(self, path: Path, offer: ExportKind) -> None:
        if (content := self._made(offer.suffix, path)) is None:
            return
        exported = beside(self, f"正在写“{path.name}”", lambda _: put(content, path))
        if exported is None:
            self._say(STOPPED)
            return
        report = self.session.report
        kind, seal = Facts(report).published_as, report.signature.seal
        today = date.today()  # noqa: DTZ011 - the clerk's own day
        still = still_to_do(self._settings, kind, report.year, offer.suffix, today, seal=seal)
        self._say("")
        self.result.tell(exported.path, exported.message, still)
        if not exported.as_asked:
            self.ask.tell(self, "存到了别处", exported.message)

    def _made(self, suffix: str, path: Path) -> Made | None:
        """The content for a file at `path`, made beside the window; None where the clerk stopped that. A PDF is painted
        here when no office program makes it."""
        from app.printing.pdf import NoOffice

        report, template, manner = self.session.report, self.template.path, self.template.manner

        def make() -> Made:
            if template and same_file(template, path):
                raise GknbError("导出的文件不能写在模板上。请换一个文件名。")
            return made(report, suffix, template, manner=manner)

        what = "正在生成PDF，可能要等几十秒" if suffix == ".pdf" else f"正在生成{self.offer.name}"
        try:
            return beside(self, what, lambda _: make())
        except NoOffice:
            from ui.paper.painted import Meanwhile, pdf

            data = pdf(report, self.template.shown_manner, Meanwhile(breathe, waited_for))
            return painted(data, template)

    def preview(self) -> None:
        """Show the pages."""
        from ui.paper.preview import PreviewDialog

        dialog = PreviewDialog(self.session, self, self.template.shown_manner)
        self.ask.run(dialog)
        dialog.deleteLater()

    def copy_page(self) -> None:
        """Put the web page, or its tables alone, on the clipboard for the editor of a website: HTML and plain text."""
        from app.printing import dropped, html

        wanted = self.ask.choose(self, "复制网页版", "要复制哪些内容？", (WHOLE, TABLES))
        if not wanted:
            return
        report, data = self.session.report, QMimeData()
        data.setHtml(html.fragment(report) if wanted == WHOLE else html.tables(report))
        data.setText(html.plain(report) if wanted == WHOLE else html.plain_tables(report))
        QGuiApplication.clipboard().setMimeData(data)
        notice = f"已复制{wanted}，可以直接粘贴到网站的编辑框里。"
        self._say("\n".join((notice, *dropped.of_page(report, "网页"))))

    def go_to(self, finding: Finding) -> None:  # noqa: ARG002
        self.export.setFocus()
