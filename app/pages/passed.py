"""What was checked and found right, so that a clean sheet means something."""

from __future__ import annotations

from dataclasses import dataclass

from app.checks.catalogue import Outcome, catalogue, passed
from app.checks.facts import Facts
from app.checks.rule import RuleScope

NAMES: dict[RuleScope, str] = {"table": "表格", "text": "正文", "report": "整份年报"}


@dataclass(frozen=True)
class PassedGroup:
    """Checks that look at one thing: what that is, and the title of each with its code."""

    name: str
    titles: tuple[str, ...]


def passed_groups(facts: Facts, outcome: Outcome) -> tuple[PassedGroup, ...]:
    """The checks that apply to the report and found nothing, by what they look at."""
    codes = set(passed(facts, outcome))
    rules = [rule for rule in catalogue() if rule.code in codes]
    groups = (
        PassedGroup(name, tuple(f"{rule.title}（{rule.code}）" for rule in rules if rule.scope == scope))
        for scope, name in NAMES.items()
    )
    return tuple(group for group in groups if group.titles)


def passed_in_words(groups: tuple[PassedGroup, ...]) -> str:
    """“核对过、没有出问题的有87项（表格23，正文41，整份年报23），看是哪些…”."""
    all_ = sum(len(group.titles) for group in groups)
    each = "，".join(f"{group.name}{len(group.titles)}" for group in groups)
    return f"核对过、没有出问题的有{all_}项（{each}），看是哪些…"
