"""What the number formats of a workbook make of numbers: 增21, 12件, 1.3 of 1.256, nothing at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, Overflow
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.documents.blocks import DocumentRemark, LeftOut
from app.documents.workbook.sheet import named

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TOKEN = re.compile(
    r"""(?P<words>"[^"]*"|[\\!].)|(?P<skip>_.|\*.|\[(?![<>=]|[hms]+\])[^\]]*\])"""
    r"|\[(?P<how>[<>=]{1,2})(?P<than>-?[0-9]{1,15}(?:\.[0-9]{1,15})?)\]|(?P<general>general|g/通用格式)"
    r"|(?P<digits>\.?[#0?](?:[#0?,. ]*[#0?.,])?)|(?P<percent>%)|(?P<text>@)|(?P<word>[^\\!\"_*\[#0?%@])",
    re.IGNORECASE,
)
_PIECES = re.compile(r"""("[^"]*"|[\\!_*].|.)""", re.DOTALL)
_WHITE = re.compile(r"\[(?:white|白色|(?:color|颜色) ?2)\]", re.IGNORECASE)
"""What is so coloured may not be seen."""
_OTHERWISE = re.compile("[a-z/]", re.IGNORECASE)
"""Letters outside words, and the line of a fraction: of dates, of powers of ten."""
_MONEY = str.maketrans("", "", "¥￥$€ \u3000")
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
    "<": Decimal.__lt__,
    "<=": Decimal.__le__,
    ">": Decimal.__gt__,
    ">=": Decimal.__ge__,
}
_USUAL_CONDITIONS = {1: ("",), 2: (">=", "<"), 3: (">", "<", "")}
"""Of one, two and three sections that say of no number for which they are."""
_OF_EXCEL = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00", "12": "# ?/?",
    "13": "# ??/??", "37": "#,##0;-#,##0", "38": "#,##0;-#,##0", "39": "#,##0.00;-#,##0.00", "40": "#,##0.00;-#,##0.00",
    "41": "#,##0;-#,##0", "42": "#,##0;-#,##0", "43": "#,##0.00;-#,##0.00", "44": "#,##0.00;-#,##0.00", "48": "##0.0E+0",
}  # fmt: skip
"""Formats that have a number of their own and are never written out."""
NO_ZERO = LeftOut("设成不显示的0", "个")
HARMLESS = frozenset(["", "general", "@", "g/通用格式"])


class ShownNumber(NamedTuple):
    """A number as its cell shows it; `sure` where that is certain, `same` where it is the number that the cell holds."""

    text: str
    same: bool = True
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format: what stands before and behind the digits, and what becomes of these."""

    before: str = ""
    after: str = ""
    decimals: int | None = None
    """Places behind the point; None for a number as it is."""
    by: int = 0
    """Tens by which the number is multiplied before it is shown."""
    digits: str = ""
    """Whether it shows the number: # for one that shows no zero alone."""
    how: str = ""
    than: Decimal = Decimal()
    sure: bool = True

    def holds(self, number: Decimal) -> bool:
        return not self.how or _COMPARE[self.how](number, self.than)

    @property
    def is_for_those_below(self) -> bool:
        return self.than <= 0 and (self.how == "<" or (self.how == "<=" and self.than < 0))

    def shown(self, number: Decimal, written: str) -> ShownNumber:
        if not self.sure:
            return ShownNumber(written, sure=False)
        if not self.digits:
            return ShownNumber(f"{self.before}{self.after}", same=False)
        if self.digits == "#" and number == 0:
            return ShownNumber(f"{self.before}{self.after}", same=False)
        there = number.scaleb(self.by)
        if self.decimals is not None:
            there = there.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        figure = written if there == number else f"{there:f}"
        grown = any(map(str.isdigit, self.before[-1:] + self.after[:1]))
        return ShownNumber(f"{self.before}{figure}{self.after}", same=there == number and not grown)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """One section serves all numbers, else each those that its condition names; one for numbers below 0 alone shows
    them without their minus."""

    sections: tuple[_Section, ...]

    def shown(self, written: str) -> ShownNumber:
        """A number in plain digits as its cell shows it."""
        try:
            number = Decimal(written)
        except InvalidOperation:
            return ShownNumber(written)
        section = next((one for one in self.sections if one.holds(number)), _Section(sure=False))
        below = number < 0 and section.is_for_those_below
        if number < 0 and not below and section is not self.sections[0]:
            return ShownNumber(written, sure=False)  # programs differ in whether the minus is shown
        try:
            found = section.shown(-number if below else number, written.removeprefix("-") if below else written)
        except (InvalidOperation, Overflow):
            return ShownNumber(written, sure=False)
        if number == 0 and not any(map(str.isalnum, found.text)) and found.text:
            return ShownNumber(written)  # a dash in its place says the same
        return found


@dataclass(frozen=True, slots=True)
class ReadyNumber:
    """A number that stands in the file as it is shown, beside the one that the cell holds."""

    text: str

    def shown(self, written: str) -> ShownNumber:
        try:
            same = Decimal(self.text) == Decimal(written)
        except InvalidOperation:
            return ShownNumber(self.text, same=bool(self.text))
        return ShownNumber(written if same else self.text, same=same)


def formatted(
    written: str, look: NumberFormat | ReadyNumber | None, sheet: str, row: int, col: int
) -> tuple[str, list[LeftOut | DocumentRemark]]:
    """A number as its cell shows it, and what is to be said where that is another number than the cell holds."""
    if look is None:
        return written, []
    shown = look.shown(written)
    if shown.same and shown.sure:
        return shown.text, []
    where = named(sheet, row, col)
    if not shown.sure:
        return shown.text, [LeftOut(f"{where}的数字格式（看不出显示成什么，按存的数“{written}”读入）", "处", read=True)]
    if shown.text:
        return shown.text, [LeftOut(f"{where}存的数“{written}”（按格式显示成“{shown.text}”）", "处")]
    if written.strip("-0."):
        return "", [DocumentRemark("hidden", f"{where}“{written}”")]
    return "", [NO_ZERO]


def of_styles(styles: _Element | None) -> dict[str, NumberFormat]:
    """The formats of the styles of cells by their numbers, as far as they do anything to a number."""
    if styles is None:
        return {}
    codes = _OF_EXCEL | {one.get("numFmtId", ""): one.get("formatCode", "") for one in styles.iter(_S + "numFmt")}
    cells = styles.find(_S + "cellXfs")
    ids = [one.get("numFmtId", "") for one in cells.iter(_S + "xf")] if cells is not None else []
    return {str(at): found for at, id_ in enumerate(ids) if (found := number_format(codes.get(id_, "")))}


def of_numbers(codes: dict[int, str], ids: list[int]) -> dict[int, NumberFormat]:
    """The same of the styles of an .xls, each with the number of its format."""
    known = {int(number): code for number, code in _OF_EXCEL.items()} | codes
    return {at: found for at, id_ in enumerate(ids) if (found := number_format(known.get(id_, "")))}


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat | None:
    """A format as it is understood; None for one that leaves numbers as they are."""
    if code.strip().lower() in HARMLESS:
        return None
    parts = _parts(code)
    if _is_of_texts(parts[-1]):
        parts.pop()
    return NumberFormat(_conditioned([_read(part) for part in parts[:3]])) if parts else None


def _is_of_texts(part: str) -> bool:
    """Whether a part is for words: “@”. A number is shown as it is where there is no other."""
    return "@" in _PIECES.findall(part)


def _conditioned(sections: list[_Section]) -> tuple[_Section, ...]:
    """The sections of a format, each with the numbers that it is for where it does not say so."""
    if not any(section.how for section in sections):
        usual = _USUAL_CONDITIONS[len(sections)]
        return tuple(replace(section, how=how) for section, how in zip(sections, usual, strict=True))
    if not sections[0].how:
        return tuple(replace(section, sure=False) for section in sections)
    if len(sections) == len(_USUAL_CONDITIONS) and not sections[1].how:
        sections[1] = replace(sections[1], how="<")
    return tuple(sections)


def _parts(code: str) -> list[str]:
    """The parts of a format; a semicolon among words parts none."""
    parts = [""]
    for piece in _PIECES.findall(code):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _read(part: str) -> _Section:
    found = list(_TOKEN.finditer(part))
    places = [at for at, one in enumerate(found) if _is_place(one)]
    first = places[0] if places else len(found)
    before, after = _words(found[:first]), _words(found[first + 1 :])
    digits = _digits(found[first]) if places else ""
    condition = next((one for one in found if one["how"]), None)
    understood = _is_whole(found, part) and len(places) < 2 and digits.count(".") < 2 and _is_comparable(condition)
    held = condition if understood else None
    return _Section(
        before.translate(_MONEY),
        after.translate(_MONEY),
        decimals=len(digits.partition(".")[2].strip(",")) if digits else None,
        by=_tens(found, digits),
        digits=_shows(digits) if places else "",
        how=held["how"] if held else "",
        than=Decimal(held["than"]) if held else Decimal(),
        sure=understood and not _is_otherwise(found, part),
    )


def _tens(found: list[re.Match[str]], digits: str) -> int:
    """Tens by which a number is multiplied: two for each percent, three less for each comma behind the digits."""
    return 2 * [one.lastgroup for one in found].count("percent") - 3 * (len(digits) - len(digits.rstrip(",")))


def _is_place(token: re.Match[str]) -> bool:
    """Whether the number stands here: 0.00, General, @."""
    return bool(token["digits"] or token["general"] or token["text"])


def _digits(token: re.Match[str]) -> str:
    """The places for digits: none for General and @."""
    return (token["digits"] or "").replace(" ", "")


def _is_whole(found: list[re.Match[str]], part: str) -> bool:
    """Whether no character is left that belongs to nothing known."""
    return sum(len(one[0]) for one in found) == len(part)


def _is_comparable(condition: re.Match[str] | None) -> bool:
    """Whether numbers can be held against a condition, if there is one: [>=10]."""
    return condition is None or condition["how"] in _COMPARE


def _is_otherwise(found: list[re.Match[str]], part: str) -> bool:
    """Whether letters tell of a date, a fraction or a power of ten: yyyy-mm-dd; or all of it is white."""
    return bool(_WHITE.search(part) or _OTHERWISE.search("".join(one["word"] or "" for one in found)))


def _shows(digits: str) -> str:
    return "0" if "0" in digits or not digits else "#"


def _words(tokens: list[re.Match[str]]) -> str:
    """What stands around the digits for everybody to see."""
    return "".join(
        (one["words"].strip('"') if one["words"][0] == '"' else one["words"][1:]) if one["words"] else one[0]
        for one in tokens
        if one["words"] or one["word"] or one["percent"]
    )
