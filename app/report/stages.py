"""From draft to published: the states that a report goes through, each on a day, and what each allows."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from app.report.changes import FieldPath
from app.report.corrections import as_published, corrected
from app.report.model import STATES, Report, ReportState, Unlocking

ORDER: tuple[ReportState, ...] = get_args(ReportState)
LOCKED = frozenset[ReportState](["final", "published"])
"""States in which nothing of the report may be changed."""
OF_STAGES = frozenset(["state", "stages", "unlockings", "corrections", "published", "reasons", "seen", "doubts"])
"""Fields that may change all the same: they are about the report, not part of it."""
SUFFIXES: dict[ReportState, str] = {"draft": "草稿", "review": "送审稿"}
"""What the name of an exported file ends in before the report is final."""


def is_locked(report: Report) -> bool:
    return report.state in LOCKED


def allowed(report: Report, path: FieldPath) -> bool:
    """Whether the field at `path` may be changed now."""
    return not is_locked(report) or path[0] in OF_STAGES


def following(report: Report) -> ReportState | None:
    """The state after the present one."""
    at = ORDER.index(report.state) + 1
    return ORDER[at] if at < len(ORDER) else None


def advance(report: Report, day: date) -> dict[FieldPath, Any]:
    """The changes that bring the report into the next state on `day`; none for a published one.

    Published once more, it notes what was corrected, and why it was unlocked.
    """
    state = following(report)
    if state is None:
        return {}
    changes: dict[FieldPath, Any] = {("state",): state, ("stages", state): day.isoformat()}
    if state == "published":
        why = report.unlockings[-1].why if report.unlockings else ""
        changes[("corrections",)] = (*report.corrections, *corrected(report, day, why))
        changes[("published",)] = as_published(report)
    return changes


def go_back(report: Report, day: date, why: str = "") -> dict[FieldPath, Any]:
    """The changes that bring it back to the state before; out of a locked one `why` is noted with the day."""
    at = ORDER.index(report.state)
    if at == 0:
        return {}
    changes: dict[FieldPath, Any] = {("state",): ORDER[at - 1], ("stages", report.state): None}
    if is_locked(report):
        changes[("unlockings",)] = (*report.unlockings, Unlocking(date=day.isoformat(), why=why))
    return changes


def stage_name(report: Report) -> str:
    """“送审稿（2026-01-15）”; “草稿” has no day."""
    day = report.stages.get(report.state, "")
    return f"{STATES[report.state]}（{day}）" if day else STATES[report.state]
