"""Two people changed one report: what becomes of each place, by the report that both began with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from typing import Any, Literal

from app.report.aligning import align
from app.report.changes import FieldPath, current
from app.report.differences import MANY, ChangeSpan, Difference, adopted_changes, difference_at, differences, is_list
from app.report.model import Report

Side = Literal["mine", "theirs", "both"]


class MergeChoice(IntEnum):
    """What to take at a place. `BOTH`: mine and then theirs, in lists alone."""

    MINE = 0
    THEIRS = 1
    BOTH = 2


@dataclass(frozen=True)
class MergePlace:
    """A place where two reports differ, who changed it since both began, and what to take if nobody objects."""

    difference: Difference
    side: Side
    proposed: MergeChoice

    @property
    def takes_both(self) -> bool:
        """Whether both texts can stand one after the other."""
        return self.difference.span is not None and bool(self.difference.mine and self.difference.theirs)


def places(base: Report | None, mine: Report, theirs: Report) -> tuple[MergePlace, ...]:
    """Every place where `mine` and `theirs` differ. A change of one alone is proposed from that side; where both
    changed the same, what one has taken out is proposed from the other, and else mine; what both put in at one place
    stays, mine first. Without a `base` nobody can tell who did what: then nothing that is there is dropped."""
    if base is None:
        return tuple(_unknown(found) for found in differences(mine, theirs))
    found: dict[FieldPath, None] = dict.fromkeys(one.path for one in differences(mine, theirs))
    return tuple(place for path in found for place in _at(path, base, mine, theirs))


def settled(mine: Report, theirs: Report, chosen: Iterable[tuple[Difference, MergeChoice]]) -> dict[FieldPath, Any]:
    """The changes to `mine` that carry the choices out."""
    chosen = tuple(chosen)
    taken, both = (
        [one for one, choice in chosen if choice is wanted] for wanted in (MergeChoice.THEIRS, MergeChoice.BOTH)
    )
    return adopted_changes(mine, theirs, taken, both)


def _unknown(found: Difference) -> MergePlace:
    return MergePlace(found, "both", MergeChoice.THEIRS if found.theirs and not found.mine else MergeChoice.MINE)


def _at(path: FieldPath, base: Report, mine: Report, theirs: Report) -> Iterator[MergePlace]:
    before, ours, others = (current(report, path) for report in (base, mine, theirs))
    if is_list(path, ours or others):
        for span, side, proposed in _in_list(before or (), ours or (), others or ()):
            yield MergePlace(difference_at(path, mine, theirs, span), side, proposed)
    else:
        side = _side(*_changed(path, base, mine, theirs))
        yield MergePlace(difference_at(path, mine, theirs), side, _of(side))


def _changed(path: FieldPath, base: Report, mine: Report, theirs: Report) -> tuple[bool, bool]:
    """Whether I changed what stands at `path`, and whether they did; a figure's unit goes with it."""
    paths = [path, ("units", path[1])] if path[0] == "figures" else [path]
    before, ours, others = ([current(report, one) for one in paths] for report in (base, mine, theirs))
    return ours != before, others != before


def _side(mine_did: bool, theirs_did: bool) -> Side:
    return "both" if mine_did == theirs_did else "mine" if mine_did else "theirs"


def _of(side: Side) -> MergeChoice:
    return MergeChoice.THEIRS if side == "theirs" else MergeChoice.MINE


ItemList = tuple[Any, ...]
FoundPlaces = Iterator[tuple[ChangeSpan, Side, MergeChoice]]


def _in_list(before: ItemList, ours: ItemList, others: ItemList) -> FoundPlaces:
    """The spans at which two lists differ, in order: in each gap between lines of `before`, and at each of these."""
    if max(map(len, (before, ours, others))) > MANY:
        side = _side(ours != before, others != before)
        yield (0, len(ours), 0, len(others)), side, _of(side)
        return
    they = align(before, others, _fewer(before, ours))
    me = align(before, ours, _touched(before, others, they))
    they = align(before, others, _touched(before, ours, me))
    my_next, their_next = _nexts(me, len(ours)), _nexts(they, len(others))
    at, to = 0, 0
    for number in range(len(before) + 1):
        end, until = my_next[number], their_next[number]
        yield from _put_in((at, end, to, until), ours, others)
        at, to = end, until
        if number < len(before):
            at, to = end + (me[number] is not None), until + (they[number] is not None)
            yield from _became(before[number], (end, at, until, to), ours, others)


def _fewer(before: ItemList, after: ItemList) -> set[int]:
    """Those of `before` of which there are fewer now, wherever they stand: somebody changed or removed them."""
    then, now = Counter(before), Counter(after)
    return {number for number, line in enumerate(before) if now[line] < then[line]}


def _touched(before: ItemList, after: ItemList, way: list[int | None]) -> set[int]:
    return {number for number, to in enumerate(way) if to is None or after[to] != before[number]}


def _nexts(way: list[int | None], end: int) -> list[int]:
    """From each line on, where the next one that is still there has come to."""
    found = [end]
    for to in reversed(way):
        found.append(found[-1] if to is None else to)
    return found[::-1]


def _put_in(span: ChangeSpan, ours: ItemList, others: ItemList) -> FoundPlaces:
    """What both put in at one place: the same of it once, the rest one after the other."""
    at, end, to, until = span
    for what, start, stop, from_, up_to in SequenceMatcher(None, ours[at:end], others[to:until], False).get_opcodes():
        if what != "equal":
            side = _side(stop > start, up_to > from_)
            yield (
                (at + start, at + stop, to + from_, to + up_to),
                side,
                MergeChoice.BOTH if side == "both" else _of(side),
            )


def _became(line: Any, span: ChangeSpan, ours: ItemList, others: ItemList) -> FoundPlaces:
    """What a line that was there before became on each side; taken out by one and changed by the other, it stays."""
    mine, theirs = ours[span[0] : span[1]], others[span[2] : span[3]]
    if mine != theirs:
        side = _side(mine != (line,), theirs != (line,))
        yield span, side, MergeChoice.THEIRS if side == "both" and not mine else _of(side)
