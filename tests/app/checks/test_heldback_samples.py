"""The held-back samples, those held back before and those of wordings are well formed: balanced tables, figures as claimed, known codes.

What the rules on texts say of them is measured elsewhere; here they are not asked.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from tests.accuracy import cases
from tests.accuracy.cases import Case

SAMPLES = Path(__file__).parents[2] / "samples"
HELD_BACK = ("heldback", "fifth_heldback", "fourth_heldback", "third_heldback", "second_heldback")
PASSAGES = [case for folder in HELD_BACK for case in cases.read(SAMPLES / folder)]
BEFORE = cases.read(SAMPLES / "once_heldback")
WORDINGS = [case for folder in ("wordings", "strangers") for case in cases.read(SAMPLES / folder)]
OLD = SAMPLES / "once_heldback" / "sentences.jsonl"
SENTENCES = [json.loads(line) for line in OLD.read_text(encoding="utf-8").splitlines()]
ON_TABLES = [rule for rule in catalogue() if rule.code in {"A1", "B1", "B3", "C1", "D1", "D2", "D3", "E1"}]
KINDS = {"finding", "trap", "clean"}


def as_case(sample: dict[str, Any]) -> Case:
    return {"passage": sample.get("sentence", ""), **sample}


def total(figures: dict[str, Any], cells: str) -> int:
    return sum(int(figures.get(cell, 0)) for cell in cells.split("+"))


@pytest.mark.parametrize("sample", [*PASSAGES, *BEFORE, *WORDINGS, *SENTENCES], ids=lambda sample: str(sample["id"]))
def test_the_tables_are_balanced_and_made_of_known_cells(sample: dict[str, Any]) -> None:
    case = as_case(sample)
    for report, figures in (
        (cases.report(case), sample["figures"]),
        (cases.earlier(case), sample.get("last_year", {}).get("figures", {})),
    ):
        if report:
            outcome = run(Facts(report, strict=True), ON_TABLES)
            assert [(finding.code, finding.message) for finding in outcome.findings] == []
            totals = {id_ for id_ in figures if id_.endswith(".total") or ".concluded." in id_}
            assert set(figures) - totals <= set(report.figures)


@pytest.mark.parametrize("sample", [*PASSAGES, *BEFORE, *WORDINGS], ids=lambda sample: str(sample["id"]))
def test_a_passage_says_what_is_claimed_of_it(sample: dict[str, Any]) -> None:
    wanted = {code for codes in sample["expect"] for code in codes.split("|")}
    assert sample["kind"] in KINDS
    assert bool(wanted) == (sample["kind"] == "finding")
    assert not wanted & set(sample["forbid"])
    assert wanted <= {rule.code for rule in catalogue()}
    for proof in sample.get("proof", ()):
        for cells in proof.get("not", ()):
            assert total(sample["figures"], cells) != proof["told"]
        if cells := proof.get("is"):
            assert total(sample["figures"], cells) == proof["told"]


@pytest.mark.parametrize("sample", SENTENCES, ids=lambda sample: str(sample["id"]))
def test_a_sentence_tells_the_figures_of_its_tables(sample: dict[str, Any]) -> None:
    for number in sample["numbers"]:
        assert sample["sentence"][number["start"] :].startswith(number["text"])
        assert ("cells" in number) != ("not_compared" in number)
        if "cells" in number:
            assert total(sample["figures"], "+".join(number["cells"])) == number["value"]


def test_the_samples_are_many_and_of_every_kind() -> None:
    assert len(PASSAGES) >= 250
    assert len(SENTENCES) >= 145
    assert {sample["kind"] for sample in PASSAGES} == KINDS
    assert {sample["edition"] for sample in PASSAGES} == {"2019", "2021"}
    samples = [*PASSAGES, *BEFORE, *WORDINGS]
    assert len({sample["id"] for sample in PASSAGES}) == len(PASSAGES)
    assert len({(sample["passage"], str(sample["figures"])) for sample in samples}) == len(samples)
