"""What the clerk answers to a finding: keep it with a reason, close a hint, take the wording or the form proposed.

Each answer is a mapping of changes like any other edit, so that it can be undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.checks.rule import Finding, Level, Spot
from app.form.editions import edition
from app.report.changes import FieldPath, apply, current
from app.report.model import Reason, Report
from app.tables.entry import enter
from app.texts.marks import Marked, Values
from app.texts.paragraphs import home

REASONS = ("统计口径不同", "引用文件或往年数据", "以前年度事项", "上级要求", "程序判断有误", "其他")
OTHER = "其他"
"""The kind of reason that says nothing by itself: words have to be written."""
READ = "已阅"
OF_THE_FORM = frozenset(["H1", "H2", "H12"])
"""Findings about the title, headings and labels that an imported document prints; an export prints the official ones."""


def may_keep(finding: Finding) -> bool:
    """Whether a written reason may settle the finding; a hint is closed without one."""
    return finding.kept is None and finding.keepable and finding.level is not Level.HINT


def may_be_given(kind: str, text: str) -> bool:
    """Whether a kind of reason and the clerk's words are enough to keep a finding."""
    return bool(kind) and (kind != OTHER or bool(text.strip()))


def may_close(finding: Finding) -> bool:
    return finding.kept is None and finding.level is Level.HINT


def keep(finding: Finding, kind: str, text: str) -> dict[FieldPath, Any]:
    """Keep a finding for one of `REASONS`, with the clerk's own words."""
    return {("reasons", finding.key): Reason(kind=kind, text=text.strip())}


def note(finding: Finding, kind: str, text: str) -> str:
    """The sentence that would tell the reason under the table; '' where the finding offers none."""
    reason = _COUNT.sub("", text.strip().rstrip("。；，")) or (kind if kind != OTHER else "")
    return finding.note.replace("{原因}", reason or "……")


_COUNT = re.compile(r"\d+件$")


def explained(report: Report, finding: Finding, kind: str, text: str) -> dict[FieldPath, Any]:
    """Keep a finding, and tell the reason under the table that it is about."""
    table = finding.cells[0].partition(".")[0]
    under = report.under_table.get(table, ())
    return {**keep(finding, kind, text), ("under_table", table): (*under, note(finding, kind, text))}


def close(finding: Finding) -> dict[FieldPath, Any]:
    """Close a hint: it is not asked about again while the words it speaks of are the same."""
    return {("reasons", finding.key): Reason(kind=READ)}


def reopen(finding: Finding) -> dict[FieldPath, Any]:
    """Take a reason or a closing back."""
    return {("reasons", finding.key): None}


def mend(report: Report, finding: Finding) -> dict[FieldPath, Any]:
    """Put the proposed wording in the place of what it is about, and of all of its kind; {} when that is gone."""
    spot, fix = finding.spot, finding.fix
    if fix is None:
        return {}
    if spot is None:
        return _entered(report, finding.cells, fix)
    if spot.section in {"card", "title"}:
        return {}
    if spot.section == "signature":
        return {("signature", "date"): fix} if report.signature.date == spot.excerpt else {}
    return _mended(report, ((spot, fix), *finding.also))


def _entered(report: Report, cells: tuple[str, ...], text: str) -> dict[FieldPath, Any]:
    """`text` typed into cells of the tables."""
    changes: dict[FieldPath, Any] = {}
    for id_ in cells:
        cell = edition(report.editions[id_.partition(".")[0]]).table(id_.partition(".")[0]).by_id.get(id_)
        if cell and not cell.is_total:
            changes |= enter(cell, text)
    return changes


def _mended(report: Report, places: Iterable[tuple[Spot, str]]) -> dict[FieldPath, Any]:
    """The paragraphs with new words at `places`, from the last to the first; what is gone is left out."""
    changes: dict[FieldPath, Any] = {}
    for spot, fix in sorted(
        places, key=lambda place: (place[0].section, place[0].paragraph, place[0].start), reverse=True
    ):
        path, index = home(report, spot.section, spot.paragraph)
        texts = changes.get(path, tuple(current(report, path) or ()))
        if not 0 <= index < len(texts):
            continue
        text = Marked(texts[index], Values(report))
        if text.printed[spot.start : spot.end] != spot.excerpt:
            continue
        mended = text.stored[: text.stored_at(spot.start)] + fix + text.stored[text.stored_at(spot.end) :]
        changes[path] = (*texts[:index], mended, *texts[index + 1 :])
    return changes


def looked_at(report: Report, doubt: str) -> dict[FieldPath, Any]:
    """Somebody has looked at what was in doubt when the document was brought in."""
    return {("doubts",): tuple(other for other in report.doubts if other != doubt)}


def adopt(report: Report) -> dict[FieldPath, Any]:
    """Let the official title, headings and labels stand for those that the imported document printed.

    A title stays while there is no name of the body to make the official one of. {} where nothing is to be done.
    """
    was = report.imported
    if was is None:
        return {}
    title = "" if report.card.full_name.strip() else was.title
    now = was.model_copy(update={"title": title, "headings": (), "labels": (), "missing_labels": (), "tables": ()})
    return {("imported",): now} if now != was else {}


def may_adopt(report: Report, finding: Finding) -> bool:
    """Whether `adopt` settles the finding: not a table of the wrong edition, nor the nine-part outline itself."""
    if finding.kept is not None or finding.code not in OF_THE_FORM or not (changes := adopt(report)):
        return False
    rules = [rule for rule in catalogue() if rule.code == finding.code]
    before, after = (run(Facts(one), rules).findings for one in (report, apply(report, changes)))
    return len(after) < len(before) and finding.key not in {other.key for other in after}
