"""Where each label and each figure of a table stands, merged cells included.

Read from the declaration of the table; the screen grid, the Word tables and the importer all use it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.form.parts import Cell, Line, LineGroup, Table, TableBlock, paths

SquareRole = Literal["band", "corner", "column head", "row label", "figure"]
Lines = tuple[Line | LineGroup, ...]


@dataclass(frozen=True)
class LayoutPlace:
    """One rectangle of the printed table: a label, or (with `cell`) a figure."""

    row: int
    col: int
    rowspan: int
    colspan: int
    role: SquareRole
    text: str = ""
    cell: Cell | None = None


@dataclass(frozen=True)
class TableLayout:
    """A whole table as rectangles; every square is covered exactly once."""

    rows: int
    cols: int
    places: tuple[LayoutPlace, ...]
    head_rows: int
    """How many rows at the top are heads, repeated when the table runs over a page.

    None where every block has heads of its own: those of the first, repeated, would stand over the figures of another
    (本年制发件数 over 本年处理决定数量). Such a table breaks before a block alone.
    """


def depth(lines: Lines) -> int:
    return max(1 + depth(line.lines) if isinstance(line, LineGroup) else 1 for line in lines)


def leaves(line: Line | LineGroup) -> int:
    return sum(map(leaves, line.lines)) if isinstance(line, LineGroup) else 1


@cache
def grid(table: Table) -> TableLayout:
    """The official layout of `table`."""
    places: list[LayoutPlace] = []
    row = 0
    for number, block in enumerate(table.blocks):
        cells = [cell for cell in table.cells if cell.block == number]
        placed = list(_block(block, cells, row, len(table.widths)))
        places += placed
        row = max(place.row + place.rowspan for place in placed)
    heads = depth(table.blocks[0].columns) if len(table.blocks) == 1 else 0
    return TableLayout(row, len(table.widths), tuple(places), heads)


def _block(block: TableBlock, cells: list[Cell], top: int, cols: int) -> Iterator[LayoutPlace]:
    if block.title:
        yield LayoutPlace(top, 0, 1, cols, "band", block.title)
        top += 1
    heads = depth(block.columns)
    if block.labels:
        yield LayoutPlace(top, 0, heads, block.labels, "corner", block.corner)
    yield from _column_heads(block.columns, top, block.labels, heads, cols)
    if block.labels:
        yield from _row_labels(block.rows, top + heads, 0, block.labels)
    yield from _figures(block, cells, top + heads, cols)


def _column_heads(lines: Lines, top: int, left: int, height: int, right: int) -> Iterator[LayoutPlace]:
    """Heads from the top down; the last column takes what is left of the width."""
    for line in lines:
        width = right - left if line is lines[-1] else leaves(line)
        if isinstance(line, LineGroup):
            yield LayoutPlace(top, left, 1, width, "column head", line.label)
            yield from _column_heads(line.lines, top + 1, left, height - 1, left + width)
        else:
            yield LayoutPlace(top, left, height, width, "column head", line.label)
        left += width


def _row_labels(lines: Lines, top: int, left: int, right: int) -> Iterator[LayoutPlace]:
    """Labels from the left inwards; a line takes what is left of the label columns."""
    for line in lines:
        if isinstance(line, LineGroup):
            yield LayoutPlace(top, left, leaves(line), 1, "row label", line.label)
            yield from _row_labels(line.lines, top, left + 1, right)
        else:
            yield LayoutPlace(top, left, 1, right - left, "row label", line.label)
        top += leaves(line)


def _figures(block: TableBlock, cells: list[Cell], top: int, cols: int) -> Iterator[LayoutPlace]:
    across = len(tuple(paths(block.columns)))
    for index, cell in enumerate(cells):
        down, column = divmod(index, across)
        left = block.labels + column
        width = cols - left if column == across - 1 else 1
        yield LayoutPlace(top + down, left, 1, width, "figure", cell=cell)
