"""Put a report and all that belongs to it into one zip."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.checks.facts import Limits
from app.drafts.json_text import dump
from app.errors import GknbError
from app.export import made
from app.handover.note import handover_note
from app.report.model import Report
from app.signoff.as_docx import signoff_document
from app.signoff.sheet import signoff_sheet
from app.system.keeping import fit_name

SUMS = "SHA256SUMS.txt"
MOST_BYTES = 200 * 1024 * 1024
"""Of the files that are put in beside the report's own."""
MADE = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the same report gives the same package."""


@dataclass(frozen=True)
class PackedReport:
    """The zip, and what could not be put in."""

    data: bytes
    missing: tuple[str, ...] = ()


def packed(report: Report, extra: Mapping[str, Path] | None = None, limits: Limits | None = None) -> PackedReport:
    """The package of `report`; `extra` are files to put in with it (a signed scan, the published page), by the name
    that each is to have. Raises `GknbError` where one can't be read."""
    name = fit_name(report.title)
    missing: list[str] = []
    files: dict[str, bytes] = {f"{name}.gknb": dump(report)}
    for suffix in (".docx", ".pdf", ".xlsx", ".html"):
        try:
            files[f"{name}{suffix}"] = made(report, suffix).data
        except GknbError as error:
            missing.append(f"{suffix.removeprefix('.')}没有放入：{error.sentence}")
    files["送审单.docx"] = signoff_document(signoff_sheet(report, limits))
    files["交接说明.docx"] = handover_note(report, limits)
    files |= _extra(extra or {}, files)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {entry}\n" for entry, data in files.items())
    return PackedReport(_zip(files | {SUMS: sums.encode()}), tuple(missing))


def _extra(extra: Mapping[str, Path], there: Mapping[str, bytes]) -> dict[str, bytes]:
    from app.system import reading

    found: dict[str, bytes] = {}
    for wanted, path in extra.items():
        name = fit_name(Path(wanted).name)
        if name in there or name in found or name == SUMS:
            raise GknbError(f"归档包里已经有“{name}”，请把“{path}”换个文件名再放入")
        found[name] = reading.read(path, MOST_BYTES, "太大，没有放入归档包。请压缩扫描件后再试")
    if sum(map(len, found.values())) > MOST_BYTES:
        raise GknbError(f"要放入的文件加起来超过{MOST_BYTES >> 20}兆，没有生成归档包。请压缩扫描件后再试")
    return found


def _zip(files: Mapping[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as package:
        for name, data in files.items():
            info = ZipInfo(name, MADE)
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, data)
    return kept.getvalue()
