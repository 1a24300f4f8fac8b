"""G8, G9. What the text says of rules, normative documents and decisions, against the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from app.checks.facts import Facts
from app.checks.passages import Passage, body
from app.checks.rule import Level, Problem, Results, rule
from app.claims.fees import collected, differs
from app.claims.scope import cumulative, other_year, scope
from app.claims.statements import without_weight
from app.claims.words import COMPARED
from app.language.apiece import apiece
from app.language.numbers import Number, numbers
from app.language.sentences import sentences

FORM = "统一格式“主动公开政府信息情况”，正文与表格应一致"
_NOUN = re.compile(
    r"(?P<rules>(?<!起草)(?:政府|部门|地方)?规章(?!制度|以外))|(?P<normative_documents>(?<!党内)(?<!类)(?:行政)?规范性文件)"
)
_VERBS = {
    "issued": r"制发|制定|出台|印发(?!解读)|新制作|新增",
    "repealed": r"废止",
    "in_force": r"现行有效|继续有效|有效",
    "published": r"新公开",
    "public_total": r"对外公开(?=[^，；。]*总)",
}
_VERB = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _VERBS.items()))
_NOT = re.compile(
    r"解读|公布|公开|发布|上网|起草|审查|审核|备案|清理(?!后|[^，]{0,6}废止)|修改|修订|政策性文件|各类|涉及|转载|类信息|信息|名义|代|拟|计划|失效|宣布|征求|意见|其中|党|评估|等文件|依据|部门|乡镇"
)
_GOES_ON = re.compile(r"(?:、|和|及|，)(?:政府|部门)?(?:规章|(?:行政)?规范性文件)(?:共|为)?")
"""“制发规章2件、行政规范性文件33件”: the second number is told of by the same verb."""
_PUBLISHED = re.compile(r"新公开|对外公开(?=[^，；。]*总)")
_LAPSED = re.compile(r"失效[^，。；、\d]{0,6}\d")
"""“废止9件，宣布失效4件”: the table has both together."""
_TAIL = re.compile(r"(?:的|总数量|总量|数量|数|件数|总数|共计|共有|共|合计|总计|计|为|是|有|达到|达|：|了|分别|\s)*")
_DECISION = re.compile(
    r"(?P<made>作出|做出|下达|实施(?=行政[处强]))?(?:的)?(?:了)?(?:各类|各项)?行?政?(?:(?P<licensing>行政许可|许可)|(?P<penalties>行政处罚|处罚)|(?P<coercive_measures>行政强制(?:措施|执行)?))(?:本年度?)?(?P<decision>(?:处理)?决定书?)?"
)
_NOT_ALL = re.compile(
    r"不予|准予|其中|撤销|变更|当场|简易|涉及|公示|公开|公布|录入|抽查|评查|曝光|归集|上传|典型|案卷|信息|推送|对|因|查处|警告|罚款|听证|减轻|从轻|免予"
)
_MADE = re.compile(r"作出|做出|下达|[处办]理(?=行政[许处强][^，。；、]{0,4}决定)")
_BARE_DECISION = re.compile(r"(?:、|(?:\d{4}年度?|本年度?|全年|年度)共?)?行政(?:许可|处罚|强制)(?:处理)?决定")
"""“行政处罚决定六件”, “2025年行政处罚决定六件”: made, where the sentence tells of nothing published."""
_GOES_ON_DECIDED = re.compile(r"[，、；](?P<group>行政许可|行政处罚|行政强制(?:措施|执行)?)(?:共计|共|为)?")
"""“行政许可决定523件，行政处罚61件”: the second number is one of decisions too."""
_PUBLICITY = re.compile(r"公开|公示|公布|发布|归集|上传|推送|录入|信息")
_ITEMS = re.compile(r"行政许可(?:事项)?(?:共计|共有|共|合计|总计|为|有|数量|总数|达|：)*$")
_SOME_ITEMS = re.compile(
    r"其中|新增|增加|取消|下放|承接|委托|网上|在线|即办|调整|本级|公布|减少|优化|涉及|信息|精简|划转"
)


@dataclass(frozen=True)
class Told:
    """A number of the table's own terms: `group` and `column` of the table, characters of the number.

    `also` are groups that the number counts with it.
    """

    group: str
    column: str
    number: Number
    also: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def documents(text: str, year: int, kind: str) -> tuple[Told, ...]:
    """The rules and normative documents that a paragraph counts."""
    return tuple(
        told for sentence in sentences(text) for told in _documents_in(sentence.text, sentence.start, year, kind)
    )


def _documents_in(text: str, start: int, year: int, kind: str) -> Iterator[Told]:
    """“制发行政规范性文件18件，废止3件，现行有效470件”: the noun stays until another one comes."""
    noun = verb = ""
    before = 0
    for number in numbers(text):
        if number.unit not in {"件", "份", "部", "个", "项", "宗", "篇"}:
            continue
        gap = text[before : number.start]
        before = number.stop
        clause = re.split(r"[，；：。、]", apiece(text).get(number.start, gap))[-1]
        found = list(_NOUN.finditer(gap))
        noun = found[-1].lastgroup or "" if found else noun
        column = _column(clause, bool(found and _NOUN.search(clause))) or (verb if _GOES_ON.fullmatch(gap) else "")
        verb = column
        fine = (
            noun
            and column
            and not (column == "repealed" and _LAPSED.search(text))
            and not number.about
            and isinstance(number.value, int)
        )
        if fine and not _foreign(text[: number.start], clause, year, kind):
            yield Told(noun, column, number.moved(start))
        if found and not column:
            noun = ""


def _column(clause: str, named: bool) -> str:
    """The column that a clause tells of; '' where its words are not the table's own."""
    clause = re.sub(r"并(?:公开|公布|发布)|[及和](?:其|各)?(?:所属|工作)*部门", "", clause)
    verbs = list(_VERB.finditer(clause))
    if not verbs or _NOT.search(_PUBLISHED.sub("", clause)) or re.search(r"制度|文件库", clause):
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


@rule("G8", "规章、规范性文件数与表不符", level=Level.QUERY, basis=FORM, scope="text")
def documents_differ(facts: Facts) -> Results:
    """只核对“制发、废止、现行有效”的规章和行政规范性文件。政策性文件范围更宽，不在此列。"""
    names = {
        "issued": "制发",
        "made": "制发",
        "repealed": "废止",
        "in_force": "现行有效",
        "published": "新公开",
        "public_total": "对外公开",
    }
    for passage in body(facts):
        for told in documents(passage.text, facts.year, facts.kind):
            column = told.column
            if column == "issued" and facts.cell(f"proactive.{told.group}.made"):
                column = "made"
            cell = f"proactive.{told.group}.{column}"
            value = facts.number(cell)
            if value is not None and value != told.number.value:
                name = names[column] + ("规章" if told.group == "rules" else "规范性文件")
                message = f"正文写{name}{told.number.value}件，表中为{value}件。"
                yield Problem(message, (cell,), passage.spot(told.number.start, told.number.stop))
        yield from _none(facts, passage, _NO_DOCUMENTS, _NOUN)


_NO_DOCUMENTS = re.compile(
    r"(?:未|没有|无)(?:新)?(?P<column>制发|制定|出台|废止)(?:过|任何)*(?:的)?(?P<nouns>(?:(?:政府|部门)?规章|(?:行政)?规范性文件|[、和及与或]|以及)+)$"
)
_DECISION_NOUN = re.compile(r"行政(?:(?P<licensing>许可)|(?P<penalties>处罚)|(?P<coercive_measures>强制))")
_NO_DECISIONS = re.compile(
    r"(?:未|没有|无)(?:作出|做出|实施|下达)(?:过|任何)*(?:的)?(?P<nouns>(?:行政许可|行政处罚|行政强制(?:措施)?|[、和及与或]|以及|决定)+)$"
)


def _none(facts: Facts, passage: Passage, pattern: re.Pattern[str], nouns: re.Pattern[str]) -> Results:
    """“本年度未制发行政规范性文件”, while the table has some."""
    for clause in re.finditer(r"[^，；。！？：\n]+", passage.text):
        found = pattern.search(clause[0])
        if not found or without_weight(clause[0][: found.start()]) or re.search(r"上年|去年", clause[0]):
            continue
        groups = dict.fromkeys(noun.lastgroup or "" for noun in nouns.finditer(found["nouns"]))
        column = _none_of(facts, found)
        cells = tuple(f"proactive.{group}.{column}" for group in groups)
        values = facts.numbers(*cells)
        if values and any(values):
            span = clause.start() + found.start(), clause.end()
            said = passage.paragraph.text[slice(*span)]
            yield Problem(f"正文写“{said}”，表中为{sum(values)}件。", cells, passage.spot(*span))


def _none_of(facts: Facts, found: re.Match[str]) -> str:
    """The column that a clause says is zero."""
    if "column" not in found.re.groupindex:
        return "decisions"
    if found["column"] == "废止":
        return "repealed"
    return "made" if facts.cell("proactive.normative_documents.made") else "issued"


@lru_cache(maxsize=4096)
def decisions(text: str, year: int, kind: str, beside: bool) -> tuple[Told, ...]:
    """The decisions that a paragraph counts; `beside` the table a bare “行政处罚41件” is one of them too."""
    return tuple(
        told
        for sentence in sentences(text)
        for told in _decisions_in(sentence.text, sentence.start, year, kind, beside=beside)
    )


def _decisions_in(text: str, start: int, year: int, kind: str, *, beside: bool) -> Iterator[Told]:
    made = decided = False
    before = 0
    for number in numbers(text):
        if not number.is_count and number.unit not in {"项", "个"}:
            continue
        gap = text[before : number.start]
        before = number.stop
        goes_on = decided and _GOES_ON_DECIDED.fullmatch(gap)
        decided = False
        own = apiece(text).get(number.start)
        if own and "决定" not in own and "决定分别" in text[: number.start]:
            own += "决定"
        clause = re.split(r"[，；：。]", own or gap)[-1]
        bare = _BARE_DECISION.match(clause) and not _PUBLICITY.search(text)
        made = made or bool(bare or _MADE.search(gap))
        if number.about or not isinstance(number.value, int) or _foreign(text[: number.start], clause, year, kind):
            continue
        if (
            number.unit == "项"
            and _ITEMS.search(clause)
            and not _SOME_ITEMS.search(gap + text[number.stop : number.stop + 6])
        ):
            yield Told("licensing", "items", number.moved(start))
        elif (
            groups := _decided(f"{clause}决定" if goes_on else clause, made) or _plainly(clause, number, text) * beside
        ):
            decided = True
            yield Told(groups[-1], "decisions", number.moved(start), groups[:-1])


_PLAIN = re.compile(
    r"、?(?:20\d\d年度?)?(?:我[局委办县市区镇]|全[县市区])?(?:全年|本年度?)?(?:共|累计|依法)?(?:办理|实施|作出|完成|办结|审批)?(?:各类|各项)?"
    r"行政(?:(?P<licensing>许可)|(?P<penalties>处罚)|(?P<coercive_measures>强制(?:措施|执行)?))(?:数量?|共计|共有|合计|共|计|为|是|有|：)*"
)


def _plainly(clause: str, number: Number, text: str) -> tuple[str, ...]:
    """“行政许可1286件，行政处罚41件”: the table's own rows, with nothing said about them but their number."""
    found = _PLAIN.fullmatch(clause)
    part = text[text.rfind("；", 0, number.start) + 1 :].partition("；")[0]
    if not found or not number.is_count or number.unit in {"条", "篇", "则", "份"} or _PUBLICITY.search(part):
        return ()
    return (found.lastgroup or "",) if not re.match(r"信息|案卷|案例|事项|申请", text[number.stop :]) else ()


def _decided(clause: str, made: bool) -> tuple[str, ...]:
    """The kinds of decision that a clause counts together; none where it counts anything else."""
    found = list(_DECISION.finditer(clause))
    chain = found[-1:]
    for earlier in found[-2::-1]:
        if not _JOINED.fullmatch(clause, earlier.end(), chain[0].start()):
            break
        chain.insert(0, earlier)
    if not chain:
        return ()
    start, tail = clause.rfind("、", 0, chain[0].start()) + 1, clause[chain[-1].end() :]
    groups = tuple(dict.fromkeys(name for match in chain for name in _GROUPS if match[name]))
    counted = chain[0]["made"] or (
        chain[-1]["decision"] and (made or re.search(r"决定书?(?:数量|总数|数|共|为)", clause))
    )
    unclear = _NOT_ALL.search(clause, start) or (len(groups) > 1 and not re.search(r"[合共总]计|共", tail))
    return groups if counted and not unclear and _TAIL.fullmatch(tail) else ()


_GROUPS = ("licensing", "penalties", "coercive_measures")
_JOINED = re.compile(r"、|和|及|与|以及")


@rule("G9", "决定数、事项数、收费金额与表不符", level=Level.QUERY, basis=FORM, scope="text")
def decisions_differ(facts: Facts) -> Results:
    """核对正文和表格哪个对。网站公示的条数不是决定数，请分开写。"""
    names = {"licensing": "行政许可", "penalties": "行政处罚", "coercive_measures": "行政强制"}
    for passage in body(facts):
        beside = passage.section == facts.section_of("proactive")
        for told in decisions(passage.text, facts.year, facts.kind, beside):
            items = told.column == "items"
            rows = ("previous_items", "change") if items else ("decisions",)
            groups, what = (*told.also, told.group), "事项" if items else "决定"
            cells = tuple(f"proactive.{group}.{row}" for group in groups for row in rows)
            values = facts.numbers(*cells)
            if values is not None and sum(values) != told.number.value:
                name, unit = "、".join(names[group] for group in groups) + what, told.number.unit
                message = f"正文写{name}{told.number.value}{unit}，表中为{sum(values)}{'项' if items else '件'}。"
                yield Problem(message, cells, passage.spot(told.number.start, told.number.stop))
        yield from _none(facts, passage, _NO_DECISIONS, _DECISION_NOUN)
        yield from _fees_differ(facts, passage)


def _fees_differ(facts: Facts, passage: Passage) -> Results:
    cell = "proactive.fees.amount"
    for one in collected(passage.text, facts.year, facts.kind):
        amount = facts.number(cell)
        if amount is not None and differs(one, Decimal(amount)):
            said = passage.paragraph.text[one.number.start : one.number.stop]
            message = f"正文写行政事业性收费{said}，表中为{amount}万元。"
            yield Problem(message, (cell,), passage.spot(one.number.start, one.number.stop))
