"""The report that the project starts from, as it was published: cut tables, fallen rows, its own mistakes."""

import json
from pathlib import Path

import pytest

from app.cli import main
from app.drafts import storage
from app.form.editions import outline
from app.form.layout import grid
from app.incoming.document import read_document
from app.tables.sheet import sheets
from app.texts.printed import section
from tests.app.incoming.paper import Box, Line, Page, Paper, as_docx, as_html, renumbered
from tests.places import SAMPLES

REPORT = storage.load(SAMPLES / "jinshui-2020.gknb")
CUT = {"proactive": 10, "requests": 14}
"""Rows before the page break in its tables."""


def pages(table_id: str) -> list[Page]:
    """A table as published: cut at a page, the row labels of the requests one column off."""
    sheet = sheets(REPORT)[table_id]
    boxes = [
        Box(
            place.row,
            place.col,
            place.rowspan,
            place.colspan,
            (sheet.printed_text(place.cell) or "0") if place.cell else place.text.replace("1.", "1. "),
            "figure" if place.cell else "label",
        )
        for place in grid(sheet.table).places
    ]
    if table_id not in CUT:
        return [Page(boxes)]
    rows = grid(sheet.table).rows
    upper, lower = renumbered(boxes, range(CUT[table_id])), renumbered(boxes, range(CUT[table_id], rows))
    if table_id == "requests":
        upper = [
            Box(b.row, b.col, 1, b.colspan, b.text.removesuffix("息") if "6." in b.text else b.text) for b in upper
        ]
        lower = [Box(0, 0, 1, 1, ""), Box(0, 1, 1, 1, "息"), *(Box(0, n, 1, 1, "") for n in range(2, 9))] + [
            Box(b.row + 1, b.col, b.rowspan, b.colspan, b.text) for b in lower
        ]
    return [Page(upper), Page(lower)]


def published() -> Paper:
    paper = Paper([Line("金水区交通运输局 2020 年度信息公开工作报告"), *map(Line, REPORT.preface)])
    for part in outline(REPORT.outline).sections:
        paper.parts.append(Line(part.heading, bold=True))
        if part.table:
            paper.parts += pages(part.table)
        paper.parts += [Line(line.text) for line in section(REPORT, part.id)]
    paper.parts += [Line("金水区交通运输局"), Line("2021年1月11日")]
    return paper


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_every_figure_of_the_first_report_is_right(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"x.{kind}"
    path.write_bytes(as_docx(published()) if kind == "docx" else as_html(published()))
    reading = read_document(path)
    wanted = sheets(REPORT)
    for id_, sheet in sheets(reading.report).items():
        assert {cell.id: sheet.value(cell.id) or 0 for cell in sheet.table.cells} == {
            cell.id: wanted[id_].value(cell.id) or 0 for cell in wanted[id_].table.cells
        }
    assert reading.doubts == ()
    assert reading.report.sections == REPORT.sections
    assert main(["check", str(path), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    cells = {(finding["code"], tuple(finding["cells"])[:1]) for finding in found["findings"]}
    assert ("B1", ("proactive.other_services.previous_items",)) in cells
    assert {"A7", "H3", "G11"} <= {code for code, _ in cells}
    assert not {"D1", "D2", "D3", "E1", "H12", "H11"} & {code for code, _ in cells}
    assert found["figures"]["proactive.procurement.amount"] == "718.3854"
    assert found["figures"]["proactive.licensing.change"] == 21
