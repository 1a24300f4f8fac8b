"""The labels of the official tables in all editions, as the reader asks for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from app.form.editions import EDITIONS
from app.form.layout import grid
from app.form.parts import Cell, Table
from app.incoming.labels import Labels

ALIASES: dict[str, tuple[str, ...]] = {
    "total": ("合计",),
    "concluded": ("（七）合计",),
    "procurement": ("集中采购",),
}
"""Other words met in published reports, by row or column id."""


@dataclass(frozen=True)
class Official:
    """One official table over all its editions."""

    id: str
    tables: dict[str, Table]
    rows: Labels
    columns: Labels

    def edition_of(self, ids: set[str], otherwise: str) -> str:
        """The edition that has most of the cells named by `ids` (row ids and row.column ids)."""
        scores = {id_: sum(name in _names(table) for name in ids) for id_, table in self.tables.items()}
        best = max(scores.values())
        best_ids = [id_ for id_, score in scores.items() if score == best]
        return otherwise if otherwise in best_ids else best_ids[-1]


@cache
def label_columns(official_id: str) -> dict[str, int]:
    """In which grid column the label of each row stands."""
    found: dict[str, int] = {}
    for table in official(official_id).tables.values():
        labels = {place.text: place.col for place in grid(table).places if place.role == "row label"}
        found |= {cell.row: labels[cell.row_labels[-1]] for cell in table.cells if cell.row_labels}
    return found


@cache
def _names(table: Table) -> frozenset[str]:
    return frozenset(name for cell in table.cells for name in (cell.row, f"{cell.row}.{cell.column}"))


@cache
def official(table_id: str) -> Official:
    tables = {edition.id: edition.table(table_id) for edition in EDITIONS}
    rows = _labels(tables, lambda cell: (cell.row, cell.row_labels))
    columns = _labels(tables, lambda cell: (cell.column, cell.column_labels))
    return Official(table_id, tables, rows, columns)


def _labels(tables: dict[str, Table], named: Callable[[Cell], tuple[str, tuple[str, ...]]]) -> Labels:
    names: dict[str, list[str]] = {}
    for table in tables.values():
        for cell in table.cells:
            id_, labels = named(cell)
            if labels:
                names.setdefault(id_, []).append(labels[-1])
    return Labels({id_: [*labels, *ALIASES.get(id_, ())] for id_, labels in names.items()})
