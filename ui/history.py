"""What was done to the open report, step by step, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.report.changes import Changes

PAUSE = 1.5
"""Seconds without a key after which typing in one place starts a new step."""
MOST = 1000
"""Steps that are kept; the oldest go, so that a long day takes no more memory than a short one."""


@dataclass
class Step:
    """Changes, and the changes that take them back. Steps with the same `merge` become one while typing goes on."""

    name: str
    forward: Changes
    back: Changes
    merge: str
    made: float

    def takes_in(self, later: Step) -> bool:
        """Whether `later` goes on with the same typing; it is in this step then."""
        if not self.merge or later.merge != self.merge or later.made - self.made > PAUSE:
            return False
        self.forward = {**self.forward, **later.forward}
        self.back = {**later.back, **self.back}
        self.made = later.made
        return True


class History(QObject):
    """The steps of one report. Spoken to as Qt's own undo stack is; that one keeps every merged step alive in Python.

    `changed` says that other steps can be undone or redone now, `clean_changed` whether all is as it was saved.
    """

    changed = Signal()
    clean_changed = Signal(bool)

    def __init__(self, make: Callable[[Changes], None], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._steps: list[Step] = []
        self._at = 0
        self._clean = 0
        self._saving = -1
        self._was_clean = True

    def push(self, name: str, forward: Changes, back: Changes, merge: str) -> None:
        """Make the changes `forward` as a step that `back` takes back."""
        self._make(forward)
        if self._clean > self._at:
            self._clean = -1  # what was saved can't be come back to
        if self._saving > self._at:
            self._saving = -1
        del self._steps[self._at :]
        step = Step(name, forward, back, merge, monotonic())
        last = self._steps[-1] if self._steps and self._at not in {self._clean, self._saving} else None
        if last is None or not last.takes_in(step):
            self._steps.append(step)
        elif last.forward == last.back:
            self._steps.pop()
        if len(self._steps) > MOST:
            del self._steps[0]
            self._clean -= 1
            self._saving -= 1
        self._move(len(self._steps))

    def undo(self) -> None:
        if self.canUndo():
            self._make(self._steps[self._at - 1].back)
            self._move(self._at - 1)

    def redo(self) -> None:
        if self.canRedo():
            self._make(self._steps[self._at].forward)
            self._move(self._at + 1)

    def setIndex(self, at: int) -> None:
        """Undo or redo until `at` steps are done."""
        while self._at > max(at, 0):
            self.undo()
        while self._at < min(at, len(self._steps)):
            self.redo()

    def _move(self, at: int) -> None:
        self._at = at
        self.changed.emit()
        if self._was_clean != self.isClean():
            self._was_clean = self.isClean()
            self.clean_changed.emit(self._was_clean)

    def count(self) -> int:
        return len(self._steps)

    def index(self) -> int:
        """How many of the steps are done."""
        return self._at

    def canUndo(self) -> bool:
        return self._at > 0

    def canRedo(self) -> bool:
        return self._at < len(self._steps)

    def undoText(self) -> str:
        """The name of the step that would be undone; '' without one."""
        return self._steps[self._at - 1].name if self.canUndo() else ""

    def redoText(self) -> str:
        """The name of the step that would be redone; '' without one."""
        return self._steps[self._at].name if self.canRedo() else ""

    def isClean(self) -> bool:
        """Whether all is as it was saved."""
        return self._at == self._clean

    def setClean(self) -> None:
        """All is saved as it is now."""
        self.saving()
        self.saved()

    def saving(self) -> None:
        """All is being saved as it is now; `saved` says later that it is, whatever was done meanwhile."""
        self._saving = self._at

    def saved(self) -> None:
        self._clean, self._saving = self._saving, -1
        self._move(self._at)

    def resetClean(self) -> None:
        """What is here is saved nowhere."""
        self._clean = -1
        self._move(self._at)
