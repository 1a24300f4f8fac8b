"""Level-1 headings: recognised by the official names, by their numbers, by their look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.edition import Outline
from app.editions import NINE
from app.incoming.blocks import Text
from app.incoming.labels import distance, normal
from app.incoming.tables import Item

LONGEST = 45
"""Characters of a line that may be a heading."""
ENOUGH = 4
_NUMBERED = re.compile(r"^\s*([一二三四五六七八九十]{1,3})\s*(?:[、.．,，:：。]|\s)\s*(.*)$", re.DOTALL)
_CHINESE = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_SENTENCE = re.compile(r"[。；;！？]")
_SYNONYMS = {
    "1": ("总体情况", "概述", "基本情况", "总体工作情况", "工作总体情况", "政府信息公开工作总体情况"),
    "2": ("主动公开政府信息情况", "主动公开情况", "政府信息主动公开情况", "行政机关主动公开政府信息情况"),
    "3": (
        "收到和处理政府信息公开申请情况",
        "依申请公开政府信息情况",
        "依申请公开情况",
        "行政机关收到和处理政府信息公开申请情况",
    ),
    "4": (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议和提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "行政复议、行政诉讼情况",
    ),
    "5": (
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在问题及改进措施",
        "存在的问题和改进措施",
    ),
    "6": ("其他需要报告的事项", "需要报告的其他事项", "其他需要说明的事项", "需要说明的其他事项与附表", "其他事项"),
}
"""Wordings of the six headings met in published reports, the official one first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A level-1 heading at `index`; `official` and `nine` are the sections it names in either outline."""

    index: int
    text: str
    number: int
    official: str = ""
    nine: str = ""
    rest: str = ""
    """Text that stood behind the heading in the same line."""

    def section(self, outline: Outline) -> str:
        """The id of the section that begins here; a heading that names none begins the one of its number."""
        named = self.nine if outline is NINE else self.official
        by_number = str(self.number) if outline.section(str(self.number)) else outline.sections[-1].id
        return named or by_number


def headings_in(lines: Sequence[Item]) -> list[Heading]:
    """The level-1 headings among `lines`, in order."""
    found = [
        heading for index, line in enumerate(lines) if isinstance(line, Text) and (heading := _heading(index, line))
    ]
    sure = [heading for heading in found if heading.official or heading.nine]
    return [heading for heading in found if heading in sure or _in_series(heading, found, sure)]


def _in_series(heading: Heading, found: Sequence[Heading], sure: Sequence[Heading]) -> bool:
    """A numbered line of other wording is a heading if its number fits between the sure ones around it."""
    if any(other.number == heading.number for other in sure):
        return False
    before = [other.number for other in sure if other.index < heading.index]
    after = [other.number for other in sure if other.index > heading.index]
    same = [other for other in found if other.number == heading.number and other not in sure]
    fits = max(before, default=0) < heading.number < min(after, default=99)
    near = heading.number <= max(before, default=0) + 2 or bool(after)
    return fits and near and same[0] is heading


def _heading(index: int, line: Text) -> Heading | None:
    numbered = _NUMBERED.match(line.text)
    if numbered is None:
        return _unnumbered(index, line)
    number, name = _CHINESE.get(numbered[1], 0), numbered[2].strip()
    if not number or not name:
        return None
    if len(name) > LONGEST or _SENTENCE.search(name.rstrip("。；;")):
        return _with_text(index, line.text, number, name)
    official, nine = _official(name), _nine(name, number)
    if name.endswith(("。", "；")) and not official and not nine:
        return None
    return Heading(index, line.text, number, official, nine)


def _unnumbered(index: int, line: Text) -> Heading | None:
    """A heading that lost its number: in bold or in a heading style, and worded like an official one."""
    if len(line.text) > LONGEST or not (line.bold or line.level == 1):
        return None
    official = _official(line.text)
    return Heading(index, line.text, int(official), official) if official else None


def _with_text(index: int, whole: str, number: int, name: str) -> Heading | None:
    """A heading with the section's text behind it in one line."""
    for id_, names in _SYNONYMS.items():
        for official in names:
            if name.startswith(official) and (len(official) > ENOUGH or name[len(official) :][:1] in "。：: 　"):
                at = whole.index(official) + len(official)
                return Heading(index, whole[:at], number, id_, rest=whole[at:].lstrip("。：: 　"))
    return None


def _official(name: str) -> str:
    return _likest(name, _SYNONYMS)


def _nine(name: str, number: int) -> str:
    section = NINE.section(str(number))
    if section is None:
        return ""
    names = {str(number): (section.name, *_NINE_WORDS.get(number, ()))}
    return _likest(name, names)


_NINE_WORDS = {
    1: ("工作开展情况", "工作总体开展情况"),
    2: ("主动公开政务信息和政务服务网更新情况", "主动公开政府信息工作情况"),
    3: ("依申请公开政务信息和不予公开政府信息及收费情况",),
    8: ("下一步工作打算", "存在问题及下一步工作打算"),
    9: ("其他需要报告的事项",),
}


def _likest(name: str, names: dict[str, tuple[str, ...]]) -> str:
    said = normal(name)
    best, found = 99, ""
    for id_, wordings in names.items():
        for wording in wordings:
            wanted = normal(wording)
            most = 1 if len(wanted) < 6 else max(2, len(wanted) // 4)
            damage = distance(said, wanted, most)
            if damage <= most and damage < best:
                best, found = damage, id_
    return found
