"""Open a report from whatever file it is in."""

from __future__ import annotations

from pathlib import Path

from app import storage
from app.errors import UnreadableFile
from app.report import Report


def open_report(path: Path) -> Report:
    """The report in a draft file. Raises `UnreadableFile` for any other file, which stays untouched."""
    if path.suffix.lower() != ".gknb":
        raise UnreadableFile(f"“{path}”不是年报草稿（.gknb），读不了")
    return storage.load(path)
