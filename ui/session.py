"""The open report: one way to change it, one history, one signal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.checks.catalogue import Outcome, in_steps, later_rules, run, table_rules
from app.checks.facts import Facts, Limits
from app.checks.rule import Finding
from app.report import changes as edits
from app.report.stages import allowed, is_locked
from app.tables.sheet import Sheet, sheets
from ui.history import History

if TYPE_CHECKING:
    from app.report.changes import Changes
    from app.report.model import Report

IDLE = 150
"""Milliseconds without an edit after which the rules over texts and the whole report run."""

FIRST = 500
"""The same after opening, when the first page is still to be made and painted."""
OPEN_PLACE = "G14"
"""The rule on places left open."""
SLICE = 0.008
"""Seconds for which the idle check goes on before it lets a key through."""


class Session(QObject):
    """A report being filled.

    `changed` names the paths that an edit, undo or redo touched; totals and the rules of the tables are then
    worked out already (`sheets`, `table_findings`). `checked` says that all other rules have spoken too.
    `settling` asks whoever is being typed in to hand over what is there, before saving, undoing or leaving.
    `peeking` asks for the same without an edit: whoever is typed in adds its changes to the dict it is given.
    `typing` says that what is being typed in a cell has changed, or is not wanted any more.
    `refused` says that an edit was not made because the report is final.
    `outcome` is never stale: it runs what is still due. `latest` runs nothing: it is for whatever a key waits for.
    """

    changed = Signal(object)
    checked = Signal()
    settling = Signal()
    peeking = Signal(object)
    typing = Signal()
    refused = Signal()

    def __init__(
        self,
        report: Report,
        path: Path | None = None,
        parent: QObject | None = None,
        *,
        limits: Limits | None = None,
    ) -> None:
        super().__init__(parent)
        self.limits = limits or Limits()
        self.path = path
        self.read_only = False
        self.registers: dict[str, dict[str, int]] = {}
        """What the registers count that were read in beside the report: by table, for each cell."""
        self.register_rows: dict[str, str] = {}
        """For each cell which rows of a register that was read in it counts, in words."""
        self.history = History(self._apply, self)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._check_on)
        self._rest = Outcome(())
        self._samples: set[str] = set()
        self._take(report)
        self._idle.start(FIRST)

    def edit(self, changes: Changes, name: str, *, merge: str = "") -> bool:
        """Make `changes` as one undo step called `name`; False when they change nothing, or nothing may be changed.

        Steps with the same `merge` become one until there is a pause: typing in one paragraph.
        """
        real = self._permitted(edits.effective(self.report, changes))
        if real:
            self.history.push(name, real, edits.inverse(self.report, real), merge)
        return bool(real)

    def _permitted(self, changes: dict[edits.FieldPath, Any]) -> dict[edits.FieldPath, Any]:
        """Of changes that touch what may not be changed now none: half an edit would be worse."""
        if self.read_only or not all(allowed(self.report, path) for path in changes):
            if changes and not self.read_only:
                self.refused.emit()
            return {}
        return changes

    @property
    def locked(self) -> bool:
        """Whether the report can only be read: opened so, or final."""
        return self.read_only or is_locked(self.report)

    def judge_by(self, limits: Limits) -> None:
        """Go by other dates and lengths from now on."""
        self.limits = limits
        self._take(self.report)
        self.changed.emit(frozenset())
        self.check()

    def settle(self) -> None:
        """Make sure that everything typed so far is in the report."""
        self.settling.emit()

    def as_typed(self) -> Report:
        """The report with what is being typed and not entered yet: for the recovery file alone."""
        pending: dict[edits.FieldPath, Any] = {}
        self.peeking.emit(pending)
        return edits.apply(self.report, edits.effective(self.report, pending))

    def _apply(self, changes: Changes) -> None:
        report = edits.apply(self.report, changes)
        if edits.of_texts(changes):
            self._take_words(report)
        else:
            self._take(report)
        self._idle.start(IDLE)
        self.changed.emit(frozenset(changes))

    def _take(self, report: Report) -> None:
        self.sheets: dict[str, Sheet] = sheets(report)
        self._take_words(report)
        self._tables = run(self._facts, table_rules())

    def _take_words(self, report: Report) -> None:
        """A report with the same tables: what stands in them, and what their rules say, is as it was."""
        self.report: Report = report
        self._facts = Facts(report, limits=self.limits)
        self._due: Iterator[None] | None = self._run_rest()
        self._latest: Outcome | None = None
        self._strict: Outcome | None = None

    @property
    def table_findings(self) -> tuple[Finding, ...]:
        """What the rules of the tables say of the report as it is now."""
        return self._tables.findings

    @property
    def outcome(self) -> Outcome:
        """What all rules say of the report as it is now."""
        for _ in self._due or ():
            pass
        return self.latest

    @property
    def latest(self) -> Outcome:
        """What the rules of the tables say now, and all others said when they had last spoken to the end."""
        if self._latest is None:
            now, rest = self._tables, self._rest
            message = (finding for finding in rest.findings if not self._waits(finding))
            self._latest = Outcome((*now.findings, *message), (*now.not_checked, *rest.not_checked))
        return self._latest

    def take_sample(self, section: str) -> None:
        """Sample sentences come into a text: what is open in them is no mistake before the clerk leaves it."""
        self._samples.add(section)

    def leave_text(self, section: str) -> None:
        """The clerk goes on from a text: what is still open in it is told of from now on."""
        if section in self._samples:
            self._samples.discard(section)
            self._latest = None
            self._idle.start(0)

    def _waits(self, finding: Finding) -> bool:
        return finding.code == OPEN_PLACE and finding.spot is not None and finding.spot.section in self._samples

    def _run_rest(self) -> Iterator[None]:
        """Run the rules over texts and the whole report, a step at a time."""
        self._rest = yield from in_steps(self._facts, later_rules())
        self._latest = self._due = None

    @property
    def strict_outcome(self) -> Outcome:
        """The same with unfinished counting as wrong: for the review and before the export."""
        if self._strict is None:
            self._strict = run(Facts(self.report, strict=True, limits=self.limits))
        return self._strict

    def _check_on(self) -> None:
        """Run the rules that are due a slice at a time, so that no key has to wait for all of them."""
        until = monotonic() + SLICE
        for _ in self._due or ():
            if monotonic() > until:
                self._idle.start(0)
                return
        self.check()

    def check(self) -> None:
        """Run the rules that are still due, and say so."""
        self._idle.stop()
        _ = self.outcome
        self.checked.emit()

    @property
    def modified(self) -> bool:
        return not self.history.isClean()
