"""What was corrected in a report after it was published: worked out from what was published and what stands there now."""

from __future__ import annotations

from datetime import date

from app.report.differences import differences
from app.report.model import Correction, LastYear, Report

PUBLIC = frozenset(["year", "figures", "units", "preface", "sections", "under_table"])
"""Fields that the public reads."""


def as_published(report: Report) -> LastYear:
    """The report as it is published now."""
    kept = {name: getattr(report, name) for name in LastYear.names() if name in Report.names()}
    return LastYear(**kept, agency=report.card.full_name)


def corrected(report: Report, day: date, why: str) -> tuple[Correction, ...]:
    """What the report says otherwise than what was published; nothing where it never was."""
    then = report.published
    if then is None:
        return ()
    public = {name: getattr(then, name) for name in LastYear.names() if name in PUBLIC}
    return tuple(
        Correction(place=one.name, old=one.mine, new=one.theirs, why=why, date=day.isoformat())
        for one in differences(report.model_copy(update=public), report)
        if one.path[0] in PUBLIC
    )
