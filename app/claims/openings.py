"""Where a list of parts begins: 其中, 包括, 分别为, 从渠道看, “申请中，”, a colon or a bracket behind a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.claims.phrase import is_one, of_kind, place_of, says
from app.language.tokens import MARK, NUMBER, Token

LIST, AMONG, SORTED, COLON, BRACKET = "list", "among", "sorted", "colon", "bracket"
_UNITS = frozenset("条件份篇宗起则例场次期")
_ANOTHER_TIME = {("time", "last"), ("time", "ever"), ("time", "sofar")}


class Opening(NamedTuple):
    """The words at places `start` to `stop` begin a list, in one of the ways above."""

    start: int
    stop: int
    way: str


def openings(words: Sequence[Token]) -> Iterator[Opening]:
    """Where lists begin in a sentence, in order."""
    for at, word in enumerate(words):
        if word.kind == "list":
            yield from _worded(words, at)
        elif word.word == "：" and _counted(words, at):
            yield Opening(at, at + 1, COLON)
        elif word.word == "（" and at and _counts(words[at - 1]) and not _another_time(words[at + 1 : at + 3]):
            if not of_kind(words[at + 1 : at + 2], "list"):
                yield Opening(at, at + 1, BRACKET)
        elif word.sense == "by" and (end := _sorting(words, at)):
            yield Opening(at, end, SORTED)


def opens(words: Sequence[Token]) -> bool:
    """Whether a sentence begins with words that divide what was told before it."""
    first = next(openings(words), None)
    return first is not None and first.start == 0


def _worded(words: Sequence[Token], at: int) -> Iterator[Opening]:
    if words[at].sense == "among":
        number = _of_a_number(words, at)
        if number is not None and words[at + 1].word == "，":
            yield Opening(number + 1, at + 2, AMONG)
    elif words[at].sense == "severally":
        if says(words[at + 1 : at + 2], "is"):
            yield Opening(at, at + 2, LIST)
    elif words[at].sense != "beside":
        yield Opening(at, at + 1, LIST)


def _of_a_number(words: Sequence[Token], at: int) -> int | None:
    """The place of the number of “办结的44件申请中，” where another one follows in the next clause."""
    before = next((place for place in range(at - 1, -1, -1) if words[place].kind in {MARK, NUMBER}), None)
    behind = next((word for word in words[at + 2 :] if word.kind in {MARK, NUMBER}), None)
    fits = before is not None and _counts(words[before]) and behind is not None and behind.kind == NUMBER
    return before if fits else None


def _counts(word: Token) -> bool:
    return word.number is not None and word.number.unit in _UNITS


def _counted(words: Sequence[Token], at: int) -> bool:
    """“共发布35条：”, “共发布35条，主要为：”."""
    if _counts(words[at - 1]):
        return True
    comma = next((place for place in range(at - 1, 0, -1) if words[place].kind == MARK), 0)
    between = words[comma + 1 : at]
    light = all(word.kind in {"light", "count"} or word.sense == "mostly" for word in between)
    named = light and not says(between, "sorted")
    return comma > 0 and words[comma].word == "，" and named and _counts(words[comma - 1])


def _another_time(words: Sequence[Token]) -> bool:
    """“收到8件（上年同期12件）”: what a bracket compares with is no part."""
    return (
        is_one(words[:1], _ANOTHER_TIME) or says(words[:1], "since", "than") or is_one(words[1:2], {("time", "last")})
    )


def _sorting(words: Sequence[Token], at: int) -> int:
    """Where “按申请人类型划分，”, “从渠道看：” ends; 0 where the words are none."""
    end = at + len(words[at:][: place_of(words[at:], MARK, NUMBER)])
    fits = end < len(words) and words[end].word in {"，", "："} and says(words[at:end], "sorted")
    return end if fits else 0
