"""Bound figures of a sentence that was reworded: which stay bound, and which were changed by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.form.editions import table_of
from app.report.model import Report
from app.tables import entry
from app.texts.marks import Marked, TextPiece, Values

_TOKEN = re.compile(r"\d+(?:[,.]\d+)*%?|_+|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:[,.]\d+)*%?")

Code = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound figure that the file shows as another: `shown` now, `written` in the file ('' where it is gone)."""

    mark: str
    shown: str
    written: str


@dataclass(frozen=True)
class _Spot:
    """A mark of the old sentence and its characters in the new one; `kept` says that they are unchanged."""

    piece: TextPiece
    start: int
    end: int
    kept: bool


def can_be_written(report: Report, bound: Bound) -> bool:
    """Whether the figure of a text can go into the table: into one cell that is filled in, as a figure."""
    found = table_of(bound.mark, report.editions)
    return found is not None and not found[1].is_total and bool(bound.written) and entry.reads(found[1], bound.written)


def changed(stored: str, new: str, values: Values) -> tuple[Bound, ...]:
    """The bound figures of a stored sentence that `new` shows as others."""
    return tuple(
        Bound(spot.piece.mark, spot.piece.printed, new[spot.start : spot.end])
        for spot in _spots(stored, new, values)
        if not spot.kept
    )


def rebound(stored: str, new: str, values: Values, keep: Collection[str] = ()) -> str:
    """`new` with the marks of the stored sentence where their figures are unchanged, and at the marks in `keep`
    in any case, in place of what is written there."""
    made, at = "", 0
    for spot in sorted(_spots(stored, new, values), key=lambda spot: spot.start):
        gone = spot.start == spot.end
        if spot.start >= at and (spot.kept or (spot.piece.mark in keep and not gone)):
            made += new[at : spot.start] + stored[spot.piece.start : spot.piece.end]
            at = spot.end
    return made + new[at:]


def _spots(stored: str, new: str, values: Values) -> Iterator[_Spot]:
    marked = Marked(stored, values)
    if not any(piece.mark for piece in marked.pieces):
        return
    old_tokens, new_tokens = _TOKEN.findall(marked.printed), _TOKEN.findall(new)
    old_ends, new_ends = _ends(old_tokens), _ends(new_tokens)
    codes = SequenceMatcher(None, old_tokens, new_tokens, autojunk=False).get_opcodes()
    at, before = 0, Counter[int]()
    for piece in marked.pieces:
        start, at = at, at + len(piece.printed)
        if piece.mark:
            spot, stretch = _spot(piece, (start, at), codes, (old_ends, new_ends), new, before)
            before[stretch] += 1
            yield spot


def _spot(
    piece: TextPiece,
    place: tuple[int, int],
    codes: Sequence[Code],
    ends: tuple[list[int], list[int]],
    new: str,
    before: Mapping[int, int],
) -> tuple[_Spot, int]:
    """Where a mark has gone, and the stretch of changes that it lies in; `before` counts the marks that came first in
    each stretch: the second mark of a stretch has become its second number."""
    old_ends, new_ends = ends
    for number, (what, first, last, from_, to) in enumerate(codes):
        start, end = old_ends[first], old_ends[last]
        if what == "equal" and start <= place[0] and place[1] <= end:
            by = new_ends[from_] - start
            return _Spot(piece, place[0] + by, place[1] + by, kept=True), number
        if start <= place[0] < end and what != "equal":
            found = list(_NUMBER.finditer(new, new_ends[from_], new_ends[to]))[before.get(number, 0) :]
            spot = found[0].span() if found else (new_ends[from_], new_ends[from_])
            return _Spot(piece, *spot, kept=False), number
    return _Spot(piece, 0, 0, kept=False), -1


def _ends(tokens: Sequence[str]) -> list[int]:
    """Where each token begins, and where the last one ends."""
    found = [0]
    for token in tokens:
        found.append(found[-1] + len(token))
    return found
