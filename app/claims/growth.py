"""How figures have changed since another year (“203条，比上年增加28条，增长16%”), read by the words beside them.

Each number of a sentence is one of this year's, one of another year's, or says by how much a figure changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from app.claims.figures import CHANGE, NOW, THEN, Figure, alike, compares, exact, figures, tells, year_named
from app.claims.lexicon import lexicon
from app.claims.phrase import says
from app.claims.pieces import tokens
from app.language.numbers import Number
from app.language.sentences import sentences
from app.language.tokens import MARK, Token

MOST_EARLIER = 40
"""Numbers of the sentences before that may have grown, so that no text takes long."""


@dataclass(frozen=True)
class Growth:
    """What is told of one change: this year's figure, another year's, by how many (`change`) and by what share.

    `sign` is 1 for more and -1 for less; `same` is where it is said that nothing changed. `grown` are the figures that
    may have changed by so many, the likeliest last; `year` is the other year where it is named.
    """

    now: Number | None = None
    then: Number | None = None
    change: Number | None = None
    percent: Number | None = None
    sign: int = 0
    grown: tuple[Number, ...] = ()
    year: int = 0
    same: tuple[int, int] | None = None

    @property
    def before(self) -> tuple[int, ...]:
        """What the figure may have been before, the likeliest last."""
        if self.then:
            return (int(self.then.value),) if self.then.value else ()
        grown = int(self.change.value) * self.sign if self.change else 0
        return tuple(was for one in self.grown if (was := int(one.value) - grown) > 0)

    @property
    def by(self) -> int:
        """By how many it changed: as it is told, else as the two figures have it."""
        if self.change:
            return int(self.change.value)
        return abs(self.difference or 0)

    @property
    def difference(self) -> int | None:
        """By how many it changed, as the two figures have it."""
        return int(self.now.value) - int(self.then.value) if self.now and self.then else None

    def fits(self, decimals: int) -> bool:
        """Whether the percentage is right at its own precision for one of them; exactly half may go either way."""
        assert self.percent is not None
        stated, allowed = Decimal(self.percent.value), Decimal(5).scaleb(-decimals - 1)
        changes = {self.by, abs(self.difference or self.by)}
        return any(abs(Decimal(by) * 100 / one - stated) <= allowed for by in changes for one in self.before)

    def moved(self, by: int) -> Growth:
        """That of a sentence, by its place in the paragraph."""
        now, then, change, percent = (one and one.moved(by) for one in (self.now, self.then, self.change, self.percent))
        same = (self.same[0] + by, self.same[1] + by) if self.same else None
        return replace(self, now=now, then=then, change=change, percent=percent, same=same)


@lru_cache(maxsize=4096)
def growths(text: str, year: int) -> tuple[Growth, ...]:
    """What a paragraph (folded text) tells of changes, positions in it."""
    return tuple(one for counted in growths_by_sentence(text, year) for one in counted)


def growths_by_sentence(text: str, year: int) -> Iterator[tuple[Growth, ...]]:
    """The same, sentence by sentence, so that a key may come in."""
    earlier: list[Number] = []
    for sentence in sentences(text):
        counted, counts = _of_sentence(sentence.text, year)
        yield tuple(_placed(one, sentence.start, earlier) for one in counted)
        earlier = (earlier + list(counts))[-MOST_EARLIER:]


def _placed(one: Growth, start: int, earlier: list[Number]) -> Growth:
    """A growth by its place in the paragraph, with the figures told before that may have grown."""
    change = one.change
    if change is not None and one.then is None:
        one = replace(one, grown=(*(number for number in earlier if alike(number, change)), *one.grown))
    return one.moved(start)


@lru_cache(maxsize=8192)
def _of_sentence(text: str, year: int) -> tuple[tuple[Growth, ...], tuple[Number, ...]]:
    """Its growths, and its numbers; remembered as long as it stays the same."""
    words = tokens(text, lexicon(), year)
    return tuple(growths_of(words)), tuple(one.number for one in figures(words))


def growths_of(words: Sequence[Token]) -> Iterator[Growth]:
    """What the words of a sentence tell of changes."""
    counted = tuple(figures(words))
    read = dict[int, Growth]()
    for at, one in enumerate(counted):
        if one.role == CHANGE and not one.number.about:
            _change(counted, at, read)
        elif one.role == THEN and exact(one.number):
            read[at] = Growth(_whole(counted, at), one.number, year=one.year)
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
    return before.number if exact(before.number) and alike(before.number, then.number) else None


def _change(counted: Sequence[Figure], at: int, read: dict[int, Growth]) -> None:
    """Note what a change at a place is told of: goes on from the change before it, else from the figures beside it."""
    one = counted[at]
    goes_on = read.get(at - 1)
    if one.number.unit == "%" and one.plain and goes_on and goes_on.sign == one.sign and goes_on.change:
        read[at] = replace(read.pop(at - 1), percent=one.number)
        return
    now, then, year = _beside(counted, at)
    if one.number.unit == "%":
        if now and then and _grew(now, then) == one.sign:
            read[at] = Growth(now, then, percent=one.number, sign=one.sign, year=year)
    elif exact(one.number):
        grown = _may_have_grown(counted, at) if one.since else (now,) if now else ()
        read[at] = Growth(now, then, one.number, None, one.sign, grown, year)


def _may_have_grown(counted: Sequence[Figure], at: int) -> tuple[Number, ...]:
    """This year's figures before a change that count the like."""
    change = counted[at].number
    return tuple(one.number for one in counted[:at] if alike(one.number, change) and one.role == NOW)


def _grew(now: Number, then: Number) -> int:
    return (now.value > then.value) - (now.value < then.value)


def _beside(counted: Sequence[Figure], at: int) -> tuple[Number | None, Number | None, int]:
    """This year's figure and another's, of which a change is told; and which year that is."""
    one, nothing = counted[at], (None, None, 0)
    before, behind = _left(counted, at), counted[at + 1] if at + 1 < len(counted) else None
    if not one.plain:
        return nothing
    if at and counted[at - 1].role == THEN:
        then = counted[at - 1]
        return _whole(counted, at - 1), _figure_of(then, one), then.year
    if before is None:
        return nothing
    now = _figure_of(before, one)
    if now is None or before.role != NOW:
        return nothing
    if behind and _then_in_brackets(one, behind):
        return now, _figure_of(behind, before), behind.year
    led = at > 1 and counted[at - 2].role == THEN and _goes_on(before.gap)
    return (now, _figure_of(counted[at - 2], before), counted[at - 2].year) if led else (now, None, 0)


def _then_in_brackets(change: Figure, behind: Figure) -> bool:
    """“同比增加28条（2023年为300条）”: another year's figure behind a change."""
    then = behind.role == THEN and behind.in_brackets and behind.plain
    return then and (change.since or behind.since)


def _goes_on(gap: Sequence[Token]) -> bool:
    """“（由上年的40件）增至”, “（上年收到32件），今年收到”."""
    return says(gap, "reached", "this") and all(compares(word) or tells(word) for word in gap)


def _figure_of(one: Figure, beside: Figure) -> Number | None:
    """The number, where it may be compared with the other."""
    number = one.number
    fits = exact(number) and (beside.number.unit == "%" or alike(number, beside.number))
    return number if fits else None


def _the_same(words: Sequence[Token], counted: Sequence[Figure]) -> Iterator[Growth]:
    """“36件，与上年持平”."""
    for at, word in enumerate(words):
        if word.sense != "same":
            continue
        begin = next((place for place in range(at, -1, -1) if words[place].kind == MARK), None)
        before = [one for one in counted if begin and one.number.stop == words[begin].start]
        clause = words[begin + 1 : at] if begin else ()
        if before and says(clause, "since", "last") and all(compares(one) for one in clause):
            yield Growth(before[-1].number, year=year_named(clause), same=(clause[0].start, word.end))
