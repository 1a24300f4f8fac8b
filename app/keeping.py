"""Keeping a finished file: where it was asked for, and where that fails, under a name that works."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app import files
from app.disk import Disk
from app.errors import NotWritten, why

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\ud800-\udfff]')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[1-9¹²³]|LPT[1-9¹²³])\s*(?:\..*)?", re.IGNORECASE)
LONGEST_PATH = 259
"""Characters that a path may have in Windows, for most programs."""
LONGEST_NAME = 80
MOST_TRIES = 20


@dataclass(frozen=True)
class Kept:
    """Where the file is. `said` tells in Chinese why it is not where it was asked for, or what else was odd."""

    path: Path
    said: str = ""
    as_asked: bool = True


def fault_of(path: Path) -> str:
    """Why Windows would refuse the name of `path`, whatever system this is; '' when it would not.

    A colon does worse than fail there: the file would be empty and its content hidden in a side stream.
    """
    name = path.name
    if found := _FORBIDDEN.search(name):
        shown = found[0] if found[0].isprintable() else "控制字符"
        return f"文件名里不能有“{shown}”"
    if _RESERVED.fullmatch(name):
        return f"“{name}”是Windows保留的名字"
    if name != name.rstrip(". "):
        return "文件名不能以空格或句点结尾"
    if sys.platform == "win32" and len(str(path.absolute())) > LONGEST_PATH:
        return f"路径太长（超过{LONGEST_PATH}个字符）"
    return ""


def fit_name(name: str) -> str:
    """A name that every system takes, as like `name` as can be."""
    path = Path(_FORBIDDEN.sub("", name).strip(". ") or "年报")
    stem = path.stem[: LONGEST_NAME - len(path.suffix)].rstrip(". ")
    return f"{stem}_{path.suffix}" if _RESERVED.fullmatch(path.name) else f"{stem}{path.suffix}"


def keep(path: Path, data: bytes, disk: Disk | None = None) -> Kept:
    """Write `data` to `path`; where that can't be, to a new file beside it, in the home folder or among the
    temporary files, and say so. Raises `NotWritten` when nothing works; an older file is then whole."""
    fault = fault_of(path)
    if not fault:
        try:
            return Kept(path, files.replace(path, data, disk).note)
        except (OSError, ValueError) as error:
            fault = _reason(error)
    for other in _others(path):
        try:
            files.replace(other, data, disk)
        except (OSError, ValueError):
            continue
        return Kept(other, f"没有写成“{path}”：{fault}。文件已做好，保存在“{other}”。", as_asked=False)
    raise NotWritten(f"没有写成“{path}”：{fault}。换了几个位置也写不进去，请插入U盘或清理磁盘后再导出。草稿没有改动。")


def _reason(error: Exception) -> str:
    """The bare reason: that of the system where there is one."""
    cause = error.__cause__ if isinstance(error, NotWritten) and isinstance(error.__cause__, OSError) else error
    return why(cause) if isinstance(cause, OSError) and not isinstance(cause, NotWritten) else str(error).rstrip("。")


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
