"""Draft files: `.gknb`, JSON in UTF-8 that a person can read.

Reading never touches the file. What is newer, foreign or beyond rescue is refused in plain words; of what is
damaged, everything that can be saved is opened, and the rest is named.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.drafts import migrations
from app.drafts.fitting import fit, unplaced
from app.drafts.json_text import ANOTHER, MOST_ENTRIES, JsonReader, checksum, decode, dump, is_crowded, without_halves
from app.drafts.salvage import salvage
from app.errors import DamagedFile, NotWritten, UnreadableFile
from app.language.excerpt import excerpt
from app.report.model import FORMAT, Report
from app.system import reading, replacing
from app.system.in_place import Written

MOST_BYTES = 4_000_000
MOST_TEXT = 300_000
"""Characters of all paragraphs of a year; the longest reports have a tenth of this."""
MOST_NOTICES = 30
CHANGED = "校验码对不上：文件在保存以后被改动过，或已损坏。请对照核实。"
NO_CHECKSUM = "文件没有校验码，不能确认内容与保存时相同。"
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True)
class Opened:
    """A draft as it was read. `noticed` are sentences for the clerk; `damaged` says that the content is not what was
    saved, `broken` that some of it could not even be read or used; `fingerprint` is of the file's bytes; `stated` the
    checksum that it carries; `migrated` from which older format. `repaired`: the report is an earlier version."""

    report: Report
    noticed: tuple[str, ...] = ()
    damaged: bool = False
    broken: bool = False
    fingerprint: str = ""
    stated: str = ""
    migrated: int | None = None
    repaired: bool = False


def load(path: Path) -> Report:
    """The report in a draft file that is whole. Raises `UnreadableFile` with a sentence that says why not."""
    opened = open_draft(path)
    if opened.damaged:
        raise _damaged(opened, path)
    return opened.report


def open_readable(path: Path) -> Opened:
    """A draft file of which nothing had to be left out, even if it is not as it was saved. Raises
    `UnreadableFile`."""
    opened = open_draft(path)
    if opened.broken:
        raise _damaged(opened, path)
    return opened


def _damaged(opened: Opened, path: Path) -> UnreadableFile:
    return UnreadableFile(f"“{path.name}”已损坏：{'　'.join(opened.noticed)}请用本程序打开它来修复。")


def open_draft(path: Path) -> Opened:
    """Whatever can be had from a draft file. Raises `UnreadableFile` when that is nothing."""
    raw = read_bytes(path)
    return replace(parse(raw, path.name), fingerprint=fingerprint(raw))


def save(report: Report, path: Path) -> Written:
    """Write a draft. Raises `NotWritten`; the former draft is then still there."""
    return replacing.replace(path, content(report))


def content(report: Report) -> bytes:
    """The bytes of the draft file for `report`. Raises `NotWritten` for one that could not be opened again."""
    data = dump(report)
    if too_long := _too_long(report):
        raise NotWritten(f"没有保存：{too_long}。请删去粘贴进来的大段文字后再存。")
    if len(data) > MOST_BYTES or is_crowded(data):
        most = f"{MOST_BYTES // 1_000_000}MB或{MOST_ENTRIES}段"
        raise NotWritten(f"没有保存：草稿超过{most}。请删去粘贴进来的大段文字后再存。")
    return data


def _too_long(report: Report) -> str:
    """What no report has so much of, in words; '' mostly."""
    for whose, year in (("", report), ("附的上年年报", report.last_year)):
        texts = [] if year is None else [year.preface, *year.sections.values(), *year.under_table.values()]
        count = sum(len(text) for paragraphs in texts for text in paragraphs)
        if count > MOST_TEXT:
            return f"{whose}正文有{count}字，超过{MOST_TEXT // 10_000}万字"
    return ""


def fingerprint(raw: bytes) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(raw).hexdigest()


def read_bytes(path: Path) -> bytes:
    """The bytes of a draft file, never more than a draft may have. Raises `UnreadableFile`."""
    return reading.read(path, MOST_BYTES, f"超过{MOST_BYTES // 1_000_000}MB，不会是年报草稿，没有打开。{ANOTHER}")


def parse(raw: bytes, name: str, *, bounded: bool = True) -> Opened:
    """The draft in `raw`. Raises `UnreadableFile`; `name` is what the sentences call the file. Not `bounded` is
    work that was not saved: longer than any report, it must still be had again, to be shortened."""
    if bounded and is_crowded(raw):
        raise UnreadableFile(f"“{name}”的内容超过{MOST_ENTRIES}项，不会是年报草稿，没有打开。{ANOTHER}")
    text, noticed = decode(raw, name)
    reader = JsonReader()
    data, lost = _read(text, name, reader)
    noticed += reader.noticed
    broken = bool(noticed or lost)
    noticed += lost
    old = _format(data, name)
    stated, changed = _checked_sum(data)
    if changed or not stated:
        noticed.append(CHANGED if changed else NO_CHECKSUM)
    if _HALF.search(text):
        whole = without_halves(data)
        noticed += ["文件里有半个字（不成对的代理字符），已用“\ufffd”代替。"] if whole != data else []
        data = whole
    report, left_out = fit(migrations.upgrade(data, FORMAT), name)
    if bounded and (too_long := _too_long(report)):
        raise UnreadableFile(f"“{name}”的{too_long}，不会是年报草稿，没有打开。{ANOTHER}")
    return Opened(
        report,
        _few([*noticed, *left_out, *unplaced(report)]),
        broken or changed or bool(left_out),
        broken or bool(left_out),
        stated=stated,
        migrated=old if old < FORMAT else None,
    )


def _checked_sum(data: dict[str, Any]) -> tuple[str, bool]:
    """The checksum, taken out of `data` ('' for none), and whether the content is another than when it was made."""
    stated = data.pop("checksum", None)
    return (stated, stated != checksum(data)) if isinstance(stated, str) else ("", False)


def _read(text: str, name: str, reader: JsonReader) -> tuple[dict[str, Any], list[str]]:
    """The object in `text`, and what was lost of it."""
    try:
        data = reader.decode(text)
    except RecursionError as error:
        raise UnreadableFile(f"“{name}”不是年报草稿：括号嵌套得太深。{ANOTHER}") from error
    except ValueError as error:
        return _rescued(text, name, reader, error)
    if not isinstance(data, dict) or "format" not in data:
        from app.drafts.locks import told_of

        if lock := told_of(name, data):
            raise UnreadableFile(lock)
        raise UnreadableFile(f"“{name}”不是年报草稿，是其他程序的文件（JSON）。{ANOTHER}")
    return data, []


def _rescued(text: str, name: str, reader: JsonReader, error: ValueError) -> tuple[dict[str, Any], list[str]]:
    where = f"第{getattr(error, 'lineno', 1)}行第{getattr(error, 'colno', 1)}个字"
    saved = salvage(text, reader)
    if not {"year", "editions"} & saved.data.keys() or not {"figures", "sections", "card"} & saved.data.keys():
        raise DamagedFile(f"“{name}”不是年报草稿，或已损坏：{where}起读不下去。请从备份里找回。") from error
    lines = "、".join(map(str, saved.lost[:10])) + ("等" if len(saved.lost) > 10 else "")
    what = f"，第{lines}行的内容丢失" if saved.lost else ""
    return saved.data, [f"文件已损坏：{where}起不对{what}；其余内容已读出。"]


def _format(data: dict[str, Any], name: str) -> int:
    """The format of a draft, 1 where a damaged one no longer says. Raises `UnreadableFile` for others'."""
    number = data.setdefault("format", FORMAT)
    if not isinstance(number, int) or isinstance(number, bool):
        raise UnreadableFile(f"“{name}”不是年报草稿（格式号是“{excerpt(number)}”）。{ANOTHER}")
    if number > FORMAT:
        raise UnreadableFile(
            f"“{name}”是较新版本的程序保存的（格式{number}，本程序读到格式{FORMAT}）。请用新版程序打开。"
        )
    if number < FORMAT and number not in migrations.STEPS:
        raise UnreadableFile(f"“{name}”的格式号是{number}，没有这种格式的年报草稿。{ANOTHER}")
    return number


def _few(noticed: list[str]) -> tuple[str, ...]:
    if len(noticed) <= MOST_NOTICES:
        return tuple(noticed)
    return (*noticed[:MOST_NOTICES], f"……这样的情况共{len(noticed)}处。")
