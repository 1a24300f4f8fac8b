"""The rows of a table as records: those that a page break cut are joined, those without a name find theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.documents.blocks import Square
from app.incoming.heads import Head
from app.incoming.labels import LabelMatch, bare
from app.incoming.official import Official


@dataclass
class FigureRecord:
    """One printed row of figures: its label, what it was recognised as, its cells."""

    label: str
    match: LabelMatch | None
    cells: list[Square]
    head: Head | None
    col: int = 0
    """Where the label stands."""
    by_order: bool = False
    """Recognised by its place between its neighbours alone."""

    @property
    def filled(self) -> bool:
        return any(cell.text.strip() for cell in self.cells)

    @property
    def id(self) -> str:
        return self.match.id if self.match else ""


def joined(records: list[FigureRecord], official: Official) -> Iterable[FigureRecord]:
    """Rows that a page break cut in two, put together again."""
    waiting: FigureRecord | None = None
    for record in records:
        if waiting and (whole := together(waiting, record, official)):
            waiting = whole
            continue
        if waiting:
            yield waiting
        waiting = record
    if waiting:
        yield waiting


def together(upper: FigureRecord, lower: FigureRecord, official: Official) -> FigureRecord | None:
    """Both as one row, if the labels make a whole label only together, or figures have lost their label."""
    if (upper.filled and lower.filled) or (lower.match and not lower.match.damage):
        return None
    if not lower.label.strip():
        return _merged(upper, lower, upper.match) if upper.match and lower.filled else None
    id_ = official.rows.exact(upper.label + lower.label)
    if id_ and (not upper.match or upper.match.damage or upper.id == id_):
        return _merged(upper, lower, LabelMatch(id_, 0))
    return None


def _merged(upper: FigureRecord, lower: FigureRecord, match: LabelMatch | None) -> FigureRecord:
    filled = lower if lower.filled else upper
    return FigureRecord(upper.label + lower.label, match, filled.cells, filled.head, filled.col)


def named_by_neighbours(records: list[FigureRecord], official: Official) -> list[FigureRecord]:
    """Rows with figures and an unknown label, where just as many official rows are missing between their neighbours."""
    tables = official.tables.values()
    orders = [{cell.row: bare(cell.row_labels[-1]) for cell in table.cells if cell.row_labels} for table in tables]
    before, unknown = "", list[FigureRecord]()
    for record in records:
        if record.match:
            for lost, id_ in zip(unknown, _between(before, record.id, unknown, orders), strict=False):
                lost.match, lost.by_order = LabelMatch(id_, 0), True
            before, unknown = record.id, []
        elif record.filled and record.label.strip():
            unknown.append(record)
    return records


def _between(before: str, after: str, unknown: list[FigureRecord], orders: list[dict[str, str]]) -> list[str]:
    """The rows that `unknown` must be; several only where they have lost no more than their numbers."""
    for order in orders:
        ids = list(order)
        if before not in ids or after not in ids:
            continue
        missing = ids[ids.index(before) + 1 : ids.index(after)]
        alike = [order[id_] for id_ in missing] == [bare(record.label) for record in unknown]
        if len(missing) == len(unknown) and (alike or len(unknown) == 1):
            return missing
    return []
