"""H25. A preface that issues the report of another body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.own_name import own_name
from app.checks.passages import Passage, passages
from app.checks.rule import Level, Problem, RuleResults, rule
from app.language.bodies import Name, is_known_body, read_name, short_names
from app.language.numbers import from_words
from app.language.sentences import inside, sentences

_REPORT = re.compile(
    r"(?P<year>20\d\d|二[〇零○O]二[一二三四五六七八九〇零○O])年度?的?(?:政府信息公开|信息公开)(?:工作)?(?:情况)?的?(?:年度?)?报告"
)
_BEFORE = re.compile(
    r"(?:编制|公布|发布|公开|现将|形成|撰写|印发|制作|制定|根据|按照|关于|报送|如下|就|对|向|将|为|的|了|和|与|及|是)"
    r"(?=[^，。；：、（）《》“”\s]*$)"
)
"""Words that end before a name begins; the last of them counts."""
_ISSUES = re.compile(r"现将|现予|现公[布开]|现发布|现就|编制(?!说明)|特此")
_OF_THE_TASK = re.compile(
    r"的?(?:编制|编写|编报|撰写|填报|报送|发布|公布)?的?(?:有关|相关|具体)?(?:工作)?的?(?:要求|通知|部署|安排|格式|模板|任务|培训|会议|专栏|栏目)"
)
"""“……年度报告编制工作的通知”: a task that another body set."""
_BESIDE = re.compile("(?:与|同|跟|[并汇纳计列]入|作为)$")
"""“本报告与县人民政府2025年……年度报告一并公开”: another report beside this one."""
_LEVEL = re.compile(r"^[我本]?[省市县区旗州镇乡](?=.)")
_NAME = re.compile(r".{2,}(?:局|委员会|委|办公室|政府|办事处|厅|院|管委会|中心|行署|公署)")


@rule(
    "H25",
    "写的是别的单位的年度报告",
    level=Level.QUERY,
    basis="政府信息公开条例第四十九条：各机关公布本机关的年度报告",
    scope="report",
)
def report_of_another_body(facts: Facts) -> RuleResults:
    """多半是从别的单位的年报抄来的一句。改成本单位；汇总上报的、确实是另一份报告的，请核对后说明。"""
    own = own_name(facts.agency)
    if not own.rest or facts.report.card.scope == "rollup":
        return
    for passage in passages(facts):
        for start, end in _reports_named(passage, facts.year):
            name = passage.text[start:end]
            if _is_another(name, facts.agency, own):
                message = f"正文写的是“{name}”的年度报告，本单位是“{facts.agency}”。"
                yield Problem(message, (), passage.spot(start, end))
        for pattern, what in _OF_THE_MAKER if passage.section == "preface" else ():
            for found in pattern.finditer(passage.text):
                of_a_kind = (facts.kind == "bureau") == bool(_DEPARTMENT.search(found["name"]))
                if of_a_kind and _is_another(found["name"], facts.agency, own):
                    message = f"{what}的是“{found['name']}”，本单位是“{facts.agency}”。"
                    yield Problem(message, (), passage.spot(*found.span("name")))


_DEPARTMENT = re.compile("(?:局|委员会|(?<!管)委)$")
"""Of a government's report a department may well have charge: 请与区政务服务局联系."""
_OFFICE = r"(?:(?:党政|综合|局)?办公室|[^，。；（）]{0,8}[科股室处])?"
_OF_THE_MAKER = (
    (
        re.compile(
            rf"报告(?:[^，。；]{{0,6}})?由(?P<name>[^，。；、（）由]{{2,20}}?(?:局|委员会|委|人民政府|办事处|管委会)){_OFFICE}(?:负责|牵头|统一|汇总)?编[制写]"
        ),
        "前言写编制报告",
    ),
    (
        re.compile(
            rf"请(?:与|联系|向|致电)[：:]?(?P<name>[^，。；、（）：]{{2,20}}?(?:局|委员会|委)){_OFFICE}(?:联系|咨询|反映|[，。（：(]|$)"
        ),
        "前言写联系",
    ),
)
"""Who made the report and whom to ask, which a preface that was copied has of another body."""


def _reports_named(passage: Passage, year: int) -> Iterator[tuple[int, int]]:
    """Where a body stands before “2025年政府信息公开工作年度报告” in a sentence that issues this year's report."""
    for sentence in sentences(passage.text):
        if passage.section != "preface" and not _ISSUES.search(sentence.text):
            continue
        for found in _REPORT.finditer(sentence.text):
            start = _start_of_name(sentence.text[: found.start()])
            named = sentence.text[start : found.start()]
            if (
                _BESIDE.search(sentence.text[:start])
                or _year(found["year"]) != year
                or _OF_THE_TASK.match(sentence.text, found.end())
            ):
                continue
            if _NAME.fullmatch(named) and not inside(sentence.text, start, "《〈"):
                yield sentence.start + start, sentence.start + found.start()


def _year(words: str) -> int:
    return int(words) if words.isdecimal() else from_words(re.sub("[○O]", "〇", words)) or 0


def _start_of_name(before: str) -> int:
    mark = max((before.rfind(mark) for mark in "，。；：、（）《》“”"), default=-1) + 1
    words = [found.end() for found in _BEFORE.finditer(before, mark)]
    return words[-1] if words else mark


def _is_another(name: str, agency: str, own: Name) -> bool:
    stated = read_name(name)
    rest = stated.rest if stated.places else _LEVEL.sub("", stated.rest, count=1)
    if name in agency or agency.endswith(name) or (rest in short_names(own.rest) and not stated.places):
        return False
    if rest in short_names(own.rest):
        return stated.places[-1:] != own.places[-1:]
    return is_known_body(rest) and not own.rest.startswith(rest)
