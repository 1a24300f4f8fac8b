"""Official tables that have become lines of text: recognised, named, never taken for sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.documents.blocks import LeftOut, Text
from app.form.editions import OFFICIAL
from app.form.layout import grid
from app.incoming.heads import is_figure
from app.incoming.labelled import GROUPS
from app.incoming.labels import normal
from app.incoming.official import Official, official
from app.incoming.tables import Item

_PARTS = re.compile(r"[\s|｜┃│丨]+")
_NOTE = re.compile("[（(]?本列数据的勾稽关系")
"""What the corner of the table of requests says."""
_PARTS_OF_REPORT = frozenset(normal(words) for part in OFFICIAL.sections for words in (part.heading, part.name))
LEAST = 4
"""Lines that make a table of text; fewer are sentences that happen to say a label. One of so many words or figures
counts twice."""
LEAST_FILLED = 2
MOST_BETWEEN = 2
"""Lines of other words (a label's second half) that may stand between two of the table."""
LONGEST = 80


@dataclass(frozen=True)
class Flat:
    """The lines `start` to `end` (behind the last) that were the table `id`."""

    id: str
    start: int
    end: int

    @property
    def count(self) -> int:
        return self.end - self.start


def without_flat_tables(items: Sequence[Item], missing: Sequence[str]) -> tuple[list[Item], dict[str, int]]:
    """The items without the lines that were one of the tables `missing`, and how many lines each was."""
    kept, counts = list(items), dict[str, int]()
    for id_ in missing:
        for flat in reversed(list(_runs(kept, official(id_)))):
            counts[id_] = counts.get(id_, 0) + flat.count
            heading = next(iter(official(id_).tables.values())).heading
            kept[flat.start : flat.end] = [LeftOut(f"“{heading}”表的文字（表格成了文字）", "行", flat.count)]
    return kept, counts


def _runs(items: Sequence[Item], form: Official) -> Iterator[Flat]:
    """Runs of lines of a table; blank lines do not part them, nor do a few other short ones."""
    run: list[tuple[int, str, int]] = []
    for index, item in enumerate(items):
        parts = _parts(item)
        if parts and (kind := _kind(parts, form)):
            run.append((index, kind, 2 if len(parts) >= LEAST else 1))
        elif run and _parts_runs(item, index - run[-1][0]):
            yield from _flat_tables(run, form.id)
            run = []
    yield from _flat_tables(run, form.id)


def _parts_runs(item: Item, behind: int) -> bool:
    if not isinstance(item, Text) or normal(item.text) in _PARTS_OF_REPORT:
        return True
    return bool(item.text.strip()) and (behind > MOST_BETWEEN or len(item.text) > LONGEST)


def _flat_tables(run: Sequence[tuple[int, str, int]], id_: str) -> Iterator[Flat]:
    lines = sum(weight for _, _, weight in run)
    if lines >= LEAST and sum(weight for _, kind, weight in run if kind == "row") >= LEAST_FILLED:
        yield Flat(id_, run[0][0], run[-1][0] + 1)


def _parts(item: Item) -> list[str]:
    """The words and figures of a line as a table would have them in cells."""
    if not isinstance(item, Text) or len(item.text) > LONGEST * 2:
        return []
    return [part for part in _PARTS.split(item.text.strip()) if part]


def _kind(parts: Sequence[str], form: Official) -> str:
    """“row” for a line with a label or figures of the table, “head” for one with its heads, '' for any other."""
    words = [part for part in parts if not is_figure(part)]
    figures = len(parts) - len(words)
    if not words:
        return "row" if figures else ""
    whole = "".join(words)
    if _NOTE.match(whole):
        return "head" if form.id == "requests" else ""
    if _has_label(words, form) and (figures or len(whole) > 2):
        return "row"
    known = all(_is_head(part, form) for part in words) or _is_head(whole, form)
    return ("row" if figures >= LEAST else "head") if known else ""


def _has_label(words: Sequence[str], form: Official) -> bool:
    """Whether words are or hold the label of a row, be it cut into parts: 行政 许可."""
    return bool(form.rows.match("".join(words)) or any(form.rows.match(part) for part in words))


def _is_head(part: str, form: Official) -> bool:
    return bool(form.columns.match(part) or GROUPS.match(part)) or normal(part) in _label_words(form.id)


@cache
def _label_words(table: str) -> frozenset[str]:
    """Every label and band of the table in all editions."""
    return frozenset(
        normal(text)
        for form in official(table).tables.values()
        for place in grid(form).places
        for text in (place.text, *place.text.split())
        if text
    )
