"""Open a report from whatever file it is in."""

from __future__ import annotations

from pathlib import Path

from app import storage
from app.report import Report


def open_report(path: Path) -> Report:
    """The report in a draft (.gknb), or read from a Word file or a web page.

    Raises `UnreadableFile` for a file that is neither; it stays untouched.
    """
    if path.suffix.lower() == ".gknb":
        return storage.load(path)
    from app.importing import read_document

    return read_document(path).report
