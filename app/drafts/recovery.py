"""Unsaved work, kept in a file of its own until it is saved: never over the draft.

The first line says what the work belongs to, the rest is a draft file. A lock that dies with the process tells
the work of a crashed window from that of a running one.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.drafts import storage
from app.drafts.json_text import dump
from app.drafts.versions import Versions
from app.errors import UnreadableFile
from app.report.model import Report
from app.system import replacing
from app.system.disk import quietly
from app.system.os_lock import OsLock

SUFFIX = ".recovery"
BUSY = ".busy"


class Recovery:
    """The recovery file of one open draft. Nothing is on disk before the first `write`."""

    def __init__(self, folder: Path, lock: OsLock | None = None) -> None:
        self._lock = lock or OsLock(folder / f"{secrets.token_hex(8)}{BUSY}")
        self.file = self._lock.path.with_suffix(SUFFIX)

    def write(self, report: Report, path: Path | None, based_on: str = "") -> None:
        """Keep `report`. `path` is its draft, `based_on` the fingerprint of that when it was opened or last
        saved. Raises OSError."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self._lock.take()
        head = {
            "recovery": 1,
            "path": str(path.absolute()) if path else None,
            "based_on": based_on,
            "written": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        replacing.replace(self.file, json.dumps(head).encode() + b"\n" + dump(report))

    def discard(self) -> None:
        """The work is saved, or not wanted."""
        quietly(self.file.unlink)

    def close(self) -> None:
        """Discard, and give up the lock."""
        self.discard()
        self._lock.release()


@dataclass(frozen=True)
class Offer:
    """Work that was not saved when its window died. `saved` is its draft as it is on disk now, if it is there."""

    file: Path
    draft: storage.Opened
    path: Path | None
    written: datetime | None
    based_on: str
    raw: bytes = field(repr=False)
    lock: OsLock = field(repr=False)

    @property
    def when(self) -> str:
        return f"{self.written.astimezone():%Y-%m-%d %H:%M:%S}" if self.written else "不知何时"

    def saved(self) -> storage.Opened | None:
        """The draft as it was last saved; None when there is none that can be read."""
        try:
            return storage.open_draft(self.path) if self.path else None
        except UnreadableFile:
            return None

    def adopt(self) -> Recovery:
        """Go on with this work: its recovery file stays until it is saved."""
        return Recovery(self.file.parent, self.lock)

    def set_aside(self, versions: Versions) -> None:
        """The clerk wants what is saved: keep this work among the versions, and ask no more."""
        place = self.path or self.file.with_name("未保存的年报.gknb")
        versions.keep(self.draft.report.id, place, self.raw)
        self.adopt().close()

    def keep_beside(self, otherwise: Path) -> Path:
        """Keep both: write this work as a draft of its own beside the saved one, or into `otherwise`.

        Returns where it is. Raises `NotWritten` when neither place takes it.
        """
        stem = self.path.stem if self.path else "未保存的年报"
        name = f"{stem}（恢复{datetime.now().astimezone():%m%d-%H%M%S}）.gknb"
        for folder in (self.path.parent if self.path else otherwise, otherwise):
            try:
                replacing.replace(folder / name, self.raw)
            except OSError:
                if folder == otherwise:
                    raise
            else:
                break
        self.adopt().close()
        return folder / name


def offers(folder: Path) -> tuple[Offer, ...]:
    """The work of windows that died, the newest first. What can't be read at all stays where it is."""
    try:
        found = [offer for file in folder.glob(f"*{SUFFIX}") if (offer := _offer(file))]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda offer: offer.when, reverse=True))


def _offer(file: Path) -> Offer | None:
    lock = OsLock(file.with_suffix(BUSY))
    try:
        if not lock.take():
            return None
    except OSError:
        return None
    if (content := _content(file)) is None:
        lock.release()
        return None
    head, raw, draft = content
    path = Path(head["path"]) if isinstance(head.get("path"), str) else None
    return Offer(file, draft, path, _time(head.get("written")), str(head.get("based_on", "")), raw, lock)


def _content(file: Path) -> tuple[dict[str, Any], bytes, storage.Opened] | None:
    try:
        first, _, raw = storage.read_bytes(file).partition(b"\n")
        draft = storage.parse(raw, file.name)
    except UnreadableFile:
        return None
    try:
        head = json.loads(first)
    except (ValueError, RecursionError):
        head = {}
    return head if isinstance(head, dict) else {}, raw, draft


def _time(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
