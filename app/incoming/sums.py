"""Totals as a document prints them held against its figures: where they do not add up, something may be read wrong."""

from __future__ import annotations

from collections.abc import Iterator

from app.form.editions import table_of
from app.incoming.filling import Doubt
from app.report.model import Report
from app.tables.sheet import sheets

NOT_ADDING_UP = "合计与各格之和不符，可能读错了位置，请对照原件核对"


def not_adding_up(report: Report) -> Iterator[Doubt]:
    """A doubt about all parts of each total that they do not come to. A total that is not printed tells nothing."""
    known = sheets(report)
    for cell_id, printed in report.printed.items():
        found = table_of(cell_id, report.editions)
        if found is None or not printed:
            continue
        table, cell = found
        sheet = known[table.id]
        value, worked = sheet.figure(cell_id).value, sheet.worked_out(cell_id)
        if value is not None and value != (worked or 0):
            yield Doubt(f"{table.short}：“{cell.name}”{NOT_ADDING_UP}", printed, (cell_id, *cell.parts))
