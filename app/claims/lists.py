"""Lists of parts (“共407条，其中网站287条、公众号106条、其他14条”), read by the words beside the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from app.claims.closing import closed, overlapping
from app.claims.figures import Figure
from app.claims.openings import BRACKET, LIST, SORTED, Opening, openings
from app.claims.parts import name_before, parts_among, rest
from app.claims.phrase import depths, of_kind, says
from app.claims.pieces import CARRY
from app.claims.relation import PartList
from app.claims.wholes import clause_before, whole_of
from app.language.tokens import Token

_COUNTED_TWICE = frozenset(["项", "家", "个"])
"""Units of what may be counted twice (服务事项300项，其中许可200项、网办280项), unless 其他 ends the list."""


MOST_LISTS = 50
"""Lists of one sentence that are looked at, so that no text takes long."""


def lists_of(words: Sequence[Token], counted: Sequence[Figure]) -> Iterator[PartList]:
    """The lists that the words of a sentence tell."""
    found = tuple(islice(openings(words), MOST_LISTS)) if len(counted) > 1 else ()
    listed: set[int] = set()
    for at, opening in enumerate(found):
        whole = whole_of(words, counted, opening)
        if whole is None or (opening.way == SORTED and at):
            continue
        nested = whole.number.start in listed and opening.way != BRACKET
        parts = _divided(words, counted, whole, found[at:], nested=nested)
        if parts and not _of_another(words, whole, parts):
            parts = replace(parts, worded=opening.way in {LIST, SORTED})
            yield _as_many_as_fit(parts) if nested else parts
            listed |= {part.start for part in parts.parts}
    if counted and not found:
        yield from _unopened(counted)


def _of_another(words: Sequence[Token], whole: Figure, parts: PartList) -> bool:
    """“收到59件，上年结转2件，其中结转下年7件、其余54件”: it is all of them that are divided, not those carried over."""
    carried = says(clause_before(words, whole.place), *CARRY)
    return carried and parts.sum > whole.number.value


def _divided(
    words: Sequence[Token], counted: Sequence[Figure], whole: Figure, found: Sequence[Opening], *, nested: bool
) -> PartList | None:
    """The list that the first of the openings begins: taken wide where 其他 closes it, else narrow."""
    wide = _parts(words, whole, _inside(words, counted, found, nested=nested, wide=True), wide=True)
    if wide and _closes(words, whole, wide):
        return wide
    return _parts(words, whole, _inside(words, counted, found, nested=nested, wide=False), wide=False)


def _closes(words: Sequence[Token], whole: Figure, parts: PartList) -> bool:
    """Whether the last part is named 其他."""
    last = next(at for at in range(whole.place, len(words)) if words[at].number is parts.parts[-1])
    return rest(name_before(words, last))


def _inside(
    words: Sequence[Token], counted: Sequence[Figure], found: Sequence[Opening], *, nested: bool, wide: bool
) -> list[Figure]:
    """The numbers that a list may hold: up to where its bracket closes or the next list of its own depth begins.

    `wide`: a list that divides a part of it is passed over where a semicolon ends it.
    """
    opening = found[0]
    depth = depths(words)
    inner = depth[opening.stop] if opening.stop < len(words) else 0
    end = next((at for at in range(opening.stop, len(words)) if depth[at] < inner), len(words))
    parted = [at for at in range(opening.stop, end) if words[at].word == "；" and depth[at] == inner]
    if nested and parted:
        end = parted[0]
    end, passed = _ended(_beginning(found[1:], depth, inner), parted, end, wide=wide)
    held = [one for one in counted if opening.stop <= one.place < end and one.place not in passed]
    return [one for one in held if one.depth == inner]


def _beginning(later: Sequence[Opening], depth: Sequence[int], inner: int) -> list[Opening]:
    """Those at which another list of the same depth begins."""
    return [one for one in later if one.way in {LIST, SORTED} and depth[one.start] == inner]


def _ended(later: Sequence[Opening], parted: Sequence[int], end: int, *, wide: bool) -> tuple[int, set[int]]:
    """Where the first of the later lists that is not passed over ends a list, and the places passed over."""
    passed: set[int] = set()
    for one in later:
        if not one.start < end or one.start in passed:
            continue
        resumed = next((at for at in parted if at > one.start), None)
        if resumed is None or one.way == SORTED or not wide:
            return one.start, passed
        passed |= set(range(one.start, resumed))
    return end, passed


def _as_many_as_fit(parts: PartList) -> PartList:
    """“96条，其中网站41条，其中解读2条、执法6条，部门55条”: what is too much for an inner list belongs to the outer."""
    total = 0
    for at, part in enumerate(parts.parts):
        total += int(part.value)
        if at and total > int(parts.whole.value):
            return replace(parts, parts=parts.parts[:at], closed=False)
    return parts


def _parts(words: Sequence[Token], whole: Figure, inside: Sequence[Figure], *, wide: bool) -> PartList | None:
    chosen = parts_among(words, whole, inside, wide=wide)
    if not chosen or overlapping(words, whole, chosen) or any(_goes_on(words, one) for one in chosen):
        return None
    if whole.number.unit in _COUNTED_TWICE and not rest(name_before(words, chosen[-1].place)):
        return None
    return PartList(whole.number, tuple(one.number for one in chosen), closed(words, whole, chosen))


def _goes_on(words: Sequence[Token], one: Figure) -> bool:
    """“……12条等”: there are more."""
    behind = words[one.place + 1 : one.place + 2]
    return bool(behind) and behind[0].word.startswith("等")


def _unopened(counted: Sequence[Figure]) -> Iterator[PartList]:
    """“公开信息1,250条，网站730条、公众号412条、其他108条”: parted by another mark than the whole, and closed."""
    whole, parts = counted[0], counted[1:]
    closing = next((at for at, one in enumerate(parts) if rest(one.clause)), 0)
    listed, behind = parts[: closing + 1], parts[closing + 1 : closing + 2]
    if not closing or (behind and _mark_before(behind[0]) == "、"):
        return
    marks = [_mark_before(one) for one in listed]
    parted = marks[0] == "，" and set(marks[1:-1]) <= {"、"} and marks[-1] in {"、", "，"} and len(marks) > 2
    if parted and all(_only_named(one) and _part_of(one, whole) for one in listed):
        yield PartList(whole.number, tuple(one.number for one in listed), closed=True)


def _mark_before(one: Figure) -> str:
    """What parts a number from the one before: “、”, say."""
    return one.gap[0].word if one.gap else ""


def _only_named(one: Figure) -> bool:
    """“、公众号412条”: a mark and a name stand before a number, and nothing that was done."""
    return len(one.gap) == len(one.clause) + 1 and not of_kind(one.clause, "act")


def _part_of(one: Figure, whole: Figure) -> bool:
    return one.exact and one.number.unit == whole.number.unit
