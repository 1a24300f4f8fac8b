"""Whether a file is still the one that was seen: its size and times first, its content only where those differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.drafts import storage
from app.errors import UnreadableFile


@dataclass(frozen=True)
class Glance:
    """A draft file as it was at one moment; `stamp` is what the system says of it without reading it."""

    path: Path
    stamp: tuple[int, int, int]
    fingerprint: str

    @property
    def when(self) -> str:
        """When it was written, as a person says it: “1月5日10:20”."""
        time = datetime.fromtimestamp(self.stamp[0] / 1e9).astimezone()
        return f"{time.month}月{time.day}日{time:%H:%M}"


def glance(path: Path, before: Glance | None = None) -> Glance | None:
    """The draft file as it is now; `before` itself where nothing tells of a change. None where nobody can tell:
    the file is gone, or can't be read just now."""
    try:
        found = path.stat()
        stamp = found.st_mtime_ns, found.st_size, found.st_ino
        if before and (before.path, before.stamp) == (path, stamp):
            return before
        return Glance(path, stamp, storage.fingerprint(storage.read_bytes(path)))
    except (OSError, UnreadableFile):
        return None
