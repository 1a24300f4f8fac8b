"""Unsaved work goes to a recovery file, so that a crash or a power cut costs two seconds of typing at most.

What stands in the editor of a cell and is not entered yet goes there too.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import why
from app.system.disk import quietly

if TYPE_CHECKING:
    from app.drafts.recovery import Recovery
    from app.report.model import Report
    from ui.session import Session

EVERY = 2000
"""Milliseconds from the first unsaved change to the writing, and between two writings while typing goes on."""


class Autosave(QObject):
    """Writes `session` into `recovery`, in a thread of its own: an old disk takes its time to sync.

    `failed` comes once with the reason, not with every attempt.
    """

    failed = Signal(str)
    _done = Signal(object)
    _kept = Signal(object)

    def __init__(self, session: Session, recovery: Recovery, based_on: Callable[[Report], tuple[str, ...]]) -> None:
        """`based_on` tells what a report goes on from: the file's fingerprint, and then those that it may have by now."""
        super().__init__(session)
        self._session, self.recovery, self._based_on = session, recovery, based_on
        self._worker = ThreadPoolExecutor(1, "autosave")
        self._complained = self._unkept = False
        self._saves = 0
        self._timer = QTimer(self, singleShot=True, interval=EVERY)
        self._timer.timeout.connect(self.write)
        self._done.connect(self._written)
        self._kept.connect(self._have_kept)
        session.changed.connect(self._changed)
        session.typing.connect(self._changed)

    @property
    def file(self) -> Path:
        return self.recovery.file

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Write now; where everything is saved there is nothing to recover."""
        self._timer.stop()
        report = self._session.as_typed()
        if not self._session.modified and report == self._session.report:
            self._worker.submit(self.recovery.discard)
            return
        task = self._worker.submit(self._write, self._saves, report, self._session.path, *self._based_on(report))
        task.add_done_callback(self._tell)

    def _write(self, saves: int, report: Report, path: Path | None, based_on: str, *own: str) -> None:
        """Write in the worker's turn, unless the draft itself was saved meanwhile: it has more than this."""
        if saves == self._saves:
            self.recovery.write(report, path, based_on, own)

    def _tell(self, task: Future[None]) -> None:
        with suppress(RuntimeError):  # the window is gone by now
            self._done.emit(task)

    def write_and_wait(self) -> bool:
        """Write now and come back when it is on the disk; False where that failed."""
        self._timer.stop()
        report = self._session.as_typed()
        task = self._worker.submit(self._write, self._saves, report, self._session.path, *self._based_on(report))
        return task.exception() is None

    def saving(self, path: Path, fingerprint: str, done: bool) -> None:
        """The draft itself is about to have everything, or has it: `done`. May come from another thread."""
        quietly(lambda: self.recovery.announce(path, fingerprint, done=done))

    def saved(self, keep: Callable[[], None]) -> None:
        """The draft itself has everything now but what was typed meanwhile; `keep` a copy of it, nobody needs to wait
        for that."""
        self._saves += 1
        self.write()
        self._worker.submit(keep).add_done_callback(self._tell_kept)

    def settle(self) -> None:
        """Wait for what is being written."""
        self._worker.submit(lambda: None).result()

    def close(self) -> None:
        """Nothing is to be recovered of this session any more."""
        self._timer.stop()
        self._worker.submit(self.recovery.close)
        self._worker.shutdown(wait=True)

    def leave(self) -> None:
        """The recovery file stays for the next start."""
        self._timer.stop()
        self._worker.submit(self.recovery.leave)
        self._worker.shutdown(wait=True)

    def _written(self, task: Future[None]) -> None:
        error = task.exception()
        if error and not self._complained:
            self.failed.emit(f"自动保存没有写成{_reason(error)}。请多用Ctrl+S保存。")
        self._complained = error is not None

    def _tell_kept(self, task: Future[None]) -> None:
        with suppress(RuntimeError):
            self._kept.emit(task)

    def _have_kept(self, task: Future[None]) -> None:
        error = task.exception()
        if error and not self._unkept:
            self.failed.emit(
                f"草稿已保存，但“较早的版本”没有留下{_reason(error)}。请清理磁盘，否则以后找不回较早的内容。"
            )
        self._unkept = error is not None


def _reason(error: BaseException) -> str:
    """The system's reason in brackets, where there is one."""
    reason = error.__cause__ or error
    return f"（{why(reason)}）" if isinstance(reason, OSError) else ""
