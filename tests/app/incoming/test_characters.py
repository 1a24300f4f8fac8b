"""Characters that only look like others, as a copy from a PDF has them, and blanks of any kind are read as what they are
meant to be; what is stored is what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Finding
from app.drafts.storage import load
from app.incoming.document import read_document
from app.language.fold import unified
from app.printing.html import page
from app.report.model import Report
from app.system.resources import resource
from tests.app.incoming.paper import Line, Paper, as_docx

SAMPLE = load(resource("examples", "sample-2025.gknb"))
LOOKING_ALIKE = str.maketrans("一二十人日月行工大小水子心手文方", "⼀⼆⼗⼈⽇⽉⾏⼯⼤⼩⽔⼦⼼⼿⽂⽅")
WRONG = ("16件", "26件"), ("328条", "338条"), ("3件", "5件")
"""So that something is found."""


def radicals(text: str) -> str:
    return text.translate(LOOKING_ALIKE)


def blanks(mark: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])", mark, text)


def read(text: str, path: Path) -> Report:
    path.write_text(text, encoding="utf-8")
    return read_document(path).report


def found(report: Report) -> list[Finding]:
    return list(run(Facts(report, strict=True)).findings)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return sorted((one.code, "".join(unified(one.message).split())) for one in findings)


@pytest.fixture
def wrong() -> str:
    text = page(SAMPLE).decode("utf-8")
    for right, said in WRONG:
        text = text.replace(f">{right}", f">{said}").replace(right, said, 1)
    return text


def test_radicals_are_read_as_characters(wrong: str, tmp_path: Path) -> None:
    before, after = read(wrong, tmp_path / "a.html"), read(radicals(wrong), tmp_path / "b.html")
    assert (after.figures, after.editions, after.outline) == (before.figures, before.editions, before.outline)
    assert {one.code for one in found(before)} >= {"G1", "G8"}
    assert told(found(after)) == told(found(before))
    assert after.sections == {id_: tuple(map(radicals, texts)) for id_, texts in before.sections.items()}
    assert after.card.full_name == before.card.full_name


def test_the_place_of_a_finding_holds_what_was_typed(wrong: str, tmp_path: Path) -> None:
    report = read(radicals(wrong), tmp_path / "b.html")
    texts = {(one.section, one.number): one.text for one in Facts(report).printed}
    places = [one.spot for one in found(report) if one.spot and (one.spot.section, one.spot.paragraph) in texts]
    assert places
    for spot in places:
        assert texts[spot.section, spot.paragraph][spot.start : spot.end] == spot.excerpt


@pytest.mark.parametrize(
    "mark", [" ", "\u00a0", "\u2009", "\u3000", "\u2002", "&nbsp;", "\u200b", "\u00b9", "<sup>1</sup>"]
)
def test_blanks_beside_numbers_say_nothing(wrong: str, mark: str, tmp_path: Path) -> None:
    start = wrong.index("<body")
    spaced = wrong[:start] + re.sub(r">[^<]+<", lambda part: blanks(mark)(part[0]), wrong[start:])
    before, after = read(wrong, tmp_path / "a.html"), read(spaced, tmp_path / "b.html")
    compared = {"G1", "G2", "G3", "G4", "G8", "G10", "G14", "H9"}
    codes = [sorted({one.code for one in found(report)} & compared) for report in (before, after)]
    assert codes[1] == codes[0]
    assert {"G1", "G8"} <= set(codes[0])


@pytest.mark.parametrize("change", [radicals, blanks("\u00a0")])
def test_headings_in_a_word_file_are_found_all_the_same(change: Callable[[str], str], tmp_path: Path) -> None:
    lines = ["一、总体情况", "话。", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况", "话。"]
    lines = ["测试县人民政府2025年政府信息公开工作年度报告", *lines, "测试县人民政府", "2026年1月16日"]
    path = tmp_path / "x.docx"
    path.write_bytes(as_docx(Paper([Line(change(line)) for line in lines])))
    report = read_document(path).report
    assert report.imported
    assert [unified(heading) for heading in report.imported.headings] == [lines[1], lines[3], lines[4]]
    assert report.card.full_name == "测试县人民政府"
    assert unified(report.signature.date).replace(" ", "") == "2026年1月16日"
