"""Tables as text (.csv): in whatever encoding and with whatever mark between the cells a program wrote them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from app.documents.blocks import LeftOut
from app.documents.workbook.sheet import MOST_SQUARES, WorkbookSheet
from app.errors import UnreadableFile
from app.language.excerpt import excerpt

_MARKS = (",", "\t", ";", "|")
_BYTE_ORDERS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BEGINS, _HUNDREDS = re.compile(r"\s*[1-9]\d{0,2}(?:,\d{3})*"), re.compile(r"\d{3}\s*")
_LOOKED_AT = 20
"""Lines that tell the mark between the cells."""


def sheet(data: bytes, name: str) -> WorkbookSheet:
    """The rows of a .csv. Raises `UnreadableFile` where it is no text, or a table too large."""
    text = decoded(data, name)
    before = csv.field_size_limit(len(text) + 1)
    try:
        text, mark = _said_mark(text)
        mark = mark or _mark(text)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False))
    except csv.Error as error:
        raise UnreadableFile(f"“{name}”不是正常的CSV文件，没有读入。请用Excel或WPS打开，另存为.xlsx后再导入") from error
    finally:
        csv.field_size_limit(before)  # it is one for the whole process
    if len(rows) * max(map(len, rows), default=0) > MOST_SQUARES:
        raise UnreadableFile(f"“{name}”太大，没有读入。请只留下要读的表格")
    joined = list(_with_thousands(rows)) if mark == "," else []
    return WorkbookSheet("", rows, unshown=tuple(joined))


def _with_thousands(rows: list[list[str]]) -> Iterator[LeftOut]:
    """Join figures whose thousands were taken for cells, as a row that is too long by just these tells, and name them;
    name them, too, where it is not certain."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    usual = min(widths, key=lambda width: (-widths[width], width), default=0)
    for number, row in enumerate(rows):
        whole = _joined(row) if len(row) > usual else row
        if len(whole) == len(row):
            continue
        figures = "、".join(f"“{cell}”" for cell in whole if "," in cell and cell not in row)
        fits = len(whole) == usual
        if fits:
            rows[number] = whole
        how = "当作一个数读入" if fits else "当作几格读入"
        yield LeftOut(f"第{number + 1}行没有加引号的{excerpt(figures, 30)}（逗号可能是千分位，{how}）", "处", read=True)


def _joined(row: list[str]) -> list[str]:
    """A row with figures and the thousands behind them in one cell."""
    whole: list[str] = []
    for cell in row:
        if whole and _HUNDREDS.fullmatch(cell) and _BEGINS.fullmatch(whole[-1]):
            whole[-1] += f",{cell}"
        else:
            whole.append(cell)
    return whole


def _said_mark(text: str) -> tuple[str, str]:
    """The text without a first line “sep=;”, which Excel writes, and the mark that it says."""
    first, _, rest = text.partition("\n")
    stated = first.strip().removeprefix("sep=")
    return (rest, stated) if first.startswith("sep=") and stated in _MARKS else (text, "")


def decoded(data: bytes, name: str) -> str:
    """The text in UTF-8, UTF-16 or the Chinese code of Windows. Raises `UnreadableFile`."""
    encodings = [encoding for mark, encoding in _BYTE_ORDERS if data.startswith(mark)] or _likely(data)
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(f"“{name}”里的字认不出来，没有读入。请用Excel或WPS打开，另存为.xlsx后再导入")


def _likely(data: bytes) -> list[str]:
    """UTF-16 without its mark has zeros in every other byte of its digits, marks and line ends."""
    start = data[:4096]
    if start[1::2].count(0) > len(start) // 20:
        return ["utf-16-le"]
    if start[0::2].count(0) > len(start) // 20:
        return ["utf-16-be"]
    return ["utf-8", "gb18030"]


def _mark(text: str) -> str:
    """What parts most lines into equally many cells, the comma where nothing does: 1,204 has a comma too."""
    lines = [line for line in text.splitlines()[: 4 * _LOOKED_AT] if line.strip()][:_LOOKED_AT]
    return max(_MARKS, key=lambda mark: _alike(lines, mark))


def _alike(lines: list[str], mark: str) -> tuple[int, int]:
    """How many lines have as many cells as most have, and how many those are."""
    if mark == ",":
        lines = [_THOUSANDS.sub("", line) for line in lines]
    widths = Counter(map(len, csv.reader(lines, delimiter=mark, strict=False)))
    several = {width: number for width, number in widths.items() if width > 1}
    most = max(several.values(), default=0)
    return most, max((width for width, number in several.items() if number == most), default=1)
