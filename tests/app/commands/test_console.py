"""What goes out by standard output and standard error: in UTF-8, whole, or said to be not."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from app import __version__
from app.cli import main
from app.commands import console
from app.errors import INCOMPLETE
from app.system.resources import resource
from tests.app.commands.calls import new, told
from tests.places import ROOT


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUTF8"):
        environment.pop(name, None)
    return subprocess.run([sys.executable, "-m", "app", *arguments], env=environment, capture_output=True, check=False)


def test_output_is_utf_8_whatever_the_system_says() -> None:
    done = run("check", str(resource("examples", "sample-2025.gknb")))
    assert "示范县农业农村局" in done.stdout.decode("utf-8")
    assert "没有文件" in run("gibt-es-nicht.gknb").stderr.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a screen")
def test_without_a_screen_the_window_says_so() -> None:
    done = run()
    assert done.returncode == 2
    assert "没有图形界面" in done.stderr.decode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_screen_that_cannot_be_reached_is_said_too() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "app"], env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("gknb：打不开窗口：连不上图形界面")
    assert done.stderr.count(b"\n") == 1


def plain(
    *arguments: str, stdout: IO[bytes] | int = subprocess.PIPE, stderr: IO[bytes] | int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process, its output held back as it is where nothing is exported."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONUNBUFFERED", None)
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(command, env=environment, stdout=stdout, stderr=stderr, check=False)


FULL = Path("/dev/full")


needs_full = pytest.mark.skipif(sys.platform == "win32" or not FULL.exists(), reason="needs /dev/full")


WAYS_OUT = (
    ["--help"],
    ["--version"],
    ["check", "--help"],
    ["explain", "D3"],
    ["check", str(resource("examples", "sample-2025.gknb"))],
    ["check", str(resource("examples", "sample-2025.gknb")), "gibt-es-nicht.gknb", "--format", "json"],
)


@needs_full
@pytest.mark.parametrize("arguments", WAYS_OUT, ids=lambda words: " ".join(words[:2]))
def test_a_full_disk_is_said_and_exit_2(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        done = plain(*arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").endswith("gknb：磁盘已满：标准输出。\n")
    assert b"Exception" not in done.stderr


@needs_full
@pytest.mark.parametrize("arguments", [["--unknown"], ["check", "gibt-es-nicht.gknb"]])
def test_a_complaint_that_cannot_be_written_leaves_the_exit_code(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        assert plain(*arguments, stderr=full).returncode == 2


@pytest.mark.parametrize("arguments", WAYS_OUT[:4], ids=lambda words: " ".join(words[:2]))
def test_a_reader_that_has_gone_makes_no_noise(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = plain(*arguments, stdout=write)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (2, b"")


def test_an_error_of_the_system_without_a_file_is_not_blamed_on_the_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise OSError(errno.ENOMEM, "no memory")

    monkeypatch.setattr("app.commands.check.run", fail)
    assert main(["check", "x.gknb"]) == 2
    assert told(capsys) == "gknb：没有做完：内存不够。\n"


def test_the_module_of_the_command_line_is_the_command_line_too() -> None:
    done = subprocess.run([sys.executable, "-m", "app.cli", "--version"], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode().splitlines()) == (0, [f"gknb {__version__}"])


def test_a_windowed_program_without_streams_does_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    boxes: list[str] = []
    if sys.platform == "win32":
        monkeypatch.setattr("app.system.windows.show_message", lambda _, text: boxes.append(text))
    path = new(tmp_path)
    assert main(["check", str(path)]) == 0
    assert main(["--help"]) == 0
    assert boxes == []
    assert main(["new"]) == 2
    assert len(boxes) == (1 if sys.platform == "win32" else 0)
    console.finish()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' file names are always characters")
def test_a_file_name_that_is_no_text_is_printed_all_the_same() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app", "check", "\udcff.gknb"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert "没有这个文件" in done.stderr.decode("utf-8")
    assert done.stderr.count(b"\n") == 1


def test_the_inside_of_the_program_failing_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("app.commands.check.run", fail)
    assert main(["check", "x.gknb"]) == 2
    assert "程序内部出错（ZeroDivisionError）" in told(capsys)


@pytest.mark.parametrize("command", [["check"], ["import", "-o", "out.gknb"]], ids=["check", "import"])
def test_a_part_that_is_missing_is_not_blamed_on_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setitem(sys.modules, "app.incoming.document", None)  # so importing it fails
    monkeypatch.setattr("app.cli._note", lambda _: None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报.html").write_text("<p>2025年政府信息公开工作年度报告</p>", encoding="utf-8")
    assert main([*command, "年报.html"]) == 2
    assert told(capsys) == f"gknb：{INCOMPLETE}。\n"


def test_a_packaged_program_names_the_command_that_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # there gknb.exe is the window, which writes nothing
    for arguments in (["--help"], ["template", "--help"], ["check"]):
        main(arguments)
    said = "".join(capsys.readouterr())
    assert "用法：gknb-cli [-h]" in said
    assert "gknb-cli template check T.docx" in said
    assert "用“gknb-cli check --help”看用法" in said
    assert "gknb 文件.gknb  在窗口中打开草稿" in said
