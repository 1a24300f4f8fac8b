"""What was said of many files, kept outside of memory: a district has thousands of reports, and each holds its texts.

In memory there is of each file only what is told of it in lists: how many findings of which code.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from weakref import finalize

from app.check_reports.checking import Checked, Result, Unread
from app.checks.rule import Level

IN_MEMORY = 4_000_000
"""Bytes of results that are not worth a file."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A file in a line: codes of the findings that count, how many of each level, what was odd when it was read;
    `unread` where it could not be checked."""

    file: str
    codes: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    noticed: tuple[str, ...] = ()
    unread: Unread | None = None

    @property
    def counts(self) -> dict[str, int]:
        """Findings by level that still ask for something; none for a file that could not be checked."""
        return dict(zip((level.value for level in Level), self.levels or (0,) * len(Level), strict=True))


@dataclass(frozen=True, slots=True)
class StoredResult:
    """A result as it travels from one process to another and lies in the file."""

    brief: Brief
    data: bytes


def brief(result: Result) -> Brief:
    if isinstance(result, Unread):
        return Brief(result.file, unread=result)
    codes = tuple(finding.code for finding in result.outcome.findings if finding.counts)
    levels = tuple(result.counts[level.value] for level in Level)
    return Brief(result.file, codes, levels, (*result.noticed, *(doubt.message for doubt in result.doubts)))


def packed(result: Result) -> StoredResult:
    return StoredResult(brief(result), pickle.dumps(result, pickle.HIGHEST_PROTOCOL))


class FileResults:
    """Results in order. Each time they are gone through they are read anew."""

    def __init__(self, results: Iterable[StoredResult]) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - it goes with this object
        finalize(self, self._file.close)
        self.briefs: list[Brief] = []
        self._starts = array("Q")
        for one in results:
            self._starts.append(self._file.tell())
            self._file.write(one.data)
            self.briefs.append(one.brief)

    def leave_out(self, files: Collection[str]) -> None:
        """Tell nothing of these files any more."""
        kept = [number for number, one in enumerate(self.briefs) if one.file not in files]
        self._starts = array("Q", (self._starts[number] for number in kept))
        self.briefs = [self.briefs[number] for number in kept]

    def __len__(self) -> int:
        return len(self.briefs)

    def __iter__(self) -> Iterator[Result]:
        for start in self._starts:
            self._file.seek(start)
            yield pickle.load(self._file)  # written by this very process

    def checked(self) -> Iterator[Checked]:
        """Those of files that could be checked."""
        return (result for result in self if isinstance(result, Checked))
