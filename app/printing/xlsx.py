"""The three tables as a workbook: a sheet for each, laid out as the official form."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from app.form.layout import Place, grid
from app.ooxml.packing import pack
from app.ooxml.properties import core, extended
from app.ooxml.xml import permitted
from app.report.model import Report
from app.tables.sheet import Sheet, sheets
from app.texts import printed

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_EDGE = Side(style="thin")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_TWIPS = 105.0
"""Twips that one unit of a column's width takes."""
MOST_CHARACTERS = 32_000
"""A little less than a cell of Excel holds."""


def workbook(report: Report) -> bytes:
    """The workbook; the same bytes for the same report."""
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for sheet in sheets(report).values():
        _fill(book.create_sheet(sheet.table.short), sheet)
    target = io.BytesIO()
    book.save(target)
    with zipfile.ZipFile(target) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    title, author = (permitted(text)[0] for text in (printed.official_title(report), report.card.full_name))
    return pack(parts | {"docProps/core.xml": core(title, author), "docProps/app.xml": extended(author)})


def cut(report: Report) -> tuple[str, ...]:
    """What is too long for a cell and was cut, in words."""
    return tuple(
        f"“{sheet.table.short}”表“{cell.name}”的字超过{MOST_CHARACTERS}个，Excel表格里只有前面的"
        for sheet in sheets(report).values()
        for cell in sheet.table.cells
        if len(sheet.printed_text(cell)) > MOST_CHARACTERS
    )


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for number, width in enumerate(sheet.table.widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width / _TWIPS
    for place in grid(sheet.table).places:
        _put(page, place, sheet)
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(page: Worksheet, place: Place, sheet: Sheet) -> None:
    row, column = place.row + 1, place.col + 1
    for down in range(place.rowspan):
        for across in range(place.colspan):
            page.cell(row + down, column + across).border = _BORDER
    cell = page.cell(row, column)
    words = sheet.printed_text(place.cell) if place.cell else place.text
    if place.cell and words.isascii() and words.isdecimal() and len(words) < 16:
        cell.value = int(words)
    else:
        cell.value = permitted(words)[0][:MOST_CHARACTERS] or None
        cell.data_type = "s" if cell.value else "n"
    side = "left" if place.role == "row label" and place.rowspan == 1 else "center"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    cell.font = Font(name="宋体", size=10.5)
    if place.rowspan > 1 or place.colspan > 1:
        page.merge_cells(
            start_row=row, start_column=column, end_row=row + place.rowspan - 1, end_column=column + place.colspan - 1
        )
