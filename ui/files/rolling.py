"""This year's report begun from last year's draft or package. Nothing changes before the clerk agrees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import GknbError

if TYPE_CHECKING:
    from app.report.model import Report
    from ui.files.documents import Documents
    from ui.parts.ask import Ask

FROM_LAST_YEAR, FROM_PACKAGE = "从上年报告新建", "从归档包新建"
GO_ON = "继续"
DRAFT, PACKAGE = ".gknb", ".zip"
PACKAGES = f"归档包 (*{PACKAGE})"
NOT_BEGUN = "没有新建。要用它，请先关闭现在打开的年报，再点“从归档包新建…”"


class Rolling:
    """The ways from last year's report to a new one."""

    def __init__(self, documents: Documents, ask: Ask, window: QWidget) -> None:
        self._documents, self._ask, self._window = documents, ask, window

    def ask_for_package(self) -> None:
        """Choose last year's package and begin this year's report from it."""
        if not self.may_begin_anew(FROM_PACKAGE):
            return
        if path := self._ask.open_file(self._window, FROM_PACKAGE, PACKAGES, self._documents.folder()):
            self.roll_file(path, packed=True)

    def may_begin_anew(self, title: str) -> bool:
        """Whether the open draft may go for a new one: said before a file is looked for."""
        session = self._documents.session
        if session is None:
            return True
        name = session.path.name if session.path else session.report.title
        question = f"新建以后，现在打开的“{name}”会关上；没有保存的会先问。"
        return self._ask.choose(self._window, title, question, (GO_ON, "取消")) == GO_ON

    def roll_file(self, path: Path, *, packed: bool) -> bool:
        """Begin from a draft, or from the one in a package; says so where it can't be read or is of another body."""
        from ui.parts.waiting import beside

        mine = self._documents.session.report if self._documents.session else None

        try:
            found = beside(self._window, f"正在读“{path.name}”", lambda _: _read(path, mine, packed=packed))
        except GknbError as error:
            self._ask.tell(self._window, "没有新建", error.sentence)
            return False
        if found is None:
            return False
        report, noticed, questions = found
        if noticed:
            self._ask.tell(self._window, "打开时发现", "\n".join(noticed))
        if mine and not self.is_of_this_body(mine, report):
            return False
        return self._documents.may_close() and self.roll(report, path.name, questions)

    def is_of_this_body(self, mine: Report, theirs: Report) -> bool:
        """Whether a report belongs to the open one; of another body's the clerk has to say so: its figures and
        words would be compared with, or taken for, her own."""
        from app.report.agency import other_body

        ours, named = mine.card.full_name.strip(), theirs.card.full_name.strip()
        if not other_body(ours, named):
            return True
        question = f"这份年报是“{named}”的，不是“{ours}”的。"
        details = "多半是选错了文件。单位改过名称、合并过的，可以照用。"
        return self._ask.choose(self._window, "不是本单位的年报", question, ("不用它", "照用"), details) == "照用"

    def roll(self, report: Report, source: str, questions: tuple[str, ...] = ()) -> bool:
        """Open next year's report begun from `report`, with `questions` among its doubts."""
        from app.last_year.roll_forward import rolled

        try:
            fresh = rolled(report, source, report.imported.sha256 if report.imported else "")
        except GknbError as error:
            self._ask.tell(self._window, "没有新建", error.sentence)
            return False
        self._documents.take(fresh.model_copy(update={"doubts": (*fresh.doubts, *questions)}))
        return True


def _read(path: Path, mine: Report | None, *, packed: bool) -> tuple[Report, tuple[str, ...], tuple[str, ...]]:
    """The report of a draft, or of a package for the open one; what was noticed in it, and what it leaves open."""
    from app.handover.left_over import left_over

    if not packed:
        from app.incoming.opening import open_report

        report = open_report(path)
        return report, (), left_over(report)
    from app.handover.unpack import check_body, report_in

    report, noticed = report_in(path)
    if mine:
        check_body(path.name, report, mine, NOT_BEGUN)
    return report, noticed, left_over(report)
