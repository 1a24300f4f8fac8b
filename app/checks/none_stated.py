"""G7. What the text says there was none of, against the tables."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.compare import differing
from app.checks.facts import Facts
from app.checks.placed_mentions import placed_mentions
from app.checks.rule import Level, Problem, RuleResults, rule


@rule("G7", "正文称没有，表中却有", level=Level.QUERY, basis="统一格式各表，正文与表格应一致", scope="text")
def said_to_be_none(facts: Facts) -> RuleResults:
    """正文说没有、表中却不是0，或者正文有、表中全是0，两处必有一处要改。"""
    yield from differing(facts, "G7")
    yield from _handling_fee(facts)


def _handling_fee(facts: Facts) -> Iterator[Problem]:
    """未收取信息处理费 in one place, an amount of it in another."""
    fees = [one for one in placed_mentions(facts) if one.mention.what == ("handling_fee",)]
    stated = next((one for one in fees if one.mention.value), None)
    for one in fees if stated else ():
        if one.mention.none and stated:
            yield Problem(f"正文写“{one.spot.excerpt}”，另一处又写“{stated.spot.excerpt}”。", (), one.spot)
