"""Shares (“300条，占25%”), read from a text: what each is the share of, and of which whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.language.numbers import Number, numbers
from app.language.sentences import sentences

_SHARE = re.compile(r"(?:占比|占|比重|(?:(?<=[，；。：、的（])|^)比例)[^，。；、%\d]{0,16}$")
_VAGUE = re.compile(r"(?:超过?|近|约|逾|不足|不到|达到?了?以上|高于|低于|大约|接近|将近|左右)$")


@dataclass(frozen=True)
class PercentShare:
    """P%, with the count that it is the share of, if one stands right before it, and the whole if it does."""

    percent: Number
    part: Number | None
    whole: Number | None = None

    def moved(self, by: int) -> PercentShare:
        """That of a sentence, by its place in the paragraph."""
        part, whole = self.part, self.whole
        return PercentShare(self.percent.moved(by), part and part.moved(by), whole and whole.moved(by))


@lru_cache(maxsize=4096)
def shares(text: str) -> tuple[tuple[PercentShare, ...], ...]:
    """The shares (占P%) of each sentence of a paragraph, positions in the paragraph."""
    found = ((sentence.start, _of_sentence(sentence.text)) for sentence in sentences(text))
    return tuple(tuple(share.moved(start) for share in told) for start, told in found if told)


@lru_cache(maxsize=8192)
def _of_sentence(text: str) -> tuple[PercentShare, ...]:
    """Its shares, remembered as long as it stays the same."""
    return tuple(_shares(text))


def _shares(text: str) -> Iterator[PercentShare]:
    if not has_percent(text) or ("占" not in text and "比" not in text):
        return
    counts = numbers(text)
    yield from _shares_apiece(text, counts)
    for at, number in enumerate(counts):
        if number.unit != "%" or number.about:
            continue
        if whole := _whole_said(text, counts, at):
            yield PercentShare(number, counts[at - 2], whole)
            continue
        if not _is_share(text, counts, at):
            continue
        part = _part_after(text, counts, at) or _part_of(text, counts, at)
        yield PercentShare(number, part)


def _part_after(text: str, counts: tuple[Number, ...], at: int) -> Number | None:
    """The 112条 of “占70%，为112条” and “占70%（112条）”."""
    if at + 1 >= len(counts) or text[counts[at].stop : counts[at + 1].start] not in {"，为", "（", "，即", "，有"}:
        return None
    part = counts[at + 1]
    return part if part.is_count and not part.about else None


def has_percent(text: str) -> bool:
    return "%" in text or "百分之" in text


def _whole_said(text: str, counts: tuple[Number, ...], at: int) -> Number | None:
    """The 1500条 of “150条，占总量1500条的1%”, “占总量（1500条）的1%”."""
    if at < 2 or text[counts[at - 1].stop : counts[at].start] not in {"的", "）的"}:
        return None
    part, whole = counts[at - 2], counts[at - 1]
    between = text[part.stop : whole.start]
    fine = part.is_count and whole.is_count and not (part.about or whole.about)
    return whole if fine and re.fullmatch(r"，?[^，；。：]{0,8}占[^，；。：]{0,16}", between) else None


_APIECE = re.compile(r"(?:占比|占|比例|比重)[^，；。：、\d]{0,12}分别(?:为|是|达到?)?|分别占[^，；。：、\d]{0,12}?")


def _shares_apiece(text: str, counts: tuple[Number, ...]) -> Iterator[PercentShare]:
    """“48条、32条、20条，占比分别为48%、32%、20%”: with the parts where there are as many."""
    for mark in _APIECE.finditer(text):
        first = end = bisect_left(counts, mark.end(), key=lambda number: number.start)
        while (
            end < len(counts) and counts[end].unit == "%" and not counts[end].about and _next(text, counts, end, mark)
        ):
            end += 1
        parts = _as_many(counts[:first], end - first)
        for percent, part in zip(counts[first:end], parts, strict=True):
            yield PercentShare(percent, part)


def _next(text: str, counts: tuple[Number, ...], at: int, mark: re.Match[str]) -> bool:
    """Whether a number stands right behind “分别” or behind the one before it."""
    behind = mark.end() if counts[at - 1 : at] == () or counts[at - 1].start < mark.end() else counts[at - 1].stop
    return text[behind : counts[at].start] in {"", "、", "和", "，", "及", "与"}


def _as_many(before: tuple[Number, ...], length: int) -> list[Number | None]:
    """The parts that the shares belong to: the only counts before them, their sum left aside."""
    parts = [number for number in before if number.is_count and not number.about]
    if len(parts) == length + 1:
        total = sum(int(part.value) for part in parts)
        parts = [part for part in parts if part.value * 2 != total] if length > 1 else parts
    return [*parts] if len(parts) == length else [None] * length


def _is_share(text: str, counts: tuple[Number, ...], at: int) -> bool:
    begin = counts[at - 1].stop if at else 0
    left = text[begin : counts[at].start]
    if counts[at].value == 100 and "占" not in left:
        return False  # 文字15篇、图片9篇，解读比例100%
    return (
        bool(_SHARE.search(left))
        and not _VAGUE.search(left)
        and not re.search(r"分别|同比|提高|下降|增长|超额|各占", left)
    )


_EACH = re.compile(r"分别[^，。；：]{0,80}$")
"""“分别为58件、41件，占80%”: the share may be that of both."""


def _part_of(text: str, counts: tuple[Number, ...], at: int) -> Number | None:
    """The count before “占”: nothing between but marks, or words that name it again."""
    if not at or counts[at - 1].unit in {"%", "年", "月", "日", "号"} or counts[at - 1].about:
        return None
    part = counts[at - 1]
    between = text[part.stop : counts[at].start]
    named = re.sub(r"占.*|[，、（；：\s]|数量|所|均|共|约|比重|比例|占比|其|人", "", between.split("占")[0])
    begin = counts[at - 2].stop if at > 1 else 0
    subject = text[begin : part.start]
    if _EACH.search(text, 0, part.start):
        return None
    again = any(named[i : i + 2] in subject for i in range(len(named) - 1)) and len(named) <= 8
    return part if (not named or again) and "其中" not in between and "；" not in between else None
