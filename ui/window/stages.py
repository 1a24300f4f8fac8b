"""The menu 状态: from draft to published, each step on its day, and the sheets that are signed on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.errors import GknbError

if TYPE_CHECKING:
    from app.report.model import Report
    from ui.files.bringing import Bringing
    from ui.files.documents import Documents
    from ui.parts.ask import Ask
    from ui.session import Session

PACKAGES = "归档包 (*.zip)"
SIGNED = "Word文件 (*.docx)"
LOCKING = "定稿以后只能看和导出。要改的话，从这个菜单退回送审稿，并写明原因。"


class StagesMenu(QMenu):
    """What can be done with the state of the open report; made anew each time it opens."""

    def __init__(self, bar: QMenuBar, documents: Documents, bringing: Bringing, ask: Ask, window: QWidget) -> None:
        super().__init__("状态(&S)", window)
        self._documents, self._bringing, self._ask, self._window = documents, bringing, ask, window
        bar.insertMenu(bar.actions()[-1], self)
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """The actions that make sense now."""
        self.clear()
        session = self._documents.session
        if session:
            self._list(session.report)
        else:
            self.addAction("没有打开年报").setEnabled(False)

    def _list(self, report: Report) -> None:
        from app.report.model import STATES
        from app.report.stages import ORDER, following, is_locked, stage_name

        self.addAction(f"现在是：{stage_name(report)}").setEnabled(False)
        self.addSeparator()
        if state := following(report):
            self._add(f"标为{STATES[state]}（今天）", self.go_on)
        if report.state != ORDER[0]:
            name = STATES[ORDER[ORDER.index(report.state) - 1]]
            self._add(f"退回{name}{'，写明原因…' if is_locked(report) else ''}", self.go_back)
        self.addSeparator()
        self._add("送审单…", self.write_signoff)
        self._add("各科室核数单…", self.write_offices)
        if report.corrections:
            self._add("更正说明…", self.write_corrections)
        self._add("发布后核对…", self._bringing.publishing.ask_for_page)
        self._add("归档包…", self.pack)

    def _add(self, words: str, do: object) -> None:
        action = self.addAction(words)
        action.triggered.connect(do)
        session = self._documents.session
        action.setEnabled(session is not None and not session.read_only)

    def go_on(self) -> None:
        """Bring the report into its next state; before it is locked that is asked."""
        from app.report.model import STATES
        from app.report.stages import advance, following

        session = self._session()
        state = following(session.report)
        if state is None:
            return
        if state == "final":
            errors = sum(one.counts and one.level == "error" for one in session.strict_outcome.findings)
            left = f"还有错误{errors}处没有改正。" if errors else ""
            if not self._ask.choose(
                self._window, "标为定稿", f"{left}把年报标为定稿？", ("标为定稿", "先不标"), LOCKING
            ).startswith("标"):
                return
        session.edit(advance(session.report, _today()), f"标为{STATES[state]}")

    def go_back(self) -> None:
        """Back to the state before; out of a locked one with a reason."""
        from app.report.stages import go_back, is_locked

        session, why = self._session(), ""
        if is_locked(session.report):
            entered = self._ask.text(self._window, "退回修改", "为什么要改？会记在草稿里。")
            if not entered or not entered.strip():
                return
            why = entered.strip()
        session.edit(go_back(session.report, _today(), why), "退回上一状态")

    def write_signoff(self) -> None:
        """The sheet for the leaders, as a Word file or a PDF."""
        from app.signoff.as_docx import signoff_document
        from app.signoff.sheet import signoff_sheet

        session = self._session()
        sheet = signoff_sheet(session.report, session.limits)
        self._write({self._place(f"{sheet.title}.docx"): signoff_document(sheet)})

    def write_corrections(self) -> None:
        """What was corrected since the report was published."""
        from app.signoff.as_docx import correction_document

        report = self._session().report
        self._write({self._place(f"{report.title}更正说明.docx"): correction_document(report)})

    def write_offices(self) -> None:
        """A sheet for each office that gave figures, in one folder."""
        from app.signoff.as_docx import office_document
        from app.signoff.offices import office_sheets

        place = self._place("核数单.docx")
        if place is None:
            return
        sheets = office_sheets(self._session().report)
        self._write(
            {place.with_name(f"核数单（{sheet.office}）{place.suffix}"): office_document(sheet) for sheet in sheets}
        )

    def pack(self) -> None:
        """Everything that belongs to the report in one zip, with files that the clerk adds (a signed scan)."""
        from app.handover.pack import packed
        from app.system.keeping import fit_name, keep

        session = self._session()
        proposed = self._documents.folder() / fit_name(f"{session.report.title}归档包.zip")
        path = self._ask.file_named(self._window, "归档包", proposed, ".zip", PACKAGES)
        if path is None:
            return
        try:
            made = packed(session.report, limits=session.limits)
            kept = keep(path, made.data)
            told = [kept.said or f"已写成“{kept.path}”。", *made.missing]
        except GknbError as error:
            told = [error.sentence]
        self._ask.tell(self._window, "归档包", "\n".join(told))

    def _place(self, name: str) -> Path | None:
        from app.system.keeping import fit_name

        proposed = self._documents.folder() / fit_name(name)
        return self._ask.file_named(self._window, "保存", proposed, ".docx", SIGNED)

    def _write(self, documents: dict[Path | None, bytes]) -> None:
        from app.system.keeping import fit_name, keep

        told = []
        try:
            for path, data in documents.items():
                if path is None:
                    return
                kept = keep(path.with_name(fit_name(path.name)), data)
                told.append(kept.said or f"已写成“{kept.path}”。")
        except GknbError as error:
            told.append(error.sentence)
        self._ask.tell(self._window, "送审", "\n".join(told))

    def _session(self) -> Session:
        session = self._documents.session
        assert session
        return session


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the clerk's own day


def title_of(session: Session) -> str:
    """What the title of the window says of the report: its file, and that it can only be read, or is no draft any more."""
    name = session.path.name if session.path else f"未命名（{session.report.title}）"
    if session.read_only:
        return f"{name}（只读）"
    from app.report.model import STATES

    state = session.report.state
    return f"{name}（{STATES[state]}）" if state != "draft" else name
