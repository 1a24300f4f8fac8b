"""Earlier versions of a draft, kept aside in the user's own folder: the last saves, and one a day for a while.

Each is the very file that was saved. The draft's id names the folder; copies of a file share it, so each version
also knows which path it was saved to.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app import storage
from app.disk import quietly
from app.errors import UnreadableFile

SAVES = 20
DAYS = 60
_ID = re.compile(r"[0-9a-f-]{8,40}")
_NAME = re.compile(r"(\d{8}T\d{12})Z-([0-9a-f]{12})\.gknb")
_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True)
class Version:
    """A kept version: its file, when it was saved, and a mark of the path that it was saved to."""

    file: Path
    saved: datetime
    mark: str
    size: int

    @property
    def name(self) -> str:
        """When it was saved, in the clerk's own time."""
        return f"{self.saved.astimezone():%Y-%m-%d %H:%M:%S}"


class Versions:
    """The versions of all drafts in `folder`, each draft's within `most_mb` megabytes."""

    def __init__(self, folder: Path, most_mb: int = 50) -> None:
        self._folder = folder
        self._most = most_mb * 1_000_000

    def keep(self, report_id: str, path: Path, raw: bytes, now: datetime | None = None) -> None:
        """Keep `raw`, just saved to `path`. Raises OSError."""
        former = self.of(report_id)
        if former and former[0].size == len(raw) and former[0].mark == mark(path) and _holds(former[0], raw):
            return
        now = now or datetime.now(UTC)
        folder = self._of(report_id)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{now.astimezone(UTC).strftime(_STAMP)}Z-{mark(path)}.gknb"
        file.write_bytes(raw)
        self._prune((Version(file, now, mark(path), len(raw)), *former), now)

    def of(self, report_id: str) -> tuple[Version, ...]:
        """The versions of a draft, the newest first."""
        try:
            found = sorted(_versions_in(self._of(report_id)), key=lambda version: version.file.name, reverse=True)
        except OSError:
            return ()
        return tuple(found)

    def newest_good(self, opened: storage.Opened, path: Path) -> tuple[Version, storage.Opened] | None:
        """The version to repair a damaged draft at `path` with: the one that it says it is, else the newest
        that was saved to the same place. None when no whole one is there."""
        candidate = None
        for version, kept in _good(self.of(opened.report.id)):
            if opened.stated and kept.stated == opened.stated:
                return version, kept
            if candidate is None and version.mark == mark(path):
                candidate = version, kept
        return candidate

    def newest_at(self, path: Path) -> tuple[Version, storage.Opened] | None:
        """The newest whole version of whatever draft was saved to `path`."""
        try:
            found = [version for folder in self._folder.iterdir() for version in _versions_in(folder)]
        except OSError:
            return None
        here = [version for version in found if version.mark == mark(path)]
        return next(_good(sorted(here, key=lambda version: version.saved, reverse=True)), None)

    def _of(self, report_id: str) -> Path:
        safe = _ID.fullmatch(report_id)
        return self._folder / (report_id if safe else hashlib.sha256(report_id.encode("utf-8", "replace")).hexdigest())

    def _prune(self, versions: tuple[Version, ...], now: datetime) -> None:
        days = {version.saved.astimezone().date(): version.file for version in reversed(versions)}
        oldest = (now - timedelta(days=DAYS)).astimezone().date()
        daily = {file for day, file in days.items() if day >= oldest}
        room = self._most
        for number, version in enumerate(versions):
            room -= version.size
            wanted = number < SAVES or version.file in daily
            if number and (not wanted or room < 0):
                quietly(version.file.unlink)
                room += 0 if wanted else version.size


def mark(path: Path) -> str:
    """A short name for the place that a draft is saved at."""
    return hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _versions_in(folder: Path) -> Iterator[Version]:
    with os.scandir(folder) as entries:  # Windows tells the sizes with the names: no further question for each
        for entry in entries:
            if found := _NAME.fullmatch(entry.name):
                saved = datetime.fromisoformat(f"{found[1][:15]}.{found[1][15:]}+00:00")
                yield Version(Path(entry.path), saved, found[2], entry.stat().st_size)


def _good(versions: Iterable[Version]) -> Iterator[tuple[Version, storage.Opened]]:
    """Those that are whole, opened."""
    for version in versions:
        with suppress(UnreadableFile):
            kept = storage.open_draft(version.file)
            if not kept.damaged:
                yield version, kept


def _holds(version: Version, raw: bytes) -> bool:
    try:
        return version.file.read_bytes() == raw
    except OSError:
        return False
