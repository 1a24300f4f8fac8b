"""G1–G4, G17. What the text says of requests, against the table."""

from __future__ import annotations

import re

from app.checks.compare import differing
from app.checks.facts import Facts
from app.checks.passages import Passage, passages
from app.checks.rule import Level, Problem, RuleResults, rule
from app.claims.relation import OfAll
from app.claims.relations import relations

_INFORMS = re.compile("信息公开|政务公开|申请公开|公开申请|公开政府信息")
BASIS = "统一格式“收到和处理政府信息公开申请情况”，正文与表格应一致"


@rule("G1", "收到申请数与表不符", level=Level.QUERY, basis=BASIS, scope="text")
def received_differs(facts: Facts) -> RuleResults:
    """核对正文和表格哪个对。正文可以写本年新收数，也可以写新收加上年结转的数，但要写明。"""
    yield from differing(facts, "G1")


@rule("G2", "办结数与表不符", level=Level.QUERY, basis=BASIS, scope="text")
def concluded_differs(facts: Facts) -> RuleResults:
    """办结数应与（七）总计一致；写“答复”的，可以不含申请人撤回、放弃等其他处理。"""
    yield from differing(facts, "G2")


@rule("G3", "办理结果数与表不符", level=Level.QUERY, basis=BASIS, scope="text")
def results_differ(facts: Facts) -> RuleResults:
    """按表中（一）至（六）各类合计核对正文。几类合写的，按几类之和核对。"""
    yield from differing(facts, "G3")


@rule("G4", "结转数与表不符", level=Level.QUERY, basis=BASIS, scope="text")
def carried_differs(facts: Facts) -> RuleResults:
    """“上年结转”对表中第二项，“结转下年度”对表中第四项。"""
    yield from differing(facts, "G4")


@rule("G17", "有结转却称全部办结", level=Level.QUERY, basis=BASIS, scope="text")
def not_all_done(facts: Facts) -> RuleResults:
    """还有结转下年度的申请，就不能写“均已办结”“办结率100%”；可以写“年内应办结的均已办结”。"""
    left = facts.number("requests.carried_out.total") if "requests" in facts.tables else None
    for passage in passages(facts) if left else ():
        for claim in _of_all(passage, facts.year):
            stated = passage.paragraph.text[claim.start : claim.end]
            message = f"正文写“{stated}”，但结转下年度有{left}件。"
            yield Problem(message, ("requests.carried_out.total",), passage.spot(claim.start, claim.end))


def _of_all(passage: Passage, year: int) -> list[OfAll]:
    """What is told of all requests; under its heading 申请 need not say of what, if it is named in the paragraph."""
    ours = passage.theme == "requests" and _INFORMS.search(passage.text)
    told = [one for related in relations(passage.text, year) for one in related.of_all if one.name == "concluded"]
    return [one for one in told if one.ours or ours]
