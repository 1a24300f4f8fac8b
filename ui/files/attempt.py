"""One writing of the open report: what the clerk has by now, while she goes on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock as Guard
from typing import TYPE_CHECKING

from app.drafts import storage
from app.drafts.locks import Holder, Lock, myself
from app.errors import NotWritten

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
    another, however long a drive takes, so that the last one has the last word.
    """

    report: Report
    draft: Draft
    versions: Versions
    announce: Callable[[str, bool], None]
    """Notes the fingerprint of what is about to be in the file, and then that it is there."""
    turn: AbstractContextManager[object]
    installation: str = ""
    taking: bool = False
    over: bool = False
    given_up: bool = False
    good: bool = False
    """Whether it came to a good end."""
    lock: Lock | None = None
    _announced: bool = False
    _guard: Guard = field(default_factory=Guard)

    def __post_init__(self) -> None:
        self.fingerprint = storage.fingerprint(storage.content(self.report))

    @property
    def path(self) -> Path:
        return self.draft.path

    def write(self) -> Written | None:
        """Write the file in its turn; None where nobody waits for that any more. Raises `ChangedOnDisk`, `NotWritten`."""
        with self.turn:
            if self.given_up:
                return None
            try:
                return self._write()
            finally:
                self._end()

    def _write(self) -> Written:
        if self.taking:
            self._take()
        written = self.draft.write(self.report, self.versions, over=self.over or self.taking, announce=self._say)
        self._say(self.fingerprint, done=True)
        return written

    def _take(self) -> None:
        self.lock, holder = locked(self.path, self.installation)
        if holder:
            raise NotWritten(f"“{self.path.name}”正由{holder}打开着，请换一个文件名。")

    def _say(self, fingerprint: str, *, done: bool = False) -> None:
        with self._guard:
            if not self.given_up:
                self._announced, self.good = True, done
                self.announce(fingerprint, done)

    def _end(self) -> None:
        """Leave nothing behind where it came to no good end, or to one that nobody waited for."""
        if not self.good:
            self._say("")
            if self.lock:
                self.lock.release()

    def give_up(self) -> bool:
        """Wait for it no more; False where it has come to a good end already. What it said does not hold any more: of
        what is typed from now on nothing is in the file that it may still write."""
        with self._guard:
            if self.good:
                return False
            self.given_up = True
            if self._announced:
                self.announce("", False)
            return True


def locked(path: Path, installation: str = "") -> tuple[Lock | None, Holder | None]:
    """The lock on a draft, or who has it. Neither where the folder takes no new file: nobody can save there."""
    lock = Lock(path, myself(installation))
    try:
        holder = lock.take()
    except OSError:
        return None, None
    return (None, holder) if holder else (lock, None)
