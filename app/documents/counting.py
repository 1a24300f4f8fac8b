"""How numbers of lists are written: 一, 壹, ①, iv, 甲."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_POINTS = (".", "．", ",", "，")
_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}  # fmt: skip
_IN_A_ROW = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
"""Formats that have a sign for each number."""


def chinese(number: int) -> str:
    """一 … 九十九; digits beyond."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _legal(number: int) -> str:
    if number >= 100:
        return str(number)
    stated = "".join("拾" if sign == "十" else _LEGAL[_DIGITS.index(sign)] for sign in chinese(number))
    return f"壹{stated}" if stated.startswith("拾") else stated


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN.items():
        text += sign * (number // value)
        number %= value
    return text


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


_WAYS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                     "taiwaneseCountingThousand"), chinese),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digit_by_digit),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _legal),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
}  # fmt: skip


def worded(form: str, number: int) -> str:
    """A number in a format; those that are not known are written in plain digits, as Word does."""
    signs = _IN_A_ROW.get(form.removesuffix("Chinese"), "")
    if 0 < number <= len(signs):
        return signs[number - 1]
    return _WAYS[form](number) if form in _WAYS and 0 < number < 4000 else str(number)


def numbered(number: str, stated: str, *, in_cell: bool) -> str:
    """A line with the number that is set before it, which never grows into a figure; alone it is one itself."""
    number, stated = number.rstrip(" ") if stated else number, stated.lstrip()
    if not stated:
        return number.rstrip("、.．，, ")
    grows = stated[0].isdigit() and (number[-1:].isdigit() or (in_cell and number[-1:] in _POINTS))
    return f"{number}\t{stated}" if grows else number + stated
