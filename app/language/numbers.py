"""Numbers in a text with their units: 1,204件, １２件, 三件, 十二宗, 一百三十条, 1.2万元, 占25%, 百分之三十, 三成, 一半.

Reads folded text (see `fold`). What only looks like a number (第三方, 一是, 统一, 三公经费) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

PIECES = frozenset(["件", "宗", "起", "份", "封", "条", "篇", "例", "则"])
"""Units of things that are counted one by one, so that their numbers may be compared and added up."""
CASES = frozenset(["件", "宗", "份", "封", "起"])
"""Units of requests and of cases."""
MOST_DIGITS = 15
_UNITS = [
    "万元",
    "亿元",
    "元",
    "万人次",
    "人次",
    "件次",
    "批次",
    "工作日",
    "百分点",
    "平方米",
    "平方公里",
    "公里",
    "小时",
    "分钟",
    "方面",
    "部分",
    "件",
    "宗",
    "起",
    "份",
    "封",
    "条",
    "篇",
    "例",
    "则",
    "项",
    "个",
    "次",
    "期",
    "场",
    "批",
    "类",
    "家",
    "处",
    "张",
    "部",
    "册",
    "名",
    "户",
    "人",
    "年",
    "月",
    "日",
    "号",
    "天",
    "岁",
    "种",
    "幅",
    "本",
    "台",
    "位",
    "款",
    "章",
    "套",
    "页",
    "字",
    "分",
    "级",
    "点",
    "版",
    "集",
    "所",
    "座",
    "支",
    "间",
    "块",
    "辆",
    "栋",
    "层",
    "亩",
    "吨",
    "%",
    "‰",
    "倍",
]
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_UNIT = _UNIT.replace("|部|", "|部(?!门)|").replace("|所|", "|所(?![列示述在称有属])|")
_CHINESE = "零〇一二三四五六七八九十百千万亿两廿卅"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_AS_WRITTEN = str.maketrans(_FORMAL, "一二三四五六七八九十百千")
_WORDS = frozenset(_CHINESE)
_SHARE_IN_WORDS = (
    r"(?P<tenths>[一二两三四五六七八九])成(?P<half>半|[一二三四五六七八九](?![是件条份类个项家]))?(?![立员效果为功就长熟形品绩本交都不])"
    r"|(?P<below>[二三四五六七八九十]{1,3})分之(?P<above>[一二三四五六七八九十]{1,3})|(?P<halves>一半|半数|过半|大半)(?!年|天|个)"
)
"""三成, 四成半, 七成五, 三分之二, 一半."""
_NUMBER = re.compile(
    rf"{_SHARE_IN_WORDS}|百分之(?P<hundredths>[{_CHINESE}]{{1,5}}(?:点[{_CHINESE}]{{1,4}})?|\d{{1,3}}(?:\.\d+)?)|(?P<arabic>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<chinese>(?:[数几上][十百千万]+[余多来几]?|[{_CHINESE}{_FORMAL}]+(?:几(?![\u4e00-\u9fff]{{2}}))?))"
)
_AFTER = re.compile(
    rf"(?P<scale>[万亿](?!元))?(?P<more>[余多来几])?[ \u3000]{{0,2}}(?P<unit>{_UNIT})?(?P<past>以上|以下|左右|上下|余|多(?![\d一二两三四五六七八九十]))?"
)
_ABOUT = re.compile(r"(?:约|近|逾|超|超过|大约|将近|接近|不足|不到|至少|不少于|不低于|突破|多达)[ \u3000]?$")
_MORE = re.compile(r"(?:逾|超|超过|至少|不少于|不低于|突破|多达)[ \u3000]?$")
_MORE_BEHIND = frozenset(["以上", "余", "多"])
_LESS = re.compile(r"(?:近|将近|接近|不足|不到)[ \u3000]?$")
_NO_COUNT = re.compile(r"[第统唯之专万单划同进逐]$")
_FOLLOWS = re.compile(r"事[^项]|事$|龙|线|心|体化?|步到|把手|律|定")
_DIGIT = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SCALE = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": "二十", "卅": "三十"}
_VAGUE = re.compile(r"[数几上]|[一两二三四五六七八九](?=[二三四五六七八九]$)|几$")
"""数十件, 两三件, 十几件: about so many."""
_RANGE = re.compile(r"[0-9][件宗份起条例个]?(?:至|到|－|—|-|~|～)[0-9]")
_LARGE = {"万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True)
class Number:
    """A number at characters `start` to `stop`, its unit included; `end` is where the digits end.

    `about` marks what is not meant exactly: 约, 余, 多, 以上, 1.2万; `lean` whether it is more (1: 超, 余, 以上) or less
    (-1: 近, 不足) than that.
    """

    value: int | Decimal
    unit: str
    start: int
    end: int
    stop: int
    about: bool = False
    lean: int = 0

    @property
    def is_count(self) -> bool:
        return self.unit in PIECES

    @property
    def counts_cases(self) -> bool:
        """Exactly so many requests or cases."""
        return not self.about and self.unit in CASES

    def moved(self, by: int) -> Number:
        """The number of a sentence, by its place in the paragraph."""
        places = (self.start + by, self.end + by, self.stop + by)
        return Number(self.value, self.unit, *places, self.about, self.lean)


@lru_cache(maxsize=2048)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers in `text`, in order. Numbers of more than 15 digits are none."""
    found = []
    at = 0
    while match := _NUMBER.search(text, at):
        number = _number(text, match)
        at = number.stop if number else match.end()
        if number:
            found.append(number)
    return tuple(found)


def with_words_before(text: str) -> Iterator[tuple[str, Number]]:
    """The numbers, each behind the words since the one before it."""
    before = 0
    for number in numbers(text):
        yield text[before : number.start], number
        before = number.stop


def _number(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if end - start > MOST_DIGITS + 5:
        return None
    before, after = text[max(0, start - 4) : start], _AFTER.match(text, end)
    assert after is not None
    about, lean = _is_about(before, after), _lean(before, match[0], after)
    if match["tenths"] or match["below"] or match["halves"]:
        return Number(_share_in_words(match), "%", start, end, end, about=True, lean=lean)
    if match["hundredths"]:
        percent = _decimal(match["hundredths"])
        return None if percent is None else Number(percent, "%", start, end, end, about, lean)
    value = _of_digits(match, before) if match["arabic"] else _in_words(text, match, before, after)
    if value is None:
        return None
    if after["scale"]:
        value = value * _LARGE[after["scale"]]
    about = about or bool(after["scale"]) or _vaguely(text, match)
    stop = after.end("unit") if after["unit"] else max(end, after.end("scale"), after.end("more"))
    return Number(value, after["unit"] or "", start, end, stop, about, lean)


def _is_about(before: str, after: re.Match[str]) -> bool:
    """Whether words around a number leave it open a little: 约30件, 30余件."""
    return bool(after["more"] or after["past"] or _ABOUT.search(before))


def _lean(before: str, stated: str, after: re.Match[str]) -> int:
    """Whether a number is said to be more (1) or less (-1) than it says; 0 for neither."""
    if after["more"] or after["past"] in _MORE_BEHIND or _MORE.search(before) or stated in {"过半", "大半"}:
        return 1
    return -1 if after["past"] == "以下" or _LESS.search(before) else 0


def _share_in_words(match: re.Match[str]) -> int:
    """So many per cent, about."""
    if match["halves"]:
        return 50
    if match["tenths"]:
        return _DIGIT[match["tenths"]] * 10 + (_DIGIT.get(match["half"], 5) if match["half"] else 0)
    below, above = from_words(match["below"]) or 1, from_words(match["above"]) or 0
    return round(above * 100 / below)


def _of_digits(match: re.Match[str], before: str) -> int | Decimal | None:
    """None for an ordinal: 第3次."""
    return None if before.endswith("第") else _arabic(match["arabic"])


def _arabic(digits: str) -> int | Decimal:
    plain = digits.replace(",", "")
    return Decimal(plain) if "." in plain else int(plain)


def _decimal(words: str) -> int | Decimal | None:
    """四十五 is 45, 三十三点六 is 33.6, and so are the same in digits."""
    if words[0].isascii():
        return _arabic(words)
    whole, _, part = words.partition("点")
    before, after = from_words(whole), "".join(str(_DIGIT.get(mark, "")) for mark in part)
    return Decimal(f"{before}.{after}") if before is not None and after else before


def _vaguely(text: str, match: re.Match[str]) -> bool:
    words = (match["chinese"] or "").translate(_AS_WRITTEN)
    ranged = _RANGE.search(text, max(0, match.start() - 4), match.end() + 4)
    return (
        words in {"百", "千", "万"}
        or bool(_VAGUE.search(words) and "〇" not in words and len(words) < 4)
        or bool(ranged)
    )


def _in_words(text: str, match: re.Match[str], before: str, after: re.Match[str]) -> int | None:
    """A number in words counts only with a unit behind it, and not inside another word."""
    words = match["chinese"].translate(_AS_WRITTEN)
    if _VAGUE.match(words) and words[0] in "数几上":
        words = words.rstrip("余多来几")
        words = ("一" if words[0] == "上" else "") + words[1:] if words[0] == "上" else f"二{words[1:]}"
    words = words.removesuffix("几")
    words = re.sub("[廿卅]", lambda tens: _TENS[tens[0]], words)
    if len(words) == 2 and re.fullmatch("[两二三四五六七八九]{2}", words) and after["unit"] != "年":
        words = words[:1]
    if not after["unit"] or _NO_COUNT.search(before):
        return None
    if words in {"一", "两"} and _FOLLOWS.match(text, after.end("unit")):
        return None
    return from_words(words)


def from_words(words: str) -> int | None:
    """一百三十 is 130, 二〇一九 is 2019, 两万三千 is 23000, and so is 23000; None for what is no number."""
    if not 0 < len(words) <= MOST_DIGITS:
        return None
    if words.isdecimal():
        return int(words)
    if not set(words) <= _WORDS:
        return None
    if all(mark in _DIGIT for mark in words):
        return int("".join(str(_DIGIT[mark]) for mark in words)) if len(words) > 1 or words != "零" else 0
    return _with_scales(words)


def _with_scales(words: str) -> int | None:
    total = section = digit = 0
    last = 1
    for mark in words:
        if mark in _DIGIT:
            digit = _DIGIT[mark]
        elif mark in _SCALE:
            section += (digit or (1 if mark == "十" or mark == words[0] else 0)) * _SCALE[mark]
            digit, last = 0, _SCALE[mark]
        else:
            total = (total + section + digit) * _LARGE[mark]
            section = digit = 0
            last = _LARGE[mark]
    if digit and last > 10 and words[-2:-1] != "零" and words[-2:-1] not in _DIGIT:
        digit *= last // 10
    value = total + section + digit
    return value or None
