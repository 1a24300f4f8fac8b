"""A table of a report with its totals worked out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from app.form.editions import TABLES, edition
from app.form.parts import Cell, Table
from app.report.model import LastYear, Report
from app.tables import figures
from app.tables.figures import Figure, Value

NOTHING_ENTERED = Figure("")


class Sheet:
    """The figures of one table. Cells are named by (row, column) ids of the form, or by their whole id.

    Most tables have no printed totals and nothing that can't be read, and the rules ask for both all the time:
    each is found out once.
    """

    def __init__(self, table: Table, texts: dict[str, str], units: dict[str, str], printed: dict[str, str]) -> None:
        self.table = table
        self._units = units
        self._figures = {
            cell.id: figures.read(texts.get(cell.id, ""), cell.kind, self.unit(cell)) for cell in table.inputs
        }
        totals = table.totals if printed else ()
        self._printed = {cell.id: figures.read(printed[cell.id], cell.kind) for cell in totals if cell.id in printed}
        self._worked_out: dict[str, Value | None] = {}
        self._unreads: dict[str, tuple[str, ...]] = {}
        self._filleds: dict[str, bool] = {}

    def unit(self, cell: Cell) -> str:
        """The unit of the cell; empty for a procurement amount whose unit nobody chose."""
        return self._units.get(cell.id, "") if "|" in cell.unit else cell.unit

    def id_of(self, row: str, column: str) -> str:
        ends = f".{column}" if column else ""
        return f"{self.table.id}.{row}{ends}" if row else self.table.id + ends

    def cells(self, column: str, *rows: str) -> tuple[str, ...]:
        """Ids of the cells of `rows` in `column`."""
        return tuple(self.id_of(row, column) for row in rows)

    def figure(self, cell_id: str) -> Figure:
        """What was entered in an input cell, or what was printed as a total ('' where nothing was)."""
        return self._figures.get(cell_id) or self._printed.get(cell_id, NOTHING_ENTERED)

    @cached_property
    def empty(self) -> tuple[Cell, ...]:
        """The cells to fill in that have no entry yet."""
        return tuple(cell for cell in self.table.inputs if not self._figures[cell.id].text)

    @cached_property
    def faulty(self) -> tuple[tuple[Cell, Figure], ...]:
        """The cells whose text is no figure, or a dash for nothing."""
        entered = self._figures | self._printed
        by_id = self.table.by_id
        return tuple((by_id[cell_id], figure) for cell_id, figure in entered.items() if figure.fault)

    @cached_property
    def _all_readable(self) -> bool:
        return all(figure.readable for entered in (self._figures, self._printed) for figure in entered.values())

    @property
    def has_printed_totals(self) -> bool:
        """Whether some totals stand as an imported document prints them."""
        return bool(self._printed)

    def is_printed(self, cell_id: str) -> bool:
        """Whether a total stands as an imported document prints it, if only as a blank."""
        return cell_id in self._printed

    def value(self, cell_id: str) -> Value | None:
        """The number that stands for a cell: a total that was printed and kept, else the worked-out one."""
        if cell_id in self._figures:
            return self._figures[cell_id].value
        printed = self._printed.get(cell_id)
        return printed.value if printed and printed.filled else self.worked_out(cell_id)

    def worked_out(self, cell_id: str) -> Value | None:
        """The sum of a total's parts: None when none of them is filled or one can't be read."""
        if cell_id not in self._worked_out:
            self._worked_out[cell_id] = self._sum(self.table.by_id[cell_id].parts)
        return self._worked_out[cell_id]

    def _sum(self, parts: Iterable[str]) -> Value | None:
        entered, known = self._figures, list[Value]()
        for part in parts:
            figure = entered.get(part)
            value = figure.value if figure else self.worked_out(part)
            if value is not None:
                known.append(value)
            elif figure and figure.text:
                return None
        return sum(known) if known else None

    def sum(self, column: str, *rows: str) -> Value:
        """The values of `rows` in `column` added up, nothing counting as 0."""
        return sum((self.value(cell) or 0 for cell in self.cells(column, *rows)), start=0)

    def filled(self, *cell_ids: str) -> bool:
        """Whether every one of the cells has an entry; a total has one when all its parts have."""
        return not self.empty or all(map(self._filled, cell_ids))

    def _filled(self, cell_id: str) -> bool:
        if cell_id in self._figures:
            return self._figures[cell_id].filled
        if cell_id not in self._filleds:
            parts = self.table.by_id[cell_id].parts
            self._filleds[cell_id] = self.figure(cell_id).filled or self.filled(*parts)
        return self._filleds[cell_id]

    def readable(self, *cell_ids: str) -> bool:
        """Whether every one of the cells, and every part of a total, can be counted."""
        return not self.unread(*cell_ids)

    def unread(self, *cell_ids: str) -> tuple[str, ...]:
        """Those of the cells that can't be counted; for a total that was not printed, of its parts."""
        if self._all_readable:
            return ()
        return tuple(dict.fromkeys(found for cell_id in cell_ids for found in self._unread(cell_id)))

    def _unread(self, cell_id: str) -> tuple[str, ...]:
        if cell_id in self._figures:
            return () if self._figures[cell_id].readable else (cell_id,)
        printed = self.figure(cell_id)
        if printed.filled:
            return () if printed.readable else (cell_id,)
        if cell_id not in self._unreads:
            self._unreads[cell_id] = self.unread(*self.table.by_id[cell_id].parts)
        return self._unreads[cell_id]

    def printed_text(self, cell: Cell) -> str:
        """What stands in the cell on paper: worked-out totals always, an unfilled cell blank."""
        if cell.is_total:
            total = self.worked_out(cell.id)
            return "" if total is None else str(total)
        return figures.printed(self.figure(cell.id), cell.kind, self.unit(cell) if "|" in cell.unit else "")


def sheets(report: Report | LastYear) -> dict[str, Sheet]:
    """The three tables of a report by table id."""
    return {
        id_: Sheet(edition(report.editions[id_]).table(id_), report.figures, report.units, report.printed)
        for id_ in TABLES
        if id_ in report.editions
    }


def as_json(value: Value | None) -> int | str | None:
    """A value as the command line writes it: counts as integers, amounts as decimal strings."""
    return str(value) if isinstance(value, Decimal) else value
