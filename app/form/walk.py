"""How the cursor walks over the figures of a table: merged cells, bands and heads are stepped over."""

from __future__ import annotations

from functools import cache
from typing import Literal

from app.form.layout import LayoutPlace, grid
from app.form.parts import Table

Enter = Literal["down", "right"]
"""Where the Enter key goes."""


class Walk:
    """The figures of one table as the cursor meets them. Methods return None where there is no way on."""

    def __init__(self, table: Table) -> None:
        self.places = tuple(sorted((p for p in grid(table).places if p.cell), key=lambda p: (p.row, p.col)))
        self.inputs = tuple(place for place in self.places if place.cell and not place.cell.is_total)
        self._by_id = {place.cell.id: place for place in self.places if place.cell}
        self._order: dict[Enter, list[LayoutPlace]] = {
            "right": list(self.inputs),
            "down": sorted(self.inputs, key=lambda place: (_block(place), place.col, place.row)),
        }

    def place(self, cell_id: str) -> LayoutPlace | None:
        """Where a cell stands."""
        return self._by_id.get(cell_id)

    def next_input(self, place: LayoutPlace, enter: Enter = "right", *, back: bool = False) -> LayoutPlace | None:
        """The next cell to fill: along the row and on to the next, or down the column and on to the next.

        Down stays in its stretch of the table (the licensing cells, say) before it goes on to the one below.
        """
        order = self._order[enter]
        if place in order:
            at = order.index(place) + (-1 if back else 1)
            return order[at] if 0 <= at < len(order) else None
        beyond = [other for other in order if self._passed(other, place, enter) == back]
        return (beyond[-1] if back else beyond[0]) if beyond else None

    @staticmethod
    def _passed(other: LayoutPlace, total: LayoutPlace, enter: Enter) -> bool:
        """Whether `other` comes before a total in the order of filling."""
        if enter == "right":
            return (other.row, other.col) < (total.row, total.col)
        return (_block(other), other.col, other.row) < (_block(total), total.col, total.row)

    def beside(self, place: LayoutPlace, *, right: bool) -> LayoutPlace | None:
        """The next figure in the same row, totals included."""
        row = [other for other in self.places if other.row == place.row]
        at = row.index(place) + (1 if right else -1)
        return row[at] if 0 <= at < len(row) else None

    def above_or_below(self, place: LayoutPlace, *, below: bool, rows: int = 1) -> LayoutPlace | None:
        """The figure `rows` rows of figures further; the last there is when there are fewer, None when none."""
        levels = sorted({other.row for other in self.places}, reverse=not below)
        beyond = levels[levels.index(place.row) + 1 :][:rows]
        return self.under(beyond[-1], place.col) if beyond else None

    def under(self, row: int, col: int) -> LayoutPlace:
        """The figure that covers column `col` in a row of figures, the nearest one where none does."""
        return min(
            (other for other in self.places if other.row == row),
            key=lambda other: max(other.col - col, col - (other.col + other.colspan - 1), 0),
        )

    def row_end(self, place: LayoutPlace, *, last: bool) -> LayoutPlace:
        """The first or the last cell to fill in the row of a place."""
        row = [other for other in self.inputs if other.row == place.row] or [place]
        return row[-1 if last else 0]


def is_block(found: Walk, places: list[LayoutPlace]) -> bool:
    """Whether the places are all the figures between their outermost rows and columns."""
    if not places:
        return False
    rows = range(min(place.row for place in places), max(place.row for place in places) + 1)
    cols = range(min(place.col for place in places), max(place.col for place in places) + 1)
    return sum(place.row in rows and place.col in cols for place in found.places) == len(places)


def _block(place: LayoutPlace) -> int:
    return place.cell.block if place.cell else 0


@cache
def walk(table: Table) -> Walk:
    """The walk over a table; worked out once."""
    return Walk(table)
