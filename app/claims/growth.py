"""How figures have changed since another year (“203条，比上年增加28条，增长16%”), read by the words beside them.

Each number of a sentence is one of this year's, one of another year's, or says by how much a figure changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.claims.figures import CHANGE, NOW, THEN, Figure, alike, compares, exact, tells, year_named
from app.claims.phrase import of_kind, says
from app.claims.relation import Growth
from app.language.numbers import Number
from app.language.tokens import MARK, UNKNOWN, Token


def growths_of(words: Sequence[Token], counted: Sequence[Figure]) -> Iterator[Growth]:
    """What the words of a sentence tell of changes."""
    read = dict[int, Growth]()
    for at, one in enumerate(counted):
        if found := _times(counted, at):
            read[at] = found
        elif one.role == CHANGE and not one.number.about:
            _change(counted, at, read)
        elif one.role == THEN and exact(one.number):
            read[at] = Growth(_whole(counted, at) or _reached(counted, at), one.number, year=one.year)
    taken = {id(growth.then) for growth in read.values() if growth.sign}
    yield from (one for one in read.values() if one.sign or (one.now and id(one.then) not in taken))
    yield from _the_same(words, counted)


def _left(counted: Sequence[Figure], at: int) -> Figure | None:
    """The figure before one, those in a bracket between them left aside: “17件（自然人16件），较上年……”."""
    return next((one for one in reversed(counted[:at]) if one.depth <= counted[at].depth), None)


def _whole(counted: Sequence[Figure], at: int) -> Number | None:
    """This year's figure before another year's: “33件，比2023年的28件”, “33件（上年28件）”."""
    before, then = _left(counted, at), counted[at]
    if before is None or before.role != NOW or not all(compares(word) or tells(word) for word in then.gap):
        return None
    return before.number if alike(before.number, then.number) else None


def _times(counted: Sequence[Figure], at: int) -> Growth | None:
    """“36件，是上年的1.5倍”, “比上年增长1.5倍”: so many per cent more."""
    one, before = counted[at], _left(counted, at)
    if one.number.unit != "倍":
        return None
    of_then = one.role == THEN
    share = Decimal(one.number.value) - of_then
    told = one.plain and not one.number.about and share >= 0 and (of_then or (one.since and one.sign > 0))
    if not told or before is None or before.role != NOW or not before.exact:
        return None
    percent = replace(one.number, value=share.scaleb(2), unit="%")
    return Growth(before.number, percent=percent, sign=1, year=one.year, since=True)


def _reached(counted: Sequence[Figure], at: int) -> Number | None:
    """This year's figure behind another year's: “由上年的28件增至33件”."""
    now = counted[at + 1] if at + 1 < len(counted) else None
    reached = now and says(now.clause, "reached") and now.plain
    return _figure_of(now, counted[at]) if now and reached else None


def _change(counted: Sequence[Figure], at: int, read: dict[int, Growth]) -> None:
    """Note what a change at a place is told of: goes on from the change before it, else from the figures beside it."""
    if found := _told_twice(counted, at, read.get(at - 1)):
        read[at] = found
        del read[at - 1]
    elif found := _told_once(counted, at):
        read[at] = found


def _told_twice(counted: Sequence[Figure], at: int, before: Growth | None) -> Growth | None:
    """“增加28条，增长16%”: the change before one, with this one."""
    one = counted[at]
    fits = before is not None and one.plain and before.sign == one.sign and one.number.unit == "%"
    return replace(before, percent=one.number, since=before.since or one.since) if before and fits else None


def _told_once(counted: Sequence[Figure], at: int) -> Growth | None:
    one = counted[at]
    now, then, year = _beside(counted, at)
    found = Growth(now or _grown(counted, at), then, sign=one.sign, year=year or one.year, since=one.since)
    if one.number.unit == "%":
        known = one.since if then is None else now is None or _grew(now, then) == one.sign
        return replace(found, percent=one.number) if known else None
    grown = _may_have_grown(counted, at) if one.since else (now,) if now else ()
    return replace(found, change=one.number, grown=grown) if exact(one.number) else None


def _grown(counted: Sequence[Figure], at: int) -> Number | None:
    """The figure that words between may leave as what grew: “36件，均为书面提出，比上年增加11件”."""
    one = counted[at]
    before = _left(counted, at)
    new = of_kind(one.gap, "noun", "other", "item", UNKNOWN)
    return before.number if before and one.since and not new and before.role == NOW and before.exact else None


def _may_have_grown(counted: Sequence[Figure], at: int) -> tuple[Number, ...]:
    """This year's figures before a change that count the like."""
    change = counted[at].number
    return tuple(one.number for one in counted[:at] if alike(one.number, change) and one.role == NOW)


def _grew(now: Number, then: Number) -> int:
    return (now.value > then.value) - (now.value < then.value)


def _beside(counted: Sequence[Figure], at: int) -> tuple[Number | None, Number | None, int]:
    """This year's figure and another's, of which a change is told; and which year that is."""
    one = counted[at]
    if not one.plain:
        return None, None, 0
    if at and counted[at - 1].role == THEN:
        then = counted[at - 1]
        return _whole(counted, at - 1), _figure_of(then, one), then.year
    before, behind = _left(counted, at), counted[at + 1] if at + 1 < len(counted) else None
    now = _figure_of(before, one) if before else None
    if behind and behind.role == THEN:  # 同比增加28条（2023年为300条）
        return now, _figure_of(behind, one), behind.year
    led = before and at > 1 and counted[at - 2].role == THEN and all(compares(w) or tells(w) for w in before.gap)
    return (now, _figure_of(counted[at - 2], one), counted[at - 2].year) if led else (now, None, 0)


def _figure_of(one: Figure, beside: Figure) -> Number | None:
    """The number, where it may be compared with the other."""
    number = one.number
    fits = exact(number) and (beside.number.unit == "%" or alike(number, beside.number))
    return number if fits else None


def _the_same(words: Sequence[Token], counted: Sequence[Figure]) -> Iterator[Growth]:
    """“36件，与上年持平”: a change of 0."""
    for at, word in enumerate(words):
        if word.sense != "same":
            continue
        begin = next((place for place in range(at, -1, -1) if words[place].kind == MARK), None)
        before = [one for one in counted if begin and one.number.stop == words[begin].start]
        clause = words[begin + 1 : at] if begin else ()
        if before and says(clause, "since", "last") and all(compares(one) for one in clause):
            now = before[-1].number
            change = Number(0, now.unit, clause[0].start, word.end, word.end)
            yield Growth(now, change=change, year=year_named(clause), since=True)
