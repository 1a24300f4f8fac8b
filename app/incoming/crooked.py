"""Tables whose figures do not stand under each other as they should: squares that a lost line has run together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.documents.blocks import DocumentTable, Square
from app.incoming.heads import is_figure

CROOKED = "PDF里这张表的线条不完整，或者各格没有上下对齐，可能读错了格，请对照原件逐格核对"
Edges = tuple[tuple[int, int], ...]


def is_crooked(table: DocumentTable) -> bool:
    """Whether a row of figures has other squares than those above it, or than its heads."""
    if any(square.rowspan > 1 and _is_filled(square) for square in table.squares()):
        return True
    return any(len({_edges(row) for row in run}) > 1 or not _as_the_heads(table, run[0]) for run in _runs(table))


def _is_filled(square: Square) -> bool:
    return bool(square.text.strip()) and is_figure(square.text)


def _figures(row: Sequence[Square]) -> list[Square]:
    """The squares behind the last label of a row."""
    last = max((number for number, square in enumerate(row) if not is_figure(square.text)), default=-1)
    return list(row[last + 1 :])


def _edges(row: Sequence[Square]) -> Edges:
    return tuple((square.col, square.right) for square in _figures(row))


def _runs(table: DocumentTable) -> Iterator[list[tuple[Square, ...]]]:
    """Rows of figures that follow each other; a row without one, or that ends with a label, parts them."""
    run: list[tuple[Square, ...]] = []
    for row in table.rows:
        if any(map(_is_filled, _figures(row))):
            run.append(row)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _as_the_heads(table: DocumentTable, row: Sequence[Square]) -> bool:
    """Whether the squares that reach down to a row of figures end where its own do; with nothing above all is well."""
    edges = _edges(row)
    at, left = row[0].row, edges[0][0]
    above = tuple(
        sorted(
            (s.col, s.right) for s in table.squares() if s.row + s.rowspan == at and s.right > left and s.text.strip()
        )
    )
    return not above or above == edges
