"""What has to hold between the cells of a table, as sums of them that have to be 0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.tables.sheet import Sheet

CellChanges = Mapping[str, int]
"""Cells with the whole numbers that would stand in them."""
CAME, WENT = ("received", "carried_in"), ("concluded", "carried_out")


@dataclass(frozen=True)
class Equations:
    """The sums of a table's cells that have to be 0, as {cell: factor}, with the numbers that stand there now.

    A total that stands as a document printed it is a cell like any other; one that is worked out is its parts.
    """

    sheet: Sheet
    sums: tuple[Mapping[str, int], ...]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """What stands in each cell, of no sum too (a number may have slipped there); nothing counts as 0."""
        cells = dict.fromkeys((*(cell for one in self.sums for cell in one), *(c.id for c in self.sheet.table.inputs)))
        return {cell: int(self.sheet.value(cell) or 0) for cell in cells}

    @cached_property
    def off(self) -> tuple[int, ...]:
        """By how much each sum misses 0 now."""
        return tuple(sum(factor * self.numbers[cell] for cell, factor in one.items()) for one in self.sums)

    @property
    def hold(self) -> bool:
        return not any(self.off)

    @cached_property
    def _in(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """For each cell the sums that it is in, with its factor."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, one in enumerate(self.sums):
            for cell, factor in one.items():
                found.setdefault(cell, []).append((number, factor))
        return {cell: tuple(places) for cell, places in found.items()}

    def mended_by(self, changes: CellChanges) -> bool:
        """Whether every sum would be 0 with `changes`."""
        moved: dict[int, int] = {}
        for cell, number in changes.items():
            for place, factor in self._in.get(cell, ()):
                moved[place] = moved.get(place, 0) + factor * (number - self.numbers[cell])
        return all(off + moved.get(place, 0) == 0 for place, off in enumerate(self.off))

    def single(self, cell: str) -> int | None:
        """The number in `cell` that would mend everything alone; None where none would."""
        places = self._in.get(cell, ())
        wrong = [(place, factor) for place, factor in places if self.off[place]]
        if not wrong:
            return None
        place, factor = wrong[0]
        number = self.numbers[cell] - self.off[place] * factor
        return number if number >= 0 and self.mended_by({cell: number}) else None

    @property
    def wrong(self) -> int:
        """How many sums are off."""
        return sum(map(bool, self.off))


def of_requests(sheet: Sheet) -> Equations:
    """一＋二＝三（七）＋四 in every column; the parts of every printed total are the total."""
    columns = dict.fromkeys(cell.column for cell in sheet.table.cells)
    kept = [column for column in columns if column != "total" or sheet.has_printed_totals]
    flows = (_sum(sheet, (*sheet.cells(column, *CAME),), (*sheet.cells(column, *WENT),)) for column in kept)
    return Equations(sheet, (*flows, *_printed(sheet)))


def of_disputes(sheet: Sheet) -> Equations:
    """The outcomes of every kind of dispute are its printed total."""
    return Equations(sheet, tuple(_printed(sheet)))


def _printed(sheet: Sheet) -> Iterable[Mapping[str, int]]:
    for cell in sheet.table.totals:
        if sheet.is_printed(cell.id) and sheet.figure(cell.id).filled:
            yield _sum(sheet, cell.parts, (cell.id,))
    for cell in sheet.table.totals:  # the other way to a total of totals: down its column
        if down := _parts_down(sheet, cell.row, cell.column):
            yield _sum(sheet, down, (cell.id,))


def _parts_down(sheet: Sheet, row: str, column: str) -> tuple[str, ...]:
    """The parts of （七）总计 in the column 总计, where both it and they are printed."""
    if row != "concluded" or column != "total" or not sheet.is_printed(sheet.id_of(row, column)):
        return ()
    across = sheet.table.by_id[sheet.id_of("concluded", "natural_person")].parts
    return tuple(sheet.id_of(sheet.table.by_id[part].row, "total") for part in across)


def _sum(sheet: Sheet, plus: Iterable[str], minus: Iterable[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for cells, factor in ((plus, 1), (minus, -1)):
        for cell in cells:
            for part in _written(sheet, cell):
                found[part] = found.get(part, 0) + factor
    return {cell: factor for cell, factor in found.items() if factor}


def _written(sheet: Sheet, cell: str) -> Iterable[str]:
    """The cells that somebody wrote which make up `cell`."""
    form = sheet.table.by_id[cell]
    if not form.is_total or (sheet.is_printed(cell) and sheet.figure(cell).filled):
        return (cell,)
    return (one for part in form.parts for one in _written(sheet, part))
