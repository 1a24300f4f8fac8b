"""G8, G9. What the text says of rules, normative documents and decisions, against the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.checks.claim_words import COMPARED, cumulative, other_year, scope
from app.checks.facts import Facts
from app.checks.passages import body
from app.checks.rule import Level, Problem, Results, rule
from app.language.numbers import Number, numbers
from app.language.sentences import sentences

FORM = "统一格式“主动公开政府信息情况”，正文与表格应一致"
_NOUN = re.compile(
    r"(?P<rules>(?<!起草)(?:政府|部门|地方)?规章(?!制度|以外))|(?P<normative_documents>(?<!党内)(?<!类)(?:行政)?规范性文件)"
)
_VERBS = {"issued": r"制发|制定|出台|印发(?!解读)|新制作", "repealed": r"废止", "in_force": r"现行有效|继续有效|有效"}
_VERB = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _VERBS.items()))
_NOT = re.compile(
    r"解读|公布|公开|发布|上网|起草|审查|审核|备案|清理(?!后|[^，]{0,6}废止)|修改|修订|政策性文件|各类|涉及|转载|类信息|信息|名义|代|拟|计划|失效|宣布|征求|意见|其中|党|评估|等文件|依据|部门|乡镇"
)
_TAIL = re.compile(r"(?:的|数量|数|件数|总数|共计|共有|共|合计|总计|计|为|是|有|达到|达|：|了|分别|\s)*")
_DECISION = re.compile(
    r"(?P<made>作出|做出|下达)?(?:的)?(?:了)?(?:各类|各项)?行?政?(?:(?P<licensing>行政许可|许可)|(?P<penalties>行政处罚|处罚)|(?P<coercive_measures>行政强制(?:措施|执行)?))(?P<decision>(?:处理)?决定书?)?"
)
_NOT_ALL = re.compile(
    r"不予|准予|其中|撤销|变更|当场|简易|涉及|公示|公开|公布|录入|抽查|评查|曝光|归集|上传|典型|案卷|信息|推送|对|因|查处|警告|罚款|听证|减轻|从轻|免予"
)
_ITEMS = re.compile(r"行政许可(?:事项)?(?:共计|共有|共|合计|总计|为|有|数量|总数|达|：)*$")
_SOME_ITEMS = re.compile(
    r"其中|新增|增加|取消|下放|承接|委托|网上|在线|即办|调整|本级|公布|减少|优化|涉及|信息|精简|划转"
)


@dataclass(frozen=True)
class Told:
    """A number of the table's own terms: `group` and `column` of the table, characters of the number."""

    group: str
    column: str
    number: Number


@lru_cache(maxsize=4096)
def _documents(text: str, year: int, kind: str) -> tuple[Told, ...]:
    return tuple(
        told for sentence in sentences(text) for told in _documents_in(sentence.text, sentence.start, year, kind)
    )


def _documents_in(text: str, start: int, year: int, kind: str) -> Iterator[Told]:
    """“制发行政规范性文件18件，废止3件，现行有效470件”: the noun stays until another one comes."""
    noun = ""
    before = 0
    for number in numbers(text):
        if number.unit not in {"件", "份", "部", "个", "项", "宗", "篇"}:
            continue
        gap = text[before : number.start]
        before = number.stop
        clause = re.split(r"[，；：。、]", gap)[-1]
        found = list(_NOUN.finditer(gap))
        noun = found[-1].lastgroup or "" if found else noun
        column = _column(clause, bool(found and _NOUN.search(clause)))
        fine = noun and column and not number.about and isinstance(number.value, int)
        if fine and not _foreign(text[: number.start], clause, year, kind):
            yield Told(noun, column, _at(number, start))
        if found and not column:
            noun = ""


def _column(clause: str, named: bool) -> str:
    """The column that a clause tells of; '' where its words are not the table's own."""
    verbs = list(_VERB.finditer(clause))
    if not verbs or _NOT.search(clause) or re.search(r"制度|文件库", clause):
        return ""
    names = {match.lastgroup for match in verbs}
    tail = clause[verbs[-1].end() :]
    tail = _NOUN.sub("", tail) if named else tail
    tail = re.sub(r"件|本级|新|行政|的|县|市|区|政府|本?机关", "", tail)
    return verbs[-1].lastgroup or "" if len(names) == 1 and _TAIL.fullmatch(tail) else ""


def _foreign(so_far: str, clause: str, year: int, kind: str) -> bool:
    return bool(
        COMPARED.search(clause) or cumulative(clause) or other_year(so_far, year) or scope(so_far, kind) is not False
    )


def _at(number: Number, by: int) -> Number:
    return Number(number.value, number.unit, number.start + by, number.end + by, number.stop + by, number.about)


@rule("G8", "规章、规范性文件数与表不符", level=Level.QUERY, basis=FORM, scope="text")
def documents_differ(facts: Facts) -> Results:
    """只核对“制发、废止、现行有效”的规章和行政规范性文件。政策性文件范围更宽，不在此列。"""
    names = {"issued": "制发", "made": "制发", "repealed": "废止", "in_force": "现行有效"}
    for passage in body(facts):
        for told in _documents(passage.text, facts.year, facts.kind):
            column = told.column
            if column == "issued" and facts.cell(f"proactive.{told.group}.made"):
                column = "made"
            cell = f"proactive.{told.group}.{column}"
            value = facts.number(cell)
            if value is not None and value != told.number.value:
                name = names[column] + ("规章" if told.group == "rules" else "规范性文件")
                message = f"正文写{name}{told.number.value}件，表中为{value}件。"
                yield Problem(message, (cell,), passage.spot(told.number.start, told.number.stop))


@lru_cache(maxsize=4096)
def _decisions(text: str, year: int, kind: str) -> tuple[Told, ...]:
    return tuple(
        told for sentence in sentences(text) for told in _decisions_in(sentence.text, sentence.start, year, kind)
    )


def _decisions_in(text: str, start: int, year: int, kind: str) -> Iterator[Told]:
    made = False
    before = 0
    for number in numbers(text):
        if not number.is_count and number.unit not in {"项", "个"}:
            continue
        gap = text[before : number.start]
        before = number.stop
        clause = re.split(r"[，；：。、]", gap)[-1]
        made = made or bool(re.search(r"作出|做出|下达", gap))
        if number.about or not isinstance(number.value, int) or _foreign(text[: number.start], clause, year, kind):
            continue
        if (
            number.unit == "项"
            and _ITEMS.search(clause)
            and not _SOME_ITEMS.search(gap + text[number.stop : number.stop + 6])
        ):
            yield Told("licensing", "items", _at(number, start))
        elif group := _decided(clause, made):
            yield Told(group, "decisions", _at(number, start))


def _decided(clause: str, made: bool) -> str:
    """The kind of decision that a clause counts; '' where it counts anything else."""
    found = list(_DECISION.finditer(clause))
    if not found or _NOT_ALL.search(clause) or len({match.lastgroup for match in found}) > 2:
        return ""
    match = found[-1]
    groups = [name for name in ("licensing", "penalties", "coercive_measures") if match[name]]
    counted = (match["decision"] and (made or re.search(r"决定书?(?:数量|总数|数|共|为)", clause))) or match["made"]
    several = len(found) > 1 and len({name for one in found for name in groups if one[name]}) < len(found)
    return groups[0] if counted and not several and _TAIL.fullmatch(clause[match.end() :]) else ""


@rule("G9", "决定数、事项数与表不符", level=Level.QUERY, basis=FORM, scope="text")
def decisions_differ(facts: Facts) -> Results:
    """核对正文和表格哪个对。网站公示的条数不是决定数，请分开写。"""
    names = {"licensing": "行政许可", "penalties": "行政处罚", "coercive_measures": "行政强制"}
    for passage in body(facts):
        for told in _decisions(passage.text, facts.year, facts.kind):
            items = told.column == "items"
            rows = ("previous_items", "change") if items else ("decisions",)
            cells, what = tuple(f"proactive.{told.group}.{row}" for row in rows), "事项" if items else "决定"
            values = facts.numbers(*cells)
            if values is not None and sum(values) != told.number.value:
                name, unit = names[told.group] + what, told.number.unit
                message = f"正文写{name}{told.number.value}{unit}，表中为{sum(values)}{'项' if items else '件'}。"
                yield Problem(message, cells, passage.spot(told.number.start, told.number.stop))
