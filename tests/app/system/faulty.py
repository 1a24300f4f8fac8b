"""A disk on which chosen operations fail, each in the way that such an operation really fails."""

import errno
import os
from collections.abc import Collection
from pathlib import Path

from app.system.disk import Disk

FAULTS = ("ENOSPC", "EACCES", "EXDEV", "EIO", "sharing violation")


def failure(kind: str) -> OSError:
    if kind == "sharing violation":
        error = OSError(errno.EACCES, "held")
        error.winerror = 32  # type: ignore[attr-defined]
        return error
    number: int = getattr(errno, kind)
    return OSError(number, os.strerror(number))


class FaultyDisk(Disk):
    """Fails at the operations whose number is in `at`; without any, counts them.

    A failing write has written half; a failing close has closed.
    """

    def __init__(self, kind: str = "EIO", at: Collection[int] = ()) -> None:
        self.kind, self.at, self.done, self.waited = kind, at, 0, 0.0

    def _step(self) -> None:
        self.done += 1
        if self.done in self.at:
            raise failure(self.kind)

    def create(self, path: Path, mode: int = 0o666) -> int:
        self._step()
        return super().create(path, mode)

    def reopen(self, path: Path) -> int:
        self._step()
        return super().reopen(path)

    def write(self, handle: int, data: bytes) -> None:
        try:
            self._step()
        except OSError:
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, data[: len(data) // 2])
            raise
        super().write(handle, data)

    def sync(self, handle: int) -> None:
        self._step()
        super().sync(handle)

    def close(self, handle: int) -> None:
        super().close(handle)
        self._step()

    def read(self, path: Path) -> bytes:
        self._step()
        return super().read(path)

    def copy_mode(self, source: Path, target: Path) -> None:
        self._step()
        super().copy_mode(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._step()
        super().sync_folder(folder)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def wait(self, seconds: float) -> None:
        self.waited += seconds
