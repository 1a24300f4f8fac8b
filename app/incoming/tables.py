"""Find the official tables among the blocks of a document, and read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from app.documents.blocks import MOST_COLUMNS, MOST_ROWS, Block, Grid, LeftOut, Text, flat
from app.form.editions import TABLES
from app.incoming.bare_figures import READ_BY_SHAPE, labelled
from app.incoming.disputes import DisputesReader
from app.incoming.labelled import Found, LabelledReader
from app.incoming.numbered import without_first_column
from app.incoming.official import Official, official
from app.incoming.sheets import figures_in, parted, unread

_HEADING = re.compile(r"\s*[一二三四五六七八九]\s*、.{0,10}(?:主动公开|申请|复议|诉讼)")
LONG_TEXT = 60
"""Characters in one cell beyond which a table that is not official lays out text."""


@dataclass(frozen=True, slots=True)
class TableHere:
    """Where an official table (or its first piece) stands between the texts."""

    id: str


Item = Text | LeftOut | Grid | TableHere


@dataclass
class Gathered:
    """The document with its official tables read: what is left in order, and each table by id."""

    items: list[Item] = field(default_factory=list)
    tables: dict[str, Found] = field(default_factory=dict)


def gather(blocks: Iterable[Block]) -> Gathered:
    """Read the official tables; every other table stays a `Grid` among the items, or becomes its texts."""
    finder = _Finder()
    result = Gathered()
    placed: set[str] = set()
    numbered = 0
    by_shape: list[str] = []
    figures: list[str] = []
    for block in _unfolded(blocks):
        if not isinstance(block, Grid):
            result.items.append(block)
            continue
        shaped, table = labelled(block)
        by_shape += shaped
        result.items += _headings_in(table)
        bare = without_first_column(table, numbered)
        ids = finder.take(bare)
        numbered = table.width if ids and bare is not table else 0
        result.items += [TableHere(id_) for id_ in ids if id_ not in placed]
        placed.update(ids)
        if not ids:
            result.items += list(flat(table)) if _lays_out_text(table) else [table]
        else:
            result.items += _left_out_of(table)
            figures += figures_in(bare) if table.sheet is not None else ()
    result.tables = finder.found()
    result.items += unread(figures, result.tables.values())
    for id_ in by_shape:
        result.tables[id_].unsure.append(("", READ_BY_SHAPE, ""))
    return result


def _left_out_of(grid: Grid) -> Iterator[LeftOut]:
    """What stands in the cells beside their text, each kind once with its number."""
    inner = (block for square in grid.squares() for block in square.inner if isinstance(block, LeftOut))
    return (replace(block, number=number) for block, number in Counter(inner).items())


def _headings_in(grid: Grid) -> Iterator[Text]:
    """A heading that stands in the table's own first row, over its whole width."""
    first = [square for square in grid.rows[0] if square.text.strip()] if grid.rows else []
    if len(first) == 1 and len(grid.rows) > 1 and _HEADING.match(first[0].text):
        yield Text(" ".join(first[0].text.split()))


def _unfolded(blocks: Iterable[Block]) -> Iterator[Block]:
    """Tables that hold tables are page layout: their contents instead."""
    for block in blocks:
        if isinstance(block, Grid) and block.sheet is not None:
            yield from parted(block)
        elif isinstance(block, Grid) and any(isinstance(inner, Grid) for s in block.squares() for inner in s.inner):
            yield from _unfolded(list(flat(block)))
        else:
            yield block


def _lays_out_text(grid: Grid) -> bool:
    squares = list(grid.squares())
    return grid.width <= 1 or any(len(square.text) > LONG_TEXT for square in squares)


class _Finder:
    def __init__(self) -> None:
        forms: dict[str, Official] = {id_: official(id_) for id_ in TABLES}
        self._labelled = {id_: LabelledReader(forms[id_]) for id_ in ("proactive", "requests")}
        self._forms = forms
        self._disputes = DisputesReader(forms["disputes"])
        self._seen: list[str] = []

    def take(self, grid: Grid) -> list[str]:
        """The ids of the official tables that `grid` is, or a piece of; usually one, or none."""
        ids: list[str] = []
        if len(grid.rows) > MOST_ROWS or grid.width > MOST_COLUMNS:
            return ids
        if self._disputes.recognises(grid) or self._disputes.continues(grid):
            self._disputes.add(grid)
            ids.append("disputes")
        for id_, reader in self._labelled.items():
            if self._is(id_, reader, grid, least=2 if ids else 1):
                reader.add(grid)
                ids.append(id_)
        self._seen += ids
        return ids

    def _is(self, id_: str, reader: LabelledReader, grid: Grid, least: int) -> bool:
        rows = reader.score(grid)
        if rows < least:
            if least > 1:  # it is another table already
                return False
            goes_on = bool(self._seen) and self._seen[-1] == id_ and reader.continues(grid)
            return goes_on or reader.only_heads(grid)
        headed = self._has_heads(self._forms[id_], grid)
        others = max((other.score(grid) for name, other in self._labelled.items() if name != id_), default=0)
        return rows >= others and (headed or id_ in self._seen or rows >= 4)

    def _has_heads(self, form: Official, grid: Grid) -> bool:
        return any(form.columns.match(square.text) for square in grid.squares() if len(square.text.strip()) > 2)

    def found(self) -> dict[str, Found]:
        readers: dict[str, LabelledReader | DisputesReader] = {**self._labelled, "disputes": self._disputes}
        return {id_: readers[id_].found() for id_ in TABLES if id_ in self._seen}
