"""Rates that the tables give (“公开率62.7%”, “纠错率16.7%”): which figures each may be reckoned from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from app.checks.facts import Facts
from app.checks.meanings import DISPUTES, group
from app.checks.passages import Passage
from app.checks.rule import Problem
from app.claims import words as words
from app.claims.statements import NEAR as BACK
from app.language.numbers import Number, numbers, with_words_before
from app.language.sentences import sentences

_RATE = re.compile(
    r"(?P<before>[^，；：。（）]*?)(?:(?P<granted>(?<!主动)(?:予以)?公开率)|(?P<concluded>办结率|答复率)|(?P<corrected>纠错率|纠正率)|(?P<upheld>维持率))"
    r"(?:分别|均|约)?(?:为|达到?|是|：)?$"
)
_OTHER = re.compile(
    r"按[期时]|及时|准时|限时|当场|提前|政策|解读|网上|网络|意见|服务|主动|上年|去年|同比|平均|其中|一审|二审|[\u4e00-\u9fff]类"
)
_THEMES = {"granted": "requests", "concluded": "requests", "corrected": "disputes", "upheld": "disputes"}

MOST_COUNTS = 60
"""Counts of a paragraph that are tried, so that no text takes long."""


@dataclass(frozen=True)
class Rate:
    """`name` is granted, concluded, corrected or upheld; `kinds` the disputes named, none for both."""

    name: str
    percent: Number
    kinds: tuple[str, ...] = ()

    def fits(self, part: int, whole: int) -> bool:
        """Whether it is part÷whole, cut or rounded at its own precision."""
        exponent = Decimal(self.percent.value).as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        return whole > 0 and abs(Decimal(part) * 100 / whole - Decimal(self.percent.value)) < step


@lru_cache(maxsize=4096)
def rates(text: str, theme: str) -> tuple[Rate, ...]:
    """The rates of a paragraph (folded text) on requests or disputes, positions in it; 100% is left to G17."""
    if "率" not in text or theme not in {"requests", "disputes"} or words.OTHER_MATTER.search(text):
        return ()
    return tuple(
        Rate(one.name, one.percent.moved(sentence.start), one.kinds)
        for sentence in sentences(text)
        for one in _rates(sentence.text, theme)
    )


def _rates(text: str, theme: str) -> Iterator[Rate]:
    for gap, number in with_words_before(text):
        found = _RATE.search(gap)
        if not found or number.unit != "%" or number.about or number.value == 100:
            continue
        name = found.lastgroup or ""
        if _THEMES[name] == theme and not _OTHER.search(found["before"]):
            kinds = tuple(
                dict.fromkeys(
                    match.lastgroup or ""
                    for match in words.DISPUTE.finditer(text, max(0, number.start - BACK), number.start)
                )
            )
            yield Rate(name, number, kinds[-1:])


_NAMES = {"granted": "公开率", "concluded": "办结率", "corrected": "纠错率", "upheld": "维持率"}
_KINDS = (("reconsideration",), ("litigation",), ("reconsideration", "litigation"))


def wrong_rates(facts: Facts, passage: Passage) -> Iterator[Problem]:
    """Rates of the table that can't be reckoned from any of the figures that may be meant."""
    for rate in rates(passage.text, passage.theme):
        pairs = _of_requests(facts, rate) if passage.theme == "requests" else _of_disputes(facts, rate)
        if any(whole for _, whole in pairs) and not any(
            rate.fits(*pair) for pair in (*pairs, *_counts_in_text(passage, pairs))
        ):
            part, whole = next(pair for pair in pairs if pair[1])
            exact = (Decimal(part) * 100 / whole).quantize(Decimal("0.01"))
            message = f"正文写{_NAMES[rate.name]}{rate.percent.value}%，按表中{part}÷{whole}＝{exact}%，请核对。"
            yield Problem(message, (), passage.spot(rate.percent.start, rate.percent.stop))


def _counts_in_text(passage: Passage, pairs: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """What the text's own counts give: where one of them is wrong, that is said of it and not of the rate."""
    counts = [
        int(number.value) for number in numbers(passage.text) if number.is_count and isinstance(number.value, int)
    ]
    wholes = {*counts[:MOST_COUNTS], *(whole for _, whole in pairs)}
    return ((part, whole) for part in counts[:MOST_COUNTS] for whole in wholes if part <= whole)


def _of_requests(facts: Facts, rate: Rate) -> tuple[tuple[int, int], ...]:
    """What may be divided by what: 予以公开 with or without 部分公开, of those dealt with or received."""
    if "requests" not in facts.tables:
        return ()
    rows = ("received", "carried_in", "concluded")
    totals, granted = facts.numbers(*(f"requests.{row}.total" for row in rows)), facts.numbers(*group(facts, "granted"))
    partly, other = facts.numbers(*group(facts, "partly_granted")), facts.numbers(*group(facts, "other"))
    if totals is None or granted is None or partly is None or other is None:
        return ()
    new, old, done = map(int, totals)
    if rate.name == "concluded":
        parts = (done, done - int(sum(other)))
        return tuple((part, whole) for part in parts for whole in (new + old, new))
    parts = (int(sum(granted) + sum(partly)), int(sum(granted)))
    return tuple((part, whole) for part in parts for whole in (done, new + old, new, done - int(sum(other))))


def _of_disputes(facts: Facts, rate: Rate) -> tuple[tuple[int, int], ...]:
    """Upheld or corrected cases, of all or of those decided, of the kinds named or any."""
    pairs: list[tuple[int, int]] = []
    for kinds in _KINDS if not rate.kinds else ((rate.kinds[-1],), *_KINDS[2:]):
        columns = [column for kind in kinds for column in DISPUTES[kind]]
        stated, total, pending = (
            facts.numbers(*(f"disputes.{column}.{outcome}" for column in columns))
            for outcome in (rate.name, "total", "pending")
        )
        if stated is None or total is None or pending is None:
            return ()
        pairs += [(int(sum(stated)), int(sum(total))), (int(sum(stated)), int(sum(total) - sum(pending)))]
    return tuple(pairs)
