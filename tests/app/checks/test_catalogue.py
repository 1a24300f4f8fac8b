"""The catalogue proves itself: every rule is documented, based on something, and shown breaking and keeping."""

import re

import pytest

from app.checks.catalogue import catalogue, later_rules, run, table_rules
from app.checks.facts import Facts
from tests.app.checks.examples import Example, all_examples, changed, findings, last_year, zeros
from tests.app.sourced import SOURCE

EXAMPLES = all_examples()
WITHOUT = {"F5"}
"""Shown by a test of its own below: its examples need two editions."""


def test_codes_are_unique_and_well_formed() -> None:
    codes = [rule.code for rule in catalogue()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-HS]\d{1,2}", code) for code in codes)


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_every_rule_has_a_title_a_basis_and_advice_in_chinese(rule) -> None:  # type: ignore[no-untyped-def]
    for text in (rule.title, rule.basis, rule.advice):
        assert re.search(r"[一-鿿]{2}", text), text
    assert rule.advice.rstrip().endswith("。")


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_every_rule_names_its_source_or_says_that_no_rule_is_uniform(rule) -> None:  # type: ignore[no-untyped-def]
    assert SOURCE.search(rule.basis), rule.basis


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_every_rule_has_a_breaking_and_a_keeping_example(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.code in WITHOUT or rule.code in {example.code for example in EXAMPLES}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.code)
def test_an_example_breaks_its_rule(example: Example) -> None:
    found = findings(example, example.broken)
    assert found
    assert all(example.says in finding.message for finding in found) or example.says in found[0].message


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.code)
def test_an_example_keeps_its_rule(example: Example) -> None:
    assert findings(example, example.kept) == []


def test_tables_of_two_editions_are_not_compared() -> None:
    before = last_year(2020, {"proactive.licensing.decisions": "900"})
    found = {finding.code for finding in run(Facts(zeros(2021), strict=True, last_year=before)).findings}
    assert "F5" in found
    assert not found & {"C3", "C4", "F2"}
    same = last_year(2021, {})
    assert "F5" not in {finding.code for finding in run(Facts(zeros(2022), strict=True, last_year=same)).findings}


def test_examples_change_what_they_say() -> None:
    assert changed(zeros(2025), {"requests.received.business": "2"}).figures["requests.received.business"] == "2"


def test_rules_that_run_at_every_change_stand_in_modules_of_their_own() -> None:
    assert table_rules() == tuple(rule for rule in catalogue() if rule.scope == "table")
    assert tuple(later_rules()) == tuple(rule for rule in catalogue() if rule.scope != "table")


HEURISTIC = {"A2", "A3", "A8", "B2", "B4", "B5", "B6", "C3", "C4", "D5", "E2", "E4", "F4", "H18", "H24"}
"""Rules that the form does not lay down: they compare, remind, or ask for one way where practice is mixed."""


@pytest.mark.parametrize("code", sorted(HEURISTIC))
def test_a_rule_that_no_notice_lays_down_says_so(code: str) -> None:
    (found,) = [rule for rule in catalogue() if rule.code == code]
    assert found.basis.startswith("无统一规定")
