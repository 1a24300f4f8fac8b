"""The two commands of the README: what they say, and that no name of a folder keeps Python from starting."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def start() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "start.py"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("WARNING: Retrying\nERROR: No matching distribution found for x\nNewConnectionError", "连不上软件源"),
        ("E: Unable to locate package libegl1", "连不上软件源"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "磁盘空间不够"),
        ("many lines\nERROR: something of its own\nnotice: a new pip", "ERROR: something of its own"),
        ("", "没有说原因"),
    ],
)
def test_why_it_was_not_installed_is_one_line(start: dict[str, Any], said: str, words: str) -> None:
    reason = start["reason"](said, "^ERROR|^E: ")
    assert reason.startswith(words)
    assert "\n" not in reason


def test_what_is_fetched_is_said_with_its_size(start: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    for line in (
        "Collecting x\n",
        "  Downloading PySide6_Essentials-6.8.3-cp39-abi3-manylinux_2_28_x86_64.whl (95.1 MB)\n",
        "  Using cached lxml-6.1.3-cp311-cp311-manylinux_2_26_x86_64.whl (5.2 MB)\n",
        "Installing collected packages: lxml, x\n",
    ):
        start["tell"](line)
    assert capsys.readouterr().out == "  下载 PySide6_Essentials（95.1 MB）\n  已有 lxml（5.2 MB）\n  正在安装……\n"


def test_what_the_program_needs_is_read_from_its_own_description(start: dict[str, Any]) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    alone, tested = start["requirements"](project, []), start["requirements"](project, ["test"])
    assert any(name.startswith("python-docx") for name in alone)
    assert next(name for name in tested if name not in alone).startswith("pytest")
    with pytest.raises(SystemExit, match="没有“tset”这一组软件包，可写test、dev、package"):
        start["requirements"](project, ["tset"])


NAMES = [b"plain", "示范 信息公开办".encode(), "示范 信息公开办".encode("gbk"), "开发（一）'\"\\n".encode()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no names in bytes")
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_folder_of_any_name_is_found_in_every_language(start: dict[str, Any], name: bytes, tmp_path: Path) -> None:
    """The file that names the folder is ASCII, which every code page has; the folder is found where it lies."""
    folder, packages = tmp_path / os.fsdecode(name), tmp_path / "site"
    folder.mkdir()
    packages.mkdir()
    (folder / "found_here.py").write_text("print('found')")
    told = f"import sysconfig; sysconfig.get_path = lambda _: {str(packages)!r}\n"
    subprocess.run([sys.executable, "-c", told + start["LINK"], folder], check=True)
    assert (packages / "gknb.pth").read_bytes().isascii()
    look = f"import site; site.addsitedir({str(packages)!r}); import found_here"
    for language in ("C", "C.UTF-8", "zh_CN.GBK"):
        environment = {**os.environ, "LC_ALL": language, "PYTHONUTF8": "0"}
        done = subprocess.run([sys.executable, "-P", "-c", look], env=environment, capture_output=True, check=False)
        assert done.stdout == b"found\n", done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_command_works_from_any_folder_and_through_a_link(start: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "环境 一" / "bin").mkdir(parents=True)
    python = tmp_path / "环境 一" / "bin" / "python"
    python.symlink_to(sys.executable)
    command = start["command_line"](python)
    assert command.read_bytes().isascii()
    (tmp_path / "gknb").symlink_to(command)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    (tmp_path / "app.py").write_text("raise SystemExit('the wrong app')")
    done = subprocess.run(
        [tmp_path / "gknb", "--version"], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert done.stdout.startswith(b"gknb "), done.stderr


def test_without_the_right_to_install_there_is_one_list(
    start: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = start["need"].__globals__
    monkeypatch.setitem(inside, "apt_get", lambda _: False)
    assert start["need"](["libegl1", "libgl1"]) == ["libegl1", "libgl1"]
    assert capsys.readouterr().err == "缺少系统软件包，请先由管理员安装：apt-get install libegl1 libgl1\n"
    monkeypatch.setitem(inside, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="建不了Python虚拟环境，没有往下做"):
        start["need"](["libegl1"])
    assert capsys.readouterr().err.endswith(f"apt-get install python3.{sys.version_info[1]}-venv libegl1\n")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_screen_that_is_named_and_not_there_is_none(start: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert start["opens_windows"](Path(sys.executable))
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    assert start["has_screen"]()
    assert not start["opens_windows"](Path(sys.executable))
