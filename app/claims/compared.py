"""What a text says right behind a number of how it compares with last year's: “36件，较上年增加11件，增长44%”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from app.language.numbers import Number, numbers

_LAST = r"(?:(?:与|同|和|[比较])?(?:上一?年|去年|(?P<year>20\d\d)年)度?(?:同期)?(?:相比|相较)?|同比)"
UP, DOWN = "增加|增长|增多|上升|提高|多|增", "减少|下降|降低|回落|少|减|降"
_MORE_OR_LESS = re.compile(
    rf"[，（]{_LAST}[，]?(?:(?P<up>{UP})|(?P<down>{DOWN})|(?P<same>持平))(?:率|幅度?)?了?(?:为|达到?)?"
)

_ASIDE = re.compile(r"（[^（）]{0,40}）")
"""“52件（不含上年结转4件），同比上升8.3%”."""


@dataclass(frozen=True)
class YearComparison:
    """More (1), less (-1) or the same (0), by how many or by P%; characters `start` to `stop` say it."""

    sign: int
    by: Number | None
    start: int
    stop: int

    def fits(self, now: Decimal, then: Decimal) -> bool:
        """Whether it is the difference of two figures, a share at its own precision."""
        if self.by is None:
            return now == then
        stated = Decimal(self.by.value) * self.sign
        exponent = Decimal(self.by.value).as_tuple().exponent
        half = Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
        if self.by.unit == "%":
            return then > 0 and abs((now - then) * 100 / then - stated) <= half
        return abs(now - then - stated) < half * 2 if exponent else now - then == stated


@lru_cache(maxsize=4096)
def compared(text: str, stop: int, unit: str, last_year: int) -> YearComparison | None:
    """What follows a number that ends at `stop`; None where it is not compared, or with another year."""
    aside = _ASIDE.match(text, stop)
    found = _MORE_OR_LESS.match(text, aside.end() if aside else stop)
    if not found or (found["year"] and int(found["year"]) != last_year):
        return None
    if found["same"]:
        return YearComparison(0, None, found.start() + 1, found.end())
    number = next((one for one in numbers(text) if one.start == found.end()), None)
    if number is None or number.about or number.unit not in {unit, "%"} or re.match("点|以上", text[number.stop :]):
        return None
    return YearComparison(1 if found["up"] else -1, number, found.start() + 1, number.stop)


_THEN = re.compile(
    r"[，（](?:[比较与同和]|相比|相较|对比)?于?(?:上一?年|去年|(?P<year>20\d\d)年)度?(?:同期)?(?:的|为|是|收到|有|共)?(?=\d)"
)


@lru_cache(maxsize=4096)
def figure_then(text: str, stop: int, unit: str, last_year: int) -> Number | None:
    """Last year's figure as it is told behind one of this year's: “33件，比2023年的28件增加5件”, “33件（上年28件）”."""
    found = _THEN.match(text, stop)
    if not found or (found["year"] and int(found["year"]) != last_year):
        return None
    number = next((one for one in numbers(text) if one.start == found.end()), None)
    return number if number and not number.about and number.unit == unit else None
