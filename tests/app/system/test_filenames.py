"""Names that Windows would swallow."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.system.filenames import LONGEST, allowed, fault, reachable, refused, same_file


@pytest.mark.parametrize(
    "name",
    [
        "CON.gknb",
        "con",
        "Nul.年报.gknb",
        "COM1.docx",
        "lpt¹.docx",
        "PRN .gknb",
        "a:b.gknb",
        "年报?.gknb",
        "年报.",
        "年报 ",
        "a\tb",
        "长" * 251 + ".gknb",
        "😀" * 126 + ".gknb",
    ],
)
def test_a_name_that_windows_forbids_is_explained(name: str) -> None:
    assert "文件名" in fault(name)
    assert refused(Path(f"x/{name}"), "win32") == fault(name)
    assert refused(Path(name), "linux") == ""


@pytest.mark.parametrize(
    "name",
    ["2025年年报.gknb", "CONTRACT.gknb", "年报（一）.docx", "COM10.gknb", ".gknb", "a.b.c", "长" * 250 + ".gknb"],
)
def test_an_ordinary_name_is_allowed(name: str) -> None:
    assert fault(name) == ""
    assert allowed(name) == name or len(name) > 80


@given(st.text(max_size=40).map(lambda name: name * 8) | st.text(max_size=40))
def test_a_proposed_name_is_always_allowed(name: str) -> None:
    assert fault(allowed(name)) == ""


def test_one_file_is_known_under_another_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    path = tmp_path / "年报.gknb"
    path.write_bytes(b"")
    assert same_file(path, tmp_path / "a" / ".." / "年报.gknb")
    monkeypatch.chdir(tmp_path)
    assert same_file(path, Path("年报.gknb"))
    assert same_file(tmp_path / "none", Path("none"))
    os.link(path, tmp_path / "b.gknb")
    assert same_file(path, tmp_path / "b.gknb")
    assert not same_file(path, tmp_path / "none")


def test_a_long_path_gets_the_prefix_on_windows_alone() -> None:
    long = Path("/", *["很长的文件夹"] * 60, "年报.gknb")
    assert reachable(long, "linux") == long
    assert str(reachable(long, "win32")).startswith("\\\\?\\")
    assert reachable(reachable(long, "win32"), "win32").name.endswith("年报.gknb")
    short = Path("/a") / ("b" * (LONGEST - 10))
    assert reachable(short, "win32") == short
