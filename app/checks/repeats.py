"""H28. One sentence twice in a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, RuleResults, rule
from app.language.remembered import remembered
from app.language.sentences import sentences

SHORTEST = 20
"""Characters of a sentence that nobody writes twice by chance."""
_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|[一二三四五六七八九十][是要]|[第其][一二三四五六七八九十]，?|[首其再]先?次?，|最后，|同时，|此外，|另外，)"
)
_MAY_BE = re.compile(
    r"(?:未|没有|无|零|不存在)[^。]{0,30}(?:申请|复议|诉讼|收费|处理费|事项|情况)|信息处理费|^[^。]{0,40}[：:]$|^注[：:]|表格|[下附]表|详见"
)
"""Statements of none and of the fee belong to two sections; a line that opens a list, or points to a table, may well
come again."""


@rule("H28", "同一句话写了两遍", level=Level.HINT, basis="无统一规定；文字校对", scope="report")
def sentence_twice(facts: Facts) -> RuleResults:
    """多半是粘贴时多出来的，留一处即可；两处都需要的，不用理会。"""
    first: dict[str, int] = {}
    for passage in passages(facts):
        for stated, start, end in _long_ones(passage.text):
            if stated in first:
                spot = passage.spot(start, end)
                message = f"第{passage.number}段与第{first[stated]}段有相同的句子：“{stated}”。"
                yield Problem(message, (), spot)
            first.setdefault(stated, passage.number)


@remembered
def _long_ones(text: str) -> Iterator[tuple[str, int, int]]:
    """The sentences that should stand in a report once: without their numbers and blanks, where they stand."""
    for sentence in sentences(text):
        stated = _NUMBERING.sub("", re.sub(r"\s", "", sentence.text)).rstrip("。；")
        if len(stated) >= SHORTEST and not _MAY_BE.search(stated):
            yield stated, sentence.start, sentence.start + len(sentence.text)
