"""Writing a file so that an interruption leaves the old one or the new one, whole.

Drafts and exports alike go through `replace`. What happens, in order:

1. the data is written beside the file, synced, read back and compared;
2. that file takes the place of the old one, and the folder is synced;
3. where taking its place fails (transparent encryption, network drives, a scanner), the old file is copied to
   a `.bak`, the data is written over it, synced, read back and compared; should that fail halfway, the old
   content is put back.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.errors import NotWritten, why
from app.system.disk import Disk, patiently, quietly
from app.system.filenames import reachable, real, refused
from app.system.private import FILE_MODE

SUFFIX = ".new"
ALL = 0o666
"""The mode of a new file before the system takes away what the user's mask says."""
LEFT_BEHIND = 3600
"""Seconds after which a file that was written beside another belongs to no running save."""
LONGEST_NAME = 200


@dataclass(frozen=True)
class Written:
    """How a file came to be written. `note` says in Chinese what went otherwise than usual; mostly empty.

    `backup` is the `.bak` that holds the former content after writing in place.
    """

    note: str = ""
    backup: Path | None = None


def replace(path: Path, data: bytes, disk: Disk | None = None, *, private: bool = False) -> Written:
    """Make `data` the content of `path`. Raises `NotWritten`; the former content is then still there.

    A new file can be read by whoever the system lets, a `private` one by its owner alone; an old one stays as it is.
    """
    if fault := refused(path):
        raise NotWritten(f"没有写成“{path}”：{fault}。请换一个文件名。")
    disk = disk or Disk()
    path = reachable(path)
    target = real(path)
    try:
        return _replace(target, data, disk, private)
    except NotWritten:
        raise
    except OSError as error:
        raise NotWritten(f"没有写成“{path}”：{_told(error, target)}，请换一个位置另存。") from error


def _told(error: OSError, target: Path) -> str:
    """Why it failed, and what became of the former file."""
    if error.errno == errno.ENOENT and not target.parent.exists():
        return f"没有这个文件或文件夹“{target.parent}”，如果在U盘或网络盘上，可能是断开了"
    return f"{why(error)}。原来的文件没有改动"


def _replace(target: Path, data: bytes, disk: Disk, private: bool) -> Written:
    _refuse_odd(target)
    beside = _name_beside(target, f".{os.urandom(4).hex()}{SUFFIX}")
    closed = private or target.exists()  # until it gets the mode of the file that it is to replace
    try:
        _write(beside, data, disk, lambda: disk.create(beside, FILE_MODE if closed else ALL))
        quietly(lambda: disk.copy_mode(target, beside))
        try:
            patiently(disk, lambda: disk.replace(beside, target))
        except OSError as error:
            written = _in_place(target, data, disk, error, beside)
        else:
            written = _settled(target, data, disk)
    except NotWritten:
        raise
    except OSError:
        quietly(lambda: disk.remove(beside))
        raise
    _sweep(target)
    return written


def _refuse_odd(target: Path) -> None:
    """A file marked as read-only is meant to stay; replacing would not ask, nor would it for a device or a pipe."""
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if target.exists() and not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))


def _write(path: Path, data: bytes, disk: Disk, opened: Callable[[], int] | None = None) -> None:
    """Write, sync, close, read back and compare; in place, if `opened` makes no new file."""
    handle = patiently(disk, opened or (lambda: disk.reopen(path)))
    try:
        disk.write(handle, data)
        disk.sync(handle)
    finally:
        disk.close(handle)
    _compare(path, data, disk)


def _compare(path: Path, data: bytes, disk: Disk) -> None:
    if patiently(disk, lambda: disk.read(path)) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _settled(target: Path, data: bytes, disk: Disk) -> Written:
    """After the replacing: the name must be on the disk too, and lead to the new content."""
    note = ""
    try:
        disk.sync_folder(target.parent)
    except OSError as error:
        note = f"已写入“{target.name}”并读回核对，但系统没有确认它已落到磁盘（{why(error)}）。请在别的磁盘再存一份。"
    try:
        _compare(target, data, disk)
    except OSError as error:
        sentence = f"“{target}”写入后读回不一致或读不出（{why(error)}）。请马上另存到别的磁盘。"
        raise NotWritten(sentence) from error
    return Written(note)


def _in_place(target: Path, data: bytes, disk: Disk, failed: OSError, beside: Path) -> Written:
    """Write over the old file with a `.bak` of it; the file beside stays until that has worked."""
    reason = why(failed)
    try:
        former = patiently(disk, lambda: disk.read(target))
    except FileNotFoundError:
        former = None
    backup = None if former is None else _name_beside(target, ".bak")
    if backup and former is not None:
        _write(backup, former, disk)
        quietly(lambda: disk.copy_mode(target, backup))
    try:
        _write(target, data, disk)
    except OSError as error:
        _put_back(target, former, disk, beside, error)
        if backup:
            quietly(lambda: disk.remove(backup))
        raise
    quietly(lambda: disk.remove(beside))
    kept = f"；改动前的内容在“{backup.name}”" if backup else ""
    return Written(f"“{target.name}”不能整个替换（{reason}），已改为直接写入并读回核对{kept}。", backup)


def _put_back(target: Path, former: bytes | None, disk: Disk, beside: Path, error: OSError) -> None:
    """Undo a half-done writing in place. Raises `NotWritten` when that fails too, naming what is whole."""
    if former is None:
        quietly(lambda: disk.remove(target))
        return
    with contextlib.suppress(OSError):
        if disk.read(target) == former:  # Word, for one, lets nobody open for writing what it has open
            return
    try:
        _write(target, former, disk)
    except OSError as again:
        sentence = (
            f"“{target.name}”写到一半失败（{why(error)}），也没能恢复（{why(again)}）。完好的内容在同一文件夹："
            f"“{_name_beside(target, '.bak').name}”是改动前的，“{beside.name}”是改动后的。请另存到别的磁盘。"
        )
        raise NotWritten(sentence) from again


def _name_beside(target: Path, suffix: str) -> Path:
    """A file in the same folder; a very long name is cut, since file systems end names at 255 bytes."""
    name = target.name
    while len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
        name = name[:-1]
    return target.with_name(name + suffix)


def _sweep(target: Path) -> None:
    """Remove what interrupted saves of this very file left beside it, once no save can still be using it."""
    stem = _name_beside(target, ".").name
    with contextlib.suppress(OSError):
        for entry in os.scandir(target.parent):
            token = entry.name.removeprefix(stem).removesuffix(SUFFIX)
            ours = entry.name == f"{stem}{token}{SUFFIX}" and len(token) == 8
            if ours and time.time() - entry.stat().st_mtime > LEFT_BEHIND:
                Path(entry.path).unlink()
