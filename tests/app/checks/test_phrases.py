"""What the rules on texts say of several hundred phrases, right and wrong.

The first line of phrases.jsonl holds the figures that the phrases are about; each other line the codes that a
text breaks ('' for none). None but these may be said of it.
"""

import json
from typing import Any

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from tests.accuracy import cases
from tests.accuracy.__main__ import score
from tests.places import SAMPLES

LINES = [json.loads(line) for line in (SAMPLES / "phrases.jsonl").read_text(encoding="utf-8").splitlines()]
FIGURES, PHRASES = LINES[0]["figures"], LINES[1:]
TEXT_RULES = {
    "F6",
    "F7",
    "F8",
    "G1",
    "G2",
    "G3",
    "G4",
    "G5",
    "G6",
    "G7",
    "G8",
    "G9",
    "G10",
    "G11",
    "G12",
    "G13",
    "G14",
} | {"G15", "G16", "G17", "G18", "G19", "H13", "H14", "H16", "H18", "H19", "H20", "H21", "H22", "H23"}


def codes(phrase: dict[str, Any]) -> set[str]:
    case = {
        "year": phrase.get("year", 2024),
        "agency": phrase.get("agency", "青山县民政局"),
        "agency_kind": phrase.get("kind", "bureau"),
        "edition": phrase.get("edition", "2021"),
        "section": phrase.get("section", "3"),
        "passage": phrase["text"],
        "mode": phrase.get("mode"),
        "figures": phrase.get("figures", FIGURES),
    }
    return {finding.code for finding in run(Facts(cases.report(case), strict=True)).findings} & TEXT_RULES


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: f"{phrase['codes'] or 'fine'} {phrase['text'][:24]}")
def test_a_phrase_breaks_the_rules_it_breaks_and_no_other(phrase: dict[str, Any]) -> None:
    allowed = set(phrase["codes"].replace("+", "|").split("|")) - {""}
    found = codes(phrase)
    assert found <= allowed
    for wanted in filter(None, phrase["codes"].split("+")):
        assert found & set(wanted.split("|"))


def test_the_labelled_passages_are_judged_as_well_as_before() -> None:
    result = score(cases.read(SAMPLES))
    assert result.recall >= 0.97, result.remarks
    assert result.false_alarms <= 0.01, result.remarks
