"""A table that a document does not have is said to be missing, whatever stands in its place; one that holds another
small one in a cell is there."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as pages

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Level
from app.drafts.storage import load
from app.form.editions import TABLES, edition
from app.incoming.document import Reading, read_document
from app.paste.clipboard import from_html
from app.printing.html import page as as_page
from app.printing.word.writer import document as as_word
from app.report.changes import apply
from app.report.model import Report
from app.system.resources import resource
from tests.app.incoming.paper import W

SAMPLES = {year: load(resource("examples", f"sample-{year}.gknb")) for year in (2020, 2025)}
COMPARED = {"G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G17", "D1", "D2", "D3", "E1", "A2"}
Change = Callable[[Any, str], None]
"""What is done to a table; the second is the kind of file."""


def paragraph(kind: str, text: str) -> Any:
    if kind == "html":
        made = pages.Element("p")
        made.text = text
        return made
    made = etree.Element(f"{{{W}}}p")
    etree.SubElement(etree.SubElement(made, f"{{{W}}}r"), f"{{{W}}}t").text = text
    return made


def rows_of(table: Any, kind: str) -> list[list[str]]:
    row, cells = ("tr", ("td", "th")) if kind == "html" else (f"{{{W}}}tr", (f"{{{W}}}tc",))
    return [["".join(cell.itertext()).strip() for cell in one if cell.tag in cells] for one in table.iter(row)]


def put_instead(table: Any, nodes: list[Any]) -> None:
    at = table.getparent().index(table)
    table.getparent()[at : at + 1] = nodes


def gone(table: Any, _kind: str) -> None:
    put_instead(table, [])


def picture(table: Any, kind: str) -> None:
    image = pages.Element("img", src="a.png") if kind == "html" else paragraph(kind, "")
    if kind == "docx":
        drawing = etree.SubElement(image[0], f"{{{W}}}drawing")
        etree.SubElement(drawing, "{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    put_instead(table, [image])


def asking(table: Any, kind: str) -> None:
    """The figures stand in fields whose contents the file does not have."""
    for cell in [cell for cell in table.iter("td", f"{{{W}}}tc") if FIGURE.fullmatch("".join(cell.itertext()).strip())]:
        if kind == "html":
            cell.text = ""
            etree.SubElement(cell, "input", type="text")
            continue
        control = etree.Element(f"{{{W}}}sdt")
        properties = etree.SubElement(control, f"{{{W}}}sdtPr")
        etree.SubElement(properties, f"{{{W}}}showingPlcHdr")
        content = etree.SubElement(control, f"{{{W}}}sdtContent")
        cell.getparent().replace(cell, control)
        content.append(cell)


def lines(join: str) -> Change:
    def change(table: Any, kind: str) -> None:
        texts = [join.join(filter(None, row)) for row in rows_of(table, kind)]
        put_instead(table, [paragraph(kind, line) for text in texts for line in text.split("\n") if line])

    return change


FIGURE = re.compile(r"[增减]?[\d.]+")
CHANGES: dict[str, Change] = {
    "fields": asking,
    "gone": gone,
    "picture": picture,
    "rows as lines": lines(" "),
    "with bars": lines(" | "),
    "cells as lines": lines("\n"),
}


def changed(year: int, kind: str, tables: dict[str, Change], folder: Path) -> Reading:
    """The sample report as a file of a kind, with some of its tables changed."""
    path = folder / f"x.{kind}"
    if kind == "html":
        root = pages.document_fromstring(as_page(SAMPLES[year]).decode("utf-8"))
        found = list(root.iter("table"))
    else:
        package = zipfile.ZipFile(io.BytesIO(as_word(SAMPLES[year]).data))
        root = etree.fromstring(package.read("word/document.xml"))
        found = list(root.iter(f"{{{W}}}tbl"))
    assert len(found) == 3
    for id_, table in zip(TABLES, found, strict=True):
        if id_ in tables:
            tables[id_](table, kind)
    if kind == "html":
        path.write_bytes(pages.tostring(root, encoding="utf-8"))
    else:
        with zipfile.ZipFile(path, "w") as made:
            for name in package.namelist():
                data = etree.tostring(root) if name == "word/document.xml" else package.read(name)
                made.writestr(name, data)
    return read_document(path)


def said(report: Report, *, strict: bool = True) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in run(Facts(report, strict=strict)).findings:
        found.setdefault(finding.code, []).append(finding.message)
    return found


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize("year", list(SAMPLES))
@pytest.mark.parametrize("id_", TABLES)
@pytest.mark.parametrize("change", list(CHANGES))
def test_a_table_that_is_not_there_is_said(change: str, id_: str, year: int, kind: str, tmp_path: Path) -> None:
    before = changed(year, kind, {}, tmp_path)
    after = changed(year, kind, {id_: CHANGES[change]}, tmp_path)
    heading = edition(before.report.editions[id_]).table(id_).heading
    found = said(after.report)
    (message,) = found["H27"]
    assert message.startswith(f"没有找到“{heading}”表。")
    assert ("1张图片" in message, "行文字" in message) == (change == "picture", "lines" in change or "bars" in change)
    new = found.keys() - said(before.report).keys() - {"H27"}
    assert not new & (COMPARED | {"H4", "H1"}), {code: found[code] for code in new}
    assert after.report.sections == before.report.sections
    assert set(after.report.figures) == {cell for cell in before.report.figures if not cell.startswith(f"{id_}.")}


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize("change", list(CHANGES))
def test_a_document_without_any_of_the_three(change: str, kind: str, tmp_path: Path) -> None:
    after = changed(2025, kind, dict.fromkeys(TABLES, CHANGES[change]), tmp_path)
    found = said(after.report)
    assert len(found["H27"]) == 3
    assert not found.keys() & (COMPARED | {"H1"})


def test_it_is_an_error_of_a_document_and_a_question_in_a_draft(tmp_path: Path) -> None:
    report = changed(2025, "html", {"requests": gone}, tmp_path).report
    levels = [{f.level for f in run(Facts(report, strict=on)).findings if f.code == "H27"} for on in (True, False)]
    assert levels == [{Level.ERROR}, {Level.QUERY}]


def test_a_table_that_is_filled_later_is_checked_like_any_other(tmp_path: Path) -> None:
    report = changed(2025, "html", {"requests": gone}, tmp_path).report
    cells = edition("2021").table("requests").inputs
    figures = dict.fromkeys((cell.id for cell in cells), "0") | {cells[0].id: "99"}
    filled = apply(report, {("figures", cell): text for cell, text in figures.items()})
    found = said(filled)
    assert "H27" not in found
    assert {"D3", "G1"} <= found.keys()


def test_a_table_that_is_being_filled_is_a_drafts(tmp_path: Path) -> None:
    report = changed(2025, "html", {"requests": gone}, tmp_path).report
    begun = apply(report, {("figures", edition("2021").table("requests").inputs[0].id): "99"})
    assert not said(begun, strict=False).keys() & {"H27", "A2", "D3", "G1"}
    assert {"A2", "D3"} <= said(begun).keys()


def small_table(cell: Any, kind: str, *, columns: int = 1) -> None:
    """Put what a cell holds into a table of its own."""
    if kind == "html":
        inside, cell.text = cell.text or "", ""
        row = etree.SubElement(etree.SubElement(cell, "table"), "tr")
        for text in (inside, *[""] * (columns - 1)):
            etree.SubElement(row, "td").text = text
        return
    name = f"{{{W}}}"
    content = [child for child in cell if child.tag == f"{name}p"]
    row = etree.SubElement(etree.SubElement(cell, f"{name}tbl"), f"{name}tr")
    etree.SubElement(row, f"{name}tc").extend(content)
    for _ in range(columns - 1):
        etree.SubElement(etree.SubElement(row, f"{name}tc"), f"{name}p")
    cell.append(paragraph("docx", ""))


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize("year", list(SAMPLES))
@pytest.mark.parametrize("which", [-1, -2, 5, 0])
@pytest.mark.parametrize("columns", [1, 2])
def test_small_tables_in_cells_leave_the_official_table_whole(
    columns: int, which: int, year: int, kind: str, tmp_path: Path
) -> None:
    def change(table: Any, kind: str) -> None:
        cells = [cell for cell in table.iter("td", "th", f"{{{W}}}tc") if "".join(cell.itertext()).strip()]
        small_table(cells[which], kind, columns=columns)

    before = changed(year, kind, {}, tmp_path)
    after = changed(year, kind, dict.fromkeys(TABLES, change), tmp_path)
    assert after.report.figures == before.report.figures
    assert after.report.printed == before.report.printed


def test_a_small_table_in_a_cell_is_pasted_as_its_words() -> None:
    assert from_html("<table><tr><td><table><tr><td>486</td></tr></table></td><td>3</td></tr></table>") == (
        ("486", "3"),
    )


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_tables_that_lay_out_the_page_are_still_layout(kind: str, tmp_path: Path) -> None:
    def change(table: Any, kind: str) -> None:
        if kind == "html":
            outer = etree.Element("table")
            cell = etree.SubElement(etree.SubElement(outer, "tr"), "td")
        else:
            outer = etree.Element(f"{{{W}}}tbl")
            cell = etree.SubElement(etree.SubElement(outer, f"{{{W}}}tr"), f"{{{W}}}tc")
        table.getparent().replace(table, outer)
        cell.append(table)
        if kind == "docx":
            cell.append(paragraph(kind, ""))

    before = changed(2025, kind, {}, tmp_path)
    after = changed(2025, kind, dict.fromkeys(TABLES, change), tmp_path)
    assert after.report.figures == before.report.figures
