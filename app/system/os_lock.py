"""A lock that the operating system gives up by itself when its holder dies."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.system.disk import BINARY, quietly

FAR = 1 << 30
"""Windows locks bytes, and nobody can read locked ones: this one is behind the end of any of our files."""
WIDTH = 1024
TAKEN = frozenset([0, errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK])
"""What a lock that another holds is answered with; 0: nothing said beyond the refusal (Wine)."""


class OsLock:
    """A lock on the file `path`, which is made when need be and removed with `release`.

    `supported` turns False where the file system knows no locks (some network drives): `take` then succeeds,
    and the holder has to be known otherwise.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.handle = -1
        self.supported = True

    def take(self) -> bool:
        """Whether the lock is ours now; False while another process has it. Raises OSError without a file."""
        while self.handle < 0:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | BINARY, 0o666)
            try:
                _lock(handle)
            except OSError as error:
                if error.errno in TAKEN:
                    os.close(handle)
                    return False
                self.supported = False
            if self._still_there(handle):
                self.handle = handle
            else:
                os.close(handle)  # its holder removed it while we waited: it is no lock any more
        return True

    def write(self, data: bytes) -> None:
        """Say something in the file of a lock that is ours; always as long: one with locked bytes may not be cut."""
        os.lseek(self.handle, 0, os.SEEK_SET)
        os.write(self.handle, data.ljust(WIDTH))

    def _still_there(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except OSError:
            return False

    def release(self, *, remove: bool = True) -> None:
        if self.handle < 0:
            return
        if remove and sys.platform != "win32":
            quietly(self.path.unlink)
        handle, self.handle = self.handle, -1
        quietly(lambda: os.close(handle))
        if remove and sys.platform == "win32":  # not while it is open; another holder keeps it by its own handle
            quietly(self.path.unlink)


@contextmanager
def alone(path: Path, patience: float = 5.0) -> Iterator[bool]:
    """Hold the lock on `path` meanwhile; False where that could not be had within `patience` seconds."""
    lock, until, mine = OsLock(path), time.monotonic() + patience, False
    try:
        while not (mine := lock.take()) and time.monotonic() < until:
            time.sleep(0.005)
    except OSError:
        mine = False  # a folder that takes no new files
    try:
        yield mine and lock.supported
    finally:
        lock.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
