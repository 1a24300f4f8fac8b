"""Column heads, and the reading of one row of figures under them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from app.documents.blocks import Square
from app.incoming.labels import is_of_another_year
from app.tables.figures import NOTHING

_FIGURE = re.compile(
    r"(?:增加|减少|增|减|[+\-])?\d[\d,.]*(?:件|项|个|宗|条|份|起|万元|元)?(?:\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|[*※]{1,3})?。?|[?]+\d*|无|不适用|零|〇"
)


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, a dash for nothing, or nothing; else it is a label."""
    squeezed = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return not squeezed or squeezed in NOTHING or text.strip() in NOTHING or bool(_FIGURE.fullmatch(squeezed))


_LEADING = re.compile(r"\s*\d+")
_COMMAS = str.maketrans("", "", ",，")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\xad]+")


Named = tuple[Square, str | None]
"""A head and the column that it names."""


@dataclass(frozen=True, slots=True)
class Column:
    """A head over a column of figures; `id` is None for one that the form does not have."""

    id: str | None
    left: int
    right: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of figures from the left. `placed` says that their positions can be trusted.

    `official` positions are those of the form, not of heads: to be trusted in a table whose rows are all as wide.
    """

    columns: tuple[Column, ...]
    width: int
    placed: bool = True
    official: bool = False

    @property
    def ids(self) -> tuple[str | None, ...]:
        return tuple(column.id for column in self.columns)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """The figures of one row as printed, by column id. `sure` is False where they might be read otherwise."""

    texts: dict[str, str]
    sure: bool = True


def figures_of(squares: Sequence[Square], head: Head) -> PrintedRow:
    """Read the cells behind a row's label: by position in a row as wide as the heads, else by order."""
    width = max((square.right for square in squares), default=0)
    usable = head.placed and width == head.width and not _left_over(squares, head)
    placed = _by_position(squares, head) if usable else None
    ordered = _by_order(squares, head)
    if placed is not None and (ordered is None or ordered.texts == placed.texts or not _shifted(squares, head)):
        return placed
    return ordered or _nearest(squares, head)


def _left_over(squares: Sequence[Square], head: Head) -> bool:
    """Whether a figure stands left of all heads: then the row has moved."""
    return any(square.text.strip() and square.right <= head.columns[0].left for square in squares)


def _shifted(squares: Sequence[Square], head: Head) -> bool:
    """Whether a full row begins somewhere else than the heads do, so that its positions mean nothing."""
    return bool(squares) and len(squares) == len(head.columns) and squares[0].col != head.columns[0].left


def _by_position(squares: Sequence[Square], head: Head) -> PrintedRow | None:
    texts: dict[str, str] = {}
    over = [square for square in squares if square.text.strip() and _reaches_over_several(square, head)]
    for column in head.columns:
        under = [square for square in squares if _is_under(square, column)]
        stated = {square.text.strip() for square in under} - {""}
        if len(stated) > 1:
            return None
        if column.id and under:
            shared = any(square in over for square in under) and not _means_nothing(stated)
            texts[column.id] = stated.pop() if stated and not shared else ""
    return PrintedRow(texts, sure=not over)


def _reaches_over_several(square: Square, head: Head) -> bool:
    """Whether a figure stands under several columns: it may be that of each, or of all together."""
    return sum(_is_under(square, column) for column in head.columns) > 1


def _is_under(square: Square, column: Column) -> bool:
    return square.col < column.right and square.right > column.left


def _means_nothing(texts: Set[str]) -> bool:
    """Whether cells say that nothing happened: then it is so in each of them."""
    return all(text in NOTHING or not text.strip("0０") for text in texts)


def _by_order(squares: Sequence[Square], head: Head) -> PrintedRow | None:
    if len(squares) != len(head.columns):
        return None
    pairs = zip(head.ids, squares, strict=True)
    return PrintedRow({id_: square.text.strip() for id_, square in pairs if id_})


def _nearest(squares: Sequence[Square], head: Head) -> PrintedRow:
    """A row with more or fewer cells than heads: blank cells too many are dropped from its ends."""
    spare = len(squares) - len(head.columns)
    if spare < 0:
        ids = head.ids[: len(squares)]
        texts = {id_: square.text.strip() for id_, square in zip(ids, squares, strict=True) if id_}
        return PrintedRow(texts, sure=not any(texts.values()))
    readings = [squares[start : start + len(head.columns)] for start in range(spare + 1)]
    whole = [cells for cells in readings if _written(cells) == _written(squares)]
    rows = [row for cells in whole or readings if (row := _by_order(cells, head))]
    best = next(filter(_adds_up, rows), rows[0])
    return PrintedRow(best.texts, sure=all(row.texts == best.texts for row in rows) and bool(whole))


def _adds_up(row: PrintedRow) -> bool:
    """Whether the total is the sum of the others: which of several readings is meant, never that it is certain."""
    numbers = {
        id_: int(found[0]) for id_, text in row.texts.items() if (found := _LEADING.match(text.translate(_COMMAS)))
    }
    total = numbers.pop("total", None)
    return total is not None and total == sum(numbers.values())


def _written(squares: Sequence[Square]) -> int:
    return sum(1 for square in squares if square.text.strip())


def head_of(
    squares: Sequence[Named], orders: Sequence[tuple[str, ...]], width: int, labels: int, *, whole: bool = False
) -> Head | None:
    """The head that `squares` (each with the column it names) make.

    `orders` are the official sequences of columns, behind `labels` columns of row labels. `whole`: every row of
    heads is as wide as the table, so that none of them has moved.
    """
    named = _once([pair for pair in squares if pair[0].text.strip()])
    ids = {id_ for _, id_ in named if id_}
    if not ids:
        return None
    order = max(orders, key=lambda order: (len(set(order) & ids), -len(order)))
    named = _in_order(named, order)
    known = [(square, id_) for square, id_ in named if id_]
    lefts = [square.col for square, _ in known]
    if len(set(lefts)) < len(lefts) or not (_as_in_the_form(known, order) or _rearranged(known, whole)):
        return _official_places(_by_rows(named, order), width, labels)
    starts = [(one, id_) for one, id_ in named if one.col >= lefts[0] or is_of_another_year(one.text)]
    return _printed_places(starts, squares, width)


def _printed_places(starts: Sequence[Named], squares: Sequence[Named], width: int) -> Head:
    """Each column from its head to the next."""
    ends = [square.col for square, _ in starts[1:]] + [_end_of(starts[-1][0], squares, width)]
    pairs = zip(starts, ends, strict=True)
    return Head(tuple(Column(id_, square.col, end, square.text) for (square, id_), end in pairs), width)


def fills_row(squares: Sequence[Square], row: int, width: int) -> bool:
    """Whether a row goes to the end of the table, with the squares above that reach into it."""
    here = [square for square in squares if square.row <= row < square.row + square.rowspan]
    filled = {column for square in here for column in range(square.col, square.right)}
    return len(filled) >= width or any(square.row == row and square.right == width for square in here)


def _as_in_the_form(known: Sequence[tuple[Square, str]], order: tuple[str, ...]) -> bool:
    """Whether the heads follow each other as the form has them."""
    return [id_ for _, id_ in known] == [id_ for id_ in order if id_ in ids_of(known)]


def _rearranged(known: Sequence[tuple[Square, str]], whole: bool) -> bool:
    """Whether somebody has put the columns in another order: each head once, and each where it was put.

    Heads over several rows that are out of order have else lost their places with their merged cells.
    """
    return len(ids_of(known)) == len(known) and (whole or len({square.row for square, _ in known}) == 1)


def _end_of(last: Square, squares: Sequence[Named], width: int) -> int:
    """Where the last column ends: at the edge of the table, or where a blank head stands behind it."""
    behind = any(square.row == last.row and square.col >= last.right for square, _ in squares)
    return last.right if behind else width


def _by_rows(named: Sequence[Named], order: tuple[str, ...]) -> tuple[str | None, ...]:
    """The columns where places mean nothing: those of the lowest heads stand between those above them."""
    lowest = max(square.row for square, _ in named)
    low = [id_ for square, id_ in sorted(named, key=lambda pair: pair[0].col) if square.row == lowest]
    known = [order.index(id_) for id_ in low if id_]
    if not known or lowest == min(square.row for square, _ in named):
        return order
    return (*order[: known[0]], *low, *order[known[-1] + 1 :])


def _official_places(order: tuple[str | None, ...], width: int, labels: int) -> Head:
    """The columns where the heads have lost their places: known if the table is as wide as it should be."""
    columns = tuple(Column(id_, labels + index, labels + index + 1) for index, id_ in enumerate(order))
    return Head(columns, width, placed=width == labels + len(order), official=True)


def ids_of(named: Sequence[tuple[Square, str]]) -> set[str]:
    return {id_ for _, id_ in named}


def _once(squares: list[Named]) -> list[Named]:
    """Heads from the left; the same label again in a cell below (merges taken apart) counts once."""
    kept: list[Named] = []
    for square, id_ in sorted(squares, key=lambda pair: (pair[0].col, pair[0].row)):
        if not any(other.col == square.col and other.text == square.text for other, _ in kept):
            kept.append((square, id_))
    return kept


def _in_order(named: list[Named], order: tuple[str, ...]) -> list[Named]:
    """A head printed twice, or damaged beyond likeness, is what the official order says; others are no columns."""
    ids = [id_ for _, id_ in named[: len(order)]]
    agree = sum(id_ == wanted for id_, wanted in zip(ids, order, strict=False))
    if len(order) == len(ids) > 1 and agree * 2 > len(ids) and _explained(ids, order):
        return [(square, order[index] if index < len(order) else None) for index, (square, _) in enumerate(named)]
    return _first_of_each(named, order)


def _explained(ids: list[str | None], order: tuple[str, ...]) -> bool:
    return all(id_ in (None, wanted) or ids.count(id_) > 1 for id_, wanted in zip(ids, order, strict=True))


def _first_of_each(named: list[Named], order: tuple[str, ...]) -> list[Named]:
    """A label over several cells beside each other belongs to the first; a label like it elsewhere is another."""
    seen: dict[str, str] = {}
    kept: list[Named] = []
    for square, id_ in named:
        if id_ is None or id_ not in order:
            kept.append((square, None))
        elif id_ not in seen:
            kept.append((square, id_))
            seen[id_] = square.text
        elif seen[id_] != square.text:
            kept.append((square, None))
    return kept
