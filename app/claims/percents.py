"""Shares (“300条，占25%”), read by the words beside the numbers: what each is the share of, and of which whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from app.claims.figures import Figure, alike, quiet
from app.claims.phrase import back_to, holds, of_kind, says
from app.claims.relation import Share
from app.language.numbers import Number
from app.language.tokens import MARK, UNKNOWN, Token

_PARTING = frozenset("，。；：、")
_ALL, _EACH = 100, "各"
_NO_PARTS = frozenset(["%", "类", "种", "者", "方面", "部分"])


def shares_of(words: Sequence[Token], counted: Sequence[Figure]) -> Iterator[Share]:
    """The shares that the words of a sentence tell."""
    yield from _apiece(words, counted)
    for at, one in enumerate(counted):
        if not _is_percent(one):
            continue
        if whole := _whole_named(counted, at):
            yield Share(one.number, counted[at - 2].number, whole)
        elif (share := _share(one)) is not None:
            lead = one.gap[:share]
            part = _part_after(counted, at) or _sum_before(counted, at, lead)
            part = part or _part_before(words, counted, at, lead) or _part_told(counted, at, lead)
            about = one.number.about or "约" in one.gap[share].word
            yield Share(replace(one.number, about=about), part or _part_after(counted, at, "sum"))
        elif (part := _part_of_rate(counted, at)) or (
            says(one.clause[-1:], "is", "among") and (part := _part_after(counted, at, "sum"))
        ):
            yield Share(one.number, part)


def _part_of_rate(counted: Sequence[Figure], at: int) -> Number | None:
    """“编发150条，其中上级采用60条，采用率40%”: the count whose words the rate takes up; 100% may be of those due."""
    before, gap = counted[at - 1] if at else None, counted[at].gap
    if before is None or len(gap) != 2 or gap[0].word != "，" or not gap[1].word.endswith("率"):
        return None
    said = "".join(word.word for word in before.clause)
    fits = (
        counted[at].number.value != _ALL and before.exact and before.number.is_count and said.endswith(gap[1].word[:-1])
    )
    return before.number if fits else None


def _is_percent(one: Figure) -> bool:
    return one.number.unit == "%"


def _share(one: Figure) -> int | None:
    """Where in the words before a percentage it is called a share; None where it is none."""
    gap = one.gap
    at = next((at for at in range(len(gap) - 1, -1, -1) if _says_share(gap[at])), None)
    if at is None or says(gap, "severally") or holds(gap, {_EACH}) or _is_rate(gap, at):
        return None
    return None if any(word.word in _PARTING and word.word != "：" for word in gap[at + 1 :]) else at


def _is_rate(gap: Sequence[Token], at: int) -> bool:
    """“文字15篇、图片9篇，解读比例100%”: how much of something was done, not the share of a number before."""
    return gap[at].word == "比例" and at > 0 and gap[at - 1].kind not in {MARK, "of"}


def _says_share(word: Token) -> bool:
    return word.sense == "share" or word.word.endswith("占")


def _part_after(counted: Sequence[Figure], at: int, stating: str = "is") -> Number | None:
    """The 112条 of “占70%，为112条” and “占70%（112条）”; of “占70%，共112条” where `stating` is sum."""
    if at + 1 >= len(counted):
        return None
    one = counted[at + 1]
    bracket = len(one.gap) == 1 and one.gap[0].word == "（"
    stated = len(one.clause) == 1 and says(one.clause, stating)
    return one.number if (bracket or stated) and one.number.is_count and not one.number.about else None


def _part_before(words: Sequence[Token], counted: Sequence[Figure], at: int, lead: Sequence[Token]) -> Number | None:
    """The count before “占”: nothing between but marks, or words that name one of them again."""
    if not at or of_kind(lead, "list") or holds(lead, {"；", "）"}) or says(lead, "first"):
        return None
    named = "".join(word.word for word in lead if not quiet(word) and word.kind != MARK)
    part = counted[at - 1]
    if named:
        taken_up = (one for one in reversed(counted[:at]) if named in _subject(one))
        part = next(taken_up, part)
        if not any(pair in _subject(part) for pair in map("".join, pairwise(named))):
            return None
    return part.number if _has_one_share(words, part) else None


def _part_told(counted: Sequence[Figure], at: int, lead: Sequence[Token]) -> Number | None:
    """“有36件是从网上提交的，占80%”: what was told right before."""
    part = counted[at - 1] if at else None
    behind = lead[-1:] and lead[-1].word == "，" and sum(word.kind == MARK for word in lead) == 1
    if part is None or not behind or of_kind(lead, "compare", "list"):
        return None
    return part.number if part.exact and says(part.clause, "among", "left_over") else None


def _sum_before(counted: Sequence[Figure], at: int, lead: Sequence[Token]) -> Number | None:
    """“公开20件、部分公开6件，两类占60%”, “……，合计占60%”: those told side by side, as one number."""
    several = counted[at - 1] if at and counted[at - 1].number.unit in _NO_PARTS else None
    before = counted[: at - 1] if several else counted[:at]
    beside = list(takewhile(lambda one: one.gap[:1] and one.gap[0].word == "、", reversed(before)))
    parts = before[len(before) - len(beside) - 1 :]
    alike_ = len(parts) > 1 and all(alike(one.number, parts[0].number) for one in parts)
    fits = alike_ and (says(lead, "sum") if several is None else several.number.value == len(parts))
    if not fits or of_kind(lead, "narrow", "noun", "act", UNKNOWN):
        return None
    return replace(parts[0].number, value=sum(int(one.number.value) for one in parts), stop=parts[-1].number.stop)


def _subject(part: Figure) -> str:
    return "".join(word.word for word in part.gap)


def _has_one_share(words: Sequence[Token], part: Figure) -> bool:
    """Whether a number is exact, no percentage, and told alone: not “分别为58件、41件，占80%”."""
    return part.number.unit not in _NO_PARTS and not part.number.about and not says(words[: part.place], "severally")


def _whole_named(counted: Sequence[Figure], at: int) -> Number | None:
    """The 1500条 of “150条，占总量1500条的1%”, “占总量（1500条）的1%”."""
    if at < 2 or [word.word for word in counted[at].gap] not in (["的"], ["）", "的"]):
        return None
    part, whole = counted[at - 2].number, counted[at - 1].number
    share = next((word for word in counted[at - 1].gap if word.sense == "share"), None)
    return whole if share and alike(whole, part) else None


def _apiece(words: Sequence[Token], counted: Sequence[Figure]) -> Iterator[Share]:
    """“48条、32条、20条，占比分别为48%、32%、20%”: with the parts where there are as many."""
    for at, word in enumerate(words):
        if word.sense != "severally" and word.word != _EACH:
            continue
        first = next((n for n, one in enumerate(counted) if one.place > at), len(counted))
        if not _called_shares(words, at):
            continue
        end = first
        while end < len(counted) and _is_percent(counted[end]):
            end += 1
        parts = _as_many(counted[:first], end - first)
        for one, part in zip(counted[first:end], parts, strict=True):
            yield Share(one.number, part)


def _called_shares(words: Sequence[Token], at: int) -> bool:
    """Whether 分别 stands beside 占."""
    return says((*back_to(words, at, _PARTING), *words[at : at + 2]), "share")


def _as_many(before: Sequence[Figure], length: int) -> list[Number | None]:
    """The parts that the shares belong to: the only counts before them, their sum left aside."""
    parts = [one.number for one in before if one.number.is_count and not one.number.about]
    if len(parts) == length + 1:
        total = sum(int(part.value) for part in parts)
        parts = [part for part in parts if part.value * 2 != total]
    return [*parts] if len(parts) == length else [None] * length
