"""File names and paths as Windows allows them.

Windows sends what is written to `CON.gknb` to the console and what is written to `a:b.gknb` into a hidden stream
of `a`, without a word; so such names are refused before anything is written.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"]
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
LONGEST_NAME = 255
"""UTF-16 units of one name; more is called a forbidden character by Windows."""
LONGEST_BYTES = 255
"""Bytes of one name, where a file system counts those."""
_SHORT, _LONGEST_SUFFIX = 80, 20
LONGEST = 247
"""Characters that every Windows program may use in a path (a folder's limit); longer ones need a prefix."""
PREFIX = "\\\\?\\"


def fault(name: str) -> str:
    """Why Windows can't have a file of this name, in Chinese; empty when it can."""
    if found := _FORBIDDEN.search(name):
        return f"文件名里不能有“{found[0]}”" if found[0].isprintable() else "文件名里有看不见的控制字符"
    if name.partition(".")[0].rstrip(" ").upper() in DEVICES:
        return f"“{name.partition('.')[0]}”是Windows的设备名，不能用作文件名"
    if len(name.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_NAME:
        return f"文件名太长，最多{LONGEST_NAME}个字"
    return "文件名不能以空格或“.”结尾" if name != name.rstrip(" .") else ""


def allowed(name: str) -> str:
    """`name` as every system allows it, for proposing: what is forbidden becomes “_”, what is too long is cut
    before its suffix."""
    path = Path(_FORBIDDEN.sub("_", name).rstrip(" .") or "_")
    suffix = path.suffix[:_LONGEST_SUFFIX]
    name = (path.stem[: _SHORT - len(suffix)].rstrip(" .") + suffix).rstrip(" .")
    return f"_{name}" if fault(name) else name


def fitted(start: str, name: str, end: str) -> str:
    """The three as one name. Where that would be too long for a file system, `name` is cut, and ends in a mark that
    tells it from others that begin alike."""
    room = LONGEST_BYTES - len(_bytes(start + end))
    if len(_bytes(name)) <= room:
        return start + name + end
    from hashlib import sha256  # hardly ever needed, and OpenSSL takes three megabytes of the start page

    mark = sha256(_bytes(name)).hexdigest()[:8]
    while len(_bytes(name)) > room - len(mark):
        name = name[:-1]
    return start + name + mark + end


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def real(path: Path) -> Path:
    """Where a link leads, `path` itself for anything else."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114 - Path.is_symlink raises for a name too long


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through links and other spellings too."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them is not there
        return one.absolute() == other.absolute()


def refused(path: Path, platform: str = sys.platform) -> str:
    """Why this system can't write `path`, in Chinese; empty when nothing speaks against it."""
    return fault(path.name) if platform == "win32" else ""


def reachable(path: Path, platform: str = sys.platform) -> Path:
    """`path` so that Windows finds it however long it is; unchanged where that is not needed."""
    if platform != "win32":
        return path
    whole = str(path.absolute())
    if len(whole) <= LONGEST or whole.startswith(PREFIX):
        return path
    return Path(f"{PREFIX}UNC\\{whole[2:]}" if whole.startswith("\\\\") else PREFIX + whole)
