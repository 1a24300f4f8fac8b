"""The report's figures as a workbook: a sheet that says whose they are, and one for each table, laid out as the form."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from app.form.editions import EDITIONS, edition
from app.form.layout import LayoutPlace, TableLayout, grid
from app.ooxml.packing import pack
from app.ooxml.properties import core, extended
from app.ooxml.xml import permitted
from app.printing.xlsx_cells import Content, cached, content, letters_of
from app.printing.xlsx_sizes import heights, widths
from app.report.model import Report
from app.tables.sheet import Sheet, sheets
from app.texts import printed
from app.texts.paragraphs import signer

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_EDGE = Side(style="thin")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_FONT = Font(name="宋体", size=10.5)
_FONT_ORDER = b"b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split()
_WIDEST = 110.0
"""Units of width that an upright page shows in a size that can be read."""
COVER = "说明"
MOST_CHARACTERS = 32_000
"""A little less than a cell of Excel holds."""


def workbook(report: Report) -> bytes:
    """The workbook; the same bytes for the same report."""
    book = Workbook()
    first = book.active
    assert first is not None
    _cover(first, report)
    values: dict[str, dict[str, str]] = {}
    for number, sheet in enumerate(sheets(report).values(), 2):
        page = book.create_sheet(sheet.table.short)
        values[f"xl/worksheets/sheet{number}.xml"] = _fill(page, sheet)
        page.HeaderFooter.oddHeader.center.text = _on_a_line(sheet.table.heading)
    target = io.BytesIO()
    book.save(target)
    with zipfile.ZipFile(target) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts |= {name: cached(parts[name], known) for name, known in values.items()}
    parts["xl/styles.xml"] = _ordered(parts["xl/styles.xml"])
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


def _ordered(styles: bytes) -> bytes:
    """The styles with what makes a font in the order of the schema, which the library does not keep."""

    def sorted_font(found: re.Match[bytes]) -> bytes:
        pieces = re.findall(rb"<(\w+)[^>]*/>", found[1])
        whole = re.findall(rb"<\w+[^>]*/>", found[1])
        order = sorted(range(len(pieces)), key=lambda at: _FONT_ORDER.index(pieces[at]))
        return b"<font>" + b"".join(whole[at] for at in order) + b"</font>"

    return re.sub(rb"<font>(.*?)</font>", sorted_font, styles, flags=re.DOTALL)


def _cover(page: Worksheet, report: Report) -> None:
    """Whose figures these are, of which year, by which form."""
    page.title = COVER
    forms = {edition(report.editions.get(sheet.table.id, EDITIONS[-1].id)).name for sheet in sheets(report).values()}
    rows = (
        (printed.official_title(report), ""),
        ("机关名称", report.card.full_name),
        ("年度", f"{report.year}年"),
        ("统一格式", "、".join(sorted(forms))),
        ("落款单位", signer(report)),
        ("成文日期", report.signature.date),
        ("说明", "总计由公式算出，改了数会跟着变；金额、件数都是数，可以直接汇总。"),
    )
    for number, (name, stated) in enumerate(rows, 1):
        for column, text in ((1, name), (2, stated)):
            cell = page.cell(number, column)
            cell.value = _on_a_line(text) or None
            cell.data_type = "s" if cell.value else "n"
            cell.font, cell.alignment = _FONT, Alignment(vertical="center", wrap_text=number > 1)
    page["A1"].font = Font(name="宋体", size=14)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 12, 64
    page.row_dimensions[1].height = 30
    _print_setup(page)


def _on_a_line(text: str) -> str:
    return permitted(text)[0].replace("\n", " ")[:MOST_CHARACTERS]


def _fill(page: Worksheet, sheet: Sheet) -> dict[str, str]:
    """Put a table on a page; the values of the cells that hold formulas, by their names."""
    layout = grid(sheet.table)
    where = {place.cell.id: letters_of(place) for place in layout.places if place.cell}
    contents = {place: content(sheet, place, where) for place in layout.places}
    for place, held in contents.items():
        _put(page, place, held)
    shown = {place: held.shown for place, held in contents.items()}
    across = widths(sheet.table, shown)
    for number, width in enumerate(across, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    for number, height in enumerate(heights(layout, shown, across), 1):
        page.row_dimensions[number].height = height
    _freeze(page, layout)
    _print_setup(page)
    page.page_setup.orientation = "landscape" if sum(across) > _WIDEST else "portrait"
    return {letters_of(place): held.shown for place, held in contents.items() if held.is_formula}


def _freeze(page: Worksheet, layout: TableLayout) -> None:
    """The heads stay in sight while the figures are scrolled, and are printed again on every page."""
    first = min((place.col for place in layout.places if place.cell), default=0)
    page.freeze_panes = f"{get_column_letter(first + 1)}{layout.head_rows + 1}"
    if layout.head_rows:
        page.print_title_rows = f"1:{layout.head_rows}"


def _print_setup(page: Worksheet) -> None:
    """A4, one page wide."""
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_options.horizontalCentered = True
    foot = page.HeaderFooter.oddFooter
    assert foot is not None
    foot.center.text = "第&P页，共&N页"


def _put(page: Worksheet, place: LayoutPlace, held: Content) -> None:
    row, column = place.row + 1, place.col + 1
    for down in range(place.rowspan):
        for across in range(place.colspan):
            page.cell(row + down, column + across).border = _BORDER
    cell = page.cell(row, column)
    if isinstance(held.value, str) and not held.is_formula:
        cell.value = permitted(held.value)[0][:MOST_CHARACTERS] or None
        cell.data_type = "s" if cell.value else "n"
    else:
        cell.value = held.value
        cell.number_format = held.style
    side = "left" if place.role == "row label" and place.rowspan == 1 else "center"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    cell.font = _FONT
    if place.rowspan > 1 or place.colspan > 1:
        page.merge_cells(
            start_row=row, start_column=column, end_row=row + place.rowspan - 1, end_column=column + place.colspan - 1
        )
