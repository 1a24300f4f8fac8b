"""The held-back samples, those held back before and those of wordings are well formed: balanced tables, figures as claimed, known codes.

What the rules on texts say of them is measured elsewhere; here they are not asked.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.checks.catalogue import catalogue, run
from app.checks.facts import Facts
from tests.accuracy import cases
from tests.accuracy.cases import Case

SAMPLES = Path(__file__).parents[2] / "samples"
OLD = SAMPLES / "once_heldback" / "sentences.jsonl"
SENTENCES = [json.loads(line) for line in OLD.read_text(encoding="utf-8").splitlines()]
HELD_BACK = ("heldback", "fifth_heldback", "fourth_heldback", "third_heldback", "second_heldback")
FOLDERS = {folder: cases.read(SAMPLES / folder) for folder in (*HELD_BACK, "once_heldback", "wordings", "strangers")}
PASSAGES = [case for folder in HELD_BACK for case in FOLDERS[folder]]
ON_TABLES = [rule for rule in catalogue() if rule.code in {"A1", "B1", "B3", "C1", "D1", "D2", "D3", "E1"}]
CODES = {rule.code for rule in catalogue()}
KINDS = {"finding", "trap", "clean"}


def total(figures: dict[str, Any], cells: str) -> int:
    return sum(int(figures.get(cell, 0)) for cell in cells.split("+"))


def wrong_tables(sample: dict[str, Any]) -> Iterator[str]:
    """What the rules on tables find, and cells that there are none of; in this year's and last year's figures."""
    case: Case = {"passage": sample.get("sentence", ""), **sample}
    for report, figures in (
        (cases.report(case), sample["figures"]),
        (cases.earlier(case), sample.get("last_year", {}).get("figures", {})),
    ):
        if report:
            for finding in run(Facts(report, strict=True), ON_TABLES).findings:
                yield f"{sample['id']}: {finding.code} {finding.message}"
            totals = {id_ for id_ in figures if id_.endswith(".total") or ".concluded." in id_}
            for id_ in set(figures) - totals - set(report.figures):
                yield f"{sample['id']}: {id_}"


def wrong_labels(sample: dict[str, Any]) -> Iterator[str]:
    """What of a passage's label contradicts itself, its tables or the catalogue."""
    wanted = {code for codes in sample["expect"] for code in codes.split("|")}
    if sample["kind"] not in KINDS or bool(wanted) != (sample["kind"] == "finding"):
        yield f"{sample['id']}: kind {sample['kind']}, expects {wanted}"
    for code in (wanted & set(sample["forbid"])) | (wanted - CODES):
        yield f"{sample['id']}: {code}"
    for proof in sample.get("proof", ()):
        equal = [cells for cells in proof.get("not", ()) if total(sample["figures"], cells) == proof["told"]]
        if equal or (proof.get("is") and total(sample["figures"], proof["is"]) != proof["told"]):
            yield f"{sample['id']}: {proof}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_tables_are_balanced_and_made_of_known_cells(folder: str) -> None:
    assert [fault for sample in FOLDERS[folder] for fault in wrong_tables(sample)] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_passage_says_what_is_claimed_of_it(folder: str) -> None:
    assert [fault for sample in FOLDERS[folder] for fault in wrong_labels(sample)] == []


def test_the_tables_of_single_sentences_are_balanced() -> None:
    assert [fault for sample in SENTENCES for fault in wrong_tables(sample)] == []


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
    samples = [case for folder in FOLDERS.values() for case in folder]
    assert len({sample["id"] for sample in PASSAGES}) == len(PASSAGES)
    assert len({(sample["passage"], str(sample["figures"])) for sample in samples}) == len(samples)
