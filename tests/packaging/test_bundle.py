"""The frozen program's folder and what its starter says."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.places import ROOT


@pytest.fixture(scope="module")
def bundle() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "bundle.py"))


def test_another_content_is_another_folder_so_that_versions_lie_beside_each_other(
    bundle: dict[str, Any], tmp_path: Path
) -> None:
    library, archive = tmp_path / "a.dll", tmp_path / "gknb.pyz"
    library.write_bytes(b"library")
    archive.write_bytes(b"modules")
    entries = [("a.dll", str(library), "BINARY"), ("gknb.pyz", str(archive), "DATA"), ("a.so", "b.so", "SYMLINK")]
    name = bundle["folder_name"](entries)
    assert name.startswith(f"gknb-lib-{bundle['version']()}-")
    assert bundle["folder_name"](entries[::-1]) == name
    archive.write_bytes(b"modules, changed")
    assert bundle["folder_name"](entries) != name


def starter(*sentences: str) -> bytes:
    return b"MZ" + b"".join(f"{sentence}\0".encode("utf-16-le") for sentence in sentences) + b"rest"


def test_what_the_starter_says_is_chinese_and_moves_nothing(bundle: dict[str, Any], tmp_path: Path) -> None:
    exe = tmp_path / "gknb.exe"
    exe.write_bytes(before := starter(*bundle["SAID"]))
    bundle["speak_chinese"](exe)
    content = exe.read_bytes()
    assert len(content) == len(before)
    assert content.endswith(b"rest")
    for sentence, now in bundle["SAID"].items():
        assert f"{now}\0".encode("utf-16-le") in content
        assert sentence.encode("utf-16-le") not in content
        assert sentence.count("%ls") == now.count("%ls")


def test_a_starter_that_says_something_else_stops_the_build(bundle: dict[str, Any], tmp_path: Path) -> None:
    exe = tmp_path / "gknb.exe"
    exe.write_bytes(starter("Python DLL not found: '%ls'"))
    with pytest.raises(ValueError, match="does not say this any more"):
        bundle["speak_chinese"](exe)
