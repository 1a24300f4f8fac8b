"""Reports as workbooks, as other programs and people make them: on one sheet or three, with what stands around."""

from __future__ import annotations

import csv
import html
import io
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.form.editions import TABLES, edition
from app.form.layout import LayoutPlace, grid
from app.form.parts import Table

Value = int | float | str | None


@dataclass
class Book:
    """A workbook and what a faithful reading says of each cell that is to be filled."""

    data: bytes
    expected: dict[str, str]
    hidden: list[str] = field(default_factory=list)
    """Rows that were hidden, by id."""


def made(seed: int, edition_id: str = "2021", *, one_sheet: bool = False, hide: bool = False) -> Book:
    random, book = Random(seed), Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    expected: dict[str, str] = {}
    hidden: list[str] = []
    sheet, top = first, random.choice([0, 2])
    first.title = "年报"
    for number, id_ in enumerate(TABLES):
        if number and not one_sheet:
            sheet, top = book.create_sheet(f"Sheet{number}"), random.choice([0, 1])
        table = edition(edition_id).table(id_)
        for said in _above(table, random):
            top += 1
            sheet.cell(top, 1 + random.randrange(3)).value = said
        left = random.choice([0, 0, 1])
        rows = _table(sheet, table, top, left, expected, random)
        if hide and id_ == "requests":
            hidden += _hide(sheet, table, top, expected, random)
        top += rows + random.choice([1, 3])
        if random.random() < 0.3:
            sheet.cell(top, 1).value = "填表人：张三　　联系电话：0371-65712345"
            top += 2
    target = io.BytesIO()
    book.save(target)
    return Book(target.getvalue(), expected, hidden)


def _above(table: Table, random: Random) -> Sequence[str]:
    title = random.choice(["", table.heading, f"附件：{table.heading}表"])
    return [said for said in (title, random.choice(["", "单位：件"])) if said]


def _table(sheet: Worksheet, table: Table, top: int, left: int, expected: dict[str, str], random: Random) -> int:
    places = grid(table).places
    for place in places:
        cell = sheet.cell(top + place.row + 1, left + place.col + 1)
        cell.value = _figure(place, expected, random) if place.cell else place.text
        if place.rowspan > 1 or place.colspan > 1:
            last = top + place.row + place.rowspan, left + place.col + place.colspan
            sheet.merge_cells(None, top + place.row + 1, left + place.col + 1, *last)
    return grid(table).rows


def _figure(place: LayoutPlace, expected: dict[str, str], random: Random) -> Value:
    assert place.cell
    number = random.choice([0, random.randrange(1, 9), random.randrange(10, 99_999)])
    if place.cell.is_total:
        return random.choice([number, None])
    if place.cell.kind == "signed count":
        expected[place.cell.id] = f"增{number}" if number else "0"
        return expected[place.cell.id]
    if place.cell.kind == "amount":
        expected[place.cell.id] = f"{number}.5"
        amounts: list[Value] = [number + 0.5, f"{number:,}.5"]
        return random.choice(amounts)
    expected[place.cell.id] = str(number)
    ways: list[Value] = [
        number,
        float(number),
        str(number),
        f"{number:,}",
        f" {number} ",
        f"{number}件",
        f"{number}\u3000",
    ]
    return random.choice(ways)


def _hide(sheet: Worksheet, table: Table, top: int, expected: dict[str, str], random: Random) -> list[str]:
    """Hide one row of figures: it goes with its labels."""
    figures = [place for place in grid(table).places if place.cell and not place.cell.is_total]
    row = random.choice([place.row for place in figures])
    sheet.row_dimensions[top + row + 1].hidden = True
    ids = [place.cell.id for place in figures if place.row == row and place.cell]
    for id_ in ids:
        del expected[id_]
    return ids


def as_csv(rows: Sequence[Sequence[str]], encoding: str, mark: str = ",") -> bytes:
    target = io.StringIO()
    csv.writer(target, delimiter=mark).writerows(rows)
    return target.getvalue().encode(encoding)


def texts(data: bytes) -> dict[str, list[list[str]]]:
    """The texts of each sheet of an .xlsx, to be written in other formats."""
    return {
        sheet.title: [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
        for sheet in load_workbook(io.BytesIO(data)).worksheets
    }


def merged(data: bytes) -> dict[str, dict[tuple[int, int], tuple[int, int]]]:
    """Row and column of each merged cell -> its rows and columns, by sheet."""
    return {
        sheet.title: {
            (one.min_row - 1, one.min_col - 1): (one.size["rows"], one.size["columns"])
            for one in sheet.merged_cells.ranges
        }
        for sheet in load_workbook(io.BytesIO(data)).worksheets
    }


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and text.isascii()


def as_ods(data: bytes) -> bytes:
    """An .xlsx in the open format: numbers as numbers, blank cells repeated."""
    inside = ""
    for title, rows in texts(data).items():
        spans, lines = merged(data)[title], ""
        for number, row in enumerate(rows):
            cells = "".join(_ods_cell(text, spans.get((number, col), (1, 1))) for col, text in enumerate(row))
            lines += (
                f'<table:table-row>{cells}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
            )
        inside += (
            f'<table:table table:name="{html.escape(title)}">{lines}<table:table-row table:number-rows-repeated="1048000">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        )
    return ods(inside)


def _ods_cell(text: str, span: tuple[int, int]) -> str:
    value = f' office:value-type="float" office:value="{text}"' if _is_number(text) else ""
    stated = f"<text:p>{html.escape(text)}</text:p>" if text else ""
    return (
        f'<table:table-cell table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"{value}>'
        f"{stated}</table:table-cell>"
    )


def ods(inside: str, styles: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{inside}</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return target.getvalue()


def as_fods(data: bytes) -> bytes:
    """The same in one file of XML."""
    with zipfile.ZipFile(io.BytesIO(as_ods(data))) as package:
        content = package.read("content.xml").decode()
    kind = 'office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    content = content.replace("<office:document-content", f"<{kind}")
    return f'<?xml version="1.0"?>{content.replace("</office:document-content>", "</office:document>")}'.encode()


def as_xml2003(data: bytes) -> bytes:
    """An .xlsx in the XML of Excel 2003; cells that a merged one covers are left out, as Excel does."""
    inside = ""
    for title, rows in texts(data).items():
        spans, lines = merged(data)[title], ""
        covered = {
            (row + down, col + across)
            for (row, col), (height, width) in spans.items()
            for down in range(height)
            for across in range(width)
        } - spans.keys()
        for number, row in enumerate(rows):
            cells = [
                _xml_cell(col, text, spans.get((number, col), (1, 1)))
                for col, text in enumerate(row)
                if text and (number, col) not in covered
            ]
            lines += f'<Row ss:Index="{number + 1}">{"".join(cells)}</Row>'
        inside += f'<Worksheet ss:Name="{html.escape(title)}"><Table>{lines}</Table></Worksheet>'
    return xml2003(inside)


def _xml_cell(col: int, text: str, span: tuple[int, int]) -> str:
    kind = "Number" if _is_number(text) else "String"
    merge = f' ss:MergeDown="{span[0] - 1}" ss:MergeAcross="{span[1] - 1}"'
    return f'<Cell ss:Index="{col + 1}"{merge}><Data ss:Type="{kind}">{html.escape(text)}</Data></Cell>'


def xml2003(inside: str) -> bytes:
    head = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    names = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    return f"{head}<Workbook {names}>{inside}</Workbook>".encode()


def as_xlsb(data: bytes) -> bytes:
    """An .xlsx in Excel's binary format, by the few records that hold its texts and numbers."""
    sheets, target = texts(data), io.BytesIO()
    relations = "".join(
        f'<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        f'Target="worksheets/s{number}.bin"/>'
        for number in range(len(sheets))
    )
    bundle = b"".join(
        _record(156, struct.pack("<II", 0, number + 1) + _wide(f"r{number}") + _wide(title))
        for number, title in enumerate(sheets)
    )
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("xl/workbook.bin", _record(131) + _record(143) + bundle + _record(144) + _record(132))
        package.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        )
        for number, rows in enumerate(sheets.values()):
            package.writestr(f"xl/worksheets/s{number}.bin", _binary(rows))
    return target.getvalue()


def _binary(rows: list[list[str]]) -> bytes:
    size = struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, max(map(len, rows), default=1) - 1)
    made = _record(129) + _record(148, size) + _record(145)
    for number, row in enumerate(rows):
        made += _record(0, struct.pack("<IIHBHI", number, 0, 300, 0, 0, 0))
        for col, text in enumerate(row):
            place = struct.pack("<II", col, 0)
            if text:
                made += (
                    _record(5, place + struct.pack("<d", float(text)))
                    if _is_number(text)
                    else _record(6, place + _wide(text))
                )
    return made + _record(146) + _record(130)


def _record(kind: int, data: bytes = b"") -> bytes:
    name = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size, length = b"", len(data)
    while length >= 128:
        size, length = size + bytes([length & 127 | 128]), length >> 7
    return name + size + bytes([length]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
