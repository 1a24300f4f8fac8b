"""Last year's report as it is attached to this year's."""

from __future__ import annotations

from app.pages.progress import PREFACE
from app.report.agency import other_body
from app.report.model import LastYear, Report
from app.report.new import section_moves
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK, texts_of

COMMON = ("year", "editions", "outline", "figures", "units", "printed", "preface", "sections", "under_table")


def snapshot(report: Report, source: str, sha256: str = "") -> LastYear:
    """What of `report` is kept for comparison; `source` is the name of its file, `sha256` that file's hash."""
    kept = {name: getattr(report, name) for name in COMMON}
    return LastYear(**kept, agency=report.card.full_name, source=source, sha256=sha256)


def reading_matter(report: Report, section: str) -> tuple[str, ...]:
    """Last year's paragraphs on what `section` (preface, 1…9) is about; none without last year's report."""
    last = report.last_year
    if last is None:
        return ()
    sources = [old for old, new in section_moves(last.outline, report.outline).items() if new == section]
    texts = last.preface if section == PREFACE else tuple(text for old in sources for text in texts_of(last, old))
    marks = {ROSTER_MARK, CATEGORIES_MARK, ""}
    return tuple(text for text in texts if text.strip() not in marks)


def whose(report: Report) -> str:
    """Which report is attached as last year's; of another body's its name too."""
    last = report.last_year
    if last is None:
        return ""
    body = f"“{last.agency.strip()}”" if other_body(report.card.full_name, last.agency) else ""
    return f"{body}{last.year}年年报"
