"""What pasting into the page 数据来源与核对 would do, worked out before anything changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from app.form.parts import Cell
from app.paste.clipboard import CellTexts
from app.paste.into_table import misplaced
from app.paste.plan import Plan
from app.paste.trimming import Trimmed, trimmed
from app.report.changes import FieldPath
from app.report.model import Report
from app.tables import entry
from app.tables.sources import note

SourceColumn = Literal["name", "value"]
COLUMNS: tuple[SourceColumn, ...] = ("name", "value")
"""What can be entered of a line, from left to right."""
SourceSquare = tuple[Cell, SourceColumn]


@dataclass
class Noting(Plan):
    """A plan for the sources of `to`: `texts` are their figures, `names` their names, by cell id."""

    to: Report = field(kw_only=True)
    names: dict[str, tuple[Cell, str]] = field(default_factory=dict)

    @property
    def changes(self) -> dict[FieldPath, Any]:
        found: dict[FieldPath, Any] = {}
        for id_, (cell, _) in (self.names | self.texts).items():
            name, value = (column[id_][1] if id_ in column else None for column in (self.names, self.texts))
            found |= note(self.to, cell, name=name, value=value)
        return found

    @property
    def count(self) -> int:
        return len(self.texts) + len(self.names)

    def put(self, square: SourceSquare, text: str) -> None:
        """Plan to enter a text; a name may be anything, a figure has to be one."""
        cell, column = square
        if column == "name":
            self.names[cell.id] = cell, " ".join(text.split())
        elif entry.reads(cell, text):
            self.texts[cell.id] = cell, text
        else:
            self.unreadable.append((cell, text))


def plan(
    report: Report,
    lines: Sequence[Cell],
    start: tuple[int, SourceColumn],
    block: CellTexts,
    selected: Sequence[SourceSquare] = (),
) -> Noting:
    """What pasting `block` at line `start[0]`, column `start[1]` would do. One text goes into each selected square."""
    found = Noting(to=report)
    texts = [text for row in block for text in row if text is not None]
    if len(texts) == 1 and len(selected) > 1:
        _fill(found, ((square, texts[0]) for square in selected))
        return found
    first = COLUMNS.index(start[1])
    found.left_off = trimmed(block) if first else _without_heads(block)
    for down, row in enumerate(found.left_off.block):
        for across, text in enumerate(row):
            if text is None:
                continue
            if start[0] + down < len(lines) and first + across < len(COLUMNS):
                found.put((lines[start[0] + down], COLUMNS[first + across]), text)
                found.misplaced = found.misplaced or misplaced(
                    lines[start[0] + down], *found.left_off.labels[down : down + 1]
                )
            elif text.strip():
                found.outside += 1
    return found


def _without_heads(block: CellTexts) -> Trimmed:
    """A block of names and figures without the rows above that have a word for a figure; names are no labels."""
    figures = trimmed(tuple(row[1:2] for row in block))
    heads = block[figures.rows - 1] if figures.rows else ()
    return Trimmed(block[figures.rows :], figures.rows, heads=tuple(text or "" for text in heads))


def _fill(found: Noting, pairs: Iterable[tuple[SourceSquare, str]]) -> None:
    for square, text in pairs:
        found.put(square, text)


def cleared(report: Report, squares: Iterable[SourceSquare]) -> dict[FieldPath, Any]:
    """The changes that empty squares: the usual name of the source comes back."""
    found = Noting(to=report)
    _fill(found, ((square, "") for square in squares))
    return found.changes
