"""Keeping a finished file: where it was asked for, and where that fails, under a name that works."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import NotWritten, why
from app.system import replacing
from app.system.disk import Disk
from app.system.filenames import allowed, fault

MOST_TRIES = 20


@dataclass(frozen=True)
class FinishedFile:
    """Where the file is. `message` tells in Chinese why it is not where it was asked for, or what else was odd."""

    path: Path
    message: str = ""
    as_asked: bool = True


def fit_name(name: str) -> str:
    """A name that every system takes, as like `name` as can be."""
    whole = name.encode("utf-8", "ignore").decode().strip(" .")
    return allowed(whole or "年报")


def write_finished(path: Path, data: bytes, disk: Disk | None = None) -> FinishedFile:
    """Write `data` to `path`; where that can't be, to a new file beside it, in the home folder or among the
    temporary files, and say so. Raises `NotWritten` when nothing works; an older file is then whole."""
    reason = fault(path.name)
    if not reason:
        try:
            return FinishedFile(path, replacing.replace(path, data, disk).note)
        except (OSError, ValueError) as error:
            reason = _reason(error)
    for other in _others(path):
        try:
            replacing.replace(other, data, disk)
        except (OSError, ValueError):
            continue
        return FinishedFile(other, f"没有写成“{path}”：{reason}。文件已做好，保存在“{other}”。", as_asked=False)
    raise NotWritten(f"没有写成“{path}”：{reason}。换了几个位置也写不进去，请插入U盘或清理磁盘后再导出。草稿没有改动。")


def _reason(error: Exception) -> str:
    """The bare reason: that of the system where there is one."""
    if not isinstance(error, OSError):
        return "文件名里有系统不允许的字符"
    cause = error.__cause__ if isinstance(error, NotWritten) and isinstance(error.__cause__, OSError) else error
    return str(error).rstrip("。") if isinstance(cause, NotWritten) else why(cause)


def _others(path: Path) -> Iterator[Path]:
    """Names that are free, in folders that may work; nothing there is ever replaced."""
    name = Path(fit_name(path.name))
    for folder in (path.parent, Path.home(), Path(tempfile.gettempdir())):
        tries = (folder / f"{name.stem}{f'（{n}）' if n else ''}{name.suffix}" for n in range(MOST_TRIES))
        yield from (other for other in tries if not _there(other))


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return True
