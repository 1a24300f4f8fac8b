"""One writing of the open report: what the clerk has by now, while she goes on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.drafts import storage
from app.drafts.locks import Holder, Lock, myself
from app.errors import ChangedOnDisk, GknbError, NotWritten

if TYPE_CHECKING:
    from app.drafts.draft import Draft
    from app.drafts.versions import Versions
    from app.report.model import Report
    from app.system.in_place import Written


@dataclass
class Attempt:
    """`write` is for another thread. `draft` is this attempt's own: the window's is as it was until all is written.

    `taking`: the file is not the window's yet, so its lock is taken first. An attempt that nobody waits for any more
    is `given_up`: it may come to its end, and tells of nothing then. `turn` is that of the file: one attempt after
    another, however long a drive takes, so that the last one has the last word. `own` are the fingerprints of those
    that were given up: what is on disk by them is nobody else's change.
    """

    report: Report
    draft: Draft
    versions: Versions
    announce: Callable[[str, bool], None]
    """Notes the fingerprint of what is about to be in the file, and then that it is there."""
    turn: AbstractContextManager[object]
    own: tuple[str, ...] = ()
    installation: str = ""
    taking: bool = False
    over: bool = False
    given_up: bool = False
    lock: Lock | None = None

    def __post_init__(self) -> None:
        self.fingerprint = storage.fingerprint(storage.content(self.report))

    @property
    def path(self) -> Path:
        return self.draft.path

    def write(self) -> Written | None:
        """Write the file in its turn; None where nobody waits for that any more. Raises `ChangedOnDisk`, `NotWritten`."""
        with self.turn:
            return None if self.given_up else self._write()

    def _write(self) -> Written:
        if self.taking:
            self._take()
        try:
            written = self._put()
        except GknbError:
            self._say("")
            if self.lock:
                self.lock.release()
            raise
        self._say(self.fingerprint, done=True)
        return written

    def _put(self) -> Written:
        over = self.over or self.taking
        try:
            return self.draft.write(self.report, self.versions, over=over, announce=self._say)
        except ChangedOnDisk:
            if not self.draft.goes_on_from(self.own):
                raise
            return self.draft.write(self.report, self.versions, over=over, announce=self._say)

    def _take(self) -> None:
        self.lock, holder = locked(self.path, self.installation)
        if holder:
            raise NotWritten(f"“{self.path.name}”正由{holder}打开着，请换一个文件名。")

    def _say(self, fingerprint: str, *, done: bool = False) -> None:
        if not self.given_up:
            self.announce(fingerprint, done)


def locked(path: Path, installation: str = "") -> tuple[Lock | None, Holder | None]:
    """The lock on a draft, or who has it. Neither where the folder takes no new file: nobody can save there."""
    lock = Lock(path, myself(installation))
    try:
        holder = lock.take()
    except OSError:
        return None, None
    return (None, holder) if holder else (lock, None)
