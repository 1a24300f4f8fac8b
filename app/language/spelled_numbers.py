"""A whole number spelled out, where it says one number exactly: 十二, 一百零三, 两万三, 叁拾柒, 廿五, 三十有一.

What names about so many (两三, 三四十, 数十, 百余), digits side by side (一二三, 二〇一九) and whatever no rule of
spelling makes are no number here: whoever asks for one shows the words instead.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_SCALES = ("", "十", "百", "千")
_ONE_SPELLING = str.maketrans("〇两贰叁肆伍陆柒捌玖壹拾佰仟萬億", "零二二三四五六七八九一十百千万亿")
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_AND = re.compile(r"(?<=十)[有又](?=[一二三四五六七八九])")
_SHORT = re.compile(r".*(?:百[一二三四五六七八九]十|千[一二三四五六七八九]百|万[一二三四五六七八九]千)")
"""What may drop its last scale: 一百二 for 一百二十."""


@lru_cache(maxsize=2048)
def exact(words: str) -> int | None:
    """The number that `words` spell, or None."""
    if not 0 < len(words) <= 24 or words.isascii():
        return None
    stated = words.translate(_ONE_SPELLING)
    for tens, spelled in _TENS.items():
        stated = stated.replace(tens, spelled)
    stated = _AND.sub("", stated)
    if stated == "零":
        return 0
    value = _value(stated)
    return value if value and stated in spellings(value) else None


def _value(stated: str) -> int:
    """What the words come to, whether they are well spelled or not; 0 for what has other words in it."""
    total = 0
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, found, rest = stated.partition(name) if name else (stated, "", "")
        if name and not found:
            continue
        total, stated = total + _of_section(section) * scale, rest
        if len(rest) == 1 and name == "万":
            return total + _of_section(rest) * 1000  # 两万三
    return total


def _of_section(stated: str) -> int:
    total, digit, last = 0, 0, 1
    for mark in stated:
        if mark in _SCALES[1:]:
            last = 10 ** _SCALES.index(mark)
            total, digit = total + (digit or 1) * last, 0
        else:
            digit = max(_DIGITS.find(mark), 0)
    short = last > 10 and digit and stated[-2:-1] in _SCALES[1:]
    return total + digit * (last // 10 if short else 1)


def spellings(value: int) -> frozenset[str]:
    """Every way to spell a number from 1 on in 零 to 九, 十, 百, 千, 万 and 亿."""
    full = spelled(value)
    found = {full, full.removeprefix("一") if full.startswith("一十") else full}
    if _SHORT.fullmatch(full):
        found.add(full[:-1])
    return frozenset(found)


def spelled(value: int) -> str:
    """The full spelling, 一十 for 10."""
    stated, begun = "", False
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = value // scale % 10_000
        if section:
            gap = begun and (section < 1000 or stated.endswith("零"))
            stated += ("零" if gap and not stated.endswith("零") else "") + _section(section) + name
            begun = True
    return stated


def _section(value: int) -> str:
    """1 to 9999."""
    stated = ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            stated += _DIGITS[digit] + _SCALES[place]
        elif stated and value % 10**place and not stated.endswith("零"):
            stated += "零"
    return stated
