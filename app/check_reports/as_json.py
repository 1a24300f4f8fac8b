"""What was said of files, for other programs. The shape is documented and stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.check_reports.checking import Checked, Result
from app.checks.ledger import counts
from app.tables.sheet import as_json, sheets

if TYPE_CHECKING:
    from app.checks.ledger import LedgerEntry
    from app.checks.rule import Finding, Spot
    from app.form.parts import Cell
    from app.report.model import Report
    from app.tables.sheet import Sheet


def in_json(result: Result) -> dict[str, Any]:
    """One file: what was found, or why it can't be read."""
    if not isinstance(result, Checked):
        return {"file": result.file, "error": result.error}
    report, outcome = result.report, result.outcome
    return {
        "file": result.file,
        "year": report.year,
        "edition": _edition(report),
        "agency": report.card.full_name,
        "figures": _figures(report),
        "findings": [_finding(finding) for finding in outcome.findings],
        "counts": result.counts,
        "not_checked": [
            {"code": code, "message": left.message, "cells": list(left.cells)} for code, left in outcome.not_checked
        ],
        "doubts": [{"message": doubt.message, "cells": list(doubt.cells)} for doubt in result.doubts],
        "left_out": list(report.imported.left_out) if report.imported else [],
        "mentions": [_mention(entry) for entry in result.mentions],
        "mention_counts": counts(result.mentions),
        "repeated": result.repeated.as_percent if result.repeated else None,
    }


def _edition(report: Report) -> str:
    """The edition of the tables; those of a document that mixes them joined with “+”."""
    return "+".join(sorted(set(report.editions.values())))


def _figures(report: Report) -> dict[str, int | str | None]:
    """Every cell of the three tables by id; what is blank, a dash, no figure or not in the file is null."""
    return {cell.id: _figure(sheet, cell) for sheet in sheets(report).values() for cell in sheet.table.cells}


def _figure(sheet: Sheet, cell: Cell) -> int | str | None:
    """A total is the printed one while that is kept, blank ones included, else the worked-out one."""
    figure = sheet.figure(cell.id)
    if figure.fault or (sheet.is_printed(cell.id) and not figure.filled):
        return None
    return as_json(sheet.value(cell.id))


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level.value,
        "message": finding.message,
        "advice": finding.advice,
        "cells": list(finding.cells),
        "place": _place(finding.spot),
        "kept": why_kept(finding) or None,
    }


def _mention(entry: LedgerEntry) -> dict[str, Any]:
    fields = ("section", "paragraph", "start", "end", "text", "value", "meaning", "state", "why")
    return {name: getattr(entry, name) for name in fields} | {"cells": list(entry.cells)}


def why_kept(finding: Finding) -> str:
    """The reason for which a finding is kept, as printed: “上级要求：按区里通知填”."""
    return "：".join(filter(None, (finding.kept.kind, finding.kept.text))) if finding.kept else ""


def _place(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    fields = ("section", "paragraph", "start", "end", "excerpt")
    return {name: getattr(spot, name) for name in fields}
