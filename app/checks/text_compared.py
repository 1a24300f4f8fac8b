"""F9. How the text compares this year's figures with last year's, against last year's report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.checks.facts import Facts
from app.checks.passages import Passage, body
from app.checks.rule import Level, Problem, Results, rule
from app.checks.text_proactive import Told, decisions, documents
from app.checks.text_requests import told
from app.claims.compared import Compared, compared
from app.claims.fees import IN_WAN, collected


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
    for passage, figure in (*_requests(facts), *_proactive(facts)):
        said = compared(passage.text, figure.stop, figure.unit, facts.year - 1)
        if said and figure.then and not any(said.fits(figure.value, then) for then in figure.then):
            words = passage.paragraph.text[said.start : said.stop]
            then = figure.then[0]
            message = (
                f"正文写“{words}”，上年年报为{then}{figure.unit}，应{_right(said, figure.value, then, figure.unit)}。"
            )
            yield Problem(message, (figure.cell,), passage.spot(said.start, said.stop))


def _requests(facts: Facts) -> Iterator[tuple[Passage, _Figure]]:
    rows = ("received", "carried_in", "concluded")
    before = facts.last_numbers(*(f"requests.{row}.total" for row in rows)) if _same_form(facts, "requests") else None
    if not before:
        return
    new, old, done = map(Decimal, before)
    for passage, claim in told(facts, "received"):
        if not claim.part and not claim.who:
            unit = passage.text[claim.end - 1 : claim.end]
            yield (
                passage,
                _Figure(Decimal(claim.value), unit, claim.end, "requests.received.total", (new, new + old, done)),
            )


def _proactive(facts: Facts) -> Iterator[tuple[Passage, _Figure]]:
    if not _same_form(facts, "proactive"):
        return
    for passage in body(facts):
        beside = passage.section == facts.section_of("proactive")
        counted = (
            *documents(passage.text, facts.year, facts.kind),
            *decisions(passage.text, facts.year, facts.kind, beside),
        )
        for one in counted:
            if figure := _counted(facts, one):
                yield passage, figure
        for fee in collected(passage.text, facts.year, facts.kind):
            then = _then(facts, ("proactive.fees.amount",))
            scaled = tuple(amount / IN_WAN[fee.number.unit] for amount in then)
            value, unit = Decimal(fee.number.value), fee.number.unit
            if not fee.part:
                yield passage, _Figure(value, unit, fee.number.stop, "proactive.fees.amount", scaled)


def _counted(facts: Facts, one: Told) -> _Figure | None:
    cells = tuple(f"proactive.{group}.{one.column}" for group in (*one.also, one.group))
    if one.column == "items":
        return None
    return _Figure(Decimal(one.number.value), one.number.unit, one.number.stop, cells[0], _then(facts, cells))


def _then(facts: Facts, cells: Iterable[str]) -> tuple[Decimal, ...]:
    """Last year's figures added up; nothing where one is not to be had."""
    values = facts.last_numbers(*cells)
    return (sum(map(Decimal, values), Decimal(0)),) if values else ()


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
