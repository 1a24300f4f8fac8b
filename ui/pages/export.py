"""The export: what is left, how it will look, which template, and the file."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.errors import GknbError
from app.export import OFFERS, Made, Offer, before_publication, made, painted, proposed_name, put
from app.pages.progress import REVIEW
from app.pages.wording import before_export, counted, lacking
from app.system.fonts import missing
from ui.paper.template_choice import TemplateChoice
from ui.parts.controls import Combo
from ui.parts.page import Page, text_label

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.pages.progress import Leaf
    from app.system.settings import Settings
    from ui.session import Session

T = TypeVar("T")
GUIDE = "生成文件，用于送审、报送和公开。随时可以导出，导出不改动草稿。"


class ExportPage(Page):
    """Says what is left, asks when errors are, and writes the file."""

    def __init__(self, session: Session, leaf: Leaf, parent: QWidget | None = None) -> None:
        super().__init__(session, leaf.name, GUIDE, parent)
        self._written: Path | None = None
        self.left = text_label("", "notice", self)
        self.fonts = text_label("\n".join(each.sentence for each in missing(QFontDatabase.families())), "quiet", self)
        self.template = TemplateChoice(self)
        self.use = text_label("", "quiet", self)
        self.result = text_label("", "part", self)
        self.kind = Combo(self)
        self.kind.setAccessibleName("文件类型")
        self.kind.addItems([offer.name for offer in OFFERS])
        self.kind.currentIndexChanged.connect(self._tell_use)
        self.export = self._button("导出…", self.write)
        self.export.setObjectName("main")
        self._others = (
            self._button("预览…", self.preview),
            self._button("复制网页版", self.copy_page),
        )
        self.open = self._button("打开所在文件夹", self._open_folder)
        self.open.hide()
        self._lay_out()
        self.setFocusProxy(self.export)
        session.checked.connect(self._follow)
        self._tell_use()

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self, autoDefault=True)  # Enter presses the one that has the focus
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        row, more = QHBoxLayout(), QHBoxLayout()
        for widget in (self.kind, self.export, self.open):
            row.addWidget(widget)
        row.addStretch()
        for widget in self._others:
            more.addWidget(widget)
        more.addStretch()
        self.body.addWidget(self.left)
        self.body.addLayout(row)
        self.body.addWidget(self.use)
        self.body.addWidget(self.result)
        self.body.addLayout(more)
        self.body.addWidget(self.template)
        self.body.addWidget(self.fonts)
        self.fonts.setVisible(bool(self.fonts.text()))
        self.body.addStretch()

    @property
    def offer(self) -> Offer:
        return OFFERS[self.kind.currentIndex()]

    def _tell_use(self) -> None:
        self.use.setText(f"{self.offer.name}：{self.offer.use}")

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Say again what is left, and what must not be published."""
        findings = self.session.strict_outcome.findings
        still = lacking(self.session.report, self.session.sheets)
        lines = f"核对结果：{counted(findings)}。", still and f"还没有填完：{still}", *before_publication(findings)
        self.left.setText("\n".join(filter(None, lines)))

    def suit(self, liked: Settings) -> None:
        self.template.remember(liked.template)

    def write(self) -> None:
        """Ask where to, and write the file; errors left are asked about, nothing else stops it."""
        offer = self.offer
        question = before_export(self.session.strict_outcome.findings)
        if question and self.ask.choose(self, "导出", question, ("回去修改", "仍然导出")) != "仍然导出":
            self.going.emit(REVIEW)
            return
        proposed = proposed_name(self.session.report, self.session.path, offer.suffix)
        path = self.ask.save_file(self, f"导出{offer.name}", proposed, f"{offer.name} (*{offer.suffix})")
        if path is None:
            return
        if path.suffix.lower() != offer.suffix:
            path = path.with_name(path.name + offer.suffix)
        try:
            self._put(path, offer)
        except GknbError as error:
            self.result.clear()
            self.ask.tell(self, "没有导出", error.sentence)

    def _put(self, path: Path, offer: Offer) -> None:
        template = self.template.path
        if template and template.resolve() == path.resolve():
            raise GknbError("导出的文件不能写在模板上。请换一个文件名。")
        exported = put(self._made(offer.suffix), path)
        self._written = exported.path
        self.result.setText(exported.said)
        self.open.show()
        if not exported.as_asked:
            self.ask.tell(self, "存到了别处", exported.said)

    def _made(self, suffix: str) -> Made:
        """The content; a PDF is painted here when no office program makes it."""
        from app.printing.pdf import NoOffice

        report, template = self.session.report, self.template.path
        if suffix == ".pdf":
            self.result.setText("正在生成PDF，可能要等几十秒……")
        try:
            return made(report, suffix, template, waited_for)
        except NoOffice:
            from ui.paper.painted import pdf

            return painted(pdf(report), template)

    def preview(self) -> None:
        """Show the pages."""
        from ui.paper.preview import PreviewDialog

        dialog = PreviewDialog(self.session, self)
        self.ask.run(dialog)
        dialog.deleteLater()

    def copy_page(self) -> None:
        """Put the web page on the clipboard, as HTML and as plain text, for the editor of a website."""
        from app.printing import dropped, html

        data = QMimeData()
        data.setHtml(html.fragment(self.session.report))
        data.setText(html.plain(self.session.report))
        QGuiApplication.clipboard().setMimeData(data)
        told = "已复制网页版，可以直接粘贴到网站的编辑框里。"
        self.result.setText("\n".join((told, *dropped.of_page(self.session.report, "网页"))))

    def _open_folder(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def go_to(self, finding: Finding) -> None:  # noqa: ARG002
        self.export.setFocus()


def waited_for(work: Callable[[], T]) -> T:
    """The result of `work`, done beside the window: it goes on painting itself, but takes no keys and clicks.

    An office program may take half a minute to make a PDF; Windows would call the window dead. For waiting alone:
    what works in Python is done in the window's own thread.
    """
    loop, look = QEventLoop(), QTimer()
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        with ThreadPoolExecutor(1) as worker:
            done = worker.submit(work)
            look.timeout.connect(lambda: loop.quit() if done.done() else None)
            look.start(20)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            return done.result()
    finally:
        look.stop()
        QGuiApplication.restoreOverrideCursor()
