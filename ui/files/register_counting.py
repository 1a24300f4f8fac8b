"""Count a register into the open draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from app.errors import GknbError
from app.form.editions import edition

if TYPE_CHECKING:
    from app.register.columns import RegisterKind
    from app.register.placing import Count
    from app.register.reading import Register
    from app.report.model import Report
    from ui.files.documents import Documents
    from ui.files.register_dialog import RegisterDialog
    from ui.parts.ask import Ask
    from ui.session import Session

T = TypeVar("T")
FILES = "台账 (*.xlsx *.xlsm *.xlsb *.xls *.et *.ods *.csv);;所有文件 (*)"
TITLE = "从台账统计"


class RegisterCounting:
    """The way in which a register comes into the open draft. Confirmed columns are kept for the next time."""

    def __init__(self, documents: Documents, ask: Ask, window: QWidget) -> None:
        self._documents, self._ask, self._window = documents, ask, window

    def ask_for_file(self) -> None:
        """Choose a register and count it."""
        if path := self._ask.open_file(self._window, TITLE, FILES, self._documents.folder()):
            self.read(path)

    def takes(self, path: Path) -> bool:
        """Whether there is a draft to count into, and a file is a register."""
        if self._documents.session is None:
            return False
        try:
            return self._beside(path, lambda: self._read(path, self._known())) is not None
        except GknbError:
            return False

    def read(self, path: Path) -> bool:
        """Show what a register comes to and take it over; whether the draft was changed."""
        from ui.files.register_dialog import RegisterDialog

        session = self._documents.session
        if session is None:
            return False
        session.settle()
        try:
            counted = self._beside(path, lambda: _counted(self._read(path, self._known()), session.report))
        except GknbError as error:
            self._ask.tell(self._window, "没有统计", error.sentence)
            return False
        if counted is None:
            return False

        def recount(known: Mapping[str, str]) -> Count:
            kind = counted.book.kind
            if (again := self._beside(path, lambda: _counted(_as(path, known, kind), session.report))) is None:
                raise GknbError("没有等读完，栏目没有换")
            return again

        dialog = RegisterDialog(counted, path.name, session.report, recount, self._ask, self._window)
        try:
            return self._ask.run(dialog) and self._take(session, dialog)
        finally:
            dialog.deleteLater()

    def _beside(self, path: Path, work: Callable[[], T]) -> T | None:
        """What comes of `work`; None when it was stopped. A register may have many thousand rows."""
        from ui.parts.waiting import beside

        return beside(self._window, f"正在读“{path.name}”", lambda _: work())

    def _known(self) -> dict[str, dict[str, str]]:
        """The heads that were confirmed before, by table and field."""
        found: dict[str, dict[str, str]] = {"requests": {}, "disputes": {}}
        for name, head in self._documents.preferences.now.register.items():
            table, _, field = name.partition(".")
            if table in found:
                found[table][field] = head
        return found

    def _read(self, path: Path, known: Mapping[str, Mapping[str, str]]) -> Register:
        from app.register.reading import read

        book = read(path)
        return read(path, known[book.kind], book.kind) if known[book.kind] else book

    def _take(self, session: Session, dialog: RegisterDialog) -> bool:
        from app.register.columns import NONE
        from app.register.using import filling, rows_told, source_notes

        count = dialog.count
        if dialog.known:
            kept = {f"{count.book.kind}.{name}": head for name, head in dialog.known.items() if head != NONE}
            self._documents.preferences.change(register=self._documents.preferences.now.register | kept)
        session.register_rows = {**session.register_rows, **rows_told(count)}
        if not count.unfit:  # one that is counted to the end decides what is wrong in a table
            session.registers = {**session.registers, count.book.kind: count.cells}
        changes = source_notes(session.report, count)
        if dialog.filling:
            changes |= filling(count)
        return session.edit(changes, "从台账填表" if dialog.filling else "记下台账的数")


def _counted(book: Register, report: Report) -> Count:
    from app.register.placing import count

    return count(book, report.year, edition(report.editions[book.kind]))


def _as(path: Path, known: Mapping[str, str], kind: RegisterKind) -> Register:
    from app.register.reading import read

    return read(path, known, kind)
