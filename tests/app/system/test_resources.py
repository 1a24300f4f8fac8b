"""The program's own files are found in a checkout, a wheel and a bundle, and all of them are carried there."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from app.system import resources
from app.system.resources import resource
from tests.places import ROOT

USED = sorted(
    {
        found
        for room in ("app", "ui")
        for path in (ROOT / room).rglob("*.py")
        for found in re.findall(r'resource\(\s*"([^"]+)"', path.read_text(encoding="utf-8"))
    }
)


def test_a_checkout_has_them() -> None:
    assert resource("examples", "sample-2020.gknb").is_file()
    with pytest.raises(FileNotFoundError):
        resource("examples", "gibt-es-nicht.gknb")


def test_a_bundle_has_them_beside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("examples") == tmp_path / "examples"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "site" / "app" / "data" / "examples"
    inside.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "site" / "app" / "system" / "resources.py"))
    assert resource("examples") == inside.resolve()


@pytest.mark.parametrize("folder", USED)
def test_what_the_code_asks_for_goes_into_the_wheel_and_the_bundle(folder: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert any(name.split("/")[0] == folder for name in carried)
    assert f'"{folder}"' in (ROOT / "build.spec").read_text(encoding="utf-8")
    assert (ROOT / folder).is_dir()
