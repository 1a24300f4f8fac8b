"""G7. What the text says there was none of, against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import body, passages
from app.checks.rule import Level, Problem, Results, rule
from app.checks.text_requests import told
from app.claims.statements import FEE_AMOUNT, no_disputes, no_fees, no_handling_fee, no_requests

DISPUTES = {
    "reconsideration": ("reconsideration",),
    "litigation": ("litigation_direct", "litigation_after_reconsideration"),
    "litigation_direct": ("litigation_direct",),
    "litigation_after_reconsideration": ("litigation_after_reconsideration",),
}
"""The groups of columns that a word for disputes means."""


@rule("G7", "正文称没有，表中却有", level=Level.QUERY, basis="统一格式各表，正文与表格应一致", scope="text")
def said_to_be_none(facts: Facts) -> Results:
    """正文说没有、表中却不是0，或者正文有、表中全是0，两处必有一处要改。"""
    yield from _requests(facts)
    yield from _disputes(facts)
    yield from _fees(facts)
    yield from _handling_fee(facts)


def _requests(facts: Facts) -> Iterator[Problem]:
    cells = tuple(f"requests.{row}.total" for row in ("received", "carried_in", "concluded"))
    values = facts.numbers(*cells)
    if not values:
        return
    for passage, claim in told(facts, "received"):
        spot = passage.spot(claim.start, claim.end)
        if claim.value and not any(values):
            yield Problem(f"正文写收到申请{claim.value}件，但表中申请全部是0。", cells[:1], spot)
        if not claim.value and values[0] and not claim.part:
            yield Problem(f"正文写收到申请0件，但表中有{values[0]}件。", cells[:1], spot)
    for passage in passages(facts) if values[0] else ():
        for start, end in no_requests(passage.text, passage.theme):
            said = passage.paragraph.text[start:end]
            yield Problem(f"正文写“{said}”，但表中有{values[0]}件。", cells[:1], passage.spot(start, end))


def _disputes(facts: Facts) -> Iterator[Problem]:
    for passage in passages(facts):
        for start, end, kinds in no_disputes(passage.text, passage.theme):
            cells = tuple(f"disputes.{column}.total" for kind in kinds for column in DISPUTES[kind])
            values = facts.numbers(*cells)
            if values and any(values):
                said = passage.paragraph.text[start:end]
                yield Problem(f"正文写“{said}”，但表中有{sum(values)}件。", cells, passage.spot(start, end))


def _fees(facts: Facts) -> Iterator[Problem]:
    amount = facts.number("proactive.fees.amount")
    for passage in body(facts) if amount else ():
        for start, end in no_fees(passage.text):
            said = passage.paragraph.text[start:end]
            message = f"正文写“{said}”，但表中行政事业性收费有{amount}万元。"
            yield Problem(message, ("proactive.fees.amount",), passage.spot(start, end))


def _handling_fee(facts: Facts) -> Iterator[Problem]:
    """未收取信息处理费 in one place, an amount of it in another."""
    stated = [
        found[0]
        for passage in body(facts)
        for found in FEE_AMOUNT.finditer(passage.text)
        if re.search(r"[1-9]", found[0])
    ]
    for passage in body(facts) if stated else ():
        for start, end in no_handling_fee(passage.text):
            said = passage.paragraph.text[start:end]
            yield Problem(f"正文写“{said}”，另一处又写“{stated[0]}”。", (), passage.spot(start, end))
