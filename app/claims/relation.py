"""How numbers of a text are related: the parts of a whole, a share of it, a change since another year, a rate."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, TypeVar

from app.language.numbers import Number

R = TypeVar("R", bound="Relation")


@dataclass(frozen=True)
class Relation:
    """Numbers of one sentence that belong together."""

    def moved(self: R, by: int) -> R:
        """The same by their places in the paragraph."""
        return replace(self, **{one.name: _moved(getattr(self, one.name), by) for one in fields(self)})


def _moved(held: Any, by: int) -> Any:
    if isinstance(held, tuple):
        return tuple(_moved(one, by) for one in held)
    return held.moved(by) if isinstance(held, Number) else held


@dataclass(frozen=True)
class PartList(Relation):
    """A whole, its parts, and whether the list names all: it closes with 其他, say.

    `behind`: the whole stands behind its parts (“3件、5件，合计8件”). `worded`: 其中 or the like opens it.
    """

    whole: Number
    parts: tuple[Number, ...]
    closed: bool
    behind: bool = False
    worded: bool = True

    @property
    def sum(self) -> int:
        return sum(int(part.value) for part in self.parts)


@dataclass(frozen=True)
class Share(Relation):
    """P%, with the count that it is the share of, if one stands right before it, and the whole if it does."""

    percent: Number
    part: Number | None
    whole: Number | None = None


@dataclass(frozen=True)
class Growth(Relation):
    """What is told of one change: this year's figure, another year's, by how many (`change`) and by what share.

    `sign` is 1 for more and -1 for less, 0 where nothing changed (与上年持平) or it is not told. `grown` are the figures
    that may have changed by so many, the likeliest last; `year` is the other year where it is named, `since` whether one
    is.
    """

    now: Number | None = None
    then: Number | None = None
    change: Number | None = None
    percent: Number | None = None
    sign: int = 0
    grown: tuple[Number, ...] = ()
    year: int = 0
    since: bool = False

    @property
    def before(self) -> tuple[int, ...]:
        """What the figure may have been before, the likeliest last."""
        if self.then:
            return (int(self.then.value),) if self.then.value and (self.now or self.change) else ()
        grown = int(self.change.value) * self.sign if self.change else 0
        return tuple(was for one in self.grown if (was := int(one.value) - grown) > 0)

    @property
    def by(self) -> int:
        """By how many it changed: as it is told, else as the two figures have it."""
        return int(self.change.value) if self.change else abs(self.difference or 0)

    @property
    def place(self) -> int:
        """Where the number ends that a reader knows what it counts: this year's figure, else the change itself."""
        stated = self.now or self.change or self.percent or self.then
        return stated.stop if stated else 0

    @property
    def difference(self) -> int | None:
        """By how many it changed, as the two figures have it."""
        return int(self.now.value) - int(self.then.value) if self.now and self.then else None

    def reckoned(self) -> tuple[int, int] | None:
        """By how many of what the percentage is right at its own precision; exactly half may go either way."""
        assert self.percent is not None
        changes = {self.by, abs(self.difference or self.by)}
        pairs = ((by, one) for by in changes for one in reversed(self.before))
        return next((pair for pair in pairs if near(self.percent, *pair)), None)


@dataclass(frozen=True)
class Rate(Relation):
    """`name` is granted, concluded, corrected or upheld; `kinds` the disputes named, none for both."""

    name: str
    percent: Number
    kinds: tuple[str, ...] = ()

    def fits(self, part: int, whole: int) -> bool:
        """Whether it is part÷whole, cut or rounded at its own precision."""
        return whole > 0 and near(self.percent, part, whole, cut=True)


@dataclass(frozen=True)
class OfAll(Relation):
    """Characters `start` to `end` say of all that they were dealt with or won. `name` is concluded or upheld.

    `ours`: the sentence names requests, or disputes, for information. `kinds`: the disputes that are meant; `decided`: those
    decided alone.
    """

    name: str
    start: int
    end: int
    ours: bool
    kinds: tuple[str, ...] = ()
    decided: bool = False

    def moved(self, by: int) -> OfAll:
        return replace(self, start=self.start + by, end=self.end + by)


def decimals(percent: Number) -> int:
    """How many digits stand behind the point."""
    exponent = Decimal(percent.value).as_tuple().exponent
    return -int(exponent) if isinstance(exponent, int) else 0


def near(percent: Number, part: int, whole: int, *, cut: bool = False) -> bool:
    """Whether a percentage is part÷whole at its own precision: rounded, a last digit of exactly 5 either way; or `cut`."""
    right = Decimal(part) * 100 / whole
    if cut:
        return abs(right - Decimal(percent.value)) < Decimal(1).scaleb(-decimals(percent))
    low, high = bounds(percent)
    return low <= right <= high


_HALF = 50


def bounds(percent: Number) -> tuple[Decimal, Decimal]:
    """Between what a share may be that is told so: 25% from 24.5 to 25.5, 约25% and 三成 a little more or less, 近三成
    and 超过半数 to one side."""
    stated, step = Decimal(percent.value), Decimal(1).scaleb(-decimals(percent))
    if not percent.about:
        return stated - step / 2, stated + step / 2
    round_ = stated % 5 == 0
    wide = Decimal("4.9") if round_ else step * (4 if stated in {33, 67} else 1)
    far = Decimal(100) if stated == _HALF else stated + (10 if round_ else step * 5)
    return (stated - step, far) if percent.lean > 0 else (stated - wide, stated + (step if percent.lean < 0 else wide))
