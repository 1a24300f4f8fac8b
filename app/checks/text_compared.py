"""F9. How the text compares this year's figures with last year's, against last year's report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.checks.facts import Facts
from app.checks.meanings import meant_by
from app.checks.rule import Level, Problem, Results, rule
from app.checks.told import Told, told
from app.claims.compared import Compared, compared
from app.claims.fees_in_wan import IN_WAN
from app.claims.mention import Mention
from app.language.folded import folded


@dataclass(frozen=True)
class _Figure:
    """A number of the text that ends at `stop`, with the figures of last year that it may be compared with."""

    value: Decimal
    unit: str
    stop: int
    cell: str
    then: tuple[Decimal, ...]


@rule(
    "F9",
    "与上年相比的增减数不符",
    level=Level.QUERY,
    basis="与上年年报对比（国办公开办函〔2021〕30号、〔2019〕60号附件）",
    scope="text",
    against_last_year=True,
)
def said_growth_differs(facts: Facts) -> Results:
    """按本年数减上年年报的数重算。上年年报的数后来更正过的，请说明。"""
    if not facts.last_tables:
        return
    for one, figure in _figures(facts):
        text, origin = folded(one.passage.paragraph.text), one.passage
        said = compared(text.text, figure.stop, figure.unit, facts.year - 1)
        if said and figure.then and not any(said.fits(figure.value, then) for then in figure.then):
            spot = origin.spot(*text.span(said.start, said.stop))
            words, then = spot.excerpt, figure.then[0]
            message = (
                f"正文写“{words}”，上年年报为{then}{figure.unit}，应{_right(said, figure.value, then, figure.unit)}。"
            )
            yield Problem(message, (figure.cell,), spot)


def _figures(facts: Facts) -> Iterator[tuple[Told, _Figure]]:
    """The numbers that stand whole for cells of the tables, with last year's figures of the same."""
    for one in told(facts):
        mention = one.mention
        if (
            mention.compared
            and not mention.part
            and not mention.who
            and not mention.none
            and one.passage.section != "preface"
        ):
            then = _then(facts, mention)
            if then:
                cells, values = then
                yield one, _Figure(Decimal(mention.value), mention.unit, mention.end, cells[0], values)


def _then(facts: Facts, mention: Mention) -> tuple[tuple[str, ...], tuple[Decimal, ...]] | None:
    first = mention.what[0]
    if first in {"received", "received_beside", "new"}:
        rows = ("received", "carried_in", "concluded")
        before = (
            facts.last_numbers(*(f"requests.{row}.total" for row in rows)) if _same_form(facts, "requests") else None
        )
        if not before:
            return None
        new, old, done = map(Decimal, before)
        return ("requests.received.total",), (new, new + old, done)
    meant = meant_by(facts, mention)
    if (
        meant is None
        or meant.code not in {"G8", "G9"}
        or first.endswith(".items")
        or not _same_form(facts, "proactive")
    ):
        return None
    values = facts.last_numbers(*meant.cells)
    scale = IN_WAN[mention.unit] if first == "fees.amount" else Decimal(1)
    return (meant.cells, (sum(map(Decimal, values), Decimal(0)) / scale,)) if values else None


def _same_form(facts: Facts, table: str) -> bool:
    now, then = facts.tables.get(table), facts.last_tables.get(table)
    return bool(now and then and now.table is then.table)


def _right(said: Compared, now: Decimal, then: Decimal, unit: str) -> str:
    """What the text should say: 增加9件, 下降12.5%, 持平."""
    change = now - then
    if not change or (not then and said.by and said.by.unit == "%"):
        return "为持平" if not change else "写件数"
    verb = "增加" if change > 0 else "减少"
    if said.by is None or said.by.unit != "%":
        return f"{verb}{abs(change)}{unit}"
    verb = "增长" if change > 0 else "下降"
    step = Decimal(1).scaleb(min(int(Decimal(said.by.value).as_tuple().exponent), 0))
    return f"{verb}{(abs(change) * 100 / then).quantize(step, ROUND_HALF_UP)}%"
