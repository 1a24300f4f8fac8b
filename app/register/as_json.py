"""A counted register for other programs: cells with their rows, rows with their cells, and what counts nowhere."""

from __future__ import annotations

from typing import Any

from app.register.columns import NAMES
from app.register.placing import Count, Unplaced
from app.register.reading import RegisterRow
from app.register.using import compared
from app.report.model import Report


def as_json(count: Count, report: Report | None) -> dict[str, Any]:
    """`report` is the draft that it is held against, if there is one."""
    return {
        "kind": count.book.kind,
        "year": count.year,
        "table": count.table.heading,
        "columns": {
            sheet: {NAMES[name]: head for name, head in columns.heads.items()}
            for sheet, columns in count.book.columns.items()
        },
        "entries": len(count.book.entries),
        "counted": len(count.placed),
        "cells": _cells(count, report),
        "rows": [_place(one.entry) | {"cells": list(one.cells)} for one in count.placed],
        "unfit": [_why(one) for one in count.unfit],
        "outside": [_why(one) for one in count.outside],
        "notes": list(count.notes),
    }


def _cells(count: Count, report: Report | None) -> list[dict[str, Any]]:
    beside = {one.cell.id: one for one in compared(report, count)} if report else {}
    found = []
    for cell in count.table.inputs:
        row: dict[str, Any] = {"cell": cell.id, "name": cell.name, "count": count.cells[cell.id]}
        if one := beside.get(cell.id):
            row |= {"draft": one.filled, "same": one.same}
        found.append(row | {"rows": [_place(entry) for entry in count.rows_of(cell.id)]})
    return found


def _place(entry: RegisterRow) -> dict[str, Any]:
    return {"sheet": entry.sheet, "row": entry.row}


def _why(one: Unplaced) -> dict[str, Any]:
    return _place(one.entry) | {"why": one.why}
