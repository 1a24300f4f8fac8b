"""Write the Word file where the clerk wants it."""

from __future__ import annotations

import re
from pathlib import Path

from app import files
from app.errors import GknbError
from app.report import Report

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\ud800-\udfff]')


def proposed_name(report: Report, draft: Path | None, suffix: str = ".docx") -> Path:
    """A file named like the report, beside its draft; characters that Windows forbids in names are left out."""
    folder = draft.parent if draft else Path.home()
    name = _FORBIDDEN.sub("", report.title)[:100].strip(" .")
    return folder / f"{name}{suffix}"


def export_word(report: Report, path: Path, template: Path | None = None) -> str:
    """Write the Word file and say so, with what was left out. Raises `GknbError` and OSError."""
    from app.word.writer import document

    if template and template.resolve() == path.resolve():
        raise GknbError("导出的文件不能写在模板上。请换一个文件名。")
    written = document(report, template)
    files.replace(path, written.data)
    return "\n".join((f"已导出到“{path}”。", *written.dropped))
