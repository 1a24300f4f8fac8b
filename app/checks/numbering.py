"""H4. Numbers of headings and of points: 一、 >（一）> 1. >（1）, and 一是 … 二是 …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from unicodedata import normalize

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.form.editions import OFFICIAL
from app.language.numbers import from_words
from app.texts.paragraphs import Paragraph, headings

DIGITS = "一二三四五六七八九十"
_MARK = re.compile(
    rf"\s*(?:(?P<two>[（(]\s*(?P<n2>[{DIGITS}]{{1,3}})\s*[）)][、.．，,]?)"
    rf"|(?P<four>[（(]\s*(?P<n4>\d{{1,2}})\s*[）)][、.．，,]?)"
    rf"|(?P<one>(?P<n1>[{DIGITS}]{{1,3}})、)"
    r"|(?P<three>(?P<n3>\d{1,2})(?:[.．、](?!\d))))"
)
LEVELS = {"one": 1, "two": 2, "three": 3, "four": 4}
LONGEST_HEADING = 40
LONGEST_INTRODUCTION = 15
DEEPEST = 20
"""Series inside one another that are kept in mind."""
NEAR = 1000
"""Characters before a point in which the one before it is looked for."""
_POINT = re.compile(rf"(?:^|(?<=[。；：，、！？;:,.\s（(“]))(?P<n>[{DIGITS}]{{1,3}})\s?是")
_FIRST = r"首先|一要|一方面|其一|第一|(?:^|\W)一、|[（(]一[）)]|(?:^|\D)1[.．、]"


@dataclass(frozen=True)
class HeadingNumber:
    """The number before a heading: `start` and `end` of its characters."""

    level: int
    number: int
    start: int
    end: int
    text: str


def written(level: int, number: int) -> str:
    """How a number of a level is written: 一、（一） 1. （1）."""
    words = in_words(number)
    return (f"{words}、", f"（{words}）", f"{number}.", f"（{number}）")[level - 1]


def in_words(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 二十一."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{DIGITS[tens - 1]}十") + (DIGITS[ones - 1] if ones else "")


def mark_of(text: str) -> HeadingNumber | None:
    """The number that a line begins with, if it does."""
    found = _MARK.match(text)
    if not found:
        return None
    kind = next(name for name in LEVELS if found[name])
    words = found[f"n{LEVELS[kind]}"]
    number = from_words(words)
    return HeadingNumber(LEVELS[kind], number, found.start(kind), found.end(kind), found[kind]) if number else None


@rule("H4", "序号不规范", level=Level.HINT, basis="GB/T 9704—2012《党政机关公文格式》7.3.3：层次序数", scope="report")
def numbered_otherwise(facts: Facts) -> RuleResults:
    """标题序号依次用“一、”“（一）”“1.”“（1）”，用全角括号，不跳号、不重号。可以点一下自动改正。"""
    yield from _level_one(headings(facts.report))
    found: list[Problem] = []
    for section, paragraphs in groupby(facts.paragraphs, key=lambda paragraph: paragraph.section):
        if section.isdigit():
            lines = tuple(paragraphs)
            found += _headings(lines)
            found += (*_points(lines), *_other_points(lines))
    yield from _of_one_kind(found)


_ANY = re.compile(rf"[{DIGITS}]+|\d+")


def _kind(problem: Problem) -> str:
    """How a number is written and how it should be: all headings that begin “1、” are of one kind."""
    stated, ok = (_ANY.sub("N", words or "") for words in (problem.spot and problem.spot.excerpt, problem.fix))
    return f"{stated}>{ok}" if stated != ok else ""


def _of_one_kind(problems: list[Problem]) -> Iterator[Problem]:
    """One problem for all numbers that are miswritten in the same way; what is out of order stays by itself."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_kind(problem) or str(id(problem)), []).append(problem)
    for first, *rest in kinds.values():
        places = tuple((other.spot, other.fix) for other in rest if other.spot and other.fix)
        message = f"有{len(rest) + 1}处序号写法不规范，如{first.message}" if rest else first.message
        yield replace(first, message=message, also=places)


def _level_one(found: tuple[str, ...]) -> Iterator[Problem]:
    """Headings of level 1 that are all there but numbered out of order; what is missing or misplaced is H1's."""
    marks = [mark_of(heading) for heading in found]
    if len(found) != len(OFFICIAL.sections):
        return
    for at, (heading, mark) in enumerate(zip(found, marks, strict=True), 1):
        if mark and mark.level == 1 and mark.number != at and not _is_official(heading, mark.number):
            yield Problem(f"标题“{heading}”的序号应写成“{written(1, at)}”。")


def _is_official(heading: str, number: int) -> bool:
    """Whether a heading has the number that the unified format gives it."""
    return number <= len(OFFICIAL.sections) and OFFICIAL.sections[number - 1].name in heading


def _headings(lines: tuple[Paragraph, ...]) -> Iterator[Problem]:
    """Lines of a section that begin with a number: its form, then its place in the series."""
    last: dict[int, int] = {}
    before, anew = "", False
    for line in lines:
        mark = _heading_mark(line.text)
        if mark:
            ok = written(max(mark.level, 2), _expected(mark, last, before, anew))
            if (normalize("NFKC", mark.text) if mark.level == 3 else mark.text) != ok:
                yield _misnumbered(line, mark, ok)
            last = {level: number for level, number in last.items() if level < mark.level} | {mark.level: mark.number}
        anew = not mark and (anew or _opens_a_series(line.text))
        before = (before + line.text)[-NEAR:]


def _heading_mark(text: str) -> HeadingNumber | None:
    """The number of a line; a long line that begins with 一、 is no heading of level 1 gone astray."""
    mark = mark_of(text)
    stray = mark and mark.level == 1 and (len(text) > LONGEST_HEADING or "。" in text)
    return None if stray else mark


def _opens_a_series(text: str) -> bool:
    """Whether a line without a number introduces what follows: “改进措施：”, “下一步打算”."""
    return text.rstrip().endswith(("：", ":")) or (len(text.strip()) <= LONGEST_INTRODUCTION and "。" not in text)


def _expected(mark: HeadingNumber, last: dict[int, int], before: str, anew: bool) -> int:
    """The number that should stand here. A series begins at 1 again wherever it likes, but not right after a 1."""
    previous = last.get(mark.level)
    if mark.number == 1 and (previous != 1 or anew):
        return 1
    if previous is None and _earlier(mark, before):
        return mark.number
    return (previous or 0) + 1


def _earlier(mark: HeadingNumber, before: str) -> bool:
    """Whether the number before this one stands inside an earlier line."""
    forms = {2: rf"[（(]{in_words(mark.number - 1)}[）)]", 4: rf"[（(]{mark.number - 1}[）)]"}
    return bool(re.search(forms.get(mark.level, rf"(?<!\d){mark.number - 1}[.．、]"), before))


def _misnumbered(line: Paragraph, mark: HeadingNumber, ok: str) -> Problem:
    shown = line.text.strip()
    shown = shown if len(shown) <= LONGEST_HEADING else shown[:LONGEST_HEADING] + "…"
    return Problem(f"标题“{shown}”的序号应写成“{ok}”。", spot=Spot.at(line, mark.start, mark.end), fix=ok)


def _points(lines: tuple[Paragraph, ...]) -> Iterator[Problem]:
    """一是 … 二是 …: each goes on with some series that was begun; a nested series is its own."""
    open_: list[int] = []
    before = ""
    for line in lines:
        for point in _POINT.finditer(line.text):
            number = from_words(point["n"])
            if number is None or _goes_on(open_, number):
                continue
            stated = before[-NEAR:] + line.text[max(0, point.start() - NEAR) : point.start()]
            if open_:  # headings before the series count for nothing
                stated = stated[max(0, stated.rfind(f"{in_words(open_[-1])}是")) :]
            if not _otherwise_counted(stated, number):
                ok = f"{in_words(open_[-1] + 1 if open_ else 1)}是"
                yield Problem(
                    f"“{point[0]}”的序号应写成“{ok}”。", spot=Spot.at(line, point.start("n"), point.end()), fix=ok
                )
            open_[-1:] = [number]
        before = (before + line.text + "\n")[-NEAR:]


_IN_WORDS = re.compile(rf"(?:^|(?<=[。；：，！？\s]))(?P<word>[第其])(?P<n>[{DIGITS}])(?=[，、])")


def _other_points(lines: tuple[Paragraph, ...]) -> Iterator[Problem]:
    """第一，…… 第二，…… and 其一，…… 其二，……: one left out or said twice."""
    last: dict[str, int] = {}
    for line in lines:
        for point in _IN_WORDS.finditer(line.text):
            number, before = from_words(point["n"]) or 0, last.get(point["word"])
            if before and number not in {1, before + 1}:
                ok = f"{point['word']}{in_words(before + 1)}"
                yield Problem(f"“{point[0]}”的序号应写成“{ok}”。", spot=Spot.at(line, *point.span()), fix=ok)
            last[point["word"]] = number


def _goes_on(open_: list[int], number: int) -> bool:
    """Take `number` into the innermost series that it follows; 1 begins one."""
    if number == 1:
        open_.append(1)
        del open_[:-DEEPEST]
        return True
    for at in range(len(open_) - 1, -1, -1):
        if open_[at] == number - 1:
            open_[at:] = [number]
            return True
    return False


def _otherwise_counted(before: str, number: int) -> bool:
    """Whether the point before `number` was counted in another way: 首先, 一要, 第一, （一）."""
    if number == 2:
        return bool(re.search(_FIRST, before))
    words = in_words(number - 1)
    return bool(re.search(rf"{words}要|第{words}|其{words}|{words}、|[（(]{words}[）)]|{number - 1}[.．、]", before))
