"""Run the catalogue over a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from app.checks.facts import Facts
from app.checks.rule import Finding, Rule, Unchecked, finished, found, rules_in

MODULES = (
    "cells",
    "proactive",
    "proactive_words",
    "requests",
    "disputes",
    "last_year",
    "shape",
    "editions",
    "imported",
    "numbering",
    "contents",
    "dates",
    "persons",
    "contact",
    "text_requests",
    "text_disputes",
    "none_stated",
    "text_proactive",
    "text_compared",
    "parts",
    "shares",
    "years",
    "likeness",
    "repeats",
    "repetition",
    "gaps",
    "names",
    "own_name",
    "other_reports",
    "wording",
    "doubled",
    "notices",
    "problems",
    "sources",
)


OF_TABLES = frozenset(["cells", "proactive", "requests", "disputes", "last_year", "editions", "sources"])
"""Modules whose rules run at every change. The others have many words to know, and are loaded when they are due."""


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, in the order of the catalogue."""
    return rules_in(*(import_module(f"app.checks.{name}") for name in MODULES))


@cache
def table_rules() -> tuple[Rule, ...]:
    """The rules that run at every change."""
    return rules_in(*(import_module(f"app.checks.{name}") for name in MODULES if name in OF_TABLES))


def later_rules() -> Iterator[Rule]:
    """The rules that run when the program is idle, loaded one module after another."""
    for name in MODULES:
        if name not in OF_TABLES:
            yield from rules_in(import_module(f"app.checks.{name}"))


@dataclass(frozen=True)
class Outcome:
    """What the rules say of a report."""

    findings: tuple[Finding, ...]
    not_checked: tuple[tuple[str, Unchecked], ...] = ()
    """Codes with what they could not judge."""


def run(facts: Facts, rules: Iterable[Rule] | None = None) -> Outcome:
    """All findings of `rules` (the whole catalogue by default)."""
    return finished(in_steps(facts, catalogue() if rules is None else rules))


def in_steps(facts: Facts, rules: Iterable[Rule]) -> Generator[None, None, Outcome]:
    """The same a step at a time: at least one a rule, more where a rule is long."""
    findings: list[Finding] = []
    unchecked: list[tuple[str, Unchecked]] = []
    seen: Counter[str] = Counter()
    for rule in rules:
        for result in rule.check(facts):
            if result is None:
                yield
            elif isinstance(result, Unchecked):
                unchecked.append((rule.code, result))
            else:
                findings.append(found(rule, facts.as_typed(result), facts.report.reasons, seen))
        if cells := facts.take_unread():
            unchecked.append((rule.code, _unread(facts, rule, cells)))
        yield
    return Outcome(tuple(findings), tuple(unchecked))


def passed(facts: Facts, outcome: Outcome, rules: Iterable[Rule] | None = None) -> tuple[str, ...]:
    """Codes of the rules (the whole catalogue by default) that apply to the report and said nothing of it."""
    mentioned = {finding.code for finding in outcome.findings} | {code for code, _ in outcome.not_checked}
    asked = catalogue() if rules is None else rules
    return tuple(rule.code for rule in asked if rule.code not in mentioned and rule.applies(facts))


def without_last_year(facts: Facts) -> tuple[str, ...]:
    """Codes of the rules that compare with last year's report, where there is none."""
    return () if facts.last_year else tuple(rule.code for rule in catalogue() if rule.against_last_year)


def _unread(facts: Facts, rule: Rule, cells: tuple[str, ...]) -> Unchecked:
    names = "、".join(f"“{facts.name(cell)}”" for cell in cells[:3])
    more = f"等{len(cells)}格" if len(cells) > 3 else ""
    return Unchecked(f"{names}{more}填的不是数字，“{rule.title}”一项有的没有核对。", cells)
