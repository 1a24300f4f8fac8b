"""The sheets to sign: 送审单 in the program's form or the office's own, 核数单 for each office, 更正说明."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import GknbError
from app.system.there import is_file
from ui.parts.ask import WORD

if TYPE_CHECKING:
    from app.checks.facts import Limits
    from app.report.model import Report
    from ui.files.documents import Documents
    from ui.parts.ask import Ask
    from ui.session import Session

SIGNED = "Word文件 (*.docx);;PDF文件 (*.pdf)"
CHANGE_IT = "在Word或WPS里改字体、次序、签字的各栏，保留{{…}}标记，再从“状态→送审单的模板”选它。"


def own_template(documents: Documents) -> Path | None:
    """The office's own 送审单, if one was chosen and is still there."""
    name = documents.preferences.now.signoff_template
    return Path(name) if name and is_file(Path(name)) else None


class Signing:
    """Writes the sheets where the clerk wants them."""

    def __init__(self, documents: Documents, ask: Ask, window: QWidget) -> None:
        self._documents, self._ask, self._window = documents, ask, window

    def write_signoff(self) -> None:
        """The sheet for the leaders, as a Word file or a PDF."""
        session = self._session()
        report, limits = session.report, session.limits
        self._write(
            self._place(f"{self._stem()}送审单.docx"),
            lambda place: {place: _signoff(report, limits, own_template(self._documents))},
        )

    def write_offices(self) -> None:
        """A sheet for each office that gave figures, in one folder."""
        report = self._session().report
        self._write(self._place("核数单.docx"), partial(_for_offices, report))

    def write_corrections(self) -> None:
        """What was corrected since the report was published."""
        report = self._session().report
        self._write(self._place(f"{self._stem()}更正说明.docx"), lambda place: {place: _corrections(report)})

    # the office's own template

    def choose_template(self) -> None:
        """Use a sheet of the office's own; one that can't be used is said at once."""
        from ui.parts.waiting import beside

        path = self._ask.open_file(self._window, "选择送审单的模板", WORD, self._documents.folder())
        if path is None:
            return
        session = self._session()
        report, limits = session.report, session.limits
        try:
            tried = beside(self._window, f"正在读“{path.name}”", lambda _: _signoff(report, limits, path))
        except GknbError as error:
            self._ask.tell(self._window, "没有换用", error.sentence)
            return
        if tried is None:
            return
        self._documents.preferences.change(signoff_template=str(path.absolute()))
        self._ask.tell(self._window, "送审单的模板", f"以后的送审单用“{path.name}”。")

    def take_shipped(self) -> None:
        """Go back to the program's own sheet."""
        self._documents.preferences.change(signoff_template="")

    def save_copy(self) -> None:
        """Give the clerk the program's own sheet to change."""
        self._write(self._place("送审单模板.docx", WORD), lambda place: {place: _shipped()}, CHANGE_IT)

    # writing

    def _place(self, name: str, kinds: str = SIGNED) -> Path | None:
        from app.system.finished_file import fit_name

        proposed = self._documents.folder() / fit_name(name)
        return self._ask.file_named(self._window, "保存", proposed, ".docx", kinds, ".pdf" if kinds == SIGNED else "")

    def _write(self, place: Path | None, made: Callable[[Path], dict[Path, bytes]], more: str = "") -> None:
        """Make sheets and write them, both beside the window."""
        if place is None:
            return
        from ui.parts.waiting import beside

        notice = []
        try:
            sheets = beside(self._window, f"正在生成“{place.name}”", lambda _step: made(place)) or {}
            for path, data in sheets.items():
                if content := self._as(path.suffix, data):
                    notice.append(self._put(path, content))
        except GknbError as error:
            notice.append(error.sentence)
        if notice:  # none where the clerk stopped it
            self._ask.tell(self._window, "送审", "\n".join(filter(None, (*notice, more))))

    def _put(self, path: Path, content: bytes) -> str:
        """Write a file, and what to say of it."""
        from app.system.finished_file import fit_name, write_finished
        from ui.parts.ask import STOPPED
        from ui.parts.waiting import beside

        place = path.with_name(fit_name(path.name))
        kept = beside(self._window, f"正在写“{place.name}”", lambda _step: write_finished(place, content))
        return (kept.message or f"已存为“{kept.path}”。") if kept else STOPPED

    def _as(self, suffix: str, data: bytes) -> bytes | None:
        """A Word file, or the PDF that an office program makes of it beside the window; None when the clerk stopped
        that. Raises `GknbError` where there is no such program."""
        if suffix.lower() != ".pdf":
            return data
        from app.printing.pdf import converted
        from ui.parts.waiting import beside

        pdf = beside(self._window, "正在生成PDF", lambda _step: converted(data))
        return pdf.data if pdf else None

    def _stem(self) -> str:
        from app.report.file_name import file_name

        return file_name(self._session().report, self._documents.preferences.now.file_name)

    def _session(self) -> Session:
        session = self._documents.session
        assert session
        session.settle()
        return session


# what is made beside the window: what it needs is loaded there too


def _signoff(report: Report, limits: Limits, template: Path | None) -> bytes:
    from app.signoff.as_docx import signoff_document
    from app.signoff.sheet import signoff_sheet

    return signoff_document(signoff_sheet(report, limits), template)


def _for_offices(report: Report, place: Path) -> dict[Path, bytes]:
    from app.signoff.as_docx import office_document
    from app.signoff.offices import office_sheets

    return {
        place.with_name(f"核数单（{one.office}）{place.suffix}"): office_document(one) for one in office_sheets(report)
    }


def _corrections(report: Report) -> bytes:
    from app.signoff.as_docx import correction_document

    return correction_document(report)


def _shipped() -> bytes:
    from app.signoff.as_docx import own_template

    return own_template()
