"""Last year's figure beside this year's: “上年16（＋24）”."""

from __future__ import annotations

from app.form.parts import Cell
from app.report.model import Report
from app.tables.sheet import Sheet, sheets


def last_sheets(report: Report) -> dict[str, Sheet]:
    """Last year's tables; none where the report that is attached is not of the year before."""
    last = report.last_year
    return sheets(last) if last and last.year == report.year - 1 else {}


def last_figure(last: Sheet | None, cell: Cell) -> str:
    """What stood in a cell last year; '' where nothing is known of it."""
    if last is None or cell.id not in last.table.by_id:
        return ""
    there = last.table.by_id[cell.id]
    return last.printed_text(there) if last.filled(cell.id) else ""


def growth(sheet: Sheet, last: Sheet | None, cell: Cell) -> str:
    """“上年16（＋24）”: last year's figure, and by how much this year's is another; '' where there is none."""
    was = last_figure(last, cell)
    if not was or last is None:
        return ""
    now, before = sheet.value(cell.id), last.value(cell.id)
    if now is None or before is None or sheet.unit(cell) != last.unit(last.table.by_id[cell.id]):
        return f"上年{was}"
    return f"上年{was}（{_signed(now - before)}）"


def _signed(difference: object) -> str:
    words = f"{difference:+}"
    return "相同" if words.strip("+-0.") == "" else words.replace("+", "＋").replace("-", "－")
