"""The report out of a package. Nothing is written anywhere: of the zip only the draft and the sums are read."""

from __future__ import annotations

import hashlib
import io
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from app.drafts import storage
from app.errors import UnreadableFile
from app.handover.pack import SUMS
from app.report.model import Report
from app.system import reading

MOST_BYTES = 400 * 1024 * 1024
MOST_DRAFT = 32 * 1024 * 1024
MOST_ENTRIES = 1000
ANOTHER = "请选本程序生成的归档包"


def report_in(path: Path) -> tuple[Report, tuple[str, ...]]:
    """The report in a package, and sentences on entries that are not as they were put in.

    Raises `UnreadableFile` for a file that is no package, is damaged, too large, or holds no draft or several.
    """
    data = reading.read(path, MOST_BYTES, f"超过{MOST_BYTES >> 20}兆，太大，没有打开。{ANOTHER}")
    try:
        with ZipFile(io.BytesIO(data)) as package:
            return _report(package, path.name)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(f"“{path.name}”不是完整的归档包，打不开。{ANOTHER}") from error


def _report(package: ZipFile, name: str) -> tuple[Report, tuple[str, ...]]:
    entries = package.infolist()
    drafts = [entry for entry in entries if entry.filename.lower().endswith(".gknb") and "/" not in entry.filename]
    if len(entries) > MOST_ENTRIES or len(drafts) != 1:
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
