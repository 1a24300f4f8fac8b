"""What the sheets of an .xls say beside their values: hidden rows and columns, errors."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.blocks import DocumentRemark, LeftOut
from app.documents.workbook.binary_styles import comments, formats, styled, unseen
from app.documents.workbook.binary_texts import ShownText, places, told_apart
from app.documents.workbook.book import damaged, too_large
from app.documents.workbook.compound import Compound
from app.documents.workbook.formats import NumberFormat
from app.documents.workbook.marks import LOWEST, NARROWEST, SheetMarks
from app.documents.workbook.sheet import MOST_SQUARES
from app.errors import UnreadableFile

_SHEET, _BEGIN, _END = 0x0085, 0x0809, 0x000A
_ROW, _COLUMNS, _ERROR, _FORMULA, _HEIGHT, _SIZE, _LOCKED = 0x0208, 0x007D, 0x0205, 0x0006, 0x0225, 0x0200, 0x002F
_WIDTHS, _VIEW = 0x0055, 0x023E
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
BinaryRecord = tuple[int, bytes]


@dataclass(frozen=True)
class _BookLooks:
    """What a workbook does to its cells: by style what is not seen and how numbers are written, by text what of it shows."""

    unseen: dict[int, str]
    formats: dict[int, NumberFormat]
    texts: dict[int, ShownText]


def marks(data: bytes, name: str) -> dict[str, SheetMarks]:
    """The marks of each sheet by its name. Raises `UnreadableFile` for a file that is none, or is locked."""
    file = Compound(data)
    stream = file.stream("Workbook") or file.stream("Book")
    if stream is None:
        raise damaged(name)
    found: dict[str, SheetMarks] = {}
    try:
        looks = _BookLooks(unseen(_records(stream, 0)), formats(_records(stream, 0)), told_apart(_records(stream, 0)))
        for kind, record in _records(stream, 0):
            if kind == _LOCKED:
                raise UnreadableFile(f"“{name}”设有密码，没有读入。请用Excel或WPS打开，去掉密码另存后再导入")
            if kind == _SHEET:
                title = _name(record)
                found[title] = _of_sheet(stream, struct.unpack_from("<I", record)[0], title, name, looks)
    except struct.error as error:
        raise damaged(name) from error
    return found


def _records(stream: bytes, at: int) -> Iterator[BinaryRecord]:
    """The records from `at` to the end of what begins there."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return


def _name(record: bytes) -> str:
    length, wide = record[6], record[7] & 1
    return record[8 : 8 + 2 * length].decode("utf-16-le") if wide else record[8 : 8 + length].decode("latin-1")


def _of_sheet(stream: bytes, at: int, title: str, name: str, looks: _BookLooks) -> SheetMarks:
    found, depth = SheetMarks(unshown=list(comments(_records(stream, at)))), 0
    for kind, record in _records(stream, at):
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1 and kind in _READ:  # a chart in the sheet has records of its own
            _READ[kind](record, found)
        if depth == 1:
            _look_at(kind, record, looks, found)
        if kind == _SIZE and len(record) >= 12:
            _, bottom, _, right = struct.unpack_from("<IIHH", record)
            if bottom * right > MOST_SQUARES * 16:
                raise too_large(name, title)
    return found


def _look_at(kind: int, record: bytes, looks: _BookLooks, found: SheetMarks) -> None:
    """Note what the looks of the workbook do to the cells of a record."""
    for place, style in styled(kind, record):
        if style in looks.unseen:
            found.unseen[place] = looks.unseen[style]
        if style in looks.formats:
            found.formats[place] = looks.formats[style]
    for place, number in places(kind, record) if looks.texts else ():
        if number in looks.texts:
            found.texts[place], beside = looks.texts[number]
            found.unshown += [block for block in beside if isinstance(block, LeftOut | DocumentRemark)]


def _row(record: bytes, found: SheetMarks) -> None:
    row, _, _, height = struct.unpack_from("<HHHH", record)
    if struct.unpack_from("<H", record, 12)[0] & 0x20 or height & 0x7FFF <= LOWEST * 20:
        found.rows.add(row)
    else:
        found.shown_rows.add(row)


def _columns(record: bytes, found: SheetMarks) -> None:
    first, last, width, _, flags = struct.unpack_from("<HHHHH", record)
    if flags & 1 or width <= NARROWEST * 256:
        found.cols.update(range(first, min(last, 255) + 1))
    else:
        found.shown_cols.update(range(first, min(last, 255) + 1))


def _error(record: bytes, found: SheetMarks) -> None:
    row, col, _, code, is_error = struct.unpack_from("<HHHBB", record)
    if is_error:
        found.faults[row, col] = _ERRORS.get(code, "#N/A")


def _formula(record: bytes, found: SheetMarks) -> None:
    row, col, _ = struct.unpack_from("<HHH", record)
    if record[12:14] == b"\xff\xff" and record[6] == 2:
        found.faults[row, col] = _ERRORS.get(record[8], "#N/A")


def _height(record: bytes, found: SheetMarks) -> None:
    found.all_rows_hidden = bool(struct.unpack_from("<H", record)[0] & 2)


def _widths(record: bytes, found: SheetMarks) -> None:
    found.all_cols_hidden = struct.unpack_from("<H", record)[0] == 0


def _view(record: bytes, found: SheetMarks) -> None:
    flags = struct.unpack_from("<H", record)[0]
    found.formulas_show, found.zeros_show = bool(flags & 1), bool(flags & 0x10)


_READ = {
    _WIDTHS: _widths,
    _VIEW: _view,
    _ROW: _row,
    _COLUMNS: _columns,
    _ERROR: _error,
    _FORMULA: _formula,
    _HEIGHT: _height,
}
