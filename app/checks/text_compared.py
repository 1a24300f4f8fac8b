"""F9. How the text compares this year's figures with last year's, against last year's report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from app.checks.facts import Facts
from app.checks.meanings import meant_by
from app.checks.placed_mentions import PlacedMention, placed_mentions
from app.checks.rule import Level, Problem, RuleResults, rule
from app.claims.fees_in_wan import IN_WAN
from app.claims.growth import Growth, growths
from app.claims.mention import Mention


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
    if not facts.last_tables:
        return
    all_told = placed_mentions(facts)
    changes = defaultdict(list)
    for one in all_told:
        if one.mention.change:
            changes[_place(one)].append(one)
    for whole in all_told:
        yield None
        cells, then = _last_year(facts, whole.mention)
        for change in _changes(whole, changes[_place(whole)]) if then else ():
            if not any(_fits(change.mention, Decimal(whole.mention.value), one) for one in then):
                yield _wrong(whole, change, then[0], cells)
        for growth in _growths(whole, facts.year) if then else ():
            yield from _told_wrong(whole, growth, then, cells)


def _growths(whole: PlacedMention, year: int) -> list[Growth]:
    """What is told of how a number changed since last year."""
    end = whole.spot.end
    changes = growths(whole.passage.text, year)
    return [one for one in changes if one.now and one.now.stop == end and one.year in {0, year - 1}]


def _told_wrong(
    whole: PlacedMention, growth: Growth, then: tuple[Decimal, ...], cells: tuple[str, ...]
) -> Iterator[Problem]:
    """“比2023年的28件增加5件” while last year's report has another figure; “与上年持平” while it has not the same."""
    figure, now, unit = growth.then, Decimal(whole.mention.value), whole.mention.unit
    if figure and figure.unit == unit and Decimal(figure.value) not in then:
        spot = whole.passage.spot(figure.start, figure.stop)
        yield Problem(f"正文写上年{figure.value}{figure.unit}，上年年报为{then[0]}{figure.unit}。", cells[:1], spot)
    if growth.same and now not in then:
        spot = whole.passage.spot(*growth.same)
        change = f"{'增加' if now > then[0] else '减少'}{abs(now - then[0])}{unit}"
        yield Problem(f"正文写“{spot.excerpt}”，上年年报为{then[0]}{unit}，应{change}。", cells[:1], spot)


def _place(one: PlacedMention) -> tuple[str, int]:
    return one.passage.section, one.passage.number


def _changes(whole: PlacedMention, beside: list[PlacedMention]) -> list[PlacedMention]:
    """Of the changes in its paragraph those that say how much a number grew."""
    units = {whole.mention.unit, "%"}
    return [one for one in beside if one.mention.of == whole.mention.start and one.mention.unit in units]


def _last_year(facts: Facts, mention: Mention) -> tuple[tuple[str, ...], tuple[Decimal, ...]]:
    """The cells of a number that stands whole for them, with last year's figures that it may be compared with."""
    nothing: tuple[tuple[str, ...], tuple[Decimal, ...]] = ((), ())
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


def _fits(change: Mention, now: Decimal, then: Decimal) -> bool:
    """Whether it is the difference of two figures, a share at its own precision."""
    stated = Decimal(change.value) * change.change
    step = Decimal(1).scaleb(_exponent(change))
    if change.unit == "%":
        return then > 0 and abs((now - then) * 100 / then - stated) <= step / 2
    return abs(now - then - stated) < step if step < 1 else now - then == stated


def _exponent(change: Mention) -> int:
    exponent = Decimal(change.value).as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _wrong(whole: PlacedMention, change: PlacedMention, then: Decimal, cells: tuple[str, ...]) -> Problem:
    now, unit = Decimal(whole.mention.value), whole.mention.unit
    text = change.passage.text
    begin = max(text.rfind(mark, 0, change.spot.start) for mark in "，；。（、") + 1
    spot = change.passage.spot(begin, change.spot.end)
    message = f"正文写“{spot.excerpt}”，上年年报为{then}{unit}，应{_right(change.mention, now, then, unit)}。"
    return Problem(message, cells[:1], spot)


def _right(change: Mention, now: Decimal, then: Decimal, unit: str) -> str:
    """What the text should say: 增加9件, 下降12.5%, 持平."""
    more = now - then
    if not more or (not then and change.unit == "%"):
        return "为持平" if not more else "写件数"
    if change.unit != "%":
        return f"{'增加' if more > 0 else '减少'}{abs(more)}{unit}"
    step = Decimal(1).scaleb(_exponent(change))
    return f"{'增长' if more > 0 else '下降'}{(abs(more) * 100 / then).quantize(step, ROUND_HALF_UP)}%"
