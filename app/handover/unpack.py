"""The report out of a package, and what was added to it. Nothing is written anywhere: no path in a zip leads out."""

from __future__ import annotations

import hashlib
import io
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from app.drafts import storage
from app.errors import GknbError, UnreadableFile, why
from app.handover.pack import SUMS, VERSIONS
from app.report.agency import other_body
from app.report.model import Report
from app.system import reading
from app.system.finished_file import fit_name

MOST_BYTES = 400 * 1024 * 1024
MOST_DRAFT = 32 * 1024 * 1024
MOST_ENTRIES = 1000
MOST_ADDED = 200 * 1024 * 1024
"""Of all that was added to a package, unpacked."""
ANOTHER = "请选本程序生成的归档包"
UNCHANGED = "没有改动它。请换个文件名"
_NOT_REPLACED = f"已有的“{{}}”不是归档包、已损坏，或者是较新版本的程序生成的，{UNCHANGED}"
OWN = frozenset(["核对报告.docx", "送审单.docx", "交接说明.docx", "更正说明.docx", SUMS])
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def report_in(path: Path) -> tuple[Report, tuple[str, ...]]:
    """The report in a package, and sentences on entries that are not as they were put in.

    Raises `UnreadableFile` for a file that is no package, is damaged, too large, or holds no draft or several.
    """
    data = reading.read(path, MOST_BYTES, f"超过{MOST_BYTES >> 20}MB，太大，没有打开。{ANOTHER}")
    try:
        with ZipFile(io.BytesIO(data)) as package:
            return _report(package, path.name)
    except _BROKEN as error:
        raise UnreadableFile(f"“{path.name}”不是完整的归档包，打不开。{ANOTHER}") from error


def check_body(package: str, theirs: Report, mine: Report, done: str) -> None:
    """Raise `GknbError` where a package holds another body's report than `mine`: figures, reasons and signed scans of
    two bodies must never mix. `done` says what was left undone, and what to do now."""
    ours, named = mine.card.full_name.strip(), theirs.card.full_name.strip()
    if other_body(ours, named):
        raise GknbError(f"“{package}”是“{named}”的归档包，不是“{ours}”的，{done}")


def added_to(path: Path, report: Report) -> dict[str, bytes]:
    """What somebody added to an earlier package of `report` (a signed scan, the published page), to go into the next
    one; nothing where there is none.

    Raises `GknbError` where the new package must not replace what is there: another body's, another year's, a newer
    program's, one that is damaged, and more than a package may hold.
    """
    try:
        if not path.exists():
            return {}
    except OSError as error:  # nobody knows what it would replace
        raise UnreadableFile(f"打不开“{path}”：{why(error)}。") from error
    data = reading.read(path, MOST_BYTES, f"超过{MOST_BYTES >> 20}MB，太大。请换个文件名")
    if not data:
        return {}
    try:
        with ZipFile(io.BytesIO(data)) as package:
            _check_same(package, path.name, report)
            return {entry.filename: package.read(entry) for entry in _added(package, path.name)}
    except _BROKEN as error:
        raise UnreadableFile(_NOT_REPLACED.format(path.name)) from error


def _check_same(package: ZipFile, name: str, report: Report) -> None:
    """Raise `GknbError` for a package that is not of this body and year, or that nobody can tell it of."""
    try:
        theirs, _ = _report(package, name)
    except UnreadableFile as error:
        raise UnreadableFile(_NOT_REPLACED.format(name)) from error
    check_body(name, theirs, report, UNCHANGED)
    if theirs.year != report.year:
        raise GknbError(f"“{name}”是{theirs.year}年年报的归档包，不是{report.year}年的，{UNCHANGED}")


def _added(package: ZipFile, name: str) -> list[ZipInfo]:
    (draft,) = _drafts(package)
    stem = Path(draft.filename).stem
    ours = {f"{stem}{suffix}" for suffix in (".gknb", ".docx", ".pdf", ".xlsx", ".html")} | OWN
    found = [
        entry
        for entry in package.infolist()
        if entry.filename not in ours
        and not entry.filename.startswith(f"{VERSIONS}/")
        and entry.filename == fit_name(entry.filename)
    ]
    if sum(entry.file_size for entry in found) > MOST_ADDED:
        raise UnreadableFile(f"“{name}”里另外放入的文件加起来太大，没有改动它。请换个文件名")
    return found


def _drafts(package: ZipFile) -> list[ZipInfo]:
    entries = package.infolist()
    return [entry for entry in entries if entry.filename.lower().endswith(".gknb") and "/" not in entry.filename]


def _report(package: ZipFile, name: str) -> tuple[Report, tuple[str, ...]]:
    drafts = _drafts(package)
    if len(package.infolist()) > MOST_ENTRIES or len(drafts) != 1:
        raise UnreadableFile(f"“{name}”里{'没有' if not drafts else '不止一份'}草稿，不是归档包。{ANOTHER}")
    if drafts[0].file_size > MOST_DRAFT:
        raise UnreadableFile(f"“{name}”里的草稿太大，没有打开。{ANOTHER}")
    with package.open(drafts[0]) as entry:
        raw = entry.read(MOST_DRAFT + 1)
    opened = storage.parse(raw, drafts[0].filename)
    changed = () if _as_put_in(package, drafts[0].filename, raw) else (f"“{name}”里的草稿与归档时不同，请核对。",)
    return opened.report, (*changed, *opened.noticed)


def _as_put_in(package: ZipFile, name: str, raw: bytes) -> bool:
    """Whether the draft is the one whose sum was written beside it; a package without sums tells nothing."""
    if SUMS not in package.namelist() or package.getinfo(SUMS).file_size > 1_000_000:
        return True
    lines = package.read(SUMS).decode("utf-8", "replace").splitlines()
    sums = {entry: sum_ for sum_, _, entry in (line.partition("  ") for line in lines)}
    return sums.get(name, hashlib.sha256(raw).hexdigest()) == hashlib.sha256(raw).hexdigest()
