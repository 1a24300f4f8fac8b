"""A folder for what another program is to read or write. It holds a report: nothing of it may stay behind."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.system.disk import quietly
from app.system.os_lock import OsLock

PREFIX = "gknb-"
BUSY = ".busy"


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder that goes afterwards, and at the next start should this program be killed. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as folder:
        lock = OsLock(Path(folder, BUSY))
        lock.take()
        try:
            yield Path(folder)
        finally:
            lock.release()


def clear_scratch() -> None:
    """Remove the folders of programs that were killed; those of running ones are locked."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        quietly(lambda folder=folder: _clear(folder))  # type: ignore[misc]


def _clear(folder: Path) -> None:
    lock = OsLock(folder / BUSY)
    if lock.path.is_file() and lock.take():
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)
