"""What next year's clerk has to know of last year's questions: what was open, what was kept and why."""

from __future__ import annotations

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Finding, Level
from app.report.model import Report

MOST = 15
"""Sentences that go with a new draft; the note of the package has them all."""


def left_over(last: Report) -> tuple[str, ...]:
    """Sentences for the list of what has to be looked at, what was kept with its reason first."""
    findings = run(Facts(last, strict=True)).findings
    kept = [
        f"{last.year}年保留的（{one.code}）：{one.message}理由：{'：'.join(filter(None, (one.kept.kind, one.kept.text)))}。"
        for one in findings
        if one.kept and one.kept.kind != "已阅"
    ]
    still = [f"{last.year}年没有解决的（{one.code}）：{one.message}" for one in findings if _matters_still(one)]
    return tuple(dict.fromkeys((*kept, *still)))[:MOST]


def _matters_still(one: Finding) -> bool:
    """Whether next year's figures hang on it: how last year's text read is over."""
    return one.kept is None and one.spot is None and bool(one.cells) and one.level is not Level.HINT
