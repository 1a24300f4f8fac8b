"""A fault of the contact data is told wherever it has to be mended."""

from __future__ import annotations

from typing import Any

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.pages.progress import page_of
from app.report.changes import FieldPath, apply
from app.report.model import Imported, Report
from app.texts.prose import drafts
from tests.app.checks.examples import zeros

CARD: dict[FieldPath, Any] = {("card", "phone"): "0371—60000000", ("card", "full_name"): "某某县交通运输局"}


def pages(report: Report) -> list[str]:
    return sorted(page_of(report, one) for one in run(Facts(report)).findings if one.code == "H17")


def test_a_fault_of_the_card_stays_there_when_it_stands_in_the_preface_too() -> None:
    report = apply(zeros(2025), CARD)
    assert pages(report) == ["card"]
    (preface,) = drafts(report, "preface")
    both = apply(report, {preface.path: (preface.text,)})
    assert pages(both) == ["card", "preface"]
    assert pages(apply(both, {("card", "phone"): "0371-60000000"})) == ["preface"]


def test_what_the_card_was_read_from_is_told_once() -> None:
    text: dict[FieldPath, Any] = {
        ("preface",): ("联系电话：0371—60000000。",),
        ("imported",): Imported(source="旧年报.docx"),
    }
    assert pages(apply(zeros(2025), {**CARD, **text})) == ["preface"]
