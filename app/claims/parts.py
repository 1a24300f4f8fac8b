"""The parts of a list: which numbers they are, and where the list breaks off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.claims.figures import Figure, exact
from app.claims.phrase import depths, holds, is_one, of_kind, says
from app.claims.wholes import add_up, verb_of
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

_PART_OF_YEAR = {("time", "part")}


def parts_among(words: Sequence[Token], whole: Figure, inside: Sequence[Figure], *, wide: bool) -> list[Figure]:
    """The parts up to where the list breaks off; none where one of them is not exact.

    `wide`: other words for the same (发布, 推送) go on. What is counted in other units (访谈2期) is one where that fits.
    """
    chosen, apart = list[Figure](), list[Figure]()
    verbs: set[str] = set()
    before, depth = whole, depths(words)
    for one in inside:
        gap = _gap(words, depth, before, one)
        if chosen and (_breaks(gap, verbs, wide=wide) or _is_over(gap, one, chosen, whole, words)):
            break
        before = one
        if not add_up(one.number, whole.number):
            apart += [one] if exact(one.number) else []
            continue
        if not exact(one.number):
            return []
        verbs |= _verbs(gap, wide=wide) | ({"time"} if is_one(gap, _PART_OF_YEAR) else set())
        chosen.append(one)
    both = sorted([*chosen, *apart], key=lambda one: one.place)
    return both if sum(one.number.value for one in both) == whole.number.value else chosen


def _gap(words: Sequence[Token], depth: Sequence[int], before: Figure, one: Figure) -> list[Token]:
    """The words between two numbers, those in brackets left out."""
    beside = slice(before.place + 1, one.place)
    return [word for word, deep in zip(words[beside], depth[beside], strict=True) if deep == one.depth]


def _verbs(gap: Sequence[Token], *, wide: bool) -> set[str]:
    return {
        verb if wide else word.word for at, word in enumerate(gap) if (verb := verb_of(word)) and not _is_name(gap, at)
    }


def _is_name(gap: Sequence[Token], at: int) -> bool:
    """“公示栏”, “公告公示类”: a verb that is a part of a name."""
    behind = gap[at + 1 : at + 2]
    return is_one(gap[-1:], {("narrow", "why")}) or (
        bool(behind) and behind[0].kind == UNKNOWN and len(behind[0].word) == 1
    )


def _is_over(
    gap: Sequence[Token], one: Figure, chosen: Sequence[Figure], whole: Figure, words: Sequence[Token]
) -> bool:
    """Whether the parts so far are all, by the mark behind them."""
    marks = {word.word for word in gap}
    full = sum(int(part.number.value) for part in chosen) == whole.number.value
    if full and marks & {"，", "；"} and not rest(name_before(words, one.place)):
        return True
    if one.number.value == whole.number.value and says(words[one.place + 1 : one.place + 3], "all", "apiece"):
        return True  # 其中1件为外地来函；5件均已答复
    other_kind = one.number.is_count and one.number.unit != chosen[0].number.unit
    if "；" not in marks:
        return False
    parted = any(word.word == "；" for word in words[whole.place : chosen[-1].place])
    return other_kind or (len(chosen) > 1 and not parted)


def _breaks(gap: Sequence[Token], verbs: set[str], *, wide: bool) -> bool:
    """Whether the words between two numbers begin something new, or go back to a number (这20件)."""
    if says(gap[-1:], "these") or _sums_up(gap):
        return True
    if holds(gap, {"；"}) and says(gap, "sum") and of_kind(gap, "act"):
        return True  # ；行政处罚方面，共作出决定24件
    if not any(word.word in {"；", "，"} for word in gap):
        return False
    begin = max((at for at, word in enumerate(gap) if word.kind == MARK), default=-1)
    return (
        bool(_verbs(gap[begin + 1 :], wide=wide) - verbs)
        or (is_one(gap, _PART_OF_YEAR) and "time" not in verbs)
        or says(gap, "beside")
    )


def _sums_up(gap: Sequence[Token]) -> bool:
    """“信息总量”, “总数”."""
    return any(word.sense == "total" and behind.kind == "count" for word, behind in pairwise(gap))


def name_before(words: Sequence[Token], place: int) -> Sequence[Token]:
    """The words that name the number at a place: back to the mark before them."""
    begin = next((at for at in range(place - 1, -1, -1) if words[at].kind in {MARK, NUMBER}), -1)
    return words[begin + 1 : place]


def rest(name: Sequence[Token]) -> bool:
    """Whether a number is named as what is left: 其他, 其余, 当面及其他方式."""
    return is_one(name, {("outcome", "other")}) or any(
        word.sense in {"rest", "left_over"} and (not at or name[at - 1].kind in {"light", "narrow"})
        for at, word in enumerate(name)
    )
