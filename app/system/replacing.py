"""Writing a file so that an interruption leaves the old one or the new one, whole.

Drafts and exports alike go through `replace`. What happens, in order:

1. the data is written beside the file, synced, read back and compared;
2. that file takes the place of the old one, and the folder is synced;
3. where that fails (transparent encryption, network drives, a scanner, a folder that takes no new files), it is
   written in place (`app/system/in_place.py`).
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from app.errors import NotWritten, why
from app.system.disk import Disk, patiently, quietly
from app.system.filenames import fitted, reachable, real, refused
from app.system.in_place import Written, compare, fill, write_in_place
from app.system.private import FILE_MODE

SUFFIX = ".new"
ALL = 0o666
"""The mode of a new file before the system takes away what the user's mask says."""
LEFT_BEHIND = 3600
"""Seconds after which a file that was written beside another belongs to no running save."""
NO_NEW = frozenset([errno.EACCES, errno.EPERM])
"""What a folder answers that lets its files be changed, but none be made."""


def replace(
    path: Path, data: bytes, disk: Disk | None = None, *, private: bool = False, spare: Path | None = None
) -> Written:
    """Make `data` the content of `path`. Raises `NotWritten`; the former content is then still there.

    A new file can be read by whoever the system lets, a `private` one by its owner alone; an old one stays as it is.
    `spare` is a folder for the `.bak` where the file's own takes none.
    """
    if fault := refused(path):
        raise NotWritten(f"没有写成“{path}”：{fault}。请换一个文件名。")
    disk = disk or Disk()
    path = reachable(path)
    target = real(path)
    try:
        return _replace(target, data, disk, private, spare)
    except NotWritten:
        raise
    except OSError as error:
        raise NotWritten(f"没有写成“{path}”：{_explained(error, target)}，请换一个位置另存。") from error


def _explained(error: OSError, target: Path) -> str:
    """Why it failed, and what became of the former file."""
    if error.errno == errno.ENOENT and not target.parent.exists():
        return f"没有这个文件或文件夹“{target.parent}”，如果在U盘或网络盘上，可能是断开了"
    return f"{why(error)}。原来的文件没有改动"


def _replace(target: Path, data: bytes, disk: Disk, private: bool, spare: Path | None) -> Written:
    _refuse_odd(target)
    beside = target.with_name(fitted("", target.name, f".{os.urandom(4).hex()}{SUFFIX}"))
    closed = private or target.exists()  # until it gets the mode of the file that it is to replace
    try:
        handle = patiently(disk, lambda: disk.create(beside, FILE_MODE if closed else ALL))
    except OSError as error:
        if error.errno not in NO_NEW or not target.is_file():
            raise
        return write_in_place(target, data, disk, error, None, spare)
    try:
        fill(handle, beside, data, disk)
        quietly(lambda: disk.copy_mode(target, beside))
        try:
            patiently(disk, lambda: disk.replace(beside, target))
        except OSError as error:
            written = write_in_place(target, data, disk, error, beside, spare)
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


def _settled(target: Path, data: bytes, disk: Disk) -> Written:
    """After the replacing: the name must be on the disk too, and lead to the new content."""
    note = ""
    try:
        disk.sync_folder(target.parent)
    except OSError as error:
        note = f"已写入“{target.name}”并读回核对，但系统没有确认它已落到磁盘（{why(error)}）。请在别的磁盘再存一份。"
    try:
        compare(target, data, disk)
    except OSError as error:
        sentence = f"“{target}”写入后读回不一致或读不出（{why(error)}）。请马上另存到别的磁盘。"
        raise NotWritten(sentence) from error
    return Written(note)


def _sweep(target: Path) -> None:
    """Remove what interrupted saves of this very file left beside it, once no save can still be using it."""
    ends = f".{'0' * 8}{SUFFIX}"
    stem = fitted("", target.name, ends).removesuffix(ends)
    with suppress(OSError):
        for entry in os.scandir(target.parent):
            token = entry.name.removeprefix(f"{stem}.").removesuffix(SUFFIX)
            ours = entry.name == f"{stem}.{token}{SUFFIX}" and len(token) == 8
            if ours and time.time() - entry.stat().st_mtime > LEFT_BEHIND:
                Path(entry.path).unlink()
