"""Workbooks of Excel and WPS (.xlsx, .xls, .et) and tables as text (.csv) as sheets, and as blocks."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from app.documents.blocks import Block, DocumentRemark, LeftOut
from app.documents.workbook.formats import NO_ZERO, formatted
from app.documents.workbook.panics import reading
from app.documents.workbook.sheet import LONGEST, MOST_SQUARES, Merge, WorkbookSheet, blocks, unseen
from app.errors import UnreadableFile
from app.language.excerpt import excerpt

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

    from app.documents.workbook.marks import SheetMarks

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
OPEN = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
"""How the first bytes of an .ods go on behind those of every zip."""
BINARY = b"xl/workbook.bin"
ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".fods", ".csv")
"""How the names of files end that are read here."""


def read(data: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of a workbook, sheet by sheet. Raises `UnreadableFile`."""
    return tuple(_of_sheets(sheets(data, name)))


def read_text(data: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of a table as text. Raises `UnreadableFile`."""
    from app.documents.workbook.delimited import sheet

    return tuple(blocks(sheet(data, name)))


def read_xml(data: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of a workbook in the XML of Excel 2003. Raises `UnreadableFile`."""
    from app.documents.workbook.xml2003 import sheets as xml_sheets

    return tuple(_of_sheets(xml_sheets(data, name)))


def read_flat(data: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of a workbook in the open format that is one file of XML. Raises `UnreadableFile`."""
    from app.documents.workbook.opendocument import flat_sheets

    return tuple(_of_sheets(flat_sheets(data, name)))


def _of_sheets(sheets: Iterable[WorkbookSheet | LeftOut]) -> Iterator[Block]:
    for sheet in sheets:
        if isinstance(sheet, LeftOut):
            yield sheet
        else:
            yield from blocks(sheet)


def sheets(data: bytes, name: str) -> Iterator[WorkbookSheet | LeftOut]:
    """The visible sheets; by name those that are hidden or hold no cells. Raises `UnreadableFile`."""
    if OPEN in data[:100]:
        from app.documents.workbook.opendocument import sheets as open_sheets

        yield from open_sheets(data, name)
        return
    marks = _marks(data, name)
    with reading(name):
        found = list(_sheets(data, marks, name))
    yield from found
    if data.startswith(b"PK") and BINARY in data:
        yield LeftOut(
            "隐藏的行、列和数字格式、字体（.xlsb文件里看不出哪些是隐藏的、显示成什么，都照存的读了进来）",
            "处",
            read=True,
        )


def _sheets(data: bytes, marks: dict[str, SheetMarks], name: str) -> Iterator[WorkbookSheet | LeftOut]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    book = load_workbook(io.BytesIO(data))
    for found in book.sheets_metadata:
        if found.typ != SheetTypeEnum.WorkSheet:
            yield LeftOut(f"工作表“{found.name}”（图表或宏）", "个")
        elif found.visible != SheetVisibleEnum.Visible:
            yield LeftOut(f"隐藏的工作表“{found.name}”", "个")
        else:
            yield _sheet(book, found.name, marks.get(found.name), name)


def damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}”不是完整的Excel文件，可能没有下载完或已损坏，没有读入。请用Excel或WPS打开，另存为新的.xlsx后再导入"
    )


def _marks(data: bytes, name: str) -> dict[str, SheetMarks]:
    """What the values do not tell, by sheet: hidden rows and columns, errors, formulas without a value."""
    if data.startswith(b"PK") and BINARY in data:
        return {}
    if data.startswith(b"PK"):
        from app.documents.workbook.xml import marks
    else:
        from app.documents.workbook.records import marks
    return marks(data, name)


def _sheet(book: CalamineWorkbook, title: str, marks: SheetMarks | None, name: str) -> WorkbookSheet:
    found = book.get_sheet_by_name(title)
    if found.total_height * found.total_width > MOST_SQUARES:
        raise too_large(name, title)
    values = found.to_python(skip_empty_area=False)
    rows = [[shown(value) for value in row] for row in values]
    merges = tuple(Merge(*start, *end) for start, end in found.merged_cell_ranges or ())
    if marks is None:
        return WorkbookSheet(title, rows, merges)
    marks.unshown += _settings(values, rows, marks, title)
    _show(rows, marks, title)
    for (row, col), look in marks.formats.items():
        if row < len(rows) and col < len(rows[row]) and _NUMBER.fullmatch(rows[row][col]):
            rows[row][col], remark = formatted(rows[row][col], look, title, row, col)
            marks.unshown += remark
    _widen(rows, marks)
    return WorkbookSheet(
        title,
        rows,
        merges,
        frozenset(marks.rows_hidden(len(rows))),
        frozenset(marks.cols_hidden(max(map(len, rows), default=0))),
        tuple(marks.unshown),
        marks.faults,
    )


def _settings(
    values: list[list[Any]], rows: list[list[str]], marks: SheetMarks, title: str
) -> Iterator[LeftOut | DocumentRemark]:
    """Do to the cells what a sheet is set to do to all of them, and say what may be other than it is read."""
    if marks.formulas_show:
        yield LeftOut(f"工作表“{excerpt(title, LONGEST)}”里显示公式、不显示数的设置（按算出的数读入）", "处", read=True)
    for number, row in enumerate(values if not marks.zeros_show else ()):
        for col, value in enumerate(row):
            if value == 0 and isinstance(value, int | float) and not isinstance(value, bool):
                rows[number][col] = ""
                yield NO_ZERO


def _show(rows: list[list[str]], marks: SheetMarks, title: str) -> None:
    """Put into the cells what they show, and name what they do not."""
    for (row, col), text in marks.texts.items():
        if row < len(rows) and col < len(rows[row]):
            rows[row][col] = text
    for (row, col), why in marks.unseen.items():
        text = rows[row][col].strip() if row < len(rows) and col < len(rows[row]) else ""
        if text:
            rows[row][col] = ""
            marks.unshown.append(unseen(text, why, title, row, col))


def _widen(rows: list[list[str]], marks: SheetMarks) -> None:
    """Make room for cells that hold nothing but a fault."""
    height = max((row + 1 for row, _ in marks.faults), default=0)
    width = max((col + 1 for _, col in marks.faults), default=0)
    rows += [[] for _ in range(height - len(rows))]
    if rows and len(rows[0]) < width:
        rows[0] += [""] * (width - len(rows[0]))


def too_large(name: str, sheet: str) -> UnreadableFile:
    return UnreadableFile(f"“{name}”的工作表“{sheet}”太大，没有读入。请只留下要读的行和列，另存后再导入")


def shown(value: Any) -> str:
    """A value as its cell shows it: 12.0 is 12, and no more digits than Excel keeps."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        whole = value.time() == datetime.time()
        return str(value.date()) if whole else value.isoformat(" ", "minutes")
    return str(value).replace("\r\n", "\n").replace("_x000D_", "")
