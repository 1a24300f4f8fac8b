"""Put a report and all that belongs to it into one zip."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.check_reports.as_docx import docx_report
from app.check_reports.checking import check_report
from app.check_reports.results import FileResults
from app.check_reports.results import packed as stored
from app.checks.facts import Limits
from app.drafts.json_text import dump
from app.errors import GknbError
from app.export import Made, made
from app.handover.note import handover_note
from app.report.file_name import file_name
from app.report.model import Report
from app.signoff.as_docx import correction_document, signoff_document
from app.signoff.sheet import signoff_sheet
from app.system.finished_file import fit_name

SUMS = "SHA256SUMS.txt"
VERSIONS = "较早的版本"
"""The folder of earlier versions in a package."""
MOST_BYTES = 200 * 1024 * 1024
"""Of the files that are put in beside the report's own."""
MADE = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the same report gives the same package."""
ALWAYS = ("草稿和较早的版本", "Word、PDF、Excel、网页", "核对报告", "送审单", "交接说明", "校验值")
"""What every package holds, in words."""
Make = Callable[[Report, str], Made]


@dataclass(frozen=True)
class PackedBeside:
    """What goes in with the report: files to read (a signed scan, the published page) by the name that each is to
    have, earlier versions by the time that they were saved, files that an earlier package held already."""

    files: Mapping[str, Path] = field(default_factory=dict)
    versions: Sequence[tuple[str, bytes]] = ()
    kept: Mapping[str, bytes] = field(default_factory=dict)
    names: str = ""
    """The pattern of the names of files."""
    template: Path | None = None
    """The office's own 送审单."""


@dataclass(frozen=True)
class Packed:
    """The zip, and what could not be put in."""

    data: bytes
    missing: tuple[str, ...] = ()


def packed(
    report: Report, beside: PackedBeside | None = None, limits: Limits | None = None, make: Make | None = None
) -> Packed:
    """The package of `report`; `make` makes a file of the report by its ending.

    Raises `GknbError` where a file that is to go in can't be read.
    """
    beside, make = beside or PackedBeside(), make or made
    name = fit_name(file_name(report, beside.names))
    missing: list[str] = []
    draft = dump(report)
    files: dict[str, bytes] = {f"{name}.gknb": draft}
    for suffix in (".docx", ".pdf", ".xlsx", ".html"):
        try:
            files[f"{name}{suffix}"] = make(report, suffix).data
        except GknbError as error:
            missing.append(f"{suffix.removeprefix('.')}没有放入：{error.sentence}")
    checked = check_report(report, f"{name}.gknb", hashlib.sha256(draft).hexdigest(), limits)
    files["核对报告.docx"] = docx_report(FileResults([stored(checked)]))
    files["送审单.docx"] = signoff_document(signoff_sheet(report, limits), beside.template)
    files["交接说明.docx"] = handover_note(report, limits)
    if report.corrections:
        files["更正说明.docx"] = correction_document(report)
    files |= {f"{VERSIONS}/{fit_name(saved)}.gknb": data for saved, data in beside.versions if data != draft}
    added = _added(beside.files, files)
    files |= added
    files |= {entry: data for entry, data in beside.kept.items() if entry not in files}
    if sum(map(len, files.values())) > MOST_BYTES:
        raise GknbError(f"归档包超过{MOST_BYTES >> 20}MB，没有生成。请压缩扫描件后再试")
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {entry}\n" for entry, data in files.items())
    return Packed(_zip(files | {SUMS: sums.encode()}), tuple(missing))


def _added(wanted: Mapping[str, Path], there: Mapping[str, bytes]) -> dict[str, bytes]:
    from app.system import reading

    found: dict[str, bytes] = {}
    for entry, path in wanted.items():
        name = fit_name(Path(entry).name)
        if name in there or name in found or name == SUMS:
            raise GknbError(f"归档包里已经有“{name}”，请把“{path}”换个文件名再放入")
        found[name] = reading.read(path, MOST_BYTES, "太大，没有放入归档包。请压缩扫描件后再试")
    return found


def _zip(files: Mapping[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as package:
        for name, data in files.items():
            info = ZipInfo(name, MADE)
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, data)
    return kept.getvalue()
