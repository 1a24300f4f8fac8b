"""F9. How the text compares this year's figures with last year's, against last year's report."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from app.checks.facts import Facts
from app.checks.meanings import meant_by
from app.checks.passages import passages
from app.checks.placed_mentions import PlacedMention, placed_mentions
from app.checks.rule import Level, Problem, RuleResults, rule
from app.claims.fees_in_wan import IN_WAN
from app.claims.mention import Mention
from app.claims.relation import Growth, decimals
from app.claims.relations import relations
from app.language.numbers import Number

Values = tuple[Decimal, ...]


@rule(
    "F9",
    "与上年相比的增减数不符",
    level=Level.QUERY,
    basis="与上年年报对比（国办公开办函〔2021〕30号、〔2019〕60号附件）",
    scope="text",
    against_last_year=True,
)
def said_growth_differs(facts: Facts) -> RuleResults:
    """按本年数减上年年报的数重算。上年年报的数后来更正过的，请说明。"""
    changes: dict[tuple[str, int, int], list[Growth]] = {}
    for passage in passages(facts) if facts.last_tables else ():
        for related in relations(passage.text, facts.year):
            yield None
            for growth in related.growths:
                if growth.now and growth.year in {0, facts.year - 1}:
                    changes.setdefault((passage.section, passage.number, growth.now.stop), []).append(growth)
    for whole in placed_mentions(facts) if changes else ():
        if grown := changes.get((whole.passage.section, whole.passage.number, whole.spot.end)):
            cells, then = _last_year(facts, whole.mention)
            for growth in grown if then else ():
                yield from _differing(whole, growth, then, cells)


def _differing(whole: PlacedMention, growth: Growth, then: Values, cells: tuple[str, ...]) -> Iterator[Problem]:
    """“比2023年的28件增加5件”, “与上年持平”: what differs from last year's report."""
    now, unit = Decimal(whole.mention.value), whole.mention.unit
    figure = growth.then
    if figure and figure.unit == unit and Decimal(figure.value) not in then:
        spot = whole.passage.spot(figure.start, figure.stop)
        yield Problem(f"正文写上年{figure.value}{figure.unit}，上年年报为{then[0]}{figure.unit}。", cells[:1], spot)
    for change in (growth.change, growth.percent) if growth.since and not figure else ():
        if change and change.unit in {unit, "%"} and not any(_fits(change, growth.sign, now, one) for one in then):
            yield _wrong(whole, change, then[0], cells)


def _last_year(facts: Facts, mention: Mention) -> tuple[tuple[str, ...], Values]:
    """The cells of a number that stands whole for them, with last year's figures that it may be compared with."""
    nothing: tuple[tuple[str, ...], Values] = ((), ())
    if not mention.compared or mention.part or mention.who or mention.none or mention.what[0].endswith(".items"):
        return nothing
    if mention.what[0] in {"received", "received_beside", "new"}:
        rows = ("received", "carried_in", "concluded")
        before = facts.last_numbers(*(f"requests.{row}.total" for row in rows))
        if not before or not _same_form(facts, "requests"):
            return nothing
        new, old, done = map(Decimal, before)
        return ("requests.received.total",), (new, new + old, done)
    meant = meant_by(facts, mention)
    if meant is None or not _same_form(facts, meant.cells[0].partition(".")[0]):
        return nothing
    values = facts.last_numbers(*meant.cells)
    scale = IN_WAN[mention.unit] if mention.what == ("fees.amount",) else Decimal(1)
    return (meant.cells, (sum(map(Decimal, values), Decimal(0)) / scale,)) if values else nothing


def _same_form(facts: Facts, table: str) -> bool:
    now, then = facts.tables.get(table), facts.last_tables.get(table)
    return bool(now and then and now.table is then.table)


def _fits(change: Number, sign: int, now: Decimal, then: Decimal) -> bool:
    """Whether it is the difference of two figures, a share at its own precision."""
    stated = Decimal(change.value) * sign
    step = Decimal(1).scaleb(-decimals(change))
    if change.unit == "%":
        return then > 0 and abs((now - then) * 100 / then - stated) <= step / 2
    return abs(now - then - stated) < step if step < 1 else now - then == stated


def _wrong(whole: PlacedMention, change: Number, then: Decimal, cells: tuple[str, ...]) -> Problem:
    now, unit, text = Decimal(whole.mention.value), whole.mention.unit, whole.passage.text
    begin = max(text.rfind(mark, 0, change.start) for mark in "，；。（、") + 1
    spot = whole.passage.spot(begin, change.stop)
    message = f"正文写“{spot.excerpt}”，上年年报为{then}{unit}，应{_right(change, now, then, unit)}。"
    return Problem(message, cells[:1], spot)


def _right(change: Number, now: Decimal, then: Decimal, unit: str) -> str:
    """What the text should say: 增加9件, 下降12.5%, 持平."""
    more = now - then
    if not more or (not then and change.unit == "%"):
        return "为持平" if not more else "写件数"
    if change.unit != "%":
        return f"{'增加' if more > 0 else '减少'}{abs(more)}{unit}"
    step = Decimal(1).scaleb(-decimals(change))
    return f"{'增长' if more > 0 else '下降'}{(abs(more) * 100 / then).quantize(step, ROUND_HALF_UP)}%"
