"""A block of figures without a word: it is an official table where it has just as many rows and columns of figures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.documents.blocks import DocumentTable, Square
from app.form.editions import EDITIONS
from app.form.layout import LayoutPlace
from app.form.layout import grid as layout
from app.form.parts import Table
from app.form.walk import walk
from app.incoming.heads import is_figure

LEAST = 12
"""Figures that a block must have to be told by its shape."""
READ_BY_SHAPE = "只有数字，没有行名和表头，按行数和列数读作本表，请逐格核对"


def labelled(grid: DocumentTable) -> tuple[tuple[str, ...], DocumentTable]:
    """The id of the table that a block of figures is, and the block with the labels of the form around it; no id, and
    the table as it is, for any other."""
    filled = [square for square in grid.squares() if square.text.strip()]
    if grid.sheet is None or len(filled) < LEAST or not all(is_figure(square.text) for square in filled):
        return (), grid
    fitting = {table.id: table for edition in EDITIONS for table in edition.tables if _fits(table, grid)}
    if len(fitting) != 1:
        return (), grid
    ((id_, table),) = fitting.items()
    return (id_,), DocumentTable(tuple(_rows(table, grid)))


def _of_figures(table: Table) -> list[list[LayoutPlace]]:
    return [list(places) for _, places in groupby(walk(table).places, key=lambda place: place.row)]


def _fits(table: Table, grid: DocumentTable) -> bool:
    rows = _of_figures(table)
    return len(rows) == len(grid.rows) and all(
        len(squares) >= len(places) and not any(square.text.strip() for square in squares[len(places) :])
        for squares, places in zip(grid.rows, rows, strict=True)
    )


def _rows(table: Table, grid: DocumentTable) -> Iterator[tuple[Square, ...]]:
    """The form, row by row, with the figures of the block in their places."""
    texts = {
        place: square.text
        for places, squares in zip(_of_figures(table), grid.rows, strict=True)
        for place, square in zip(places, squares, strict=False)
    }
    places = sorted(layout(table).places, key=lambda place: (place.row, place.col))
    for _, row in groupby(places, key=lambda place: place.row):
        yield tuple(Square(p.row, p.col, p.rowspan, p.colspan, texts.get(p, p.text)) for p in row)
