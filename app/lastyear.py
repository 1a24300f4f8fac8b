"""Last year's report as it is attached to this year's."""

from __future__ import annotations

from app.report import LastYear, Report

COMMON = ("year", "editions", "outline", "figures", "units", "printed", "sections", "under_table")


def snapshot(report: Report, source: str, sha256: str = "") -> LastYear:
    """What of `report` is kept for comparison; `source` is the name of its file, `sha256` that file's hash."""
    kept = {name: getattr(report, name) for name in COMMON}
    return LastYear(**kept, agency=report.card.full_name, source=source, sha256=sha256)
