"""Run the catalogue over a report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from app.checks.facts import Facts
from app.checks.rule import Finding, Level, Rule, Unchecked, finding_key, rules_in

__all__ = ["Facts", "Finding", "Level", "Outcome", "Rule", "catalogue", "run"]

MODULES = ("cells", "proactive", "requests", "disputes")


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, in the order of the catalogue."""
    return rules_in(*(import_module(f"app.checks.{name}") for name in MODULES))


@dataclass(frozen=True)
class Outcome:
    """What the rules say of a report."""

    findings: tuple[Finding, ...]
    not_checked: tuple[tuple[str, Unchecked], ...] = ()
    """Codes with what they could not judge."""


def run(facts: Facts, rules: Iterable[Rule] | None = None) -> Outcome:
    """All findings of `rules` (the whole catalogue by default)."""
    findings: list[Finding] = []
    unchecked: list[tuple[str, Unchecked]] = []
    for rule in catalogue() if rules is None else rules:
        for result in rule.check(facts):
            if isinstance(result, Unchecked):
                unchecked.append((rule.code, result))
                continue
            kept = facts.report.reasons.get(finding_key(rule.code, result.message, result.cells, result.spot))
            findings.append(
                Finding(
                    rule.code,
                    rule.title,
                    result.level or rule.level,
                    result.message,
                    rule.advice,
                    result.cells,
                    result.spot,
                    result.fix,
                    kept,
                )
            )
    return Outcome(tuple(findings), tuple(unchecked))
