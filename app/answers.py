"""What the clerk answers to a finding: keep it with a reason, close a hint, take the wording proposed.

Each answer is a mapping of changes like any other edit, so that it can be undone.
"""

from __future__ import annotations

from typing import Any

from app.changes import Path, current
from app.checks.rule import Finding, Level
from app.marks import Marked, Values
from app.report import Reason, Report
from app.texts import home

REASONS = ("统计口径不同", "引用文件或往年数据", "以前年度事项", "上级要求", "程序判断有误")
READ = "已阅"


def may_keep(finding: Finding) -> bool:
    """Whether a written reason may settle the finding; a hint is closed without one."""
    return finding.kept is None and finding.keepable and finding.level is not Level.HINT


def may_close(finding: Finding) -> bool:
    return finding.kept is None and finding.level is Level.HINT


def keep(finding: Finding, kind: str, text: str) -> dict[Path, Any]:
    """Keep a finding for one of `REASONS`, with the clerk's own words."""
    return {("reasons", finding.key): Reason(kind=kind, text=text.strip())}


def close(finding: Finding) -> dict[Path, Any]:
    """Close a hint: it is not asked about again while the words it speaks of are the same."""
    return {("reasons", finding.key): Reason(kind=READ)}


def reopen(finding: Finding) -> dict[Path, Any]:
    """Take a reason or a closing back."""
    return {("reasons", finding.key): None}


def mend(report: Report, finding: Finding) -> dict[Path, Any]:
    """Put the proposed wording in the place of the characters it is about; {} when they are gone."""
    spot = finding.spot
    if spot is None or finding.fix is None or spot.section in {"title", "signature"}:
        return {}
    path, index = home(report, spot.section, spot.paragraph)
    texts = tuple(current(report, path) or ())
    if not 0 <= index < len(texts):
        return {}
    text = Marked(texts[index], Values(report))
    if text.printed[spot.start : spot.end] != spot.excerpt:
        return {}
    mended = text.stored[: text.stored_at(spot.start)] + finding.fix + text.stored[text.stored_at(spot.end) :]
    return {path: (*texts[:index], mended, *texts[index + 1 :])}
