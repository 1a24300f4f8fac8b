"""Earlier versions of a draft, kept aside in the user's own folder: the last saves, and one a day for a while.

Each is the very file that was saved, numbered: a computer's clock may have been wrong, so the time does not tell
which is newer. The draft's id names the folder; copies of a file share it, so each version
also knows which path it was saved to.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.drafts import storage
from app.errors import UnreadableFile
from app.report.model import Report
from app.system import replacing
from app.system.disk import quietly
from app.system.private import private

SAVES = 20
DAYS = 60
_ID = re.compile(r"[0-9a-f-]{8,40}")
_NAME = re.compile(r"(\d{8}T\d{12})Z-([0-9a-f]{12})(?:-(\d{1,9}))?(-others)?\.gknb")
_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True)
class Version:
    """A kept version: its file, when it was saved, a mark of the path that it was saved to, which save it was, and
    whether it is what somebody else had saved there before this computer wrote over it."""

    file: Path
    saved: datetime
    mark: str
    size: int
    number: int = 0
    others: bool = False

    @property
    def order(self) -> tuple[int, str]:
        """Versions in the order of their saves."""
        return self.number, self.file.name

    @property
    def name(self) -> str:
        """When it was saved, in the clerk's own time."""
        return f"{self.saved.astimezone():%Y-%m-%d %H:%M:%S}"


class Versions:
    """The versions of all drafts in `folder`, each draft's within `most_mb` megabytes."""

    def __init__(self, folder: Path, most_mb: int = 50) -> None:
        self._folder = folder
        self._most = most_mb * 1_000_000

    def keep(
        self, report_id: str, path: Path, raw: bytes, now: datetime | None = None, *, others: bool = False
    ) -> None:
        """Keep `raw`, just saved to `path`, or found there: `others`. Raises OSError, and leaves nothing then."""
        former = self.of(report_id)
        if former and former[0].size == len(raw) and former[0].mark == mark(path) and _holds(former[0], raw):
            return
        now = now or datetime.now(UTC)
        number = former[0].number + 1 if former else 1
        whose = "-others" if others else ""
        name = f"{now.astimezone(UTC).strftime(_STAMP)}Z-{mark(path)}-{number}{whose}.gknb"
        file = private(self._of(report_id)) / name
        replacing.replace(file, raw, private=True)
        self._prune((Version(file, now, mark(path), len(raw), number), *former))

    @property
    def spare(self) -> Path:
        """A folder for the former content of a file whose own folder takes no new one."""
        return self._folder.with_name("backups")

    def holds(self, report_id: str, raw: bytes) -> bool:
        """Whether one of the versions of a draft is `raw`."""
        return any(version.size == len(raw) and _holds(version, raw) for version in self.of(report_id))

    def printed(self, report_id: str, fingerprint: str) -> Report | None:
        """The report in the version whose file has this fingerprint, if it is still kept."""
        kept = (opened for _, opened in _good(self.of(report_id)) if opened.fingerprint == fingerprint)
        return next((opened.report for opened in kept), None)

    def of(self, report_id: str) -> tuple[Version, ...]:
        """The versions of a draft, the newest first."""
        try:
            return _in_order(self._of(report_id))
        except OSError:
            return ()

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
            drafts = [_in_order(folder) for folder in self._folder.iterdir()]
        except OSError:
            return None
        here = [[version for version in versions if version.mark == mark(path)] for versions in drafts]
        newest = [found for versions in here if (found := next(_good(versions), None))]
        return max(newest, key=lambda found: found[0].saved, default=None)

    def _of(self, report_id: str) -> Path:
        safe = _ID.fullmatch(report_id)
        return self._folder / (report_id if safe else hashlib.sha256(report_id.encode("utf-8", "replace")).hexdigest())

    def _prune(self, versions: tuple[Version, ...]) -> None:
        """Keep the last saves, and the last of each of the days last worked on; the newest of `versions` is first."""
        days: dict[date, Path] = {}
        for version in versions:
            days.setdefault(version.saved.astimezone().date(), version.file)
        daily = set(list(days.values())[:DAYS])
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


def _in_order(folder: Path) -> tuple[Version, ...]:
    """The versions in `folder`, the newest first."""
    return tuple(sorted(_versions_in(folder), key=lambda version: version.order, reverse=True))


def _versions_in(folder: Path) -> Iterator[Version]:
    with os.scandir(folder) as entries:  # Windows tells the sizes with the names: no further question for each
        for entry in entries:
            if found := _NAME.fullmatch(entry.name):
                saved = datetime.fromisoformat(f"{found[1][:15]}.{found[1][15:]}+00:00")
                size, number = entry.stat().st_size, int(found[3] or 0)
                yield Version(Path(entry.path), saved, found[2], size, number, bool(found[4]))


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
