"""What keeps an open report safe: its file, the lock on it, and the recovery file."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.drafts.draft import Draft
from app.drafts.locks import BEAT, Holder, Lock, myself
from app.drafts.recovery import Recovery
from app.errors import GknbError
from ui.files.autosave import Autosave
from ui.files.watch import Watch

if TYPE_CHECKING:
    from app.drafts.versions import Versions
    from app.system.in_place import Written
    from ui.session import Session


class OpenFile(QObject):
    """One open report. `draft` is None until it has a file; `lost` comes when somebody else took the file over."""

    lost = Signal()

    def __init__(
        self,
        session: Session,
        versions: Versions,
        recovery: Recovery,
        draft: Draft | None,
        lock: Lock | None,
        installation: str = "",
    ) -> None:
        super().__init__(session)
        self._session, self.versions, self.draft, self._lock = session, versions, draft, lock
        self._beating: Thread | None = None
        self._taken_over = False
        self.installation, self.noted = installation, ""
        self.autosave = Autosave(session, recovery, lambda: self.draft.seen if self.draft else "")
        self.watch = Watch(lambda: self.draft, self)
        self._beat = QTimer(self, interval=int(BEAT * 1000))
        self._beat.timeout.connect(self._beats)
        self._beat.start()

    def save(self, path: Path, *, over: bool = False) -> Written:
        """Save to `path`, which becomes the draft's file. Raises `ChangedOnDisk`, `NotWritten`."""
        draft = self.draft if self.draft and self.draft.path == path else Draft(path)
        elsewhere = draft is not self.draft
        announce = partial(self.autosave.saving, path)
        try:
            written = draft.write(self._session.report, self.versions, over=over or elsewhere, announce=announce)
        except GknbError:
            announce("")
            raise
        announce(draft.seen, done=True)
        if elsewhere:
            self.unlock()
            self._lock, _ = locked(path, self.installation)
        self.draft = draft
        self.autosave.saved(partial(draft.keep, self.versions))
        return written

    def unlock(self) -> None:
        """Let others have the file."""
        if self._lock:
            self._lock.release()
            self._lock, self._taken_over = None, False

    def close(self) -> None:
        """The report is closed, its work saved or not wanted."""
        self._beat.stop()
        self.watch.close()
        self.autosave.close()
        self.unlock()

    def leave(self) -> None:
        """The program ends; what is not saved has been put away."""
        self._beat.stop()
        self.watch.close()
        self.autosave.leave()
        self.unlock()

    def _beats(self) -> None:
        """Beat in a thread of its own: a network drive that is gone may take long to say so. That thread never calls Qt,
        since the window may be going meanwhile; the answer is looked at with the next beat."""
        if self._lock is None or (self._beating and self._beating.is_alive()):
            return
        if self._taken_over:
            self._lock = None
            self.lost.emit()
            return
        self._beating = Thread(target=self._beat_once, args=(self._lock,), name="beat", daemon=True)
        self._beating.start()

    def _beat_once(self, lock: Lock) -> None:
        self._taken_over = not lock.beat() and lock is self._lock


def locked(path: Path, installation: str = "") -> tuple[Lock | None, Holder | None]:
    """The lock on a draft, or who has it. Neither where the folder takes no new file: nobody can save there."""
    lock = Lock(path, myself(installation))
    with suppress(OSError):
        holder = lock.take()
        return (None, holder) if holder else (lock, None)
    return None, None
