"""The workbook: numbers as numbers, totals as formulas with their values, everything in sight and on paper."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.export import made
from app.form.editions import TABLES
from app.form.layout import grid
from app.incoming.document import read_document
from app.report.model import Report
from app.tables.sheet import sheets
from tests.app.printing.word.samples import FORMS, empty, filled
from tests.app.printing.word.test_validator import VALIDATOR


def opened(data: bytes, *, values: bool = True) -> Workbook:
    return load_workbook(io.BytesIO(data), data_only=values)


def shown(book: Workbook, report: Report) -> list[tuple[object, str, object]]:
    """(value in the workbook, text on paper, number format) of every place."""
    return [
        (
            page.cell(p.row + 1, p.col + 1).value,
            sheet.printed_text(p.cell) if p.cell else p.text,
            page.cell(p.row + 1, p.col + 1).number_format,
        )
        for page, sheet in zip(book.worksheets[1:], sheets(report).values(), strict=True)
        for p in grid(sheet.table).places
    ]


def as_seen(value: Any, style: str) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if style.startswith('"增"'):
        return f"{'增' if value > 0 else '减' if value < 0 else ''}{abs(value)}"
    number, _, unit = style.partition('"')
    decimals = len(number.partition(".")[2])
    said = unit.rstrip('"')
    return f"{value:.{decimals}f}{said}"


@pytest.mark.parametrize(("year", "parts"), FORMS)
@pytest.mark.parametrize("make", [empty, filled])
def test_every_cell_shows_what_stands_on_paper(make: Callable[[int, str], Report], year: int, parts: str) -> None:
    report = make(year, parts)
    book = opened(made(report, ".xlsx").data)
    for value, text, style in shown(book, report):
        assert as_seen(value, str(style)) == text
    for page, sheet in zip(book.worksheets[1:], sheets(report).values(), strict=True):
        merged = {(m.min_row, m.min_col, m.max_row, m.max_col) for m in page.merged_cells.ranges}
        spans = {(p.row + 1, p.col + 1, p.row + p.rowspan, p.col + p.colspan) for p in grid(sheet.table).places}
        assert merged == {span for span in spans if span[:2] != span[2:]}
        assert page.title == sheet.table.short


def test_amounts_and_changes_are_numbers() -> None:
    report = filled(2025, "official").model_copy(update={"figures": {"proactive.fees.amount": "1.260"}})
    values = {text: value for value, text, _ in shown(opened(made(report, ".xlsx").data), report)}
    assert values["1.260"] == 1.26
    old = filled(2020, "official")
    values = {text: value for value, text, _ in shown(opened(made(old, ".xlsx").data), old)}
    assert (values["减25"], values["718.3854万元"]) == (-25, 718.3854)


@given(st.dictionaries(st.integers(0, 100), st.sampled_from(["0", "7", "123456", "", "约3", "—"])))
def test_the_value_kept_for_a_formula_is_what_the_formula_says(entries: dict[int, str]) -> None:
    report = empty(2025, "official")
    cells = [cell for sheet in sheets(report).values() for cell in sheet.table.inputs]
    report = report.model_copy(update={"figures": {cells[n].id: text for n, text in entries.items() if text}})
    data = made(report, ".xlsx").data
    formulas, values = opened(data, values=False), opened(data)
    for page in formulas.worksheets[1:]:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("=IF(COUNT("):
                    said = values[page.title][cell.coordinate].value
                    assert ("" if said is None else said) == worked_out(values[page.title], cell.value)


def worked_out(page: Any, formula: str) -> object:
    """What Excel would say to our formulas."""
    inside = formula[len("=IF(COUNT(") : formula.index(")=0")]
    numbers: list[float] = []
    for stretch in inside.split(","):
        found = page[stretch]
        rows = found if isinstance(found, tuple) else ((found,),)
        numbers += [
            cell.value
            for row in rows
            for cell in (row if isinstance(row, tuple) else (row,))
            if isinstance(cell.value, int | float)
        ]
    return sum(numbers) if numbers else ""


def test_the_first_sheet_says_whose_figures_these_are() -> None:
    report = filled(2025, "official")
    rows = [row[:2] for row in opened(made(report, ".xlsx").data).worksheets[0].iter_rows(values_only=True)]
    said = {name: text for name, text in rows}  # noqa: C416
    assert report.title in said
    assert (said["机关名称"], said["年度"], said["成文日期"]) == ("示例区交通运输局", "2025年", "2026年1月11日")


def test_heads_stay_in_sight_labels_fit_and_a_page_holds_the_whole_width() -> None:
    book = opened(made(filled(2025, "official"), ".xlsx").data)
    assert [page.freeze_panes for page in book.worksheets[1:]] == ["B1", "D4", "A4"]
    assert [page.print_title_rows for page in book.worksheets[1:]] == [None, "$1:$3", "$1:$3"]
    for page in book.worksheets:
        assert page.sheet_properties.pageSetUpPr
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToHeight, str(page.page_setup.paperSize)) == (0, "9")
    requests = book.worksheets[2]
    assert requests.row_dimensions[24].height > 30
    assert all(requests.column_dimensions[letter].width >= 8 for letter in "DEFGHIJ")


def test_hostile_figures_are_text_and_no_formulas() -> None:
    report = empty(2025, "official").model_copy(update={"figures": {"proactive.rules.issued": "=1+1\x02"}})
    cell = opened(made(report, ".xlsx").data, values=False).worksheets[1]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_it_is_read_back_with_the_same_figures(year: int, parts: str, tmp_path: Path) -> None:
    report = filled(year, parts)
    (tmp_path / "x.xlsx").write_bytes(made(report, ".xlsx").data)
    read = read_document(tmp_path / "x.xlsx").report
    assert read.year == year
    for id_ in TABLES:
        mine, theirs = sheets(report)[id_], sheets(read)[id_]
        assert [theirs.value(cell.id) for cell in mine.table.cells] == [
            mine.value(cell.id) for cell in mine.table.cells
        ]


@pytest.mark.slow
@pytest.mark.skipif(not VALIDATOR, reason="needs ooxml-validator")
@pytest.mark.parametrize("make", [empty, filled])
@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_the_sdk_finds_no_error(make: Callable[[int, str], Report], year: int, parts: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(made(make(year, parts), ".xlsx").data)
    assert VALIDATOR
    command = [VALIDATOR, str(path), "--officeVersion", "Office2019"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False).stdout
    assert json.loads(said)["errors"] == []


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs soffice")
def test_libreoffice_works_the_formulas_out_to_the_same(tmp_path: Path) -> None:
    report = filled(2025, "official")
    (tmp_path / "x.xlsx").write_bytes(made(report, ".xlsx").data)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to"]
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3"
    subprocess.run(
        [*command, options, "--outdir", str(tmp_path), str(tmp_path / "x.xlsx")],
        capture_output=True,
        check=True,
        timeout=120,
    )
    said = next(tmp_path.glob("*.csv")).read_text(encoding="utf-8")
    sheet = sheets(report)["requests"]
    totals = [sheet.printed_text(cell) for cell in sheet.table.cells if cell.is_total]
    assert all(total in said for total in totals)
