"""Draft files: `.gknb`, JSON in UTF-8 that a person can read."""

from __future__ import annotations

import json
from pathlib import Path

from app import files
from app.errors import UnreadableFile
from app.report import FORMAT, Report


def load(path: Path) -> Report:
    """The report in a draft file. Raises `UnreadableFile` with a sentence that says why not."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableFile(f"打不开“{path}”：{error.strerror}。") from error
    except ValueError as error:
        raise UnreadableFile(f"“{path.name}”不是年报草稿，或已损坏。") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise UnreadableFile(f"“{path.name}”不是本程序能打开的年报草稿。")
    return Report.model_validate(data)


def save(report: Report, path: Path) -> None:
    """Write a draft: beside the file, synced, then in its place."""
    text = json.dumps(report.model_dump(), ensure_ascii=False, indent=1) + "\n"
    files.replace(path, text.encode("utf-8"))
