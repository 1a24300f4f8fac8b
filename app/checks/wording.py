"""H13, H14, H20, H29. Words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, RuleResults, rule
from app.checks.terms import misspelt_terms
from app.checks.typos import TYPOS, WRONG_WORDS
from app.checks.word_slips import misspelt_words
from app.language.remembered import remembered
from app.language.sentences import CLOSE, OPEN, inside

_NUMBER = re.compile(
    r"(?P<body>[\u4e00-\u9fff])(?P<open>[（〔【\[﹝［{])(?P<year>20\d\d)(?P<nian>年)?[）〕】\]﹞］}][ \u3000]?(?P<di>第)?[ \u3000]?(?P<no>\d{1,4})[ \u3000]?号"
)
_WITHOUT_ITS_WORD = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<number>[〔﹝](?P<year>20\d\d)[〕﹞](?P<no>\d{1,4}))(?![\d号]|[ \u3000]?号|[^，。；）)]{0,40}号)"
)
"""〔2023〕17, with no 号 behind it nor at the end of the list."""
_SHORT_YEAR = re.compile(r"(?<=[\u4e00-\u9fff])[〔﹝](?P<year>\d\d)[〕﹞](?P<no>\d{1,4})号")
_WITHOUT_BRACKETS = re.compile(r"(?<=[函办字文])(?P<year>20\d\d)(?P<no>\d{1,3})号(?![楼院线公地])")
"""国办公开办函202130号: the brackets are lost."""
_ENUMERATED = re.compile(r"(?:^|[：；，。、\s])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[甲乙丙丁]|[A-Za-z]|[①-⑳])$")


@rule("H13", "文号或括号写法", level=Level.HINT, basis="GB/T 9704—2012 7.2.5：发文字号；标点成对使用", scope="text")
def number_or_brackets(facts: Facts) -> RuleResults:
    """文号写成“〔2021〕30号”：六角括号，不加“年”“第”，序号前不补0。括号、引号、书名号要成对。"""
    for passage in passages(facts):
        original = passage.paragraph.text
        for found in _NUMBER.finditer(passage.text):
            if original[found.start("open")] != "〔" or found["nian"] or found["di"] or found["no"][0] == "0":
                stated, good = original[found.start("open") : found.end()], f"〔{found['year']}〕{int(found['no'])}号"
                yield Problem(
                    f"“{stated}”应写成“{good}”。", (), passage.spot(found.start("open"), found.end()), fix=good
                )
        for pattern, century in ((_WITHOUT_ITS_WORD, ""), (_SHORT_YEAR, "20"), (_WITHOUT_BRACKETS, "")):
            for found in pattern.finditer(passage.text):
                good = f"〔{century}{found['year']}〕{int(found['no'])}号"
                yield Problem(f"“{found[0]}”应写成“{good}”。", (), passage.spot(*found.span()), fix=good)
        for start, end, why in unbalanced(passage.text):
            stated = original[max(0, start - 6) : end + 6]
            yield Problem(f"“{stated}”应写成成对的括号或引号：{why}。", (), passage.spot(start, end))


@remembered
def unbalanced(text: str) -> Iterator[tuple[int, int, str]]:
    """Brackets and quotation marks without their partner: the first of a paragraph, with what is missing."""
    stack: list[int] = []
    for at, mark in enumerate(text):
        if mark in "（〔【《“":
            stack.append(at)
        elif mark in "）〕】》”":
            if stack and text[stack[-1]] == CLOSE[mark]:
                stack.pop()
            elif not (mark == "）" and _ENUMERATED.search(text, max(0, at - 5), at)):
                yield at, at + 1, f"缺“{CLOSE[mark]}”" if not stack else f"“{text[stack[-1]]}”与“{mark}”不配"
                return
    if stack:
        yield stack[-1], stack[-1] + 1, f"缺“{OPEN[text[stack[-1]]]}”"


@rule("H14", "“政务信息公开”与“政府信息公开”混用", level=Level.HINT, basis="政府信息公开条例的用语", scope="report")
def two_terms(facts: Facts) -> RuleResults:
    """条例的用语是“政府信息公开”。书名号里的文件名照原文。"""
    wrong, right = [], 0
    for passage in passages(facts):
        wrong += [
            passage.spot(*found.span())
            for found in re.finditer("政务信息公开", passage.text)
            if not inside(passage.text, found.start(), "《")
        ]
        right += sum(
            not inside(passage.text, found.start(), "《") for found in re.finditer("政府信息公开", passage.text)
        )
    if wrong and right:
        message = f"文中“政务信息公开”{len(wrong)}处、“政府信息公开”{right}处，建议统一。"
        yield Problem(message, (), wrong[0], fix="政府信息公开")


Slip = tuple[str, str, int]


@rule("H20", "疑似错别字", level=Level.HINT, basis="无统一规定；文字校对", scope="text")
def misspelt(facts: Facts) -> RuleResults:
    """按提示改正。"""
    for passage in passages(facts):
        yield None
        for wrong, right, at in _typos(passage.text):
            if wrong in facts.agency:
                continue
            yield Problem(f"“{wrong}”疑为“{right}”。", (), passage.spot(at, at + len(wrong)), fix=right)


@remembered
def _typos(text: str) -> Iterator[Slip]:
    """What is written, what is meant, and where it stands; the first of those that lie over one another."""
    told: list[tuple[int, int]] = []
    for wrong, right, at in (*_listed(text), *_unfit(text), *misspelt_terms(text), *misspelt_words(text)):
        if all(at >= end or at + len(wrong) <= start for start, end in told):
            told.append((at, at + len(wrong)))
            yield wrong, right, at


def _listed(text: str) -> Iterator[Slip]:
    for wrong, right, allowed in TYPOS:
        at = text.find(wrong)
        while at >= 0:
            if not (allowed and re.search(allowed, text[max(0, at - 2) : at + len(wrong) + 2])):
                yield wrong, right, at
            at = text.find(wrong, at + 1)


def _unfit(text: str) -> Iterator[Slip]:
    for pattern, meant in WRONG_WORDS:
        for found in pattern.finditer(text):
            yield found["wrong"], meant, found.start("wrong")


_WIDE = re.compile("[０-９]+(?:，[０-９]{3})*(?:．[０-９]+)?")


@rule(
    "H29", "正文用了全角数字", level=Level.HINT, basis="GB/T 15835—2011《出版物上数字用法》；无强制规定", scope="report"
)
def wide_digits(facts: Facts) -> RuleResults:
    """数字改用半角，与表格和别处一致。"""
    spots = [
        passage.spot(*found.span()) for passage in passages(facts) for found in _WIDE.finditer(passage.paragraph.text)
    ]
    if spots:
        shown = "、".join(f"“{spot.excerpt}”" for spot in spots[:3]) + ("等" if len(spots) > 3 else "")
        (first, fix), *rest = [(spot, spot.excerpt.translate(_NARROW)) for spot in spots]
        message = f"正文有{len(spots)}处全角数字：{shown}，建议改用半角。"
        yield Problem(message, (), first, fix=fix, also=tuple(rest))


_NARROW = {0xFF10 + digit: ord("0") + digit for digit in range(10)} | {ord("．"): ".", ord("，"): ","}
