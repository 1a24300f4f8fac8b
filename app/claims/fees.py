"""What a text says was collected in 行政事业性收费, in 万元 as the table has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from app.claims.scope import foreign
from app.claims.words import COMPARED
from app.language.numbers import Number, with_words_before
from app.language.sentences import sentences

IN_WAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}
_FEES = re.compile(
    r"(?P<before>[^，；：。（）]*?)行政事业性收费(?:项目)?(?:收入|金额|总额|总计|合计|共计|累计|征收|收取|共|为|是|达到?|有|：|\s)*$"
)
_NOT_COLLECTED = re.compile(r"减免|免[征收除]|降低|退|违规|节[约省]|少收|缓|取消|停征|应收|欠|补缴|清理|预算|计划")
_ALL = re.compile(
    r"等|全[县市区镇乡年省]|各[类项]|[本今当]年|20\d\d年|年度|我[局委办县市区镇院]|共|[收征]取?|收缴|实现|完成|累计|依法|按规定|本[局机单]关?|年|度|的|，"
)
_SOME = re.compile(r"其中|涉企|部分")


@dataclass(frozen=True)
class Collected:
    """An amount in 万元 and the unit of its last digit; `part`: it may be less than the table's."""

    amount: Decimal
    step: Decimal
    part: bool
    number: Number


@lru_cache(maxsize=4096)
def collected(text: str, year: int, kind: str) -> tuple[Collected, ...]:
    """The amounts of fees in a paragraph (folded text), positions in it."""
    if "行政事业性收费" not in text:
        return ()
    return tuple(
        Collected(one.amount, one.step, one.part, one.number.moved(sentence.start))
        for sentence in sentences(text)
        if "行政事业性收费" in sentence.text
        for one in _collected(sentence.text, year, kind)
    )


def _collected(text: str, year: int, kind: str) -> Iterator[Collected]:
    for gap, number in with_words_before(text):
        clause = re.split(r"[，；：。（）]", gap)[-1]
        found = _FEES.fullmatch(clause)
        if not found or number.unit not in IN_WAN or number.about or _foreign(text[: number.start], year, kind):
            continue
        if number.value and not _NOT_COLLECTED.search(clause):
            step = IN_WAN[number.unit] * Decimal(1).scaleb(_exponent(number.value))
            said = found["before"].rpartition("、")[2]
            some = _SOME.search(clause) or (_ALL.sub("", said) and "等" not in said)
            yield Collected(Decimal(number.value) * IN_WAN[number.unit], step, bool(some), number)


def _exponent(value: int | Decimal) -> int:
    exponent = Decimal(value).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _foreign(so_far: str, year: int, kind: str) -> bool:
    return bool(COMPARED.search(so_far[-20:])) or foreign(so_far, year, kind)


def differs(one: Collected, printed: Decimal) -> bool:
    """Whether an amount is not the one in the table; either may be rounded to its last digit."""
    step = max(one.step, Decimal(1).scaleb(_exponent(printed)))
    over = one.amount - printed
    return over >= step if one.part else abs(over) >= step
