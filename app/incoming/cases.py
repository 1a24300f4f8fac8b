"""The disputes in another shape than the official one: parted into several tables, or turned.

Each figure is then known by the labels above it and to its left, one of them a kind of case, one an outcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.documents.blocks import DocumentTable, Square
from app.incoming.heads import is_figure
from app.incoming.labels import Labels, normal

OUTCOMES = 5
"""Figures for each kind of case, the total included."""
_WORDS = (
    ("litigation_direct", ("未经复议", "直接起诉")),
    ("litigation_after_reconsideration", ("复议后",)),
    ("reconsideration", ("复议",)),
)
_LONGEST = 12
"""Characters of a label that names a kind of case; headings of the whole table are longer."""


def by_labels(grid: DocumentTable, columns: Labels) -> dict[str, str]:
    """“kind.outcome” -> the cell as printed, for the kinds of case that the table has whole; else nothing."""
    labels = [square for square in grid.squares() if not is_figure(square.text)]
    if not any(kind_of_case(label.text) for label in labels):
        return {}
    texts: dict[str, str] = {}
    for square in grid.squares():
        if is_figure(square.text) and (name := _name(square, labels, columns)):
            if name in texts:
                return {}
            texts[name] = square.text.strip()
    kinds = [name.partition(".")[0] for name in texts]
    return texts if kinds and all(kinds.count(kind) == OUTCOMES for kind in kinds) else {}


def _name(square: Square, labels: list[Square], columns: Labels) -> str:
    over = list(_over(square, labels))
    kinds = {kind for label in over if (kind := kind_of_case(label.text))}
    outcomes = {match.id for label in over if (match := columns.match(label.text))}
    return f"{kinds.pop()}.{outcomes.pop()}" if len(kinds) == len(outcomes) == 1 else ""


def _over(square: Square, labels: list[Square]) -> Iterator[Square]:
    """The labels above a figure and to its left."""
    row, col, right = square.row, square.col, square.right
    for label in labels:
        above = label.row < row and label.col < right and label.right > col
        if above or (label.col < col and label.row <= row < label.row + label.rowspan):
            yield label


@lru_cache(maxsize=4096)
def kind_of_case(text: str) -> str:
    """The kind of case that a label names; '' for none."""
    stated = normal(text)
    if len(stated) > _LONGEST:
        return ""
    return next((kind for kind, words in _WORDS if any(word in stated for word in words)), "")
