"""The signature at the end of a document: who signed, and the day in whatever words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.blocks import Text
from app.incoming.card import is_body
from app.incoming.tables import Item

_DIGIT = r"[\dlIoO]"
_CHINESE = "〇○零一二三四五六七八九"
_LIKE_A_RING = "oO0ОоΟο"
"""What stands for the 〇 of a year: Latin, Cyrillic and Greek letters, a figure."""
_LEGAL = "壹贰叁肆伍陆柒捌玖拾"
_YEAR = rf"(?:\d{_DIGIT}{{3}}|[{_CHINESE}{_LIKE_A_RING}{_LEGAL}]{{4}})\s*年(?:\s*度)?"
_MONTH = rf"(?:{_DIGIT}{{1,2}}|元|[正一二三四五六七八九十{_LEGAL}]{{1,3}})\s*月"
_DAY = rf"(?:{_DIGIT}{{1,2}}|初?[一二三四五六七八九十廿{_LEGAL}]{{1,3}})\s*[日号曰]"
_WEEKDAY = r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?"
_WEEK = re.compile(_WEEKDAY)
DATE = re.compile(rf"\(?\s*{_YEAR}\s*{_MONTH}\s*{_DAY}\s*(?:{_WEEKDAY})?\s*\)?")
_IN_FIGURES = re.compile(
    r"\d{4}\s*[-./、。]\s*\d{1,2}\s*[-./、。]\s*\d{1,2}|20\d\d\s?(?:0[1-9]|1[0-2])\s?(?:[0-2]\d|3[01])|20\d\d \d{1,2} \d{1,2}"
)
_WITHOUT_YEAR = re.compile(rf"\(?\s*{_MONTH}\s*{_DAY}\s*\)?")
_UNREADABLE = re.compile(
    rf"\A(?=.*[年月日号])[\d〇○零一二三四五六七八九十{_LEGAL}正元初廿本今上中下旬底末年月日号曰/.\-\s()XxＸ×_*]{{2,24}}\Z"
)
_BEHIND = re.compile(
    r"[\s。.】\])]*(?:\((?:盖章|公章|印章|章|印)\)|\d{1,2}\s*[:时]\s*\d{1,2}(?:\s*[:分]\s*\d{1,2})?[分秒]?|[(]?(?:农历|阴历).{0,12})?[\s。.】\])]*"
)
"""What may stand behind the day and is no more than its seal, its hour, the same day in another calendar."""
_BEFORE = " 　，,—–―-－【[("
_LABEL = re.compile(r"(?:成文|落款|签发|报告|编制|填报|报送)?\s*(?:日\s*期|时\s*间)\s*[:：]\s*\Z")
_NO_NAME = re.compile(
    r"[，。；：,;:、]|[至为于到]\Z|^(?:截[至止]|自)|(?:发布|更新|印发|生成|公开|发文|打印|录入|上传)\Z"
)
"""What no name of a body has: a sentence before the date, or what says that the date is another one."""
_SIGNER = re.compile(
    r"^(?:落款|编制|填报|报告|报送|公开|发布)?(?:单位|机关|部门)(?:名称|\s*[(（](?:盖章|公章)[)）])?\s*[:：]\s*"
)
_SEALED = re.compile(r"\s*[（(]\s*(?:盖章|公章|印章|章)\s*[)）]$")
LONGEST_NAME = 50
"""Characters of a body's name; counties of minorities have the longest."""
LONGEST_SIGNATURE = 300
"""Characters of a line with name and date, blanks between them included."""
LAST_LINES = 12
"""How far from the end the signature is looked for."""


@dataclass(frozen=True)
class SignatureLines:
    """The lines `start` to `last` of the document sign it. `doubt` says what is not sure about the day."""

    name: str
    date: str
    start: int
    last: int
    doubt: str = ""


def plain(text: str) -> str:
    """A line with forms and radicals unified, character for character."""
    return "".join(one if len(one := unicodedata.normalize("NFKC", char)) == 1 else char for char in text)


def find(lines: Sequence[Item], first: int) -> SignatureLines | None:
    """The signature among the last lines, behind line `first`; a day that can't be read only below a body's name."""
    last = range(len(lines) - 1, max(first, len(lines) - 1 - LAST_LINES), -1)
    for pattern in (DATE, _IN_FIGURES, _WITHOUT_YEAR, _UNREADABLE):
        for index in last:
            line = lines[index]
            if not isinstance(line, Text) or not (dated := _dated(line.text, pattern)):
                continue
            name, day = dated
            start = index if name else _first_of_name(lines, first, index)
            above = "".join(_name(line) for line in lines[start:index])
            if pattern is not DATE and not is_body(name or above):
                continue  # the day on which a page was put up stands alone, or behind the title of another
            doubt = "" if pattern in (DATE, _IN_FIGURES) else f"落款日期“{day}”读不出是哪一天，请核对"
            return SignatureLines(name or above, day, start, index, doubt)
    return None


def _dated(text: str, date: re.Pattern[str]) -> tuple[str, str] | None:
    """Name and date of a line that ends with a date and says nothing else."""
    if len(text) > LONGEST_SIGNATURE:
        return None
    stated = plain(text)
    found = list(date.finditer(stated))
    if not found or not _BEHIND.fullmatch(stated[found[-1].end() :]):
        return None
    start = found[-1].start()
    label = _LABEL.search(stated[:start])
    name = _SIGNER.sub("", text[: label.start() if label else start]).strip(_BEFORE).removesuffix("公元").strip(_BEFORE)
    if len(name) > 30 or _NO_NAME.search(name):
        return None
    behind = _WEEK.search(stated, start)
    return _SEALED.sub("", name), text[start : behind.start() if behind else found[-1].end()].strip("（）() 　")


def _first_of_name(lines: Sequence[Item], first: int, date: int) -> int:
    """Where the name above a date begins: a long one is broken into lines of one paragraph."""
    start, length = date, 0
    while start - 1 > first and (name := _name(lines[start - 1])) and (length := length + len(name)) <= LONGEST_NAME:
        start -= 1
        line = lines[start]
        if not (isinstance(line, Text) and line.goes_on):
            break
    return start


def _name(line: Item) -> str:
    """The body's name, where a line is nothing else."""
    if not isinstance(line, Text):
        return ""
    name = _SIGNER.sub("", line.text)
    is_name = len(name) <= LONGEST_NAME and not re.search(r"[，。；：、,;:！？\d]", name)
    return _SEALED.sub("", name) if is_name else ""
