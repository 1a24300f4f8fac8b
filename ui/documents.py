"""New, open, save, close: what the window does with files, and what it asks before work is lost."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import settings
from app.errors import GknbError, why

if TYPE_CHECKING:
    from app.report import Report
    from app.storage import Opened
    from ui.ask import Ask
    from ui.session import Session

SUFFIX = ".gknb"


class Documents(QObject):
    """The draft that is open, if any. `opened` comes with a new session (or None for the start page);
    `stored` after the file's name or the list of recent drafts changed."""

    opened = Signal(object)
    stored = Signal()

    def __init__(self, window: QWidget, ask: Ask, config: Path) -> None:
        super().__init__(window)
        self._window, self._ask, self._config = window, ask, config
        self.session: Session | None = None

    # opening

    def new(self) -> None:
        """Ask what the new report is about, and open it."""
        from ui.new_dialog import NewDialog

        if not self.may_close():
            return
        dialog = NewDialog(date.today(), self._window)  # noqa: DTZ011 - the clerk's own day
        if self._ask.run(dialog) and dialog.report:
            self._take(dialog.report, None)
        dialog.deleteLater()

    def open(self) -> None:
        """Ask for a file and open it."""
        if path := self._ask.open_file(self._window, "打开草稿", folder=self._folder()):
            self.open_path(path)

    def open_path(self, path: Path, *, example: bool = False) -> bool:
        """Open a file: from the menu, the lists, the command line. An example becomes a new draft."""
        if not self.may_close():
            return False
        try:
            opened = _read(path)
        except GknbError as error:
            self._complain("没有打开", _sentence(str(error)))
            return False
        except OSError as error:
            self._complain("没有打开", f"打不开“{path}”：{why(error)}。")
            return False
        if example:
            self._take(opened.report, None)
            return True
        # what is left of a damaged draft must not take the place of the file that it came from
        draft = None if opened.damaged or path.suffix.lower() != SUFFIX else path
        self._take(opened.report, draft)
        if draft:
            self._remember(draft)
        if opened.noticed:
            saving = "原来的文件没有改动，请另存为新的草稿。" if opened.damaged else ""
            self._complain("打开时发现", "\n".join((*opened.noticed, saving)))
        return True

    def _take(self, report: Report, path: Path | None) -> None:
        from ui.session import Session

        was, self.session = self.session, Session(report, path, self)
        self.opened.emit(self.session)
        if was:
            was.history.blockSignals(True)
            was.deleteLater()

    def close(self) -> None:
        """Go back to the start page."""
        if self.session and self.may_close():
            was, self.session = self.session, None
            self.opened.emit(None)
            was.history.blockSignals(True)
            was.deleteLater()

    # settings

    @property
    def settings(self) -> settings.Settings:
        """What the user likes."""
        return settings.load(self._config)

    def like(self, **changes: Any) -> None:
        """Keep another wish of the user's; a folder that can't be written is no reason to stop."""
        with suppress(OSError):
            settings.save(replace(self.settings, **changes), self._config)

    # saving

    def save(self) -> bool:
        """Save where the draft is; ask where for a draft that has no file yet."""
        if self.session is None:
            return False
        return self._write(self.session, self.session.path) if self.session.path else self.save_as()

    def save_as(self) -> bool:
        """Ask where to, and save there."""
        from app.export import proposed_name

        if self.session is None:
            return False
        proposed = self.session.path or proposed_name(self.session.report, None, SUFFIX)
        path = self._ask.save_file(self._window, "另存为", proposed)
        if path is None:
            return False
        return self._write(self.session, path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX))

    def _write(self, session: Session, path: Path) -> bool:
        from app import storage

        session.settle()
        try:
            written = storage.save(session.report, path)
        except GknbError as error:
            self._complain("没有保存", f"{_sentence(str(error))}\n内容还在窗口里，可以用“另存为”换个位置保存。")
            return False
        session.path = path
        session.history.setClean()
        self._remember(path)
        if written.note:
            self._complain("已保存", written.note)
        return True

    def may_close(self) -> bool:
        """Whether the open draft may go: saved, or the clerk does not want it."""
        if self.session:
            self.session.settle()
        if self.session is None or not self.session.modified:
            return True
        answer = self._ask.choose(
            self._window, "还没有保存", "年报有改动还没有保存。", ("保存", "不保存"), "不保存的话，这些改动就没有了。"
        )
        return self.save() if answer == "保存" else answer == "不保存"

    # recent drafts

    def recent(self) -> tuple[Path, ...]:
        """The drafts that were open lately, the newest first."""
        return tuple(map(Path, settings.load(self._config).recent))

    def _remember(self, path: Path) -> None:
        with suppress(OSError):  # a read-only profile must not keep anybody from working
            settings.save(settings.load(self._config).opened(path), self._config)
        self.stored.emit()

    def _folder(self) -> Path | None:
        recent = self.recent()
        return recent[0].parent if recent else None

    def _complain(self, title: str, text: str) -> None:
        self._ask.tell(self._window, title, text)


def _read(path: Path) -> Opened:
    """A draft with what was noticed in it, or any other file as a report."""
    from app import storage
    from app.opening import open_report

    return storage.open_draft(path) if path.suffix.lower() == SUFFIX else storage.Opened(open_report(path))


def _sentence(text: str) -> str:
    return f"{text.rstrip('。')}。"
