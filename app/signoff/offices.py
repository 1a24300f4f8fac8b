"""The sheet for each office that gave figures (核数单), from the page 数据来源与核对."""

from __future__ import annotations

from dataclasses import dataclass

from app.form.guidance import of_column, of_row
from app.report.model import Report
from app.tables.sheet import sheets
from app.tables.sources import rows, subject


@dataclass(frozen=True)
class OfficeRow:
    """A figure of the sheet: what stands in the report, last year's, what the office noted, what it counts."""

    name: str
    now: str
    before: str
    noted: str
    counts: str


@dataclass(frozen=True)
class OfficeSheet:
    office: str
    title: str
    asked: str
    rows: tuple[OfficeRow, ...]


def office_sheets(report: Report) -> tuple[OfficeSheet, ...]:
    """One for each source that figures come from, in the order of the form."""
    now = sheets(report)
    last = sheets(report.last_year) if report.last_year and report.last_year.year == report.year - 1 else {}
    offices: dict[str, list[OfficeRow]] = {}
    for row in rows(report, now):
        before = last.get(row.cell.table)
        same = before if before and row.cell.id in before.table.by_id else None
        value = same.value(row.cell.id) if same else None
        found = OfficeRow(
            subject(now[row.cell.table], row.cell),
            row.figure or "未填",
            "" if value is None else str(value),
            row.noted,
            of_row(row.cell) or of_column(row.cell),
        )
        offices.setdefault(row.source, []).append(found)
    asked = f"请核对{report.year}年度下列数字，不一致的请写明，签字后交回。"
    return tuple(
        OfficeSheet(office, f"{report.title}核数单（{office}）", asked, tuple(found))
        for office, found in offices.items()
    )
