"""Find the official tables among the blocks of a document, and read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.documents.blocks import (
    MOST_COLUMNS,
    MOST_ROWS,
    Block,
    DocumentRemark,
    DocumentTable,
    LeftOut,
    Square,
    Text,
    asks,
    flat,
    words_in,
)
from app.form.editions import TABLES
from app.incoming.bare_figures import READ_BY_SHAPE, labelled
from app.incoming.crooked import CROOKED, is_crooked
from app.incoming.disputes import DisputesReader
from app.incoming.labelled import LabelledReader, LabelledTable
from app.incoming.numbered import without_first_column
from app.incoming.official import Official, official
from app.incoming.sheets import figures_in, other_words, parted, unread

_HEADING = re.compile(r"\s*[一二三四五六七八九]\s*、.{0,10}(?:主动公开|申请|复议|诉讼)")
LONG_TEXT = 60
"""Characters in one cell beyond which a table that is not official lays out text."""


@dataclass(frozen=True, slots=True)
class TableHere:
    """Where an official table (or its first piece) stands between the texts."""

    id: str


Item = Text | LeftOut | DocumentRemark | DocumentTable | TableHere


@dataclass
class Gathered:
    """The document with its official tables read: what is left in order, and each table by id."""

    items: list[Item] = field(default_factory=list)
    tables: dict[str, LabelledTable] = field(default_factory=dict)


def gather(blocks: Iterable[Block], step: Callable[[str], None] | None = None) -> Gathered:
    """Read the official tables; every other table stays a `DocumentTable` among the items, or becomes its texts.

    `step` is told of each table and may raise what is to end it.
    """
    gatherer = _Gatherer()
    count = 0
    for block in gatherer.finder.unfolded(blocks):
        if isinstance(block, DocumentTable):
            count += 1
            if step:
                step(f"看第{count}个表格")
            gatherer.take(block)
        else:
            gatherer.items.append(block)
    return gatherer.done()


class _Gatherer:
    def __init__(self) -> None:
        self.finder = _Finder()
        self.items: list[Item] = []
        self._placed: set[str] = set()
        self._by_shape: list[str] = []
        self._crooked: set[str] = set()
        """Tables whose figures may stand in squares that are not theirs."""
        self._asking: set[str] = set()
        """Tables with fields to fill in that hold nothing: without any figure they are not there."""
        self._figures: list[str] = []
        self._words: list[tuple[int, DocumentTable]] = []
        """Official tables, and where among the items is to be named what else they say."""
        self._numbered = self._behind = 0

    def take(self, block: DocumentTable) -> None:
        shaped, table = labelled(block)
        self._by_shape += shaped
        self.items += _headings_in(table)
        bare = without_first_column(table, self._numbered)
        ids = self.finder.take(bare)
        self._numbered = table.width if ids and bare is not table else 0
        if ids:
            self._official(ids, bare, block)
        elif _lays_out_text(table):
            self.items += [item for item in flat(table) if not isinstance(item, DocumentTable)]
        else:
            self.items += [table, *_beside(block)]

    def _official(self, ids: list[str], table: DocumentTable, block: DocumentTable) -> None:
        self.items += [TableHere(id_) for id_ in ids if id_ not in self._placed]
        self._placed.update(ids)
        self.items += _beside(block)
        self._words.append((len(self.items), table))
        self._figures += figures_in(table)
        self._behind = len(self.items)
        if block.broken or (block.ruled and is_crooked(table)):
            self._crooked.update(ids)
        if any(asks(inner) for square in block.squares() for inner in square.inner):
            self._asking.update(ids)

    def done(self) -> Gathered:
        tables = self.finder.found()
        for id_ in self._by_shape:
            tables[id_].unsure.append(("", READ_BY_SHAPE, ""))
        for id_ in sorted(self._crooked & tables.keys()):
            tables[id_].unsure.append(("", CROOKED, ""))
        taken = {text.strip() for table in tables.values() for text in table.texts.values()}
        self.items[self._behind : self._behind] = unread(self._figures, tables.values())
        for at, table in reversed(self._words):
            self.items[at:at] = other_words(table, taken)
        there = {id_: it for id_, it in tables.items() if id_ not in self._asking or any(it.texts.values())}
        return Gathered(self.items, there)


def _beside(grid: DocumentTable) -> Iterator[LeftOut | DocumentRemark]:
    """What stands in a table and is not read: each kind once with its number, every remark."""
    inner = [block for square in grid.squares() for block in square.inner] + list(grid.beside)
    yield from (block for block in inner if isinstance(block, DocumentRemark))
    named = Counter(block for block in inner if isinstance(block, LeftOut))
    yield from (replace(block, number=number) for block, number in named.items())


def _headings_in(grid: DocumentTable) -> Iterator[Text]:
    """A heading that stands in the table's own first row, over its whole width."""
    first = [square for square in grid.rows[0] if square.text.strip()] if grid.rows else []
    if len(first) == 1 and len(grid.rows) > 1 and _HEADING.match(first[0].text):
        yield Text(" ".join(first[0].text.split()))


def _holds_tables(grid: DocumentTable) -> bool:
    return any(isinstance(inner, DocumentTable) for square in grid.squares() for inner in square.inner)


def _inner_tables(grid: DocumentTable) -> Iterator[DocumentTable]:
    for square in grid.squares():
        for inner in square.inner:
            if isinstance(inner, DocumentTable):
                yield inner
                yield from _inner_tables(inner)


def _absorbed(grid: DocumentTable) -> DocumentTable:
    """The table with the words of the tables in its cells as words of the cells."""
    rows = tuple(tuple(map(_with_words, row)) for row in grid.rows)
    beside = tuple(block for inner in _inner_tables(grid) for block in _beside(inner))
    return DocumentTable(rows, (*grid.beside, *beside))


def _with_words(square: Square) -> Square:
    if not any(isinstance(inner, DocumentTable) for inner in square.inner):
        return square
    return replace(
        square,
        text=words_in(square),
        inner=tuple(inner for inner in square.inner if not isinstance(inner, DocumentTable)),
    )


def _lays_out_text(grid: DocumentTable) -> bool:
    squares = list(grid.squares())
    return grid.width <= 1 or any(len(square.text) > LONG_TEXT for square in squares)


class _Finder:
    def __init__(self) -> None:
        forms: dict[str, Official] = {id_: official(id_) for id_ in TABLES}
        self._labelled = {id_: LabelledReader(forms[id_]) for id_ in ("proactive", "requests")}
        self._forms = forms
        self._disputes = DisputesReader(forms["disputes"])
        self._seen: list[str] = []

    def unfolded(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks, tables that only lay out the page as their contents.

        A table that holds tables is layout, unless it is an official one with something small in a cell: a stamp, a
        date, a number copied from a web page.
        """
        for block in blocks:
            if isinstance(block, DocumentTable) and block.sheet is not None:
                yield from parted(block)
            elif not isinstance(block, DocumentTable) or not _holds_tables(block):
                yield block
            elif self._is_official(whole := _absorbed(block)) and not any(map(self._is_official, _inner_tables(block))):
                yield whole
            else:
                yield from self.unfolded(list(flat(block)))

    def _is_official(self, grid: DocumentTable) -> bool:
        """Whether a table is official by itself, whatever was read before it."""
        if len(grid.rows) > MOST_ROWS or grid.width > MOST_COLUMNS:
            return False
        if self._disputes.recognises(grid):
            return True
        scores = {id_: reader.score(grid) for id_, reader in self._labelled.items()}
        return any(score > 3 or (score and self._has_heads(self._forms[id_], grid)) for id_, score in scores.items())

    def take(self, grid: DocumentTable) -> list[str]:
        """The ids of the official tables that `grid` is, or a piece of; usually one, or none."""
        ids: list[str] = []
        if len(grid.rows) > MOST_ROWS or grid.width > MOST_COLUMNS:
            return ids
        if self._disputes.recognises(grid) or self._disputes.continues(grid):
            self._disputes.add(grid)
            ids.append("disputes")
        scores = {id_: reader.score(grid) for id_, reader in self._labelled.items()}
        for id_, reader in self._labelled.items():
            if self._is(id_, grid, scores, least=2 if ids else 1):
                reader.add(grid)
                ids.append(id_)
        self._seen += ids
        return ids

    def _is(self, id_: str, grid: DocumentTable, scores: Mapping[str, int], least: int) -> bool:
        rows, reader = scores[id_], self._labelled[id_]
        if rows < least:
            if least > 1:  # it is another table already
                return False
            goes_on = bool(self._seen) and self._seen[-1] == id_ and reader.continues(grid)
            return goes_on or reader.only_heads(grid)
        headed = self._has_heads(self._forms[id_], grid)
        others = max((score for name, score in scores.items() if name != id_), default=0)
        return rows >= others and (headed or id_ in self._seen or rows >= 4)

    def _has_heads(self, form: Official, grid: DocumentTable) -> bool:
        return any(form.columns.match(square.text) for square in grid.squares() if len(square.text.strip()) > 2)

    def found(self) -> dict[str, LabelledTable]:
        readers: dict[str, LabelledReader | DisputesReader] = {**self._labelled, "disputes": self._disputes}
        return {id_: readers[id_].found() for id_ in TABLES if id_ in self._seen}
