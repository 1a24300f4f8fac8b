"""Level-1 headings: recognised by the official names, by their numbers, by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.documents.blocks import Text
from app.form.editions import NINE
from app.form.parts import Outline
from app.incoming.labels import normal
from app.incoming.tables import Item
from app.language.edit_distance import distance
from app.language.fold import unified
from app.language.placeholders import placeholders

LONGEST = 45
"""Characters of a line that may be a heading."""
CONTENTS = 4
"""So many headings with nothing between them are a table of contents, if they come again."""
_NUMBERED = re.compile(
    r"^\s*(?:第\s*([一二三四五六七八九十]{1,3})\s*(?:部分|章)\s*[、.．:：]?|([一二三四五六七八九十]{1,3})\s*(?:[、.．,，:：。]|\s))\s*(.*)$",
    re.DOTALL,
)
_DIGIT = re.compile(r"^\s*([1-9])\s*[、.．]\s*(\D.*)$", re.DOTALL)
_PAGE = re.compile(r"[\s.…·]*\d*\s*$")
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
    """The level-1 headings among `lines`, in order, as they are written there."""
    plain = [replace(line, text=unified(line.text)) if isinstance(line, Text) else line for line in lines]
    return [_as_written(heading, lines[heading.index]) for heading in _found_in(plain)]


def _as_written(heading: Heading, line: Item) -> Heading:
    """The heading in the characters of its line; it was found among others that only look like them."""
    if not isinstance(line, Text):
        return heading
    rest = line.text[len(line.text) - len(heading.rest) :] if heading.rest else ""
    return replace(heading, text=line.text[: len(heading.text)], rest=rest)


def _found_in(lines: Sequence[Item]) -> list[Heading]:
    found = [
        heading for index, line in enumerate(lines) if isinstance(line, Text) and (heading := _heading(index, line))
    ]
    found = _without_contents(found) or [
        heading for index, line in enumerate(lines) if isinstance(line, Text) and (heading := _in_digits(index, line))
    ]
    numbered = {heading.number for heading in found}
    bare = [
        heading for index, line in enumerate(lines) if isinstance(line, Text) and (heading := _unnumbered(index, line))
    ]
    found = sorted(
        [*found, *(heading for heading in bare if heading.number not in numbered)], key=lambda heading: heading.index
    )
    return list(_in_series(found))


def _in_series(found: Sequence[Heading]) -> Iterator[Heading]:
    """Those that name an official part; a line of other wording where its number goes on from those before."""
    sure = [bool(heading.official or heading.nine) for heading in found]
    next_sure, later = 99, []
    for heading, is_sure in zip(reversed(found), reversed(sure), strict=True):
        later.append(next_sure)
        next_sure = min(next_sure, heading.number) if is_sure else next_sure
    last = 0
    for heading, is_sure, bound in zip(found, sure, reversed(later), strict=True):
        if is_sure or (last < heading.number <= last + 2 and heading.number < bound):
            last = max(last, heading.number)
            yield heading


def _without_contents(found: list[Heading]) -> list[Heading]:
    """The headings of the text, not those of a table of contents before it."""
    end = next((n for n, heading in enumerate(found) if heading.index != found[0].index + n), len(found))
    names = {normal(_PAGE.sub("", heading.text)) for heading in found[:end]}
    again = names & {normal(heading.text) for heading in found[end:]}
    return found[end:] if end >= CONTENTS and len(again) >= CONTENTS else found


def _heading(index: int, line: Text) -> Heading | None:
    """A numbered heading, the words of the blank form that stand behind it as its text."""
    asking = placeholders(line.text)
    if asking and asking[-1][0] and not line.text[asking[-1][1] :].strip():
        start = asking[-1][0]
        found = _numbered(index, replace(line, text=line.text[:start].rstrip()))
        return replace(found, rest=line.text[start:]) if found and not found.rest else found
    return _numbered(index, line)


def _numbered(index: int, line: Text) -> Heading | None:
    numbered = _NUMBERED.match(line.text)
    if numbered is None:
        return None
    number, name = _CHINESE.get(numbered[1] or numbered[2], 0), numbered[3].strip()
    if not number or not name:
        return None
    if len(name) > LONGEST or _SENTENCE.search(name.rstrip("。；;")):
        return _with_text(index, line.text, number, name)
    official, nine = _official(name), _nine(name, number)
    if not official and not nine and (found := _with_text(index, line.text, number, name)):
        return found
    if name.endswith(("。", "；")) and not official and not nine:
        return None
    return Heading(index, line.text, number, official, nine)


def _unnumbered(index: int, line: Text) -> Heading | None:
    """A heading without its number: the official name, or in bold nearly so. Subheadings are worded alike."""
    if len(line.text) > LONGEST:
        return None
    stated = normal(line.text)
    for id_, names in _SYNONYMS.items():
        damage = distance(stated, normal(names[0]), 1)
        if damage == 0 or (damage == 1 and (line.bold or line.level == 1)):
            return Heading(index, line.text, int(id_), id_)
    return None


def _in_digits(index: int, line: Text) -> Heading | None:
    """“1、总体情况”, in a document that numbers no part in Chinese."""
    found = _DIGIT.match(line.text)
    if not found or len(line.text) > LONGEST:
        return None
    official = _official(found[2].strip())
    return Heading(index, line.text, int(found[1]), official) if official else None


def _with_text(index: int, whole: str, number: int, name: str) -> Heading | None:
    """A heading with the section's text behind it in one line."""
    for id_, names in _SYNONYMS.items():
        for official in names:
            behind = name[len(official) :]
            if name.startswith(official) and behind and (behind[0] in "。：: 　" or behind[0].isdigit()):
                at = whole.index(official) + len(official)
                return Heading(index, whole[:at], number, id_, rest=whole[at:].lstrip("。：: 　"))
    return None


@lru_cache(maxsize=2048)
def _official(name: str) -> str:
    return _likest(name, _SYNONYMS)


@lru_cache(maxsize=2048)
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
    stated = normal(name)
    best, found = 99, ""
    for id_, wordings in names.items():
        for wording in wordings:
            wanted = normal(wording)
            most = 1 if len(wanted) < 6 else max(2, len(wanted) // 4)
            damage = distance(stated, wanted, most)
            if damage <= most and damage < best:
                best, found = damage, id_
    return found
