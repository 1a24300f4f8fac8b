"""G11, G12. The shares of parts in a whole, and how much figures have grown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from app.checks.facts import Facts
from app.checks.meanings import group
from app.checks.passages import Passage, body
from app.checks.placed_mentions import PlacedMention, placed_mentions
from app.checks.rates import wrong_rates
from app.checks.rule import Level, Problem, RuleResults, rule
from app.checks.text_compared import counted
from app.claims.lexicon import lexicon
from app.claims.phrase import is_one, says
from app.claims.pieces import tokens
from app.claims.relation import Growth, Share, bounds, decimals, near
from app.claims.relations import relations
from app.language.numbers import Number, numbers
from app.language.sentences import sentences
from app.tables.tally import RESULTS


def _rounded(part: int, whole: int, digits: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    exact = Decimal(part) * 100 / whole
    return exact.quantize(Decimal(1).scaleb(-digits), rounding=rounding)


def _fits(part: Number, whole: int, percent: Number) -> bool:
    """Whether the share is right at its own precision; a last digit of exactly 5 may go either way."""
    return _fits_one(part, (whole,), percent)


_SURELY = 1e-6
"""What is off by more than this in floating point is off in decimals as well."""


def _fits_one(part: Number, wholes: Iterable[int], percent: Number) -> bool:
    """Whether it is right for one of them."""
    low, high = bounds(percent)
    count, least, most = float(part.value) * 100, float(low) - _SURELY, float(high) + _SURELY
    may_fit = (whole for whole in wholes if least <= count / whole <= most)
    return any(near(percent, int(part.value), whole) for whole in may_fit)


NEAR = 2000
"""Characters before and after a share within which its whole may be printed."""


def _wholes(text: str, part: Number) -> list[Number]:
    """Numbers that may be the whole: at least the part. One of each figure and unit."""
    found: dict[tuple[object, str], Number] = {}
    figures = _figures(text)
    first = bisect_left(figures, part.start - NEAR, key=_start)
    for number in figures[first : bisect_right(figures, part.start + NEAR, key=_start)]:
        if number.value >= part.value > 0 and number.start != part.start:
            found.setdefault((number.value, number.unit), number)
    return list(found.values())


@lru_cache(maxsize=256)
def _figures(text: str) -> tuple[Number, ...]:
    return tuple(
        number.moved(sentence.start)
        for sentence in sentences(text)
        for number in numbers(sentence.text)
        if number.unit not in NO_WHOLE and isinstance(number.value, int)
    )


def _start(number: Number) -> int:
    return number.start


NO_WHOLE = frozenset(["%", "年", "月", "日", "号"])


def _table_wholes(facts: Facts) -> frozenset[int]:
    """Totals of the table of requests, printed elsewhere in the report."""
    if "requests" not in facts.tables:
        return frozenset()
    sheet = facts.tables["requests"]
    rows = ("received", "carried_in", "concluded", "carried_out")
    values = [int(sheet.value(cell) or 0) for cell in sheet.cells("total", *rows)]
    groups = [sum(int(sheet.value(cell) or 0) for cell in group(facts, name)) for name in RESULTS]
    return frozenset(value for value in (*values, values[0] + values[1], *groups) if value)


def _bad_shares(facts: Facts, passage: Passage) -> Iterator[tuple[Share, Number] | None]:
    """Shares that fit no whole, each with the likeliest one; None behind each sentence, so that a key may come in."""
    wholes = facts.once(_table_wholes)
    for at, related in enumerate(relations(passage.text, facts.year)):
        if related.shares:
            yield from _bad(passage.text, facts.year, at, wholes)
            yield None


@lru_cache(maxsize=4096)
def _bad(text: str, year: int, at: int, table_wholes: frozenset[int]) -> tuple[tuple[Share, Number], ...]:
    """Those of one sentence."""
    missed = ((share, _whole_missed(text, share, table_wholes)) for share in relations(text, year)[at].shares)
    return tuple((share, whole) for share, whole in missed if whole is not None)


def _whole_missed(text: str, share: Share, table_wholes: frozenset[int]) -> Number | None:
    """The likeliest whole of a share that fits none; None where the share is right or its whole not known."""
    part = share.part
    if part is None or not isinstance(part.value, int):
        return None
    if share.whole:
        return share.whole if part.value and not _fits(part, int(share.whole.value), share.percent) else None
    wholes = _wholes(text, part)
    same = [number for number in wholes if _may_be_whole(text, number, part)]
    if not same or _fits_one(part, (int(number.value) for number in wholes), share.percent):
        return None
    divided = "其中" in text[same[-1].stop : part.start]
    if not divided and _fits_one(part, table_wholes, share.percent):
        return None
    return _likeliest(same, share)


def whole_of(facts: Facts, text: str, share: Share) -> int | None:
    """The whole of which a share is right: the one named with it, else one of the like near it or of the table."""
    part = share.part
    if part is None or not isinstance(part.value, int):
        return None
    like = [number for number in reversed(_wholes(text, part)) if _may_be_whole(text, number, part)]
    wholes = [int(one.value) for one in ([share.whole] if share.whole else like)]
    wholes += [] if share.whole else sorted(facts.once(_table_wholes))
    return next((whole for whole in wholes if whole >= part.value and near(share.percent, part.value, whole)), None)


_SUMS = ("合计", "共计", "总计", "共", "总量", "总数")


def _may_be_whole(text: str, number: Number, part: Number) -> bool:
    """A number of the same kind before the part, or behind it as the sum of the parts (合计23条)."""
    if not _alike(number, part):
        return False
    return number.start < part.start or text.endswith(_SUMS, max(0, number.start - 2), number.start)


def _alike(whole: Number, part: Number) -> bool:
    return whole.unit == part.unit or (whole.is_count and part.is_count)


def _likeliest(wholes: list[Number], share: Share) -> Number:
    assert share.part is not None
    part, percent = Decimal(share.part.value), Decimal(share.percent.value)
    return min(wholes, key=lambda whole: abs(part * 100 / Decimal(whole.value) - percent))


@rule(
    "G11",
    "占比或增幅算得不对",
    level=Level.QUERY,
    basis="无统一规定；占比＝部分÷总数，四舍五入到所写位数",
    scope="text",
)
def share_is_wrong(facts: Facts) -> RuleResults:
    """按“部分÷总数”重算占比，按“增减数÷上年数”重算增幅，增减数是本年数减上年数；四舍五入，不要直接截掉后面的数字。"""
    for passage in body(facts):
        for found in _bad_shares(facts, passage):
            yield _wrong_share(passage, found[0], int(found[1].value)) if found else None
        for related in relations(passage.text, facts.year):
            yield None
            for share, total in _bad_of_the_table(facts, passage, related.shares):
                yield _wrong_share(passage, share, total)
            yield from _wrong_growths(facts, passage, related.growths)
            yield from wrong_rates(facts, passage, related.rates)


def _wrong_growths(facts: Facts, passage: Passage, changes: Iterable[Growth]) -> Iterator[Problem]:
    """Changes that differ from the figures they are told of, and percentages from both."""
    for growth in changes:
        grown = _of_the_table(facts, passage, growth) if growth.percent and not growth.before else [growth]
        if growth.percent and grown and grown[0].before and not any(one.reckoned() for one in grown):
            yield _wrong_percent(passage, growth.percent, grown[0].by, grown[0].before[-1])
        now, then, change, right = growth.now, growth.then, growth.change, growth.difference
        if now and then and change and right != int(change.value) * growth.sign:
            stated = f"{'增加' if growth.sign > 0 else '减少'}{change.value}{change.unit}"
            places = [(one.start, one.stop) for one in (now, then, change)]
            spot = passage.spot(min(places)[0], max(places)[1])
            yield Problem(f"{now.value}－{then.value}＝{right}，现写{stated}。", (), spot)


def _of_the_table(facts: Facts, passage: Passage, growth: Growth) -> list[Growth]:
    """“新收申请增加8件，增幅25%”: with the figure that the table has of it, where no report of last year tells better."""
    place = (passage.section, passage.number, growth.place)
    open_ = not (growth.now or facts.last_tables) and (growth.change or growth.then)
    one = facts.once(_by_place).get(place) if open_ else None
    values = counted(facts, one)[1] if one and one.mention.reason == "growth" and one.mention.what else ()
    figures = [Number(int(value), "件", 0, 0, 0) for value in values]
    return [replace(growth, now=figure, grown=(figure,)) for figure in figures]


def _by_place(facts: Facts) -> dict[tuple[str, int, int], PlacedMention]:
    return {(one.passage.section, one.passage.number, one.spot.end): one for one in placed_mentions(facts)}


def _wrong_share(passage: Passage, share: Share, total: int) -> Problem:
    assert share.part is not None
    return _wrong_percent(passage, share.percent, int(share.part.value), total)


def _wrong_percent(passage: Passage, percent: Number, part: int, total: int) -> Problem:
    digits = decimals(percent)
    exact, good = _rounded(part, total, digits + 2), _rounded(part, total, digits)
    if percent.about:
        spot = passage.spot(percent.start, percent.stop)
        return Problem(f"{part}÷{total}＝{exact}%，现写“{spot.excerpt}”，请核对。", (), spot)
    cut = _rounded(part, total, digits, ROUND_DOWN) == Decimal(percent.value)
    stated = f"现写{percent.value}%{'（没有四舍五入）' if cut else ''}"
    message = f"{part}÷{total}＝{exact}%，应写{good}%，{stated}。"
    return Problem(message, (), passage.spot(percent.start, percent.stop), fix=f"{good}%")


_OF_ALL = ("received", "concluded", "to_do")
_PLAIN = frozenset(["noun", "act", "count", "light", "of", "time"])


def _bad_of_the_table(facts: Facts, passage: Passage, shares: tuple[Share, ...]) -> Iterator[tuple[Share, int]]:
    """Shares of the requests dealt with or received (占办结总数), where that number stands in the table alone."""
    if passage.theme != "requests" or not shares:
        return
    values = facts.numbers(*(f"requests.{row}.total" for row in ("received", "carried_in", "concluded")))
    if not values:
        return
    new, old, done = map(int, values)
    totals = {"received": new, "concluded": done, "to_do": new + old}
    for share in shares:
        wholes = [totals[name] for name in _named_whole(passage.text, share, facts.year)]
        if wholes and share.part and _fits_none(passage.text, share.part, share.percent, wholes):
            yield share, wholes[0]


def _fits_none(text: str, part: Number, percent: Number, wholes: list[int]) -> bool:
    """Whether the share is of none of the wholes; a part that the text gives a whole of its own is left to that."""
    own = any(_may_be_whole(text, number, part) for number in _wholes(text, part))
    if own or not 0 < part.value <= max(wholes):
        return False
    return not any(whole and _fits(part, whole, percent) for whole in wholes)


def _named_whole(text: str, share: Share, year: int) -> tuple[str, ...]:
    """The figures of the table that a share may be said to be of: 占办结总数, 占收到申请数; `to_do` are received and
    carried in."""
    if not share.part:
        return ()
    words = tokens(text[share.part.stop : share.percent.start], lexicon(), year)
    at = next((at for at, word in enumerate(words) if word.sense == "share"), len(words))
    named = words[at + 1 :]
    if not all(word.kind in _PLAIN for word in named) or is_one(named, {("time", "last")}):
        return ()
    if says(named, "conclude"):
        return ("concluded",) if says(named, "sum", "total") else ()
    asked = says(named, "ask", "request")
    return ("received",) if asked and says(named, "receive", "new") else _OF_ALL if asked else ()


@rule("G12", "各占比相加不是100%", level=Level.HINT, basis="无统一规定；各部分占比之和应为100%", scope="text")
def shares_miss_the_whole(facts: Facts) -> RuleResults:
    """四舍五入会差一点点；差得多的，核对是否漏列或算错。"""
    for passage in body(facts):
        wrong: set[int] = set()
        for found in _bad_shares(facts, passage):
            wrong |= {found[0].percent.start} if found else set()
            yield None
        for related in relations(passage.text, facts.year):
            percents = [share.percent for share in related.shares if not share.percent.about]
            if wrong & {percent.start for percent in percents} or not _complete(passage.text, percents):
                continue
            total = sum((Decimal(percent.value) for percent in percents), Decimal(0))
            slack = Decimal(5).scaleb(-max(map(decimals, percents)) - 1) * len(percents)
            if abs(total - 100) > slack and (_closed(passage.text, percents) or _near(total)):
                message = f"各占比相加为{total}%，不等于100%，请核对。"
                yield Problem(message, (), passage.spot(percents[0].start, percents[-1].stop))


def _complete(text: str, percents: list[Number]) -> bool:
    """Whether the shares may be all of one whole: three or more in a row, none of another whole."""
    if len(percents) < 3:
        return False
    stated = text[percents[0].start : percents[-1].stop]
    return "其中" not in stated and "等" not in text[percents[-1].stop : percents[-1].stop + 1]


def _closed(text: str, percents: list[Number]) -> bool:
    last = text[percents[-2].stop : percents[-1].start]
    return "其他" in last or "其它" in last or "其余" in last


def _near(total: Decimal) -> bool:
    """A sum that was meant to be 100: not a choice of the largest shares."""
    return Decimal(98) <= total <= Decimal(110)
