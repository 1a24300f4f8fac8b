"""Calls of the command line, and what they print."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main

ENGLISH = ("usage", "error", "argument", "required", "invalid", "Traceback", "show this", "options:", "No such")


def new(folder: Path, name: str = "草稿.gknb", *more: str) -> Path:
    path = folder / name
    assert main(["new", "--year", "2025", "--agency", "示范县水利局", "-o", str(path), *more]) == 0
    return path


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error, with nothing on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gknb：")
    assert err.endswith("。\n")
    assert err.count("\n") == 1
    assert [word for word in ENGLISH if word in err] == []
    return err
