"""`gknb causes`: what may have gone wrong where a table does not add up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from app.drafts import storage
from app.report.changes import Changes, apply
from app.report.model import Report
from app.system.resources import resource

GRANTED = "requests.granted.natural_person"


def draft(path: Path, **cells: str) -> Path:
    report: Report = storage.load(resource("examples", "sample-2025.gknb"))
    changes: Changes = {("figures", f"requests.{cell.replace('__', '.')}"): text for cell, text in cells.items()}
    storage.save(apply(report, changes), path)
    return path


def test_a_report_that_adds_up_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["causes", str(draft(tmp_path / "a.gknb"))]) == 0
    assert capsys.readouterr().out.strip() == "表格的勾稽关系都相等。"


def test_a_figure_in_the_next_column_is_named_with_what_mends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = storage.load(resource("examples", "sample-2025.gknb")).figures
    right, beside = figures[GRANTED], figures["requests.granted.business"]
    path = draft(tmp_path / "a.gknb", granted__natural_person=beside, granted__business=right)
    assert main(["causes", str(path)]) == 0
    assert "（一）予以公开" in capsys.readouterr().out
    assert main(["causes", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {GRANTED: right, "requests.granted.business": beside} in [one["changes"] for one in found]


def test_what_nobody_can_tell_is_not_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = storage.load(resource("examples", "sample-2025.gknb")).figures
    cell = "received__natural_person"
    path = draft(tmp_path / "a.gknb", **{cell: str(int(right["requests.received.natural_person"]) + 50)})
    storage.save(apply(storage.load(path), {("sections", "1"): ()}), path)
    assert main(["causes", str(path)]) == 0
    assert "看不出" in capsys.readouterr().out


def test_a_file_that_is_none_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["causes", str(tmp_path / "no.gknb")]) == 2
    assert "no.gknb" in capsys.readouterr().err


def test_what_the_text_says_tells_which_result_is_one_too_few(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    text = ("（二）依申请公开", "本年度办结的申请中，予以公开8件、部分公开1件。")
    fewer = str(int(report.figures[GRANTED]) - 1)
    path = tmp_path / "a.gknb"
    storage.save(apply(report, {("sections", "1"): text, ("figures", GRANTED): fewer}), path)
    assert main(["causes", str(path)]) == 0
    said = capsys.readouterr().out
    assert "自然人" in said
    assert "正文写予以公开8件" in said
