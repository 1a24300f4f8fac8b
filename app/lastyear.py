"""Last year's report as it is attached to this year's."""

from __future__ import annotations

from app.newreport import section_moves
from app.report import LastYear, Report
from app.texts import CATEGORIES_MARK, ROSTER_MARK, texts_of

COMMON = ("year", "editions", "outline", "figures", "units", "printed", "sections", "under_table")


def snapshot(report: Report, source: str, sha256: str = "") -> LastYear:
    """What of `report` is kept for comparison; `source` is the name of its file, `sha256` that file's hash."""
    kept = {name: getattr(report, name) for name in COMMON}
    return LastYear(**kept, agency=report.card.full_name, source=source, sha256=sha256)


def reading_matter(report: Report, section: str) -> tuple[str, ...]:
    """Last year's paragraphs on what `section` is about; none without last year's report."""
    last = report.last_year
    if last is None:
        return ()
    sources = [old for old, new in section_moves(last.outline, report.outline).items() if new == section]
    marks = {ROSTER_MARK, CATEGORIES_MARK, ""}
    return tuple(text for old in sources for text in texts_of(last, old) if text.strip() not in marks)
