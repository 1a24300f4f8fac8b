"""Rates that the tables give (“公开率62.7%”, “纠错率16.7%”): which figures each may be reckoned from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.checks.facts import Facts
from app.checks.meanings import DISPUTES, group
from app.checks.passages import Passage
from app.checks.rule import Problem
from app.claims.relation import Rate
from app.language.numbers import numbers

MOST_COUNTS = 60
"""Counts of a paragraph that are tried, so that no text takes long."""
_NAMES = {
    "requests": {"granted": "公开率", "concluded": "办结率"},
    "disputes": {"corrected": "纠错率", "upheld": "维持率"},
}
"""The rates of what a text is about."""
_KINDS = (("reconsideration",), ("litigation",), ("reconsideration", "litigation"))


def wrong_rates(facts: Facts, passage: Passage, rates: Iterable[Rate]) -> Iterator[Problem]:
    """Rates of the table that can't be reckoned from any of the figures that may be meant."""
    names = _NAMES.get(passage.theme, {})
    for rate in (rate for rate in rates if rate.name in names):
        pairs = _of_requests(facts, rate) if passage.theme == "requests" else _of_disputes(facts, rate)
        if any(whole for _, whole in pairs) and not any(
            rate.fits(*pair) for pair in (*pairs, *_counts_in_text(passage, pairs))
        ):
            part, whole = next(pair for pair in pairs if pair[1])
            exact = (Decimal(part) * 100 / whole).quantize(Decimal("0.01"))
            message = f"正文写{names[rate.name]}{rate.percent.value}%，按表中{part}÷{whole}＝{exact}%，请核对。"
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
    for kinds in _KINDS if len(rate.kinds) != 1 else (rate.kinds,):
        columns = [column for kind in kinds for column in DISPUTES[kind]]
        stated, total, pending = (
            facts.numbers(*(f"disputes.{column}.{outcome}" for column in columns))
            for outcome in (rate.name, "total", "pending")
        )
        if stated is None or total is None or pending is None:
            return ()
        pairs += [(int(sum(stated)), int(sum(total))), (int(sum(stated)), int(sum(total) - sum(pending)))]
    return tuple(pairs)
