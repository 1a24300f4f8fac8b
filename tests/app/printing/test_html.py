"""The web page by the judgement of others: html-validate for its build, axe for those who hear it.

`npm install --no-save html-validate axe-core puppeteer-core` and a Chromium provide them; without, the tests are
skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from app.printing import html
from tests.app.printing.word.samples import FORMS, filled, hostile
from tests.places import ROOT

MODULES = ROOT / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VALIDATE = MODULES / ".bin" / "html-validate"
AXE = all((MODULES / name).is_dir() for name in ("axe-core", "puppeteer-core"))
RULES = {"root": True, "extends": ["html-validate:recommended"], "rules": {"no-inline-style": "off"}}
"""Styles in the tags are meant: they are the same that the fragment for editors needs."""


def pages(folder: Path) -> list[Path]:
    found = []
    for year, parts in FORMS:
        for make in (filled, hostile):
            path = folder / f"{make.__name__}-{parts}{year}.html"
            path.write_bytes(html.page(make(year, parts)))
            found.append(path)
    return found


@pytest.mark.slow
@pytest.mark.skipif(not VALIDATE.exists(), reason="needs html-validate")
def test_html_validate_finds_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(RULES), encoding="utf-8")
    command = [str(VALIDATE), "--formatter", "json", *map(str, pages(tmp_path))]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    found = {message["ruleId"] for result in json.loads(said.stdout) for message in result["messages"]}
    assert found <= {"long-title"}  # the name of a hostile body is as long as it likes


@pytest.mark.slow
@pytest.mark.skipif(not (CHROMIUM and AXE), reason="needs axe-core, puppeteer-core and a Chromium")
def test_axe_finds_no_fault_and_no_head_is_broken_within_a_word(tmp_path: Path) -> None:
    files = [path for path in pages(tmp_path) if path.name.startswith("filled")]
    command = ["node", str(Path(__file__).with_name("axe.cjs")), str(CHROMIUM), *map(str, files)]
    environment = {**os.environ, "NODE_PATH": str(MODULES), "HOME": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=True)
    for said in json.loads(done.stdout):
        assert said == {"violations": [], "wide": False, "heads": []}


def test_heads_scopes_and_levels_are_said() -> None:
    page = html.page(filled(2025, "official")).decode()
    assert page.count("<thead>") == 2
    assert page.count("<caption>") == page.count("<table") == 3
    assert page.count("<th") - page.count("<thead") == page.count(" scope=")
    assert [level for level in range(1, 6) if f"<h{level}" in page] == [1, 2, 3, 4, 5]
    assert "<main>" in page


def test_what_is_pasted_into_an_editor_says_widths_and_lines_twice_and_has_no_style_sheet() -> None:
    fragment = html.fragment(filled(2025, "official"))
    assert "<style" not in fragment
    assert "<caption" not in fragment
    assert fragment.count('<table border="1"') == 3
    cells = fragment.count("<td") + fragment.count("<th ")
    assert fragment.count("border:1px solid #000") == fragment.count(' align="') - 3 == cells
    assert fragment.count(' width="') - 3 == fragment.count('style="width:') - 4 - 10 - 15
    tables = html.tables(filled(2025, "official"))
    assert tables.count("<table") == 3
    assert "<h2" not in tables
