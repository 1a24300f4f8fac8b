"""H1–H3, H11, H12. The shape of the report: title, headings, the tables it has.

A draft made here has the headings and labels of its outline and edition; these rules are about documents that
were brought in, and about the nine-part outline.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.checks.editions import labels_of
from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.form.editions import OFFICIAL, edition_for
from app.form.parts import Section, TableRole
from app.language.fold import fold, unified
from app.language.numbers import from_words
from app.language.remembered import remembered
from app.language.sentences import sentences
from app.texts.paragraphs import headings, title

FORM = "国办公开办函〔2021〕30号、〔2019〕60号：统一格式（六个部分）"
MEANT: tuple[tuple[TableRole, str], ...] = (
    ("disputes", r"复议|诉讼"),
    ("proactive", r"主动公开"),
    ("requests", r"申请"),
    ("problems", r"问题|不足|改进"),
    ("other", r"其[他它].{0,6}(?:事项|情况)|需要?(?:报告|说明)的"),
    ("overview", r"总体|概述|概况|基本情况|综述"),
)
"""What tells which official section a heading in other words stands for, the surest sign first."""
_NUMBER = re.compile(r"^[一二三四五六七八九十]{1,3}[、.，,：:]?")


def _name(heading: str) -> str:
    """A heading without number, blanks and closing punctuation."""
    bare = _NUMBER.sub("", re.sub(r"\s", "", unicodedata.normalize("NFKC", heading)))
    return bare.rstrip("。.:,；;")


def _meant(heading: str) -> Section | None:
    """The official section that a heading stands for, in whatever words."""
    name = _name(heading)
    role = next((role for role, pattern in MEANT if re.search(pattern, name)), None)
    return OFFICIAL.about(role)[0] if role else None


@rule("H1", "一级标题与统一格式不同", level=Level.ERROR, basis=FORM, scope="report", keepable=True, about="card")
def headings_differ(facts: Facts) -> RuleResults:
    """统一格式有六个部分，标题和顺序固定，导出的文件按它印。请看各部分的内容放得对不对，多出来的部分把内容移过去；九个部分的，可以在“单位信息”页改成六个。"""
    found = headings(facts.report)
    if facts.report.outline != OFFICIAL.id:
        yield _other_outline(found)
        return
    matched = {section.id: heading for heading in reversed(found) if (section := _meant(heading))}
    extra = [heading for heading in found if heading not in matched.values()]
    for section in OFFICIAL.sections:
        yield _of_section(section.heading, matched.get(section.id))
    yield from (Problem(f"多出一级标题“{heading}”。") for heading in extra)
    order = [matched[section.id] for section in OFFICIAL.sections if section.id in matched]
    if not extra and order != [heading for heading in found if heading in order]:
        yield Problem(f"一级标题的顺序与统一格式不同，应为：{'，'.join(s.heading for s in OFFICIAL.sections)}。")


def _of_section(official: str, heading: str | None) -> Problem | None:
    if heading is None:
        return Problem(f"缺少一级标题“{official}”。")
    if _name(heading) != _name(official):
        return Problem(f"一级标题“{heading}”与统一格式用语不同，应为“{official}”。", level=Level.HINT)
    return None


def _other_outline(found: tuple[str, ...]) -> Problem:
    official = {_name(section.heading) for section in OFFICIAL.sections}
    names = {_name(heading) for heading in found}
    missing = "".join(f"“{section.heading}”" for section in OFFICIAL.sections if _name(section.heading) not in names)
    extra = "".join(f"“{heading}”" for heading in found if _name(heading) not in official)
    return Problem(
        f"本报告有{len(found)}个一级标题，统一格式为六个。缺少一级标题{missing}；多出一级标题{extra}。",
        level=Level.QUERY,
    )


@rule("H2", "标题写法", level=Level.HINT, basis="国办公开办函〔2021〕30号：标题格式", scope="report")
def title_differs(facts: Facts) -> RuleResults:
    """标题由机关名称、年份和“政府信息公开工作年度报告”组成，不加“关于”“的”“度”等字。"""
    printed = unified("".join(title(facts.report).split()))
    card = facts.report.card
    if facts.strict and not facts.agency and not (facts.report.imported and facts.report.imported.title):
        yield Problem("“单位信息”里没有填机关全称，标题里没有机关名称。", spot=Spot("card"), level=Level.ERROR)
        return
    names = {name.strip() for name in (card.full_name, card.short_name) if name.strip()}
    rest = f"{facts.year}年政府信息公开工作年度报告"
    right = printed in {name + rest for name in names} if names else printed.endswith(rest)
    if not right and facts.imported:
        spot = Spot("title", 1, 0, len(title(facts.report)), title(facts.report))
        ok = (card.full_name.strip() or "（机关名称）") + rest
        yield Problem(f"标题建议为“{ok}”。", spot=spot, fix=ok if card.full_name.strip() else None)


_N = r"(?P<n>\d{1,2}|[一二三四五六七八九十两]{1,3})"
_PARTS = re.compile(rf"{_N}\s*(?:个|大)?(?:大)?(?:部[分份]|方面(?=组成|构成))")
_OTHER_WORDS = re.compile(rf"{_N}\s*(?:个|大|项|部分)?(?:方面|板块|章节?|部份|内容|项(?=组成|构成|[，。；（]))")
"""方面, 板块, 内容: parts of the report only in a sentence that lists its headings."""
_OF_ALL = (
    re.compile(
        rf"(?:报告|年报|全文|正文)[^，。；]{{0,10}}(?:包[括含]|分为?|共|从|涵盖|分成)[^。；]{{0,6}}?{_N}\s*(?:个|大)?(?:方面|板块|章节?)"
    ),
    re.compile(rf"从[^，。；]{{0,6}}{_N}\s*(?:个|大)?方面(?:进行)?(?:报告|汇报)(?=如下|[。：，]|\Z)"),
    re.compile(rf"等{_N}\s*(?:个|大)?方面的?内容"),
)
"""报告从七个方面……: in the preface the report itself is spoken of."""
_OF_THE_REPORT = re.compile(r"报告|全文|年报|正文|本文")
_MADE = re.compile(r"从(?=总体|概述|主动公开)|组成|构成|包[括含]|共|分|由|设|涵盖")
_LISTED = tuple(
    re.compile(words) for words in ("总体情况|概述", "主动公开", "申请", "复议|诉讼", "问题", "其[他它].{0,6}事项")
)
_OF_A_PART = re.compile(
    r"(?:总体情况|概述|主动公开|依?申请公开|复议诉讼|问题|第[一二三四五六]部分)(?:情况|部分|一节|章节)?(?:主要)?(?:又|共)?(?:由|包[括含]|分[为成]?|设|涵盖)[^。；]*$"
)
"""“总体情况包括……五个方面” tells of the parts of a part."""
ENOUGH = 3
"""Headings that a sentence has to name before 方面 means parts."""


@rule("H3", "部分数与实际不符", level=Level.QUERY, basis="无统一规定；与本报告一级标题核对", scope="report")
def number_of_parts_differs(facts: Facts) -> RuleResults:
    """前言说的“由几部分组成”，要和实际的一级标题个数一致。请改前言里的数字和所列名称。"""
    real = len(headings(facts.report))
    for stated in numbers_of_parts(facts):
        if stated and stated[1] != real:
            yield Problem(f"正文写由{stated[1]}部分组成，实际为{real}个部分。", spot=stated[0])
        yield None


def numbers_of_parts(facts: Facts) -> Iterator[tuple[Spot, int] | None]:
    """Where the report says of how many parts it is made, and of how many; None between paragraphs."""
    opening = {"preface", facts.section("overview")}
    for paragraph in facts.paragraphs:
        if paragraph.section in opening:
            yield None
            within_preface = paragraph.section == "preface"
            for start, end, number in _parts(fold(paragraph.text), within_preface=within_preface):
                yield Spot.at(paragraph, start, end), number


@remembered
def _parts(text: str, *, within_preface: bool) -> Iterator[tuple[int, int, int]]:
    """Where a sentence says of how many parts the report is made: start, end, number."""
    for sentence in sentences(text):
        made = _MADE.search(sentence.text)
        if not made or not (within_preface or _OF_THE_REPORT.search(sentence.text[: made.start() + 2])):
            continue
        listed = sum(bool(heading.search(sentence.text)) for heading in _LISTED) >= ENOUGH
        for pattern in _patterns(sentence.text, within_preface=within_preface, listed=listed):
            for found in pattern.finditer(sentence.text):
                number = from_words(next(filter(None, found.groups())))
                if _OF_A_PART.search(sentence.text[: found.start()]):
                    continue
                if number and sentence.text[found.start() - 1 : found.start()] != "第":
                    yield sentence.start + found.start(), sentence.start + found.end(), number


def _patterns(sentence: str, *, within_preface: bool, listed: bool) -> tuple[re.Pattern[str], ...]:
    """In what words it may be said: in more where headings are listed, or the preface does not speak of 部分."""
    if listed:
        return (_PARTS, _OTHER_WORDS)
    return _OF_ALL if within_preface and not _PARTS.search(sentence) else (_PARTS,)


_USUAL = frozenset([("规范性文件", "行政规范性文件")])
"""Labels said the short way, as the edition before did: nobody takes them for another row."""
_LEFT_OUT = frozenset(["规章"])
"""Rows that bodies leave out which can't have such figures (立法法: most may make no 规章)."""


@rule("H12", "表格用语与统一格式不同", level=Level.HINT, basis=FORM, scope="report")
def label_differs(facts: Facts) -> RuleResults:
    """表格的行、列名称是固定的。导出的文件会印上统一格式的名称，请核对这一行的数填得对不对。"""
    imported = facts.report.imported
    if not imported:
        return
    for printed, official in imported.labels:
        if _as_printed(printed) != _as_printed(official) and (_as_printed(printed), official) not in _USUAL:
            yield Problem(f"表格“{printed}”应为“{official}”。")
    known = {official for _, official in imported.labels}
    for label in imported.missing_labels:
        if label not in known | _LEFT_OUT:
            yield Problem(f"表格没有“{label}”。")
    for id_, sheet in facts.tables.items():
        missing = [
            path[-1] for path in labels_of(edition_for(facts.year).table(id_)) if path not in labels_of(sheet.table)
        ]
        if missing:
            names = "".join(f"“{label}”" for label in missing)
            yield Problem(f"“{sheet.table.heading}”表应有{names}。")


def _as_printed(label: str) -> str:
    """What a label says: without number, brackets and what is in them, blanks, punctuation."""
    bare = re.sub(
        r"^\s*(?:[(][一二三四五六七八九十\d]+[)]|[一二三四五六七八九十\d]+[、.])",
        "",
        unicodedata.normalize("NFKC", label),
    )
    return re.sub(r"[(][^()]*[)]?|\W", "", bare)
