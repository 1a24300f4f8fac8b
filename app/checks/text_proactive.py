"""G8, G9. What the text says of rules, normative documents, decisions and fees, against the table."""

from __future__ import annotations

from app.checks.compare import differing
from app.checks.facts import Facts
from app.checks.rule import Level, RuleResults, rule

FORM = "统一格式“主动公开政府信息情况”，正文与表格应一致"


@rule("G8", "规章、规范性文件数与表不符", level=Level.QUERY, basis=FORM, scope="text")
def documents_differ(facts: Facts) -> RuleResults:
    """只核对“制发、废止、现行有效”的规章和行政规范性文件。政策性文件范围更宽，不在此列。"""
    yield from differing(facts, "G8")


@rule("G9", "决定数、事项数、收费金额与表不符", level=Level.QUERY, basis=FORM, scope="text")
def decisions_differ(facts: Facts) -> RuleResults:
    """核对正文和表格哪个对。网站公示的条数不是决定数，请分开写。"""
    yield from differing(facts, "G9")
