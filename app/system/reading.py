"""Reading a file that somebody named: a real file, and no more of it than it may have."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from app.errors import UnreadableFile, why
from app.system.filenames import reachable


def whole(path: Path) -> bytes:
    """The bytes of a file, whatever it holds. Raises OSError, for a folder, a device or a pipe too."""
    found = reachable(path)
    if not stat.S_ISREG(found.stat().st_mode):
        raise OSError(errno.EISDIR if found.is_dir() else errno.EINVAL, "", str(found))
    return found.read_bytes()


def read(path: Path, most: int, too_large: str) -> bytes:
    """The bytes of a file of at most `most`. Raises `UnreadableFile`, with `too_large` for a larger one.

    Devices and pipes are refused: some of them never end.
    """
    try:
        found = reachable(path)
        kind = found.stat().st_mode
        if stat.S_ISDIR(kind):  # opening one is "no permission" on Windows
            raise IsADirectoryError(errno.EISDIR, "", str(found))
        if not stat.S_ISREG(kind):
            raise UnreadableFile(f"“{path}”不是文件，打不开。")
        with found.open("rb") as file:
            raw = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else "路径里有不能用的字符"
        raise UnreadableFile(f"打不开“{path}”：{reason}。") from error
    if len(raw) > most:
        raise UnreadableFile(f"“{path.name}”{too_large}")
    return raw
