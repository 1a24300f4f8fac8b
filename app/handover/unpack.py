"""The report out of a package, and what was added to it. Nothing is written anywhere: no path in a zip leads out."""

from __future__ import annotations

import hashlib
import io
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from app.drafts import storage
from app.errors import UnreadableFile
from app.handover.pack import SUMS, VERSIONS
from app.report.model import Report
from app.system import reading
from app.system.finished_file import fit_name

MOST_BYTES = 400 * 1024 * 1024
MOST_DRAFT = 32 * 1024 * 1024
MOST_ENTRIES = 1000
MOST_ADDED = 200 * 1024 * 1024
"""Of all that was added to a package, unpacked."""
ANOTHER = "请选本程序生成的归档包"
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


def added_to(path: Path, report: Report) -> dict[str, bytes]:
    """What somebody added to an earlier package of `report` (a signed scan, the published page), to go into the next
    one; nothing where there is none, or it is of another report.

    Raises `UnreadableFile` for more than a package may hold: it is better not to write over such a file.
    """
    if not path.exists():
        return {}
    data = reading.read(path, MOST_BYTES, f"超过{MOST_BYTES >> 20}MB，太大。请换个文件名")
    try:
        with ZipFile(io.BytesIO(data)) as package:
            if _report(package, path.name)[0].id != report.id:
                return {}
            return {entry.filename: package.read(entry) for entry in _added(package, path.name)}
    except (*_BROKEN, UnreadableFile) as error:
        if isinstance(error, UnreadableFile) and "加起来" in error.sentence:
            raise
        return {}


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
