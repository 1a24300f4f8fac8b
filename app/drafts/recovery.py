"""Unsaved work, kept in a file of its own until it is saved: never over the draft.

The first line says what the work belongs to, the rest is a draft file. A lock that dies with the process tells
the work of a crashed window from that of a running one.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from app.drafts import storage
from app.drafts.json_text import dump
from app.drafts.versions import Versions
from app.errors import UnreadableFile
from app.report.model import Report
from app.system import reading, replacing
from app.system.disk import Disk, quietly
from app.system.filenames import fitted
from app.system.os_lock import OsLock
from app.system.private import private

SUFFIX = ".recovery"
BUSY = ".busy"


class Recovery:
    """The recovery file of one open draft. Nothing is on disk before the first `write` or `announce`.

    The lock file beside it says which saving is under way or done, so that work which is older than that is not
    offered when the window dies between the saving and the discarding. Writing and announcing may come from two threads.
    """

    def __init__(self, folder: Path, lock: OsLock | None = None) -> None:
        self._lock = lock or OsLock(folder / f"{secrets.token_hex(8)}{BUSY}")
        self._held = Lock()
        self.file = self._lock.path.with_suffix(SUFFIX)

    def write(self, report: Report, path: Path | None, based_on: str = "", own: Iterable[str] = ()) -> None:
        """Keep `report`. `path` is its draft, `based_on` the fingerprint of that when it was opened or last
        saved; `own` are those that it may have come to have since by this program. Raises OSError."""
        self._take()
        head = {
            "recovery": 1,
            "path": str(path.absolute()) if path else None,
            "based_on": based_on,
            "own": list(own),
            "written": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        replacing.replace(self.file, json.dumps(head).encode() + b"\n" + dump(report), private=True)

    def announce(self, path: Path, fingerprint: str, *, done: bool = False) -> None:
        """Note that everything so far is about to be in the file at `path` with that `fingerprint`, or is there now:
        `done`. Raises OSError."""
        self._take()
        saving = {"path": str(path.absolute()), "saving": fingerprint, "done": done}
        self._lock.write(json.dumps(saving).encode())

    def _take(self) -> None:
        private(self.file.parent)
        with self._held:
            self._lock.take()

    def discard(self) -> None:
        """The work is saved, or not wanted. It stays gone: after a cut of the power it would be offered again, and be
        older than the draft."""
        if quietly(self.file.unlink):
            quietly(lambda: Disk().sync_folder(self.file.parent))

    def leave(self) -> None:
        """The program ends: the work is for the next start."""
        self._lock.release(remove=False)

    def close(self) -> None:
        """Discard, and give up the lock."""
        self.discard()
        self._lock.release()


@dataclass(frozen=True)
class RecoveryOffer:
    """Work that was not saved when its window died. `saved` is its draft as it is on disk now, if it is there."""

    file: Path
    draft: storage.Opened
    path: Path | None
    written: datetime | None
    based_on: str
    own: tuple[str, ...]
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
        name = fitted("", stem, f"（恢复{datetime.now().astimezone():%m%d-%H%M%S}）.gknb")
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


def offers(folder: Path) -> tuple[RecoveryOffer, ...]:
    """The work of windows that died, the newest first. What can't be read at all stays where it is."""
    try:
        found = [offer for file in folder.glob(f"*{SUFFIX}") if (offer := _offer(file))]
        _sweep(folder)
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda offer: offer.when, reverse=True))


def _sweep(folder: Path) -> None:
    """Remove the locks of windows that died with nothing to offer."""
    for file in folder.glob(f"*{BUSY}"):
        lock = OsLock(file)
        if not file.with_suffix(SUFFIX).exists() and lock.take():
            lock.release()


def _offer(file: Path) -> RecoveryOffer | None:
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
    written, based_on = _time(head.get("written")), str(head.get("based_on", ""))
    own = tuple(map(str, found)) if isinstance(found := head.get("own"), list) else ()
    offer = RecoveryOffer(file, draft, path, written, based_on, own, raw, lock)
    if _is_saved(offer):
        offer.adopt().close()
        return None
    return offer


def _is_saved(offer: RecoveryOffer) -> bool:
    """Whether all of it is in a draft file: it was saved after this was written, or holds just the same."""
    try:
        message = json.loads(offer.lock.path.read_bytes())
        path, saving, done = Path(message["path"]), str(message["saving"]), bool(message["done"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        path, saving, done = Path(), "", False
    if saving and saving != offer.based_on and (done or _fingerprint(path) == saving):
        return True
    saved = offer.saved()
    return saved is not None and not saved.damaged and saved.report == offer.draft.report


def _fingerprint(path: Path) -> str:
    try:
        return storage.fingerprint(storage.read_bytes(path))
    except UnreadableFile:
        return ""


def _content(file: Path) -> tuple[dict[str, Any], bytes, storage.Opened] | None:
    try:
        first, _, raw = reading.whole(file).partition(b"\n")
        draft = storage.parse(raw, file.name, bounded=False)
    except (UnreadableFile, OSError):
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
