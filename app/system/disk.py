"""The file operations that a save is made of, one method each.

A test hands in a disk of its own to let any of them fail. Windows differs in three points, all of them here:
files must be opened as binary, folders can't be synced, and a scanner may hold a file for a moment.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
BINARY = getattr(os, "O_BINARY", 0)
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait between attempts while somebody else holds a file; about one and a half in all."""
HELD = frozenset([5, 32, 33])
"""Windows: access denied (a scanner, while renaming), sharing violation, lock violation."""
NO_SYNC = frozenset([errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP])
"""What file systems answer that know no sync at all."""


class Disk:
    """Each method is one operation on one file; all raise OSError."""

    def create(self, path: Path, mode: int = 0o666) -> int:
        """A descriptor of a file that did not exist."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, mode)

    def reopen(self, path: Path) -> int:
        """A descriptor for writing in place, the content still there; the file is made if there is none."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | BINARY, 0o666)

    def write(self, handle: int, data: bytes) -> None:
        """All of `data` from the start of the file, and nothing after it."""
        os.lseek(handle, 0, os.SEEK_SET)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.ftruncate(handle, len(data))

    def sync(self, handle: int) -> None:
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in NO_SYNC:
                raise

    def close(self, handle: int) -> None:
        os.close(handle)

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def copy_mode(self, source: Path, target: Path) -> None:
        shutil.copymode(source, target)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            self.sync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        path.unlink()

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)


def patiently(disk: Disk, act: Callable[[], T], pauses: Sequence[float] = PAUSES) -> T:
    """The result of `act`, tried again while another program holds the file."""
    for pause in pauses:
        try:
            return act()
        except OSError as error:
            if not is_held(error):
                raise
            disk.wait(pause)
    return act()


def is_held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in HELD


def quietly(act: Callable[[], object]) -> bool:
    """Whether `act` worked; for tidying up, where a failure harms nobody."""
    with contextlib.suppress(OSError):
        act()
        return True
    return False
