"""A figure from text and back. Rules, tables and Word never parse text themselves.

`tidy` unifies what somebody entered; `read` turns tidied text into a value, or says with a code of the
catalogue (A1, A3, A4, A6) why it is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from app.form.parts import FigureKind
from app.language.spelled_numbers import exact

Value = int | Decimal

_SIGNS = [*"/-—―–－─／∕⁄╱\\…○", "——", "――", "──", "––", "--", "---", "……"]
_NONE = ["无", "没有", "暂无", "空", "空白", "不适用", "不涉及", "未发生", "未收取", "无收费", "N/A", "n/a"]
NOTHING = frozenset([*_SIGNS, *_NONE])
"""What people write in a cell where nothing happened; counts as 0 in sums, and A3 asks for a 0."""

UNCHANGED = frozenset(
    [
        "无变化",
        "没有变化",
        "不变",
        "未变",
        "持平",
        "与上年持平",
        "无增减",
        "未增减",
        "没有增减",
        "不增不减",
        "无增减变化",
    ]
)
"""The same for a change on last year."""

LIKE_A_DASH = "一"
"""The number 1, or a line drawn for nothing."""
MOST_DIGITS = 15
DECIMALS = {"万元": 6, "元": 2}
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
_BLANK = re.compile(r"\s+")
_NO_DECIMALS = re.compile(r"(?<=\d)\.0{1,2}\Z")
"""12.0, as other programs write whole numbers; 1.000 may be meant for a thousand."""
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\xad]+")
_LEFTWARD = "\u202e"
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x2212: "-", 0xFE62: "+"}
_IN_THREES = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+")
_SPLIT = re.compile(r"\d\s+\d")
_UNIT = re.compile(r"\(?(件次|件|项|个|宗|条|份|起|万元|元|(?<=\d)万)\)?$")
_CURRENCY = re.compile(r"^(?:人民币|[￥¥])")
_COUNT = re.compile(rf"\d{{1,{MOST_DIGITS}}}")
_SIGNED = re.compile(rf"(增加|减少|增|减|\+|-)(\d{{1,{MOST_DIGITS}}})")
_AMOUNT = re.compile(rf"\d{{1,{MOST_DIGITS}}}(?:\.(\d+))?")
_ZERO = re.compile(r"0+")


@dataclass(frozen=True)
class Figure:
    """A cell's text and what it means.

    `value` is None when nothing is filled in or the text is no figure; `fault` is then the code of the rule
    that says so. A3 (a dash for nothing) has the value 0 and a fault.
    """

    text: str
    value: Value | None = None
    fault: str = ""

    @property
    def filled(self) -> bool:
        return self.text != ""

    @property
    def readable(self) -> bool:
        """Whether sums may count it: a value, or nothing at all."""
        return self.value is not None or not self.filled


@dataclass(frozen=True)
class Tidied:
    """What `tidy` made of an entry, with the unit that was written behind it."""

    text: str
    unit: str = ""


def tidy(entered: str, kind: FigureKind) -> Tidied:
    """Full-width digits, thousands separators, blanks and units removed; anything unclear left as it is."""
    if _LEFTWARD in entered:  # 684 that is seen as 486
        return Tidied(entered.strip())
    text = _INVISIBLE.sub("", entered.translate(_WIDE)).strip()
    if text == "" or text in NOTHING:
        return Tidied(text)
    if _IN_THREES.fullmatch(text) or not _SPLIT.search(text):  # “1 2” may be 12 or two figures
        text = _BLANK.sub("", text)
    text = _GROUPED.sub(lambda found: found[0].replace(",", ""), text)
    text, unit = _unit_taken_off(text, kind)
    if kind == "count" and (number := exact(text)) is not None and entered.strip() != LIKE_A_DASH:
        return Tidied(str(number))
    if not read(text, kind, "万元").filled or read(text, kind, "万元").fault:
        return Tidied(entered.strip())
    return Tidied(_bare(text, kind), unit)


def _unit_taken_off(text: str, kind: FigureKind) -> tuple[str, str]:
    """A figure without its unit, and the unit of an amount: 万元 for 12.5万 too."""
    found = _UNIT.search(text)
    if found and found[1].endswith(("元", "万")) != (kind == "amount"):  # 12件 is no amount
        found = None
    text, unit = (text[: found.start()], found[1]) if found else (text, "")
    if kind != "amount":
        return _NO_DECIMALS.sub("", text), ""
    return _CURRENCY.sub("", text), "万元" if unit == "万" else unit


def _bare(text: str, kind: FigureKind) -> str:
    """A readable figure without leading zeros."""
    if kind == "count":
        return str(int(text))
    if kind == "amount":
        whole, dot, rest = text.partition(".")
        return str(int(whole)) + dot + rest
    return text


@lru_cache(maxsize=4096)
def read(text: str, kind: FigureKind, unit: str = "万元") -> Figure:
    """The meaning of a tidied entry. `unit` (元 or 万元) decides how many decimals an amount may have."""
    if text == "":
        return Figure(text)
    if text in NOTHING:
        return Figure(text, 0, "A3")
    if kind == "amount":
        return _amount(text, unit)
    if kind == "signed count":
        return _signed(text)
    if _COUNT.fullmatch(text) and text.isascii():
        return Figure(text, int(text))
    return Figure(text, None, "A1")


def _signed(text: str) -> Figure:
    bare = text.translate(_WIDE)  # a draft may come from elsewhere, not tidied
    bare = bare if _SPLIT.search(bare) else _BLANK.sub("", bare)
    if _ZERO.fullmatch(bare) and bare.isascii():
        return Figure(text, 0)
    if bare in UNCHANGED:
        return Figure(text, 0, "A3")
    if (found := _SIGNED.fullmatch(bare)) and bare[-1].isascii():
        number = int(found[2])
        return Figure(text, number if found[1] in {"增", "增加", "+"} else -number)
    return Figure(text, None, "A4")


def _amount(text: str, unit: str) -> Figure:
    found = _AMOUNT.fullmatch(text) if text.isascii() else None
    if found is None or len(found[1] or "") > DECIMALS.get(unit, 6):
        return Figure(text, None, "A6")
    return Figure(text, Decimal(text))


def printed(figure: Figure, kind: FigureKind, unit: str = "") -> str:
    """How the figure stands on paper: 增21 for a change, the amount with `unit` if one is given."""
    if figure.value is None or figure.fault:
        return figure.text
    if kind == "signed count" and isinstance(figure.value, int):
        return f"增{figure.value}" if figure.value > 0 else f"减{-figure.value}" if figure.value < 0 else "0"
    return f"{figure.text}{unit}" if unit and figure.value else figure.text
