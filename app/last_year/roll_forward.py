"""This year's report begun from last year's (从上年报告新建)."""

from __future__ import annotations

from app.form.editions import outline, table_of
from app.last_year.snapshot import snapshot
from app.report.model import Report, Source
from app.report.new import new_report
from app.tables.sheet import as_json, sheets

CARRIED = "carried_out", "carried_in"


def rolled(last: Report, source: str, sha256: str = "") -> Report:
    """A new report on the year after `last`, with its unit card and outline, its carry-over and itself attached.

    No text is taken over, and of the sources of figures the names alone. `source` is the name of the file that
    `last` came from. Raises `GknbError` where the next year has no format.
    """
    year = last.year + 1
    parts = last.outline if outline(last.outline).allows(year) else "official"
    fresh = new_report(year, last.card.full_name, last.card.kind, parts)
    figures = carry_over(last)
    return fresh.model_copy(
        update={
            "card": last.card,
            "figures": figures,
            "origin": dict.fromkeys(figures, "last year"),
            "signature": last.signature.model_copy(update={"date": ""}),
            "sources": named_sources(last, fresh),
            "last_year": snapshot(last, source, sha256),
        }
    )


def carry_over(last: Report) -> dict[str, str]:
    """What last year carried on into this year, per column; columns that last year left blank stay unfilled."""
    sheet = sheets(last).get("requests")
    if sheet is None:
        return {}
    carried = {cell.column: sheet.value(cell.id) for cell in sheet.table.inputs if cell.row == CARRIED[0]}
    return {
        sheet.id_of(CARRIED[1], column): str(as_json(value)) for column, value in carried.items() if value is not None
    }


def named_sources(last: Report, fresh: Report) -> dict[str, Source]:
    """The names that the clerk gave to the sources of figures, as far as the next form has the cells."""
    return {
        cell: Source(name=source.name)
        for cell, source in last.sources.items()
        if source.name and table_of(cell, fresh.editions)
    }
