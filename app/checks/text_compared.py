"""F9. How the text compares this year's figures with last year's, against last year's report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

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
from app.tables.figures import Value

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
                if growth.year in {0, facts.year - 1}:
                    changes.setdefault((passage.section, passage.number, growth.place), []).append(growth)
    for one in placed_mentions(facts) if changes else ():
        if grown := changes.get((one.passage.section, one.passage.number, one.spot.end)):
            whole, now = counted(facts, one)
            cells, then = _last_year(facts, whole.mention)
            for growth in grown if then else ():
                yield from _differing(whole, now, growth, then, cells)


def counted(facts: Facts, one: PlacedMention) -> tuple[PlacedMention, Values]:
    """A number with what it may be; for one that tells how another grew that other one, as the table has it."""
    mention = one.mention
    if mention.reason != "growth" or not mention.what:
        return one, (Decimal(mention.value),)
    meant = meant_by(facts, mention)
    if meant is None or mention.what == ("fees.amount",):
        return one, ()
    values = _came(facts.numbers(*_TOTALS), mention.what[0]) if mention.what[0] in _CAME else meant.right
    unit = mention.unit if mention.unit != "%" else "件"
    return replace(one, mention=replace(mention, value=int(values[0]), unit=unit, reason="")), values


_CAME = frozenset(["received", "received_beside", "new"])
_TOTALS = tuple(f"requests.{row}.total" for row in ("received", "carried_in", "concluded"))


def _came(totals: tuple[Value, ...] | None, what: str) -> Values:
    """The figures that “收到” may mean: those new, with those carried in, those concluded."""
    if not totals:
        return ()
    new, old, done = map(Decimal, totals)
    return (new,) if what == "new" else (new, new + old, done)


def _differing(
    whole: PlacedMention, now: Values, growth: Growth, then: Values, cells: tuple[str, ...]
) -> Iterator[Problem]:
    """“比2023年的28件增加5件”, “与上年持平”: what differs from last year's report."""
    figure, unit = growth.then, whole.mention.unit
    if figure and figure.unit == unit and Decimal(figure.value) not in then:
        spot = whole.passage.spot(figure.start, figure.stop)
        yield Problem(f"正文写上年{figure.value}{figure.unit}，上年年报为{then[0]}{figure.unit}。", cells[:1], spot)
    told = [one for one in (growth.change, growth.percent) if one and one.unit in {unit, "%"}]
    for one in _wrong_of(told, growth.sign, now, then) if growth.since and not figure else ():
        yield _wrong(whole, one, then[0], cells)


def _wrong_of(told: list[Number], sign: int, now: Values, then: Values) -> list[Number]:
    """Those of the changes told that fit no two figures of the same kind, else the likeliest two."""
    pairs = list(zip(now, then, strict=True) if len(now) == len(then) else product(now, then))
    if any(all(_fits(one, sign, *pair) for one in told) for pair in pairs):
        return []
    never = [one for one in told if not any(_fits(one, sign, *pair) for pair in pairs)]
    return never or [one for one in told if not _fits(one, sign, *pairs[0])]


def _last_year(facts: Facts, mention: Mention) -> tuple[tuple[str, ...], Values]:
    """The cells of a number that stands whole for them, with last year's figures that it may be compared with."""
    nothing: tuple[tuple[str, ...], Values] = ((), ())
    if not mention.compared or mention.part or mention.who or mention.none or mention.what[0].endswith(".items"):
        return nothing
    if mention.what[0] in _CAME:
        return ("requests.received.total",), _came(facts.last_numbers(*_TOTALS), mention.what[0])
    meant = meant_by(facts, mention)
    if meant is None or not _same_form(facts, meant.cells):
        return nothing
    values = facts.last_numbers(*meant.cells)
    if values and mention.what[0] == "carried":  # either row may be meant
        return meant.cells, tuple(map(Decimal, values))
    scale = IN_WAN[mention.unit] if mention.what == ("fees.amount",) else Decimal(1)
    return (meant.cells, (sum(map(Decimal, values), Decimal(0)) / scale,)) if values else nothing


_ROWS = frozenset(["received", "carried_in", "concluded", "carried_out"])
"""The rows of requests that both editions have alike."""


def _same_form(facts: Facts, cells: tuple[str, ...]) -> bool:
    table = cells[0].partition(".")[0]
    now, then = facts.tables.get(table), facts.last_tables.get(table)
    of_both = table == "requests" and {cell.split(".")[1] for cell in cells} <= _ROWS
    return bool(now and then and (now.table is then.table or of_both))


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
    return f"{'增长' if more > 0 else '下降'}{(abs(more) * 100 / then).quantize(step, ROUND_HALF_UP):f}%"
