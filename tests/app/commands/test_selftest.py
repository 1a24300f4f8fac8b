"""The program's test of itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from app.commands import selftest
from app.pages.manual import parts


def test_a_good_program_says_what_it_saw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli._has_screen", lambda: False)
    out = tmp_path / "自检 结果.json"
    assert main(["--selftest", str(out)]) == 0
    seen = json.loads(out.read_text(encoding="utf-8"))
    assert seen["good"] is True
    assert list(seen["steps"]) == ["draft", "checks", "word", "others"]
    assert seen["steps"]["word"]["seen"]["sample-2025"] > 5000
    assert seen["steps"]["others"]["seen"][".xlsx bytes"] > 5000
    assert seen["steps"]["others"]["seen"]["guide parts"] == len(parts())


def test_a_step_that_fails_makes_it_bad_and_says_why(tmp_path: Path) -> None:
    def broken(_: Path) -> None:
        raise ValueError("少了文件")

    out = tmp_path / "out.json"
    assert selftest.run(out, ("broken", broken)) is False
    seen = json.loads(out.read_text(encoding="utf-8"))
    assert seen["good"] is False
    assert seen["steps"]["broken"] == {"good": False, "seen": "ValueError: 少了文件"}
    assert seen["steps"]["draft"]["good"] is True


def test_an_output_that_cannot_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.cli._has_screen", lambda: False)
    assert main(["--selftest", str(tmp_path / "没有" / "out.json")]) == 2
    assert "没有这个文件或文件夹" in capsys.readouterr().err
