"""One writing of the open report: what the clerk has by now, while she goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.drafts import storage
from app.drafts.locks import Holder, Lock, myself
from app.errors import GknbError, NotWritten

if TYPE_CHECKING:
    from app.drafts.draft import Draft
    from app.drafts.versions import Versions
    from app.report.model import Report
    from app.system.in_place import Written


@dataclass
class Attempt:
    """`write` is for another thread. `draft` is this attempt's own: the window's is as it was until all is written.

    `taking`: the file is not the window's yet, so its lock is taken first. An attempt that nobody waits for any more
    is `given_up`: it may come to its end, and tells of nothing then.
    """

    report: Report
    draft: Draft
    versions: Versions
    announce: Callable[[str, bool], None]
    """Notes the fingerprint of what is about to be in the file, and then that it is there."""
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

    def write(self) -> Written:
        """Write the file. Raises `ChangedOnDisk`, `NotWritten`."""
        if self.taking:
            self._take()
        try:
            written = self.draft.write(self.report, self.versions, over=self.over or self.taking, announce=self._say)
        except GknbError:
            self._say("")
            if self.lock:
                self.lock.release()
            raise
        self._say(self.fingerprint, done=True)
        return written

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
