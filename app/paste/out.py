"""Figures copied out of a table: as other programs take them for numbers, with the labels of the form when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.form.layout import LayoutPlace, grid
from app.form.parts import Cell, Table
from app.paste.clipboard import CellTexts
from app.tables.figures import read


def as_number(cell: Cell, text: str) -> str:
    """A figure as Excel takes it for a number: +21 for 增21. What is no figure stays as it is."""
    figure = read(text, cell.kind)
    if cell.kind == "signed count" and figure.value is not None and not figure.fault:
        return f"{figure.value:+d}" if figure.value else "0"
    return text


def copied(
    table: Table, places: Sequence[LayoutPlace], text: Callable[[Cell], str], *, labels: bool = False
) -> CellTexts:
    """The block of the chosen places; with the heads above them and the labels beside them if asked for."""
    chosen = {(place.row, place.col): as_number(place.cell, text(place.cell)) for place in places if place.cell}
    rows, cols = ({key[side] for key in chosen} for side in (0, 1))
    found = {(row, col): words for (row, col), words in chosen.items()}
    if labels:
        found |= _labels(table, rows, cols)
    all_rows = sorted({row for row, _ in found} | rows)
    all_cols = sorted({col for _, col in found} | set(range(min(cols), max(cols) + 1)))
    return tuple(tuple(found.get((row, col), "") for col in all_cols) for row in all_rows)


def _labels(table: Table, rows: set[int], cols: set[int]) -> dict[tuple[int, int], str]:
    """The labels that reach over a chosen row or column, in the first of those that they reach over."""
    found: dict[tuple[int, int], str] = {}
    for place in grid(table).places:
        if place.cell or place.role == "band":
            continue
        over = _over(table, place, rows)
        if place.role == "column head" and over:
            inside = sorted(col for col in cols if place.col <= col < place.col + place.colspan)
            if inside:
                found[place.row, inside[0]] = place.text
        elif place.role == "row label":
            inside = sorted(row for row in rows if place.row <= row < place.row + place.rowspan)
            if inside:
                found[inside[0], place.col] = place.text
    return found


def _over(table: Table, head: LayoutPlace, rows: set[int]) -> bool:
    """Whether a head stands over one of the rows: the next heads below begin another block."""
    below = [place.row for place in grid(table).places if place.role in {"band", "corner"} and place.row > head.row]
    end = min(below, default=grid(table).rows)
    return any(head.row < row < end for row in rows)
