"""What keeps an open report safe: its file, the lock on it, and the recovery file."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.drafts.draft import Draft
from app.drafts.locks import BEAT, Lock
from app.drafts.recovery import Recovery
from ui.files.attempt import Attempt
from ui.files.autosave import Autosave
from ui.files.watch import Watch

if TYPE_CHECKING:
    from app.drafts.versions import Versions
    from app.report.model import Report
    from ui.session import Session

PATIENCE = 0.05
"""Seconds that giving up a lock is waited for while the window goes on."""
AT_LAST = 3.0
"""The same when the program ends: a lock file that is left keeps others from the draft for a while."""


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
        self._beating: threading.Thread | None = None
        self._taken_over = False
        self.installation, self.noted = installation, ""
        self.attempt: Attempt | None = None
        self._turns: dict[Path, threading.Lock] = {}
        self._elsewhere: dict[Path, Draft] = {}
        self.autosave = Autosave(session, recovery, self._based_on)
        self.watch = Watch(lambda: None if self.attempt else self.draft, self)
        self._beat = QTimer(self, interval=int(BEAT * 1000))
        self._beat.timeout.connect(self._beats)
        self._beat.start()

    @property
    def where(self) -> Path | None:
        """Where the report is being saved, or else was; None where that is no place for it."""
        if self.attempt:
            return self.attempt.path
        return None if self._session.read_only else self._session.path

    def begin(self, path: Path) -> Attempt:
        """Save what the clerk has by now to `path`; then comes `done` or `failed`. One that was under way is given up."""
        self.give_up()
        draft = self._known(path)
        announce = partial(self.autosave.saving, path)
        taking = draft is not self.draft or self._session.read_only
        self._session.history.saving()
        turn = self._turns.setdefault(path, threading.Lock())
        self.attempt = Attempt(
            self._session.report, replace(draft), self.versions, announce, turn, self.installation, taking
        )
        return self.attempt

    def _known(self, path: Path) -> Draft:
        """What is known of the file at `path`: the report's own, or one to which saving was tried."""
        if self.draft and self.draft.path == path:
            return self.draft
        return self._elsewhere.setdefault(path, Draft(path))

    def done(self, attempt: Attempt) -> None:
        """It is written: its file is the report's now."""
        if self.draft:
            self._elsewhere[self.draft.path] = self.draft
        self.attempt, self.draft = None, attempt.draft
        self._elsewhere.pop(attempt.path, None)
        if attempt.taking:
            self.unlock()
            self._lock = attempt.lock
        self._session.path, self._session.read_only = attempt.path, False
        self._session.history.saved()
        self.autosave.saved(partial(attempt.draft.keep, self.versions))

    def failed(self, attempt: Attempt) -> None:
        """It is not written, or not for sure."""
        self.attempt = None
        self._known(attempt.path).own = attempt.draft.own
        self.autosave.write()

    def give_up(self) -> None:
        """Wait no more for what is under way; it may come to its end all the same, or have come to it just now."""
        attempt, self.attempt = self.attempt, None
        if attempt and attempt.give_up():
            self._known(attempt.path).own += (attempt.fingerprint,)
        elif attempt:
            self.done(attempt)

    def may_come(self) -> dict[Path, tuple[str, ...]]:
        """What may be in files by now, or come to be, without anybody having waited for it."""
        known = (*self._elsewhere.values(), *filter(None, [self.draft]))
        return {draft.path: draft.own for draft in known if draft.own}

    def unlock(self, patience: float = PATIENCE) -> threading.Thread | None:
        """Let others have the file. A drive that is gone takes long to say so, and nobody needs to wait for that.
        The thread that does it, if there is a lock."""
        lock, self._lock, self._taken_over = self._lock, None, False
        if lock is None:
            return None
        leaving = threading.Thread(target=lock.release, name="unlock", daemon=True)
        leaving.start()
        leaving.join(patience)
        return leaving

    def _based_on(self, report: Report) -> tuple[str, ...]:
        """The file that `report` goes on from, by its fingerprint, and then those that it may have by now. What is
        typed while the file is being written goes on from what will be there then: or it would count as saved once
        that is there."""
        seen, own = (self.draft.seen, self.draft.own) if self.draft else ("", ())
        if self.attempt is None:
            return seen, *own
        later = report != self.attempt.report
        return (self.attempt.fingerprint, seen, *own) if later else (seen, self.attempt.fingerprint, *own)

    def close(self, *, at_last: bool = False) -> None:
        """The report is closed, its work saved or not wanted."""
        self._stop()
        self.autosave.close()
        self.unlock(AT_LAST if at_last else PATIENCE)

    def leave(self) -> None:
        """The program ends; what is not saved has been put away."""
        self._stop()
        self.autosave.leave()
        self.unlock(AT_LAST)

    def _stop(self) -> None:
        self.give_up()
        self._beat.stop()
        self.watch.close()

    def _beats(self) -> None:
        """Beat in a thread of its own: a network drive that is gone may take long to say so. That thread never calls Qt,
        since the window may be going meanwhile; the answer is looked at with the next beat."""
        if self._lock is None or (self._beating and self._beating.is_alive()):
            return
        if self._taken_over:
            self._lock = None
            self.lost.emit()
            return
        self._beating = threading.Thread(target=self._beat_once, args=(self._lock,), name="beat", daemon=True)
        self._beating.start()

    def _beat_once(self, lock: Lock) -> None:
        self._taken_over = not lock.beat() and lock is self._lock
