"""The log tells where the program failed, and nothing of the report."""

import sys
from pathlib import Path

import pytest

from app.system import logs
from app.system.logs import Log, catch_crashes


def failing() -> None:
    text = "张某某举报的内容"
    try:
        raise OSError(28, text)
    except OSError as error:
        raise ValueError(text) from error


def test_a_crash_is_logged_without_its_message_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    undo = catch_crashes(Log(tmp_path), told.append)
    try:
        failing()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    undo()
    log = (tmp_path / logs.FILE).read_text(encoding="utf-8")
    assert [type(error) for error in told] == [ValueError]
    for part in ("in failing", "builtins.ValueError", "builtins.OSError 28", "test_logs.py"):
        assert part in log
    assert "张某某" not in log


def test_a_crash_while_telling_does_not_go_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    count = []

    def tell(error: BaseException) -> None:
        count.append(error)
        sys.excepthook(KeyError, KeyError("x"), None)

    undo = catch_crashes(Log(tmp_path), tell)
    sys.excepthook(ValueError, ValueError("x"), None)
    undo()
    assert len(count) == 1
    assert (tmp_path / logs.FILE).read_text(encoding="utf-8").count("crash (") == 2


def test_logs_turn_and_stay_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", 1000)
    log = Log(tmp_path)
    for number in range(500):
        log.write(f"entry {number} " + "x" * 50)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "gknb.1.log",
        "gknb.2.log",
        "gknb.3.log",
        "gknb.4.log",
        "gknb.log",
    ]
    assert all(file.stat().st_size < 1200 for file in tmp_path.iterdir())
    assert "entry 499" in log.file.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    Log(tmp_path / "file" / "logs").write("x")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
