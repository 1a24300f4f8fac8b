"""The numbers of a sentence with the words beside them: what lists, sums, shares and growth are read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.claims.phrase import depths, holds, is_one, says
from app.claims.pieces import DAYS
from app.language.numbers import Number
from app.language.tokens import MARK, Token

NOW, THEN, CHANGE = "now", "then", "change"
"""What a number is: a figure of this year's, of another year's, or by how much one changed."""
_SIGNS = {"up": 1, "down": -1}
_RATES = frozenset(["降幅", "减幅", "升幅", "增幅", "涨幅"])
_FROM = frozenset(["由", "从", "自"])
_JOINING = frozenset("，（、）：")
_QUOTES = frozenset("“”‘’「」『』")
_TELLING = frozenset(["receive", "new", "conclude", "publicise", "publish", "deal", "happen", "answer", "issue"])
_LONGEST_ASIDE = 2
"""Words between a change and its figure that may say what changed: 增加发布信息28条."""
LAST = {("time", "last")}


class Figure(NamedTuple):
    """A number with the words since the one before it (`gap`) and those of its own clause; `place` among the words.

    `plain`: they say nothing but how the two compare. `depth`: of brackets around it.
    """

    number: Number
    gap: tuple[Token, ...]
    clause: tuple[Token, ...]
    depth: int
    place: int
    role: str
    sign: int
    plain: bool

    @property
    def since(self) -> bool:
        """Whether it is told since another year: 同比, 较上年, 与上年相比, 降幅."""
        beside = [{one.sense, other.sense} for one, other in pairwise(self.gap)]
        by_itself = holds(self.clause, _RATES) and not is_one(self.gap, LAST)
        return says(self.gap, "since") or {"than", "last"} in beside or by_itself

    @property
    def year(self) -> int:
        """The other year that is named before it; 0 for none, -1 where it may be any: 由620条增至713条."""
        unnamed = self.role == THEN and not is_one(self.gap, LAST)
        return -1 if unnamed else year_named(self.gap)

    @property
    def changed(self) -> bool:
        """“收到20件，同比减少4件”: the words right before it say by how much something changed."""
        last = next((word for word in reversed(self.clause) if not quiet(word)), None)
        return last is not None and last.sense in _SIGNS

    @property
    def exact(self) -> bool:
        """Whether it counts something exactly."""
        return exact(self.number)


def figures(words: Sequence[Token]) -> Iterator[Figure]:
    """The numbers of a sentence that are no dates; one from which the next was reached is of another time."""
    found = list(_figures(words))
    for one, behind in pairwise([*found, None]):
        assert one is not None
        yield one._replace(role=THEN) if behind is not None and _reached(one, behind) else one


def _reached(one: Figure, behind: Figure) -> bool:
    """“由620条增至713条”."""
    told = says(behind.clause, "reached") and len(behind.gap) == len(behind.clause)
    return told and holds(one.clause[-1:], _FROM) and alike(one.number, behind.number)


def _figures(words: Sequence[Token]) -> Iterator[Figure]:
    begin = 0
    for at, (word, depth) in enumerate(zip(words, depths(words), strict=True)):
        if word.number is not None and word.number.unit not in {*DAYS, "年"}:
            yield _figure(word.number, tuple(words[begin:at]), depth, at)
            begin = at + 1


def _figure(number: Number, gap: tuple[Token, ...], depth: int, place: int) -> Figure:
    begin = 1 + _last_mark(gap)
    clause = gap[begin:]
    beside = clause or (
        gap[1 + _last_mark(gap[:-1]) : -1] if begin > 1 and gap[-1].word in {"（", "："} else ()
    )  # 比2023年（31起）, （2023年：31起）
    role, sign = _role(beside)
    return Figure(number, gap, clause, depth, place, role, sign, all(compares(word) for word in gap))


def _last_mark(words: Sequence[Token]) -> int:
    return max((at for at, word in enumerate(words) if word.kind == MARK and word.word not in _QUOTES), default=-1)


def _role(clause: Sequence[Token]) -> tuple[str, int]:
    compared = next((at for at in range(len(clause) - 1, -1, -1) if clause[at].sense in _SIGNS), None)
    if compared is not None:
        behind = [word for word in clause[compared + 1 :] if not quiet(word)]
        return (CHANGE, _SIGNS[clause[compared].sense]) if len(behind) <= _LONGEST_ASIDE else (NOW, 0)
    return (THEN, 0) if _of_another_year(clause) else (NOW, 0)


def _of_another_year(clause: Sequence[Token]) -> bool:
    """“2023年收到申请31件”: another year, and nothing behind it but what was counted."""
    last = next((at for at in range(len(clause) - 1, -1, -1) if is_one(clause[at : at + 1], LAST)), None)
    return last is not None and all(quiet(word) or tells(word) or word.kind == "noun" for word in clause[last + 1 :])


def year_named(words: Sequence[Token]) -> int:
    """The other year that is named last among words; 0 for none."""
    named = [word.number.value for word in words if is_one([word], LAST) and word.number is not None]
    return int(named[-1]) if named else 0


def quiet(word: Token) -> bool:
    """Whether a word says nothing of its own beside a figure."""
    return word.kind in {"light", "of", "case", "count"}


def compares(word: Token) -> bool:
    """Whether a word says nothing but how figures compare."""
    return quiet(word) or word.kind in {"compare", "time"} or word.word in _JOINING


def tells(word: Token) -> bool:
    """Whether a word says how something came to be counted: 收到, 发布."""
    return word.sense in _TELLING


def exact(number: Number) -> bool:
    """Whether a number counts something exactly."""
    return isinstance(number.value, int) and not number.about and number.unit != "%"


def alike(one: Number, other: Number) -> bool:
    """Whether two exact numbers count the like."""
    return exact(one) and (one.unit == other.unit or (one.is_count and other.is_count))
