"""Words replaced in all texts of a report at once; bound figures and the places of lists stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from app.report.changes import FieldPath
from app.report.model import Report

_MARK = re.compile(r"(\{\{[^{}\n]*\}\})")


def all_texts(report: Report) -> Iterator[tuple[FieldPath, tuple[str, ...]]]:
    """Every text of the report with its path."""
    if report.preface:
        yield ("preface",), report.preface
    yield from ((("sections", id_), texts) for id_, texts in report.sections.items())
    yield from ((("under_table", id_), texts) for id_, texts in report.under_table.items())


def replaced(report: Report, words: str, by: str) -> tuple[dict[FieldPath, Any], int]:
    """The changes that put `by` in the place of `words` everywhere, and how many places that are."""
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    changes: dict[FieldPath, Any] = {}
    count = 0
    for path, texts in all_texts(report):
        now = []
        for text in texts:
            pieces = _MARK.split(text)
            done = [(piece, 0) if at % 2 else pattern.subn(lambda _: by, piece) for at, piece in enumerate(pieces)]
            count += sum(number for _, number in done)
            now.append("".join(piece for piece, _ in done))
        if tuple(now) != texts:
            changes[path] = tuple(now)
    return changes, count
