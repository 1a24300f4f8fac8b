"""Writing over a file where no other can take its place.

The old file is copied to a `.bak`, the data is written over it, synced, read back and compared; should that fail
halfway, the old content is put back.
"""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.errors import NotWritten, why
from app.system.disk import Disk, patiently, quietly
from app.system.filenames import fitted
from app.system.private import private


@dataclass(frozen=True)
class Written:
    """How a file came to be written. `note` says in Chinese what went otherwise than usual; mostly empty.

    `backup` is the `.bak` that holds the former content after writing in place.
    """

    note: str = ""
    backup: Path | None = None


def write_in_place(
    target: Path, data: bytes, disk: Disk, failed: OSError, beside: Path | None, spare: Path | None
) -> Written:
    """Write over the old file with a `.bak` of it, beside it or in `spare`, because of what `failed`; the new content
    in `beside` stays until that has worked. Raises OSError."""
    try:
        former = patiently(disk, lambda: disk.read(target))
    except FileNotFoundError:
        former = None
    backup = None if former is None else _kept(target, former, disk, spare)
    try:
        _write(target, data, disk)
    except OSError as error:
        _put_back(target, former, disk, (backup, beside), error)
        if backup:
            quietly(lambda: disk.remove(backup))
        raise
    if beside:
        quietly(lambda: disk.remove(beside))
    kept = f"；改动前的内容在“{_explained(backup, target)}”" if backup else ""
    return Written(f"“{target.name}”不能整个替换（{why(failed)}），已改为直接写入并读回核对{kept}。", backup)


def _kept(target: Path, former: bytes, disk: Disk, spare: Path | None) -> Path:
    """A copy of the old file. Raises OSError where there can be none."""
    name = fitted("", target.name, ".bak")
    backup = target.with_name(name)
    try:
        _write(backup, former, disk)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EPERM):
            raise
        backup = (private(spare) if spare else Path(tempfile.gettempdir())) / name
        _write(backup, former, disk)
    quietly(lambda: disk.copy_mode(target, backup))
    return backup


def _explained(other: Path, target: Path) -> str:
    return other.name if other.parent == target.parent else str(other)


def _put_back(
    target: Path, former: bytes | None, disk: Disk, copies: tuple[Path | None, Path | None], error: OSError
) -> None:
    """Undo a half-done writing in place. Raises `NotWritten` when that fails too, naming what is whole."""
    if former is None:
        quietly(lambda: disk.remove(target))
        return
    with suppress(OSError):
        if disk.read(target) == former:  # Word, for one, lets nobody open for writing what it has open
            return
    try:
        _write(target, former, disk)
    except OSError as again:
        words = ("改动前的", "改动后的")
        whole = [f"“{_explained(copy, target)}”是{word}" for copy, word in zip(copies, words, strict=True) if copy]
        sentence = (
            f"“{target.name}”写到一半失败（{why(error)}），也没能恢复（{why(again)}）。完好的内容在同一文件夹："
            f"{'，'.join(whole)}。请另存到别的磁盘。"
        )
        raise NotWritten(sentence) from again


def _write(path: Path, data: bytes, disk: Disk) -> None:
    fill(patiently(disk, lambda: disk.reopen(path)), path, data, disk)


def fill(handle: int, path: Path, data: bytes, disk: Disk) -> None:
    """Write, sync, close, read back and compare. Raises OSError."""
    try:
        disk.write(handle, data)
        disk.sync(handle)
    finally:
        disk.close(handle)
    compare(path, data, disk)


def compare(path: Path, data: bytes, disk: Disk) -> None:
    """See whether a file holds `data`. Raises OSError."""
    if patiently(disk, lambda: disk.read(path)) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
