"""By how much something grew (“203条，比上年增加28条，增长16%”), read from a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from app.claims.compared import DOWN, UP
from app.language.numbers import Number, numbers
from app.language.sentences import sentences

_LAST = r"(?:(?:与|同|和|[比较])?(?:上一?年|去年|20\d\d年)度?(?:同期)?(?:相比|相较)?|同比)"
_CHANGED = re.compile(
    rf"{_LAST}[^，。；：（）\d%]{{0,6}}?(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:发布|公开|推送|受理|办理|收到)?了?(?![至到])[^，。；：（）\d%]{{0,4}}$"
)
_BY = re.compile(
    rf"[，（、]?(?:同比|{_LAST})?(?:(?P<up>增长|上升|增加|增幅|涨幅|提高|增)|(?P<down>下降|降低|减少|降幅|减幅|降))(?:率|幅度?)?了?(?:为|达到?|是)?"
)
_WAS = re.compile(r"，?(?:而|[比较]?)(?:上一?年|去年|20\d\d年)度?(?:同期)?(?:为|是|仅有?|只有|共?有)?")

_GREW = re.compile(rf"[，（]{_LAST}(?:(?P<up>{UP})|(?:{DOWN}))(?:率|幅度?)?了?(?:为|达到?)?")
_THEN = re.compile(r"（(?:上一?年|去年|20\d\d年)度?(?:同期)?(?:为|是|共)?")
_THAN_THEN = re.compile(r"[，（](?:[比较]|与|同)(?:上一?年|去年|20\d\d年)度?(?:同期)?(?:相比)?（")
_CHANGES = re.compile(rf"(?:(?:{UP})|(?:{DOWN}))了?")
_THAN = re.compile(r"(?:[比较]|与|同)(?:上一?年|去年|20\d\d年)度?(?:同期)?的?$")
"""“较2023年的25件减少8件”."""

MOST_EARLIER = 40
"""Numbers of the sentences before that may have grown, so that no text takes long."""


@dataclass(frozen=True)
class Growth:
    """P% with the change and the figures of the year before that it may be reckoned from, the likeliest last."""

    percent: Number
    change: Number
    before: tuple[int, ...]

    def fits(self, decimals: int) -> bool:
        """Whether the percentage is right at its own precision for one of them; exactly half may go either way."""
        allowed = Decimal(5).scaleb(-decimals - 1)
        exact = (Decimal(self.change.value) * 100 / one for one in self.before)
        return any(abs(one - Decimal(self.percent.value)) <= allowed for one in exact)


@lru_cache(maxsize=4096)
def growths(text: str) -> tuple[Growth, ...]:
    """The rates of growth of a paragraph (folded text), positions in it."""
    if "%" not in text:
        return ()
    found: list[Growth] = []
    earlier: list[Number] = []
    for sentence in sentences(text):
        counts = [number for number in numbers(sentence.text) if number.unit not in {"年", "月", "日", "号"}]
        if "%" in sentence.text:
            found += (
                Growth(one.percent.moved(sentence.start), one.change.moved(sentence.start), one.before)
                for one in _growths(sentence.text, counts, earlier)
            )
        earlier = (earlier + counts)[-MOST_EARLIER:]
    return tuple(found)


@dataclass(frozen=True)
class StatedDifference:
    """“33件，比2024年的26件增加9件”: this year's figure, last year's, and by how much it is said to be more."""

    now: Number
    then: Number
    by: Number
    more: int

    def moved(self, by: int) -> StatedDifference:
        """The difference of a sentence, by its place in the paragraph."""
        return StatedDifference(self.now.moved(by), self.then.moved(by), self.by.moved(by), self.more)

    @property
    def right(self) -> int:
        return int(self.now.value) - int(self.then.value)


_THAN_LAST = re.compile(r"[，（](?:[比较与同和]|相比|相较|对比)(?:于)?(?:上一?年|去年|20\d\d年)度?(?:同期)?的?")
_MORE = re.compile(rf"(?:相比|相较)?，?(?:(?P<up>{UP})|(?:{DOWN}))了?")


@lru_cache(maxsize=4096)
def differences(text: str) -> tuple[StatedDifference, ...]:
    """The differences of a paragraph (folded text) that are told with both figures, positions in it."""
    return tuple(found.moved(sentence.start) for sentence in sentences(text) for found in _differences(sentence.text))


@lru_cache(maxsize=8192)
def _differences(text: str) -> tuple[StatedDifference, ...]:
    counts = [number for number in numbers(text) if number.unit not in {"年", "月", "日", "号"}]
    found = []
    for now, then, by in zip(counts, counts[1:], counts[2:], strict=False):
        than = _THAN_LAST.fullmatch(text, now.stop, then.start)
        more = _MORE.fullmatch(text, then.stop, by.start)
        if than and more and _alike(now, then) and _alike(then, by):
            found.append(StatedDifference(now, then, by, int(by.value) * (1 if more["up"] else -1)))
    return tuple(found)


def _growths(text: str, counts: list[Number], earlier: list[Number]) -> Iterator[Growth]:
    for at in range(1, len(counts)):
        if counts[at].unit != "%" or counts[at].about:
            continue
        found = (
            _then_in_brackets(text, counts, at)
            or _than_in_brackets(text, counts, at)
            or _from_then_to_now(text, counts, at)
            or _of_change(text, counts, at, earlier)
        )
        if found:
            yield found


def _of_change(text: str, counts: list[Number], at: int, earlier: list[Number]) -> Growth | None:
    """“203条，比上年增加28条，增长16%”, “80条，2022年为75条，增长6.7%”."""
    percent, change = counts[at], counts[at - 1]
    by = _BY.fullmatch(text, change.stop, percent.start)
    amounts = [number for number in counts[: at - 1] if _alike(number, change)]
    if not by or not amounts or not _exact(change):
        return None
    gap, up = text[counts[at - 2].stop : change.start], bool(by["up"])
    changed = _CHANGED.search(gap)
    if changed and bool(changed["up"]) == up:
        return _from_changed(percent, change, [*(one for one in earlier if _alike(one, change)), *amounts], up=up)
    if amounts[-1] is not counts[at - 2]:
        return None
    if _CHANGES.fullmatch(gap) and _THAN.search(text, 0, amounts[-1].start):
        return Growth(percent, change, (int(amounts[-1].value),))
    return _from_then(percent, amounts[-1], change, up=up) if _WAS.fullmatch(gap) else None


def _from_changed(percent: Number, change: Number, wholes: list[Number], *, up: bool) -> Growth | None:
    """The growth of any of the figures told before that may have changed by so many."""
    grown = int(change.value) * (1 if up else -1)
    before = tuple(was for one in wholes if (was := int(one.value) - grown) > 0)
    return Growth(percent, change, before) if before else None


def _then_in_brackets(text: str, counts: list[Number], at: int) -> Growth | None:
    """“342条，同比增长14%（2022年为300条）”."""
    now, percent, then = counts[at - 1], counts[at], counts[at + 1] if at + 1 < len(counts) else None
    by = _GREW.fullmatch(text, now.stop, percent.start)
    if not by or not then or not _alike(now, then) or not _exact(then):
        return None
    named = _THEN.fullmatch(text, percent.stop, then.start)
    return _from_then(percent, now, then, up=bool(by["up"])) if named else None


def _than_in_brackets(text: str, counts: list[Number], at: int) -> Growth | None:
    """“22起，比2022年（31起）下降29%”."""
    if at < 2:
        return None
    now, then, percent = counts[at - 2 : at + 1]
    by = _BY.fullmatch(text, then.stop + 1, percent.start)
    fine = _alike(now, then) and _exact(then) and text[then.stop : then.stop + 1] == "）"
    named = _THAN_THEN.fullmatch(text, now.stop, then.start)
    return _from_then(percent, now, then, up=bool(by["up"])) if fine and named and by else None


_THEN_BEFORE = re.compile(r"(?:上一?年|去年|20\d\d年)度?(?:同期)?(?:的|为)?$")
_REACHED = re.compile(rf"(?:(?:{UP}|{DOWN})了?[至到]|[至到])(?:(?:今年|本年|20\d\d年)度?的?)?")


def _from_then_to_now(text: str, counts: list[Number], at: int) -> Growth | None:
    """“由上年的40件增至58件，增长45%”."""
    if at < 2:
        return None
    then, now, percent = counts[at - 2 : at + 1]
    by = _BY.fullmatch(text, now.stop, percent.start)
    fine = _alike(now, then) and _exact(then) and _REACHED.fullmatch(text, then.stop, now.start)
    named = _THEN_BEFORE.search(text, max(0, then.start - 12), then.start)
    return _from_then(percent, now, then, up=bool(by["up"])) if fine and named and by else None


def _from_then(percent: Number, now: Number, then: Number, *, up: bool) -> Growth | None:
    """The growth from one figure to another; None where the words say the other way."""
    change, was = int(now.value) - int(then.value), int(then.value)
    return Growth(percent, replace(then, value=abs(change)), (was,)) if was and (change > 0) == up else None


def _exact(number: Number) -> bool:
    return isinstance(number.value, int) and not number.about and number.unit != "%"


def _alike(one: Number, other: Number) -> bool:
    return _exact(one) and (one.unit == other.unit or (one.is_count and other.is_count))
