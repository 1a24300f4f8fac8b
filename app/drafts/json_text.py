"""Draft files as text: written so that a person can read and compare them, read so that damage is noticed.

One entry a line, in the form's own order; `checksum` is over the content, so that another program's line ends
or indentation do not matter.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from app.errors import DamagedFile, UnreadableFile
from app.form.editions import OUTLINES, TABLES, edition
from app.language.excerpt import excerpt
from app.report.model import LastYear, Report
from app.report.naming import BY_CELL
from app.report.part import plain

SURROGATE = re.compile("[\ud800-\udfff]")
MOST_ENTRIES = 100_000
"""Values, keys and lines in a draft; a full one has about twenty thousand. More would take long to read, and long to refuse."""
MOST_NOTICED = 200
_ENTRY = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[,\[{\n]', re.DOTALL)
ANOTHER = "请看看是不是选错了文件。"
LONGEST_NUMBER = 18
"""Digits of a whole number in a draft; longer ones are none of ours and slow to read."""


def dump(report: Report) -> bytes:
    """The file for `report`."""
    data = in_order(report)
    data["checksum"] = checksum(data)
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a character: written as JSON escapes it
        return SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def checksum(data: dict[str, Any]) -> str:
    """SHA-256 of the content, however it is laid out in the file."""
    bare = {key: value for key, value in data.items() if key != "checksum"}
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def in_order(report: Report) -> dict[str, Any]:
    """The fields of `report`, figures in the order of the form."""
    data: dict[str, Any] = plain(report)
    _order(data, report)
    for field, kept in (("last_year", report.last_year), ("published", report.published)):
        if kept:
            _order(data[field], kept)
    for field in ("reasons", "seen"):
        data[field] = dict(sorted(data[field].items()))
    return data


def _order(data: dict[str, Any], report: Report | LastYear) -> None:
    cells = [
        cell.id
        for table in TABLES
        if table in report.editions
        for cell in edition(report.editions[table]).table(table).cells
    ]
    sections = [section.id for form in OUTLINES if form.id == report.outline for section in form.sections]
    for field in (*BY_CELL, "sections", "under_table", "editions"):
        if field in data:
            data[field] = _by(data[field], cells if field in BY_CELL else sections if field == "sections" else TABLES)


def _by(entries: dict[str, Any], order: Iterable[str]) -> dict[str, Any]:
    """`entries` in `order`, those that it does not name after them by name."""
    known = {key: entries[key] for key in order if key in entries}
    return known | {key: entries[key] for key in sorted(entries) if key not in known}


def is_crowded(raw: bytes) -> bool:
    """Whether a file holds more than `MOST_ENTRIES` values, keys and lines; marks in texts are not counted."""
    if len(raw) <= MOST_ENTRIES or sum(map(raw.count, (b",", b"[", b"{", b"\n", b'"'))) <= MOST_ENTRIES:
        return False
    return next(islice(_ENTRY.finditer(raw), MOST_ENTRIES, None), None) is not None


class JsonReader:
    """JSON that says what was odd about it: keys given twice, NaN, numbers that are none of ours."""

    def __init__(self) -> None:
        self.noticed: list[str] = []
        self._json = json.JSONDecoder(
            object_pairs_hook=self._object, parse_constant=self._constant, parse_int=self._integer
        )

    def decode(self, text: str) -> Any:
        """The value that `text` stands for. Raises ValueError; RecursionError for too deep a nesting."""
        return self._json.decode(text)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self._twice(pairs)
        return found

    def _twice(self, pairs: list[tuple[str, Any]]) -> None:
        values: dict[str, Any] = {}
        for key, value in pairs:
            if key in values and len(self.noticed) < MOST_NOTICED:
                self.noticed.append(f"“{excerpt(key)}”写了两次，用后一个，不用前一个（{excerpt(values[key])}）。")
            values[key] = value

    def _constant(self, name: str) -> None:
        if len(self.noticed) < MOST_NOTICED:
            self.noticed.append(f"文件里有不是数字的数“{name}”，已略去。")

    def _integer(self, digits: str) -> int | None:
        if len(digits) <= LONGEST_NUMBER:
            return int(digits)
        if len(self.noticed) < MOST_NOTICED:
            self.noticed.append(f"文件里有过长的数“{excerpt(digits)}”，已略去。")
        return None


def decode(raw: bytes, name: str) -> tuple[str, list[str]]:
    """The text of a file and what was odd about its encoding. Raises `UnreadableFile`."""
    if not raw.strip(b"\0 \t\r\n"):
        what = "里没有内容（只有空白）" if raw else "是空文件"
        raise DamagedFile(f"“{name}”{what}。请从备份里找回。")
    for mark, what in _FOREIGN.items():
        if raw.startswith(mark):
            raise UnreadableFile(f"“{name}”不是年报草稿，而是{what}。{'' if '请' in what else ANOTHER}")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), ["文件的编码被改成了UTF-16，已照样读出，保存后恢复为UTF-8。"]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return raw.decode("utf-8-sig", "replace"), [f"第{line}行有读不出的字，已用“\ufffd”代替。"]


_FOREIGN = {
    b"PK\x03\x04": "Word、Excel文档或压缩包。Word年报请用“导入”打开，归档包请用“从归档包新建”打开",
    b"\xd0\xcf\x11\xe0": "旧版Word或Excel文档。请在Word或WPS里另存为.docx后再导入",
    b"%PDF": "PDF文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
}


def without_halves(value: Any) -> Any:
    """`value` with halves of characters (lone surrogates) replaced: no text on screen can hold them."""
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {without_halves(key): without_halves(inner) for key, inner in value.items()}
    return [without_halves(inner) for inner in value] if isinstance(value, list) else value
