"""Which official table a Word table is, and which of its cells holds which figure, by the form's own labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.form.editions import EDITIONS
from app.form.layout import LayoutPlace, grid
from app.form.parts import Table
from app.ooxml.xml import w

_BLANK = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\xad]+")
_QUOTES = str.maketrans("“”‘’「」『』", '""\'\'""""')


def bare(label: str) -> str:
    """A label as labels are compared: no blanks, one kind of brackets, quotes and digits."""
    return unicodedata.normalize("NFKC", _BLANK.sub("", label)).translate(_QUOTES)


@dataclass(frozen=True)
class TableMatch:
    """A Word table beside an official one: its cells by cell id, and the labels that differ
    (official, as printed)."""

    table: Table
    edition: str
    cells: dict[str, Any]
    differing: tuple[tuple[str, str], ...]
    likeness: float
    """Share of the official labels that stand where they should."""

    @property
    def exact(self) -> bool:
        return self.likeness == 1


def text_of(cell: Any) -> str:
    """The text of a w:tc or w:p, line breaks left out."""
    return "".join(node.text or "" for node in cell.iter(w("t")))


def rows_of(table: Any) -> list[list[Any]]:
    """The w:tc of each row of a w:tbl, without those that only go on a vertical merge."""
    return [[cell for cell in _cells(row) if not _goes_on(cell)] for row in _inside(table, "tr")]


def _cells(row: Any) -> Iterator[Any]:
    return _inside(row, "tc")


def _inside(node: Any, name: str) -> Iterator[Any]:
    """Children called `name`, content controls looked through."""
    for child in node:
        if child.tag == w(name):
            yield child
        elif child.tag in {w("sdt"), w("sdtContent")}:
            yield from _inside(child, name)


def _goes_on(cell: Any) -> bool:
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and merge.get(w("val"), "continue") == "continue"


@cache
def official_rows(table: Table) -> tuple[tuple[LayoutPlace, ...], ...]:
    """The places of an official table by the row in which they begin."""
    layout = grid(table)
    return tuple(
        tuple(sorted((place for place in layout.places if place.row == row), key=lambda place: place.col))
        for row in range(layout.rows)
    )


def matches(table: Any) -> list[TableMatch]:
    """Every official table of every edition beside the w:tbl `table`, the likest first."""
    rows = rows_of(table)
    found = [_match(rows, form, edition.id) for edition in EDITIONS for form in edition.tables]
    return sorted(found, key=lambda match: -match.likeness)


def match(table: Any, form: Table) -> TableMatch:
    """One official table beside the w:tbl `table`."""
    return _match(rows_of(table), form, "")


def _match(rows: list[list[Any]], form: Table, edition: str) -> TableMatch:
    """Compare row by row; merged cells must be kept, grid columns need not."""
    cells: dict[str, Any] = {}
    differing = []
    labels = 0
    official = official_rows(form)
    for places, found in zip(official, [*rows, *([[]] * len(official))], strict=False):
        for index, place in enumerate(places):
            node = found[index] if len(found) == len(places) else None
            if place.cell is not None:
                cells |= {place.cell.id: node} if node is not None else {}
                continue
            labels += 1
            printed = text_of(node) if node is not None else ""
            if bare(printed) != bare(place.text):
                differing.append((place.text, printed))
    missed = len(differing) + abs(len(rows) - len(official))
    complete = len(cells) == len(form.cells) and not missed
    likeness = 1.0 if complete else min(0.99, max(0.0, 1 - missed / labels))
    return TableMatch(form, edition, cells, tuple(differing), likeness)
