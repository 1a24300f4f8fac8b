"""Open a report from whatever file it is in."""

from __future__ import annotations

from pathlib import Path

from app.drafts import storage
from app.pages.doubts import Doubtful, doubtful
from app.report.model import Report


def open_report(path: Path) -> Report:
    """The report in a draft (.gknb), or read from a Word file or a web page.

    Raises `UnreadableFile` for a file that is neither, and for a damaged draft; the file stays untouched.
    """
    return storage.load(path) if path.suffix.lower() == ".gknb" else open_noticed(path)[0]


def open_noticed(path: Path) -> tuple[Report, tuple[str, ...]]:
    """The same, with sentences on what is odd about a draft (changed by hand, figures in cells that no table has)
    and on what is in doubt or was left out of a document, as long as nobody has looked at it.

    Raises `UnreadableFile` only where part of a draft can't be read.
    """
    report, noticed, doubts = open_doubted(path)
    return report, (*noticed, *(doubt.message for doubt in doubts))


def open_doubted(path: Path) -> tuple[Report, tuple[str, ...], tuple[Doubtful, ...]]:
    """The same, what is odd about a draft and what is in doubt each by itself."""
    if path.suffix.lower() == ".gknb":
        opened = storage.open_readable(path)
        return opened.report, opened.noticed, doubtful(opened.report)
    from app.incoming.document import read_document

    reading = read_document(path)
    known = {doubt.sentence: doubt.cells for doubt in reading.doubts}
    return reading.report, (), doubtful(reading.report, known)
