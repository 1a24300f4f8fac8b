"""A counted register beside a report: the table is filled from it, or only compared with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.form.parts import Cell
from app.register.placing import Count, Placed
from app.report.changes import FieldPath
from app.report.model import Report
from app.tables import entry
from app.tables.sheet import Sheet, sheets
from app.tables.sources import USUAL, note

MOST_PLACES = 12
"""Rows of a register that are named at a cell."""
NAMES = {"requests": "依申请公开台账", "disputes": "复议应诉台账"}


@dataclass(frozen=True)
class ComparedCell:
    """A cell beside the register; `filled` is as it stands in the report, '' for nothing."""

    cell: Cell
    filled: str
    counted: int
    same: bool


def compared(report: Report, count: Count) -> tuple[ComparedCell, ...]:
    """Every cell that is to be filled, in the order of the form."""
    sheet = sheets(report)[count.table.id]
    return tuple(_compared(sheet, cell, count.cells[cell.id]) for cell in count.table.inputs)


def _compared(sheet: Sheet, cell: Cell, counted: int) -> ComparedCell:
    figure = sheet.figure(cell.id)
    return ComparedCell(cell, figure.text, counted, figure.value == counted)


def row_in_words(placed: Placed, count: Count) -> str:
    """A row with what it says and the cells that count it: drilled down to, and back."""
    stated = "，".join(filter(None, placed.entry.values.values()))
    names = "；".join(short_name(count.table.by_id[cell]) for cell in placed.cells)
    return f"{placed.entry.place}：{stated} → {names}"


def rows_told(count: Count) -> dict[str, str]:
    """For every cell that is to be filled which rows of the register it counts: “台账2行：第3行、第8行”."""
    found = {}
    for cell in count.table.inputs:
        rows = count.rows_of(cell.id)
        places = "、".join(entry.place for entry in rows[:MOST_PLACES])
        more = "等" if len(rows) > MOST_PLACES else ""
        found[cell.id] = f"台账{len(rows)}行" + (f"：{places}{more}" if rows else "")
    return found


def short_name(cell: Cell) -> str:
    return "·".join((*cell.row_labels[-1:], cell.column_name)) if cell.row_labels else cell.name


def filling(count: Count) -> dict[FieldPath, Any]:
    """The changes that fill the whole table, zeros included, from the register."""
    return {
        path: value
        for cell in count.table.inputs
        for path, value in entry.enter(cell, str(count.cells[cell.id]), "pasted").items()
    }


def source_notes(report: Report, count: Count) -> dict[FieldPath, Any]:
    """The changes that note the register's totals on the page 数据来源与核对, which then compares them."""
    changes: dict[FieldPath, Any] = {}
    for cell in count.table.cells:
        if cell.is_total and USUAL.get(cell.id) == NAMES[count.table.id]:
            changes |= note(report, cell, value=str(_total(count, cell)))
    return changes


def _total(count: Count, cell: Cell) -> int:
    parts = (count.table.by_id[part] for part in cell.parts)
    return sum(_total(count, part) if part.is_total else count.cells[part.id] for part in parts)


def lines(count: Count, report: Report | None) -> Iterator[str]:
    """What was counted, what was not, and (beside a report) what differs."""
    yield f"“{count.table.heading}”：台账{len(count.book.entries)}行，计入{len(count.placed)}行。"
    for sheet, columns in count.book.columns.items():
        named = "，".join(f"{name}＝“{head}”" for name, head in _heads(columns.heads))
        yield f"  {f'工作表“{sheet}”' if sheet else '各栏'}：{named}"
    if count.unfit:
        yield f"没有归类的{len(count.unfit)}行，没有算进去："
        yield from (f"  {one.entry.place}：{one.why}" for one in count.unfit)
    if count.outside:
        yield f"不属于{count.year}年的{len(count.outside)}行："
        yield from (f"  {one.entry.place}：{one.why}" for one in count.outside)
    yield from (f"{stated}。" for stated in count.notes)
    if report is not None:
        yield from _differing(report, count)


def _heads(heads: dict[Any, str]) -> Iterator[tuple[str, str]]:
    from app.register.columns import NAMES as FIELD_NAMES

    return ((FIELD_NAMES[name], head) for name, head in heads.items())


def _differing(report: Report, count: Count) -> Iterator[str]:
    differing = [one for one in compared(report, count) if not one.same]
    if not differing:
        yield "与草稿逐格相同。"
        return
    yield f"与草稿不同的{len(differing)}格："
    for one in differing:
        rows = "、".join(entry.place for entry in count.rows_of(one.cell.id)[:5])
        more = "等" if one.counted > 5 else ""
        yield f"  {one.cell.name}：草稿{one.filled or '没有填'}，台账{one.counted}" + (
            f"（{rows}{more}）" if rows else ""
        )
