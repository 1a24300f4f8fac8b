"""The menu 状态: from draft to published, each step on its day, and the sheets that are signed on the way."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

if TYPE_CHECKING:
    from app.export import Made
    from app.report.model import Report
    from ui.files.documents import Documents
    from ui.files.importing import Importing
    from ui.files.packing import Packing
    from ui.files.signing import Signing
    from ui.parts.ask import Ask
    from ui.session import Session

LOCKING = "定稿以后只能看和导出。要改的话，从这个菜单退回送审稿，并写明原因。"


class StagesMenu(QMenu):
    """What can be done with the state of the open report; made anew each time it opens."""

    def __init__(self, bar: QMenuBar, documents: Documents, importing: Importing, ask: Ask, window: QWidget) -> None:
        super().__init__("状态(&S)", window)
        self._documents, self._bringing, self._ask, self._window = documents, importing, ask, window
        bar.insertMenu(bar.actions()[-1], self)
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    @cached_property
    def signing(self) -> Signing:
        """What writes the sheets; loaded when somebody asks for one."""
        from ui.files.signing import Signing

        return Signing(self._documents, self._ask, self._window)

    @cached_property
    def packing(self) -> Packing:
        """What makes the package; loaded when somebody asks for it."""
        from ui.files.packing import Packing

        return Packing(self._documents, self._bringing, self._ask, self._window, made_or_painted)

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
        self._add("送审单…", self.signing.write_signoff)
        self._add("各科室核数单…", self.signing.write_offices)
        if report.corrections:
            self._add("更正说明…", self.signing.write_corrections)
        self._template_menu()
        self.addSeparator()
        self._add("发布后核对…", self._bringing.publishing.ask_for_page)
        self._add("归档包…", self.packing.pack)

    def _template_menu(self) -> None:
        menu = self.addMenu("送审单的模板")
        menu.addAction("换用本单位的模板…").triggered.connect(self.signing.choose_template)
        back = menu.addAction("改回自带的送审单")
        back.triggered.connect(self.signing.take_shipped)
        back.setEnabled(bool(self._documents.preferences.now.signoff_template))
        menu.addAction("把自带的另存一份来改…").triggered.connect(self.signing.save_copy)

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


def made_or_painted(report: Report, suffix: str) -> Made:
    """A file of the report, made beside the window; a PDF is painted here when no office program makes it."""
    from app.export import made, painted
    from app.printing.pdf import NoOffice
    from ui.parts.waiting import breathe, waited_for

    try:
        return waited_for(lambda: made(report, suffix))
    except NoOffice:
        from ui.paper.painted import Meanwhile, pdf

        return painted(pdf(report, meanwhile=Meanwhile(breathe, waited_for)), None)
