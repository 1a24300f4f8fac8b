"""A release is built from files that are known by their sums, in the versions that are locked."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LOCKED = re.compile(r"([\w.-]+)==([\w.]+)(?:\s*;.*)?")
HASHED = re.compile(r"([\w.-]+)==([\w.]+) --hash=sha256:[0-9a-f]{64}")


@pytest.fixture(scope="module")
def hashes() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "hashes.py"))


def required(file: str, pattern: re.Pattern[str], hashes: dict[str, Any]) -> dict[str, str]:
    lines = (ROOT / "requirements" / file).read_text(encoding="utf-8").splitlines()
    found = [pattern.fullmatch(line) for line in lines if not line.startswith("#")]
    assert all(found)
    return {hashes["named"](one[1]): one[2] for one in found if one}


def test_every_locked_version_has_its_sum(hashes: dict[str, Any]) -> None:
    assert required("windows.txt", HASHED, hashes) == required("lowest.txt", LOCKED, hashes)


def test_a_wheel_is_a_line_with_its_sum(hashes: dict[str, Any], tmp_path: Path) -> None:
    for name, data in (("Zope.b_c-1.0-py3-none-any.whl", b""), ("a-2-py3-none-any.whl", b"a")):
        (tmp_path / name).write_bytes(data)
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    found = hashes["lines"](tmp_path.glob("*.whl"))
    assert [line.partition(" ")[0] for line in found] == ["a==2", "zope-b-c==1.0"]
    assert found[1].endswith(f"--hash=sha256:{empty}\n")


def test_actions_of_others_are_named_by_what_they_hold() -> None:
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    used = [one for file in files for one in re.findall(r"uses: (\S+)", file.read_text(encoding="utf-8"))]
    assert len(used) > 10
    assert [one for one in used if not re.fullmatch(r"\./\S+\.yml|actions/[\w-]+@[0-9a-f]{40}", one)] == []
