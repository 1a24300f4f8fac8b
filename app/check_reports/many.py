"""Checking many files, in several processes where that is asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.check_reports.checking import check_file
from app.check_reports.results import FileResults, StoredResult, packed

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from app.checks.facts import Limits
    from app.report.model import LastYear

OnProgress = Callable[[int, int, str], None]
"""Called with the number of files done, of all files, and the name of the last one."""
WORTH = 25
"""Files that a process has to check before it is worth its start."""
COMMAND_LINE = "gknb-cli"
"""The packaged program that can start itself as a helper process."""
MOST_UNASKED = 4
"""Processes that are started unasked: each takes memory of its own."""


def check_files(
    paths: list[Path],
    *,
    jobs: int | None = None,
    last_year: LastYear | None = None,
    limits: Limits | None = None,
    progress: OnProgress | None = None,
) -> FileResults:
    """Check files in the order given, in `jobs` processes (None: as many as are worth it), or in this one where the
    system has no means for more."""
    check = partial(_checked, last_year=last_year, limits=limits)
    pool = _pool(min(jobs, len(paths)) if jobs else _worth_it(len(paths)))
    with pool or nullcontext():
        return FileResults(_reporting(_all_checked(check, paths, pool), len(paths), progress))


def _worth_it(files: int) -> int:
    return min(files // WORTH, os.cpu_count() or 1, MOST_UNASKED)


def _all_checked(
    check: Callable[[Path], StoredResult], paths: list[Path], pool: ProcessPoolExecutor | None
) -> Iterator[StoredResult]:
    """What the processes say; the rest is checked here where the system ends them: a virus scanner, too little memory."""
    done = 0
    if pool:
        from concurrent.futures import BrokenExecutor

        with suppress(BrokenExecutor):
            for one in pool.map(check, paths, chunksize=4):
                done += 1
                yield one
    yield from map(check, paths[done:])


def _checked(path: Path, last_year: LastYear | None, limits: Limits | None) -> StoredResult:
    """One file, packed where it was checked: nobody unpacks it on its way."""
    return packed(check_file(path, last_year, limits))


def _reporting(found: Iterator[StoredResult], all_: int, progress: OnProgress | None) -> Iterator[StoredResult]:
    for done, one in enumerate(found, 1):
        if progress:
            progress(done, all_, one.brief.file)
        yield one


def _pool(jobs: int) -> ProcessPoolExecutor | None:
    """Processes that check; none where one is enough, where memory can't be shared (no /dev/shm, or no right to it), or
    in the packaged window, which can't be a helper process."""
    if jobs < 2 or (getattr(sys, "frozen", False) and Path(sys.executable).stem != COMMAND_LINE):
        return None
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    except (OSError, ImportError, NotImplementedError):
        return None
