"""The open report: one way to change it, one history, one signal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app import changes as edits
from app.checks import Facts, Outcome, run
from app.sheet import Sheet, sheets

if TYPE_CHECKING:
    from app.changes import Changes
    from app.report import Report

PAUSE = 1.5
"""Seconds without a key after which typing in one place starts a new undo step."""


class Session(QObject):
    """A report being filled. `changed` names the paths that an edit, undo or redo touched; `checked` says
    that the findings are new."""

    changed = Signal(object)
    checked = Signal()

    def __init__(self, report: Report, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.path = path
        self.history = QUndoStack(self)
        self.sheets: dict[str, Sheet] = sheets(report)
        self.outcome: Outcome = run(Facts(report))
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._check)

    def edit(self, changes: Changes, name: str, *, merge: str = "") -> bool:
        """Make `changes` as one undo step called `name`; False when they change nothing.

        Steps with the same `merge` become one until there is a pause: typing in one paragraph.
        """
        real = edits.effective(self.report, changes)
        if real:
            self.history.push(_Step(self._apply, real, edits.inverse(self.report, real), name, merge))
        return bool(real)

    def _apply(self, changes: Changes) -> None:
        self.report = edits.apply(self.report, changes)
        self.sheets = sheets(self.report)
        self._idle.start()
        self.changed.emit(frozenset(changes))

    def _check(self) -> None:
        self.outcome = run(Facts(self.report))
        self.checked.emit()

    @property
    def modified(self) -> bool:
        return not self.history.isClean()


class _Step(QUndoCommand):
    """One undo step: changes and the changes that take them back."""

    def __init__(
        self,
        make: Callable[[Changes], None],
        forward: dict[edits.Path, Any],
        back: dict[edits.Path, Any],
        name: str,
        merge: str,
    ) -> None:
        super().__init__(name)
        self._make, self.forward, self.back, self.merge = make, forward, back, merge
        self.started = monotonic()

    def redo(self) -> None:
        self._make(self.forward)

    def undo(self) -> None:
        self._make(self.back)

    def id(self) -> int:
        return 1 if self.merge else -1

    def mergeWith(self, later: QUndoCommand) -> bool:
        if not isinstance(later, _Step) or later.merge != self.merge or later.started - self.started > PAUSE:
            return False
        self.forward |= later.forward
        self.back = later.back | self.back
        self.started = later.started
        return True
