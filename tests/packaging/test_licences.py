"""Everything inside the bundle comes with its licence text, or there is no bundle."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import Distribution, distribution
from pathlib import Path
from types import ModuleType

import pytest

from tests.places import ROOT


@pytest.fixture
def licences(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return import_module("licences")


@pytest.mark.skipif(not Path("/usr/share/common-licenses/LGPL-3").exists(), reason="the system has no licence texts")
def test_every_component_has_its_text_and_qt_says_how_it_is_exchanged(licences: ModuleType, tmp_path: Path) -> None:
    components = licences.gather(tmp_path)
    names = {one.split()[0].lower().replace("_", "-") for one in components}
    assert {"pyside6-essentials", "shiboken6", "lxml", "pydantic-core", "openpyxl", "et-xmlfile"} <= names
    texts = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.txt")}
    assert all(len(text) > 300 for text in texts.values())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["LGPL-3"]
    assert "GNU GENERAL PUBLIC LICENSE" in texts["GPL-3"]
    assert "不需要重新打包" in texts["第三方许可"]
    for one in components:
        assert one.split()[0] in texts["第三方许可"]


def test_a_component_without_a_text_stops_the_build(licences: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    bare: Distribution = distribution("pytest")
    monkeypatch.setattr(type(bare), "files", [])
    with pytest.raises(licences.Missing, match="pytest"):
        licences.texts_of(bare)
    assert "licences" in sys.modules
