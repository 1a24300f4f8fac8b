"""The web page by the judgement of others: html-validate for its build, axe for those who hear it.

`npm install --no-save html-validate axe-core puppeteer-core` and a Chromium provide them, the editors of websites
come from there too, UEditor from `pip install --no-deps --target node_modules/django-ueditor django-ueditor`;
without, the tests are skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.form.layout import LayoutPlace, grid
from app.printing import html
from app.report.model import Report
from app.tables.sheet import sheets
from tests.app.printing.word.samples import filled
from tests.papers.variants import variants
from tests.places import ROOT

MODULES = ROOT / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VALIDATE = MODULES / ".bin" / "html-validate"
EDITORS = ("tinymce", "@wangeditor/editor", "kindeditor", "django-ueditor")
PASTED = all((MODULES / name).is_dir() for name in (*EDITORS, "puppeteer-core"))
AXE = all((MODULES / name).is_dir() for name in ("axe-core", "puppeteer-core"))
RULES = {"root": True, "extends": ["html-validate:recommended"], "rules": {"no-inline-style": "off"}}
"""Styles in the tags are meant: they are the same that the fragment for editors needs."""


def pages(folder: Path) -> list[Path]:
    found = []
    for name, variant in variants().items():
        if not name.startswith(("name", "sign-")):
            found.append(folder / f"{name}.html")
            found[-1].write_bytes(html.page(variant.report))
    return found


@pytest.mark.slow
@pytest.mark.skipif(not VALIDATE.exists(), reason="needs html-validate")
def test_html_validate_finds_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(RULES), encoding="utf-8")
    command = [str(VALIDATE), "--formatter", "json", *map(str, pages(tmp_path))]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120, check=False)
    found = {message["ruleId"] for result in json.loads(said.stdout) for message in result["messages"]}
    assert found <= {"long-title"}  # the name of a hostile body is as long as it likes


@pytest.mark.slow
@pytest.mark.skipif(not (CHROMIUM and AXE), reason="needs axe-core, puppeteer-core and a Chromium")
def test_axe_finds_no_fault_and_no_head_is_broken_within_a_word(tmp_path: Path) -> None:
    files = [path for path in pages(tmp_path) if not path.name.startswith("hostile")]
    command = ["node", str(Path(__file__).with_name("axe.cjs")), str(CHROMIUM), *map(str, files)]
    environment = {**os.environ, "NODE_PATH": str(MODULES), "HOME": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=600, check=True)
    good = {"violations": [], "wide": False, "heads": []}
    names = [path.stem for path in files for _ in ("desk", "telephone")]
    assert {name: said for name, said in zip(names, json.loads(done.stdout), strict=True) if said != good} == {}


@pytest.mark.slow
@pytest.mark.skipif(not (CHROMIUM and PASTED), reason="needs the editors, puppeteer-core and a Chromium")
def test_what_is_pasted_into_an_editor_keeps_spans_widths_and_sides(tmp_path: Path) -> None:
    report = filled(2025, "official")
    (tmp_path / "fragment.html").write_text(html.fragment(report), encoding="utf-8")
    script = str(Path(__file__).with_name("paste.cjs"))
    command = ["node", script, str(CHROMIUM), str(MODULES), str(tmp_path / "fragment.html")]
    environment = {**os.environ, "NODE_PATH": str(MODULES), "HOME": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=300, check=True)
    places = [place for sheet in sheets(report).values() for place in grid(sheet.table).places]
    for name, said in json.loads(done.stdout).items():
        cells = re.findall(r"<t[dh](?: [^>]*)?>", said)
        assert len(cells) == len(places), name
        assert [_span(cell, "rowspan") for cell in cells] == [place.rowspan for place in places_in_order(report)], name
        assert [_span(cell, "colspan") for cell in cells] == [place.colspan for place in places_in_order(report)], name
        assert sum("%" in cell for cell in cells) == sum(place.colspan == 1 for place in places), name
        assert sum("center" in cell for cell in cells) > len(cells) / 2, name
        assert all("100%" in opened for opened in re.findall("<table[^>]*>", said)), name
        assert all(f"<h{level}" in said for level in (1, 2, 3)), name


def places_in_order(report: Report) -> list[LayoutPlace]:
    order = [
        sorted(grid(sheet.table).places, key=lambda place: (place.row, place.col)) for sheet in sheets(report).values()
    ]
    return [place for places in order for place in places]


def _span(cell: str, name: str) -> int:
    found = re.search(rf'{name}="(\d+)"', cell)
    return int(found[1]) if found else 1


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
    assert fragment.count(' width="') - 3 == sum(
        place.colspan == 1 for sheet in sheets(filled(2025, "official")).values() for place in grid(sheet.table).places
    )
    assert not re.search(r'<t[a-z]+ [^>]*style="[^"]*(?<!-)width:', fragment)
    tables = html.tables(filled(2025, "official"))
    assert tables.count("<table") == 3
    assert "<h2" not in tables
