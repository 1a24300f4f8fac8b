"""H18. Every problem with its measure."""

from __future__ import annotations

import re

from app.checks.facts import Facts
from app.checks.passages import Passage, body
from app.checks.rule import Level, Problem, RuleResults, rule
from app.language.numbers import from_words

_MEASURES = re.compile(
    r"(?:改进|整改|解决|应对)(?:措施|办法|情况|方向|打算|思路)|下一步|今后|将从[^。]{0,10}方面|针对(?:上述|以上|这些|存在)|下阶段|工作打算"
)
_ORDINAL = re.compile(
    r"(?P<is>[一二三四五六七八九十])是|第(?P<di>[一二三四五六七八九十])[，、]|其(?P<qi>[一二三四五六])[，、]|(?:^|(?<=\n)|(?<=[。；：]))[（(]?(?P<paren>[一二三四五六七八九十\d]{1,2})[）)](?!\d)|(?:^|(?<=\n)|(?<=[。；：]))(?P<dot>\d{1,2})[.．、](?!\d)"
)

_HEADING = re.compile(
    r"(?:存在|主要|当前|目前|上年|改进|整改|下一步|工作)[^，。\n]{0,10}(?:问题|不足|困难|措施|情况|打算|计划|安排)"
)


@rule("H18", "问题和措施数目不同", level=Level.HINT, basis="无统一规定；第五部分写问题和改进情况", scope="report")
def problems_without_measures(facts: Facts) -> RuleResults:
    """逐条对应最清楚：一个问题，一条措施。几个问题合用一条措施的，不用理会。"""
    sections: dict[str, list[Passage]] = {}
    for passage in body(facts):
        if passage.theme == "problems" and passage.section != "1":
            sections.setdefault(passage.section, []).append(passage)
    for found in sections.values():
        counts = _counts("\n".join(passage.text for passage in found))
        if counts and counts[0] != counts[1]:
            a, b = counts
            message = f"写了{a}个问题、{b}条改进措施，请确认每个问题都有对应措施。"
            yield Problem(message, (), found[0].spot(0, len(found[0].text)))


def _counts(text: str) -> tuple[int, int] | None:
    """How many problems and measures are numbered; None where the text is not in two such parts."""
    first_ordinal = _ORDINAL.search(text)
    marks = [mark for mark in _MEASURES.finditer(text) if first_ordinal and _series(text[: mark.start()]) >= 2]
    if not marks:
        return None
    problems, measures = _series(text[: marks[0].start()]), _series(text[marks[0].end() :])
    interleaved = len(re.findall(r"(?:改进|整改)措施", text)) > 1 and problems != measures
    return None if problems < 2 or measures < 1 or interleaved else (problems, measures)


def _series(text: str) -> int:
    """How far the outermost series of ordinals goes; a series within a series is its own."""
    kinds: dict[str, list[int]] = {}
    style = ""
    for found in _ORDINAL.finditer(text):
        if _HEADING.match(text, found.end()):
            continue
        kind = found.lastgroup or ""
        style = style or kind
        number = from_words(found[kind]) or 0
        _count(kinds.setdefault(kind, []), number)
    return kinds[style][0] if kinds.get(style) else 0


def _count(stack: list[int], number: int) -> None:
    """Continue the innermost series that expects `number`, or begin a new one within it."""
    while len(stack) > 1 and stack[-1] + 1 != number and number != 1:
        stack.pop()
    if stack and stack[-1] + 1 == number:
        stack[-1] = number
    elif stack and stack[-1] == number > 1:  # 二是 twice: numbered wrongly, yet one more
        stack[-1] += 1
    elif number == 1:
        stack.append(1)
