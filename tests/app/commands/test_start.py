"""A start that fails speaks: what is missing, what to do now, and a line in the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import cli
from app.cli import main
from app.errors import GknbError


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GKNB_HOME", str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return tmp_path


@pytest.mark.parametrize("error", [ImportError("DLL load failed"), OSError(2, "no such file")])
def test_files_that_are_missing_are_said_and_logged(
    logs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    def broken(name: str) -> object:
        raise error

    monkeypatch.setattr(cli, "import_module", broken)
    assert main([]) == 2
    said = capsys.readouterr().err
    assert "请先解压" in said
    assert "重新安装" in said
    assert any("crash" in path.read_text(encoding="utf-8") for path in logs.rglob("*.log"))


@pytest.mark.parametrize(("build", "fits"), [(None, True), (17763, True), (22631, True), (17134, False), (7601, False)])
def test_an_old_windows_is_refused_in_words(build: int | None, fits: bool) -> None:
    if fits:
        cli.refuse_old_windows(build)
    else:
        with pytest.raises(GknbError, match="1809"):
            cli.refuse_old_windows(build)


def test_a_part_that_is_missing_only_later_is_said_the_same_way(
    logs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(file: Path | None) -> int:
        raise ImportError("qwindows.dll")

    monkeypatch.setattr(cli, "_open_window", broken)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert main([]) == 2
    assert "请先解压" in capsys.readouterr().err
