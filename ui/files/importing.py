"""Bring a document in: from the menu, by drag and drop, from the clipboard. Nothing changes before the preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.errors import GknbError
from ui.files.rolling import DRAFT, FROM_LAST_YEAR, FROM_PACKAGE, PACKAGE, Rolling

if TYPE_CHECKING:
    from app.incoming.document import Reading
    from app.report.model import LastYear, Report
    from ui.files.documents import Documents
    from ui.files.import_preview import ImportPreview
    from ui.files.publishing import Going, Publishing
    from ui.files.reading_back import ReadingBack
    from ui.files.register_counting import RegisterCounting
    from ui.parts.ask import Ask
    from ui.parts.waiting import OnStep

    Read = Callable[[int | None, OnStep], Reading]
    """Reads a document as a report on a year, if one is given."""

PATTERNS = (
    "*.docx *.doc *.wps *.rtf *.odt *.fodt *.html *.htm *.mht *.mhtml *.pdf *.xlsx *.xlsb *.xls *.et *.ods *.fods *.csv"
)
DOCUMENTS = f"年报（Word文件、网页、Excel表格、PDF） ({PATTERNS});;所有文件 (*)"
LAST = f"上年年报（草稿、归档包、Word文件、网页、Excel表格） (*.gknb *.zip {PATTERNS});;所有文件 (*)"
CLIPBOARD = "剪贴板"
CORRECTED, IMPORTED = "逐处对照，采用改动", "当作旧年报导入"
HELD = "发布后核对，逐处对照"


class Importing:
    """The ways in which a document comes into the window. `going` turns to the place of a finding."""

    def __init__(self, documents: Documents, ask: Ask, window: QWidget, going: Going) -> None:
        self._documents, self._ask, self._window, self._going = documents, ask, window, going
        self.rolling = Rolling(documents, ask, window)

    @cached_property
    def back(self) -> ReadingBack:
        """The way back of a corrected Word file; loaded when somebody asks for it."""
        from ui.files.reading_back import ReadingBack

        return ReadingBack(self._documents, self._ask, self._window)

    @cached_property
    def publishing(self) -> Publishing:
        """The way beside the report of what was published; loaded when somebody asks for it."""
        from ui.files.publishing import Publishing

        return Publishing(self._documents, self._ask, self._window, self._going)

    @property
    def held_files(self) -> tuple[Path, ...]:
        """The published files that were held against the open report."""
        return tuple(self.publishing.files) if "publishing" in self.__dict__ else ()

    @cached_property
    def counting(self) -> RegisterCounting:
        """The way in of a register; loaded when somebody asks for it."""
        from ui.files.register_counting import RegisterCounting

        return RegisterCounting(self._documents, self._ask, self._window)

    def ask_for_document(self) -> None:
        """Choose a document and bring it in."""
        if path := self._ask.open_file(self._window, "导入旧年报", DOCUMENTS, self._documents.folder()):
            self.import_file(path)

    def ask_for_corrected(self) -> None:
        """Choose a corrected Word file of the open report and hold it against it."""
        self.back.ask_for_file()

    def ask_for_register(self) -> None:
        """Choose a register and count it."""
        self.counting.ask_for_file()

    def ask_for_last_year(self) -> None:
        """Choose last year's report, draft or document, and begin this year's from it."""
        if not self.rolling.may_begin_anew(FROM_LAST_YEAR):
            return
        path = self._ask.open_file(self._window, FROM_LAST_YEAR, LAST, self._documents.folder())
        if path is None:
            return
        if (suffix := path.suffix.lower()) in {DRAFT, PACKAGE}:
            self.rolling.roll_file(path, packed=suffix == PACKAGE)
        else:
            self.import_file(path, for_new=True)

    def import_file(self, path: Path, *, for_new: bool = False) -> bool:
        """Read a document and ask what is to become of it, `for_new` a new report first of all; whether something
        came of it."""
        from app.documents.workbook.book import ENDINGS

        if path.suffix.lower() == PACKAGE:
            return self.rolling.may_begin_anew(FROM_PACKAGE) and self.rolling.roll_file(path, packed=True)
        if path.suffix.lower() in ENDINGS and not for_new and self.counting.takes(path):
            return self.counting.read(path)
        return self._bring(path.name, partial(_read_file, path), for_new=for_new, path=path)

    def import_clipboard(self) -> bool:
        """A page or a piece of one, copied in a browser, Word or WPS."""
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none at all on an empty clipboard
        html = copied.html() if copied else ""
        return self._bring(CLIPBOARD, lambda year, step: _read_page(html, year, step))

    def _read(self, source: str, read: Read, year: int | None = None) -> Reading | None:
        """Read beside the window; None when it can't be read, which is said, or was stopped."""
        from ui.parts.waiting import beside

        try:
            return beside(self._window, f"正在读“{source}”", lambda step: read(year, step))
        except GknbError as error:
            self._complain("没有导入", error)
            return None

    def _bring(self, source: str, read: Read, *, for_new: bool = False, path: Path | None = None) -> bool:
        from ui.files.import_preview import ImportPreview, Use

        session = self._documents.session
        mine = session.report if session and not session.read_only else None
        reading = self._read_beside(mine, source, read)
        if reading is None:
            return False
        if mine and path and not for_new and (answer := self._is_corrected(mine, reading, source)) != IMPORTED:
            return bool(answer) and (self.publishing if answer == HELD else self.back).read(path)
        dialog = ImportPreview(reading, source, None if for_new else mine, self._window)
        if for_new:
            dialog.choose(Use.NEXT_YEAR)
        try:
            if not self._ask.run(dialog):
                return False
            known = reading if reading.year_known else self._read(source, read, dialog.year)
            return known is not None and self._carry_out(dialog, known.report, source)
        finally:
            dialog.deleteLater()

    def _read_beside(self, mine: Report | None, source: str, read: Read) -> Reading | None:
        """What has no year is most likely for the report that is open."""
        reading = self._read(source, read)
        if mine and reading and not reading.year_known:
            again = self._read(source, read, mine.year)
            return replace(again, year_known=False) if again else reading
        return reading

    def _is_corrected(self, mine: Report, reading: Reading, source: str) -> str:
        """Whether a file is the open draft that somebody corrected, and what is to be done then; `IMPORTED` for any
        other."""
        from app.report.model import STATES
        from app.report.stages import is_locked
        from ui.parts.waiting import beside

        if not beside(self._window, f"正在看“{source}”", lambda _: _is_version(mine, reading)):
            return IMPORTED
        if is_locked(mine):  # nothing can be taken over any more
            question = f"“{source}”与这份{STATES[mine.state]}大部分相同，像是公开出去的。"
            return self._ask.choose(self._window, "发布后核对", question, (HELD, IMPORTED))
        question = f"“{source}”与当前草稿大部分相同，像是导出以后改过的。"
        return self._ask.choose(self._window, "导入", question, (CORRECTED, IMPORTED))

    def _carry_out(self, dialog: ImportPreview, report: Report, source: str) -> bool:
        """Do what the clerk chose."""
        from ui.files.import_preview import Use

        if dialog.use in (Use.NEXT_YEAR, Use.DRAFT):
            if not self._documents.may_close():
                return False
            return self.rolling.roll(report, source) if dialog.use is Use.NEXT_YEAR else self._open(report)
        session = self._documents.session
        if session is None or not self.rolling.is_of_this_body(session.report, report):
            return False
        if dialog.use is Use.LAST_YEAR:
            return session.edit({("last_year",): _attached(report, source)}, "附上年年报")
        if dialog.taken is None:
            return False
        changes = dialog.taken.fills | (dialog.taken.replaces if dialog.use is Use.REPLACE else {})
        return session.edit(changes, f"导入“{source}”")

    def _open(self, report: Report) -> bool:
        self._documents.take(report)
        return True

    def _complain(self, title: str, error: GknbError) -> None:
        self._ask.tell(self._window, title, error.sentence)


def _read_file(path: Path, year: int | None, step: OnStep) -> Reading:
    from app.incoming.document import read_document

    return read_document(path, year, step)


def _is_version(mine: Report, reading: Reading) -> bool:
    from app.read_back.compare import is_version

    return is_version(mine, reading)


def _read_page(html: str, year: int | None, step: OnStep) -> Reading:
    from app.documents.web.page import read_text
    from app.incoming.document import read_blocks

    if not html.strip():
        raise GknbError("剪贴板里没有网页或Word内容。请先在浏览器或Word里打开年报，全选、复制，再导入")
    return read_blocks(read_text(html, CLIPBOARD), CLIPBOARD, "", year, step)


def _attached(report: Report, source: str) -> LastYear:
    from app.last_year.snapshot import snapshot

    return snapshot(report, source, report.imported.sha256 if report.imported else "")
