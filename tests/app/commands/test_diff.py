"""`gknb diff`: what a corrected Word file says otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from app.drafts import storage
from app.report.model import Report
from tests.app.read_back.leader import edited, exported, in_paragraph, tracked
from tests.places import ROOT

DRAFT = ROOT / "examples" / "sample-2025.gknb"


def report() -> Report:
    return storage.load(DRAFT)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "改过.docx"
    path.write_bytes(exported(report()))
    return path


def test_a_file_as_it_was_exported_is_alike(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(DRAFT), str(file)]) == 0
    assert "与草稿相同" in capsys.readouterr().out


def test_a_corrected_one_is_told_place_by_place(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = "补贴发放后7个工作日内公开结果", "补贴发放后5个工作日内公开结果"
    file.write_bytes(edited(file.read_bytes(), lambda xml: in_paragraph(xml, old, tracked(old, new))))
    before = DRAFT.read_bytes()
    assert main(["diff", str(DRAFT), str(file)]) == 1
    out = capsys.readouterr().out
    assert "五、存在的主要问题及改进情况" in out
    assert "第2段 改写（王主任 2026-01-06 10:20）" in out
    assert new in out
    assert main(["diff", str(DRAFT), str(file), "--format", "json"]) == 1
    (one,) = json.loads(capsys.readouterr().out)["differences"]
    assert (one["kind"], one["section"]) == ("改写", "五、存在的主要问题及改进情况")
    assert one["revisions"][0]["author"] == "王主任"
    assert DRAFT.read_bytes() == before


def test_a_figure_in_a_table_is_told_with_its_cell(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = report()
    cell = "requests.received.natural_person"
    changed = mine.model_copy(update={"figures": mine.figures | {cell: "98"}})
    file.write_bytes(exported(changed))
    assert main(["diff", str(DRAFT), str(file), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["cell"], one["file"]) for one in told["differences"]] == [(cell, "98")]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", None])
def test_what_cannot_be_read_fails_in_a_line(
    data: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.docx"
    if data is not None:
        path.write_bytes(data)
    assert main(["diff", str(DRAFT), str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
