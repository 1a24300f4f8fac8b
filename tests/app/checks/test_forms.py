"""Names, gaps, headings, contact data, periods and repeated words: where each rule speaks, and what looks like it.

A line of forms.jsonl is a text in a report of 青林县水务局 or another `agency`, in the overview or another `section`,
with the rule that is asked: `says` true means it speaks, at `level` if that is given, false that it is silent; where
it is left out the rule may speak, but nothing may be an error; `findings` is how many there are of it. No text that a
rule is silent on is an error of any kind.
"""

import json
from typing import Any

import pytest

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from app.checks.rule import Level
from tests.accuracy import cases
from tests.places import SAMPLES

LINES = [json.loads(line) for line in (SAMPLES / "forms.jsonl").read_text(encoding="utf-8").splitlines()]
FEWEST = 3
OWN = "青林县水务局"


def report_of(line: dict[str, Any]) -> Facts:
    figures = dict(line.get("figures", {}))
    for cell, value in line.get("figures", {}).items():
        if cell.startswith("requests.") and not cell.endswith(".total"):
            total = cell.rpartition(".")[0] + ".total"
            figures[total] = figures.get(total, 0) + value
    year = line.get("year", 2025)
    case = {
        "year": year,
        "agency": line.get("agency", OWN),
        "agency_kind": line.get("kind", "bureau"),
        "edition": "2021" if year >= 2021 else "2019",
        "section": line.get("section", "1"),
        "passage": line["text"],
        "mode": line.get("mode"),
        "figures": figures,
        "layout": {name: line[name] for name in ("title", "date") if name in line},
        "last_year": line.get("last_year"),
    }
    report = cases.report(case)
    if beside := line.get("beside"):
        sections = {**report.sections, **{id_: tuple(texts) for id_, texts in beside.items()}}
        report = report.model_copy(update={"sections": sections})
    return Facts(report, strict=True, last_year=cases.before(case))


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['code']} {line.get('says')} {line['text'][:24]}")
def test_a_rule_speaks_where_it_should_and_of_nothing_that_looks_like_it(line: dict[str, Any]) -> None:
    asked = [rule for rule in catalogue() if rule.code == line["code"] or rule.level is Level.ERROR]
    findings = run(report_of(line), asked).findings
    stated = [finding for finding in findings if finding.code == line["code"]]
    errors = [finding.message for finding in findings if finding.level is Level.ERROR and not finding.keepable]
    if "says" in line:
        assert bool(stated) == line["says"], [finding.message for finding in stated]
    if "level" in line:
        assert {finding.level.value for finding in stated} == {line["level"]}
    assert len(stated) == line.get("findings", len(stated))
    if not line.get("says"):
        assert errors == []


@pytest.mark.parametrize("says", [True, False])
def test_each_rule_has_enough_of_both(says: bool) -> None:
    few = {line["code"] for line in LINES if line.get("says") == says}
    counts = {code: sum(line["code"] == code and line.get("says") == says for line in LINES) for code in few}
    assert {code: count for code, count in counts.items() if count < FEWEST} == {}
