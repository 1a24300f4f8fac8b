"""Saving an open report beside the window, and what to ask or say when that is not simply done."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import ChangedOnDisk, GknbError
from ui.parts.waiting import Work, wait_for

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.system.in_place import Written
    from ui.files.attempt import Attempt
    from ui.files.open_file import OpenFile
    from ui.parts.ask import Ask
    from ui.session import Session

LOOK = 20
"""Milliseconds between two looks whether it is written."""
SLOW = 3.0
"""Seconds after which the clerk is told that a drive does not answer."""


class Saving(QObject):
    """Saves one open report. The clerk goes on meanwhile: a share may take its time. `saved` comes with the file,
    `slow` with one that has not answered for a while."""

    saved = Signal(Path)
    slow = Signal(Path)

    def __init__(self, session: Session, file: OpenFile, ask: Ask, window: QWidget) -> None:
        super().__init__(file)
        self._session, self._file, self._ask, self._window = session, file, ask, window
        self._work: Work[Written | None] | None = None
        self._attempt: Attempt | None = None
        self._good = self._told = False
        self._looking = QTimer(self, interval=LOOK)
        self._looking.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        return self._work is not None

    def begin(self, path: Path) -> None:
        """Save to `path`, which becomes the report's file. The last one asked for counts."""
        self._session.settle()
        self._attempt = attempt = self._file.begin(path)
        self._good, self._told, self._since = False, False, monotonic()
        self._work = Work(lambda _: attempt.write())
        self._looking.start()

    def wait(self) -> bool:
        """Come back when all that was begun is saved; False where it is not, or the clerk does not want to wait."""
        while work := self._work:
            self._looking.stop()
            wait_for(self._window, "正在保存", work)
            if work.stopped:
                self.give_up()
            else:
                self._look()
        return self._good

    def give_up(self) -> None:
        """Leave what is under way to itself."""
        self._looking.stop()
        self._work = None
        self._file.give_up()

    def _look(self) -> None:
        if self._work and self._work.finished():
            self._looking.stop()
            self._end()
        elif self._attempt and not self._told and monotonic() - self._since > SLOW:
            self._told = True
            self.slow.emit(self._attempt.path)

    def _end(self) -> None:
        """Take in what came of it, in the window's own thread."""
        work, attempt = self._work, self._attempt
        assert work
        assert attempt
        self._work = None
        try:
            written = work.result()
        except ChangedOnDisk:
            self._file.failed(attempt)
            if self._settled():
                self.begin(attempt.path)
        except GknbError as error:
            self._file.failed(attempt)
            there = "内容还在窗口里，也在恢复文件里" if self._file.autosave.write_and_wait() else "内容还在窗口里"
            self._ask.tell(self._window, "没有保存", f"{error.sentence}\n{there}。")
        except BaseException:  # told of as any crash; the report goes on without a file being written
            self._file.failed(attempt)
            raise
        else:
            self._good = True
            self._file.done(attempt)
            self.saved.emit(attempt.path)
            self._say(written.note if written else "")

    def _say(self, note: str) -> None:
        """How it was saved, where that was not as usual; where a folder takes no new file that would be every time."""
        known, self._file.noted = self._file.noted, note
        if note and note != known:
            self._ask.tell(self._window, "已保存", note)

    def _settled(self) -> bool:
        """Whether the clerk has chosen what becomes of a file that somebody else saved."""
        from ui.files.conflict_dialog import settle

        try:
            return self._file.draft is not None and settle(self._session, self._file.draft, self._ask, self._window)
        except GknbError as error:
            self._ask.tell(self._window, "没有保存", error.sentence)
            return False
