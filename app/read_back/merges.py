"""Merged cells of the official tables that a document has lost: a website's editor likes to take them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.documents.blocks import Block, DocumentTable, Square
from app.form.editions import TABLES, edition
from app.form.layout import LayoutPlace, grid
from app.form.parts import Table
from app.read_back.tokens import squeezed
from app.report.model import Report

LEAST_KNOWN = 4
"""Merged labels that must be found for a table to be taken for an official one."""
MOST_NAMED = 3


def lost_merges(mine: Report, blocks: Iterable[Block]) -> Iterator[str]:
    """A sentence for every official table in which labels stand in one small cell that reach over several."""
    grids = list(_grids(blocks))
    for id_ in TABLES:
        table = edition(mine.editions[id_]).table(id_)
        labels = _merged_labels(table)
        found = max((_spans(labels, each) for each in grids), key=len, default={})
        lost = [label for label, spans in found.items() if not spans]
        if len(found) >= min(LEAST_KNOWN, len(labels)) and lost:
            named = "、".join(f"“{label}”" for label in lost[:MOST_NAMED])
            more = "等" if len(lost) > MOST_NAMED else ""
            yield f"“{table.heading}”表的合并单元格丢了{len(lost)}处：{named}{more}应占几行或几列，现在只占一格"


def _grids(blocks: Iterable[Block]) -> Iterator[DocumentTable]:
    for block in blocks:
        if isinstance(block, DocumentTable):
            yield block
            for square in block.squares():
                yield from _grids(square.inner)


def _merged_labels(table: Table) -> dict[str, LayoutPlace]:
    """The labels that reach over several rows or columns, by their words without blanks; those that stand twice in a
    table tell nothing."""
    places = [place for place in grid(table).places if place.cell is None and place.text.strip()]
    words = [squeezed(place.text) for place in places]
    merged = ((word, place) for word, place in zip(words, places, strict=True) if place.rowspan * place.colspan > 1)
    return {word: place for word, place in merged if words.count(word) == 1}


def _spans(labels: Mapping[str, LayoutPlace], found: DocumentTable) -> dict[str, bool]:
    """By the labels that a table has: whether they reach as they should over several rows, over several columns."""
    squares: dict[str, list[Square]] = {}
    for square in found.squares():
        squares.setdefault(squeezed(square.text), []).append(square)
    return {
        label: any(_reaches(square, place) for square in squares[label])
        for label, place in labels.items()
        if label in squares
    }


def _reaches(square: Square, place: LayoutPlace) -> bool:
    """How far it reaches may be another matter: sites split heads in their own ways."""
    return min(place.rowspan, 2) <= square.rowspan and min(place.colspan, 2) <= square.colspan
