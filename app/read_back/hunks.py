"""Where two rows of tokens differ, each place as small as a person would name it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.read_back.tokens import BREAK, SentenceToken, under_one_key

ALIKE = 0.5
"""From this likeness on a sentence is the other one reworded."""
_DROPPED, _BREAK = 0.6, 0.25
"""What it costs to drop a sentence or a break: a reworded sentence costs less than one dropped and one put in."""
MOST_PAIRS = 6000
"""Pairs of sentences that are held against each other in one stretch."""
LEAST_MOVED = 6
"""Characters of a sentence that can be told when it is met again elsewhere."""
MatchStep = tuple[int, int]
"""How far a step goes in mine and in theirs: (1, 1) pairs two tokens."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Tokens `start` to `end` of mine stand against `from_` to `to` of theirs."""

    start: int
    end: int
    from_: int
    to: int

    @property
    def pairs(self) -> int:
        return (self.end - self.start) * (self.to - self.from_)

    @property
    def only_mine(self) -> bool:
        return self.from_ == self.to

    @property
    def only_theirs(self) -> bool:
        return self.start == self.end

    @property
    def reworded(self) -> bool:
        """Whether one sentence stands against one."""
        return self.end - self.start == self.to - self.from_ == 1


def moved_keys(mine: Collection[SentenceToken], theirs: Collection[SentenceToken]) -> frozenset[str]:
    """Sentences that both versions have somewhere: they are the same, wherever they stand."""
    keys = {token.key for token in mine if len(token.key) >= LEAST_MOVED}
    return frozenset(keys & {token.key for token in theirs})


def hunks(mine: Sequence[SentenceToken], theirs: Sequence[SentenceToken], fixed: Collection[str] = ()) -> list[Hunk]:
    """The places where the two differ, in order. Sentences with a `fixed` key stand for nothing but themselves."""
    both = _Both(mine, theirs, [token.key for token in mine], under_one_key(mine, theirs), fixed)
    return [hunk for stretch in both.stretches() for hunk in both.parted(stretch)]


@dataclass(frozen=True)
class _Both:
    """Two rows of tokens and their keys."""

    mine: Sequence[SentenceToken]
    theirs: Sequence[SentenceToken]
    here: Sequence[str]
    there: Sequence[str]
    fixed: Collection[str]

    def stretches(self) -> list[Hunk]:
        """Where no sentence stands in both. Breaks are all alike: one that has its counterpart between two stretches
        does not part them, unless they would be too long together."""
        found: list[Hunk] = []
        apart = True
        for what, *span in SequenceMatcher(None, self.here, self.there, autojunk=False).get_opcodes():
            if what == "equal":
                apart = any(key != BREAK for key in self.here[span[0] : span[1]])
                continue
            stretch = Hunk(*span)
            together = Hunk(found[-1].start, stretch.end, found[-1].from_, stretch.to) if found else stretch
            if found and not apart and together.pairs <= MOST_PAIRS:
                found[-1] = together
            else:
                found.append(stretch)
        return found

    def parted(self, whole: Hunk) -> Iterator[Hunk]:
        """A stretch without one common token as the places that a person would name."""
        if not 0 < whole.pairs <= MOST_PAIRS:
            yield whole
            return
        open_: Hunk | None = None
        for step in self._steps(whole):
            if open_ and not step.reworded and self._belong(open_, step):
                open_ = Hunk(open_.start, step.end, open_.from_, step.to)
                continue
            if open_ and not self._same(open_):
                yield open_
            open_ = step
        if open_ and not self._same(open_):
            yield open_

    def _same(self, step: Hunk) -> bool:
        return step.reworded and self.here[step.start] == self.there[step.from_]

    def _belong(self, before: Hunk, step: Hunk) -> bool:
        """Whether a token that one version lacks belongs to those just before it: not where one of them has moved."""
        if before.reworded:
            return False
        if (before.only_mine and step.only_mine) or (before.only_theirs and step.only_theirs):
            return True
        keys = [*self.here[before.start : step.end], *self.there[before.from_ : step.to]]
        return not any(key in self.fixed for key in keys)

    def _steps(self, whole: Hunk) -> Iterator[Hunk]:
        """The cheapest way through both, token by token: pairing likely sentences, dropping the others."""
        height, width = whole.end - whole.start, whole.to - whole.from_
        cost = [[0.0] * (width + 1) for _ in range(height + 1)]
        last: list[list[MatchStep]] = [[(0, 0)] * (width + 1) for _ in range(height + 1)]
        for row in range(height + 1):
            for col in range(width + 1):
                ways = [
                    (cost[row - down][col - across] + price, (down, across))
                    for down, across, price in self._ways(whole, row, col)
                ]
                if ways:
                    cost[row][col], last[row][col] = min(ways)
        at, there = whole.start, whole.from_
        for down, across in _way_back(last, height, width):
            yield Hunk(at, at + down, there, there + across)
            at, there = at + down, there + across

    def _ways(self, whole: Hunk, row: int, col: int) -> Iterator[tuple[int, int, float]]:
        """The steps that lead to a place of the table, with their costs."""
        one, other = whole.start + row - 1, whole.from_ + col - 1
        if row:
            yield 1, 0, _drop(self.mine[one])
        if col:
            yield 0, 1, _drop(self.theirs[other])
        if row and col and (price := self._pair(one, other)) is not None:
            yield 1, 1, price

    def _pair(self, one: int, other: int) -> float | None:
        """What it costs to take one token for the other; None where they are two."""
        here, there = self.here[one], self.there[other]
        if here == there:
            return 0.0
        if self.mine[one].is_break or self.theirs[other].is_break or here in self.fixed or there in self.fixed:
            return None
        matcher = SequenceMatcher(None, here, there, autojunk=False)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < ALIKE:  # no need to look closer
            return None
        likeness = matcher.ratio()
        return 1 - likeness if likeness >= ALIKE else None


def _way_back(last: list[list[MatchStep]], row: int, col: int) -> list[MatchStep]:
    steps = []
    while row or col:
        step = last[row][col]
        steps.append(step)
        row, col = row - step[0], col - step[1]
    return steps[::-1]


def _drop(token: SentenceToken) -> float:
    return _BREAK if token.is_break else _DROPPED
