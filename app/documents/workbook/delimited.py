"""Tables as text (.csv): in whatever encoding and with whatever mark between the cells a program wrote them."""

from __future__ import annotations

import csv
import io

from app.documents.workbook.sheet import MOST_SQUARES, Sheet
from app.errors import UnreadableFile

_MARKS = (",", "\t", ";", "|")
_BYTE_ORDERS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 20
"""Lines that tell the mark between the cells."""


def sheet(data: bytes, name: str) -> Sheet:
    """The rows of a .csv. Raises `UnreadableFile` where it is no text, or a table too large."""
    text = decoded(data, name)
    csv.field_size_limit(len(text) + 1)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_mark(text), strict=False))
    except csv.Error as error:
        raise UnreadableFile(f"“{name}”不是正常的CSV文件，没有读入。请用Excel或WPS打开，另存为.xlsx后再导入") from error
    if len(rows) * max(map(len, rows), default=0) > MOST_SQUARES:
        raise UnreadableFile(f"“{name}”太大，没有读入。请只留下要读的表格")
    return Sheet("", rows)


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
    """What parts most lines into equally many cells, the comma where nothing does."""
    lines = [line for line in text.splitlines()[: 4 * _LOOKED_AT] if line.strip()][:_LOOKED_AT]
    return max(_MARKS, key=lambda mark: sum(mark in line for line in lines))
