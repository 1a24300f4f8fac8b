"""New, open, save, close: what the window does with files, and what it asks before work is lost."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.system.folders import Folders, documents
from app.system.settings import Preferences

if TYPE_CHECKING:
    from app.drafts.draft import Draft
    from app.drafts.locks import Lock
    from app.drafts.recovery import Recovery
    from app.drafts.versions import Versions
    from app.report.model import Report
    from ui.files.open_file import OpenFile
    from ui.files.saving import Saving
    from ui.parts.ask import Ask
    from ui.session import Session

SUFFIX = ".gknb"
PAINTED = 600
"""Milliseconds after which the first page of a report is painted: what is needed later must not hold it up."""


class Documents(QObject):
    """The draft that is open, if any. `opened` comes with a new session (or None for the start page);
    `saved` when it was saved, `stored` after the file's name or the list of recent drafts changed; `waits_for_drive` when saving takes long;
    `changed_on_disk` when somebody else changed the file, with a `Glance` at it, and with None when that is over."""

    opened = Signal(object)
    stored = Signal()
    saved = Signal(Path)
    waits_for_drive = Signal(Path)
    changed_on_disk = Signal(object)

    def __init__(self, window: QWidget, ask: Ask, folders: Folders) -> None:
        super().__init__(window)
        self._window, self._ask, self.folders = window, ask, folders
        self.preferences = Preferences(folders.config)
        self.session: Session | None = None
        self._put_away = False
        self.open_file: OpenFile | None = None
        self.saving: Saving | None = None
        self._may_come: dict[Path, tuple[str, ...]] = {}
        """What a drive may still write of reports that are closed: nobody else's, if it does after they are opened again."""

    # opening

    def new(self) -> None:
        """Ask what the new report is about, and open it."""
        from datetime import date

        from ui.files.new_dialog import NewDialog

        if not self.may_close():
            return
        dialog = NewDialog(date.today(), self._window)  # noqa: DTZ011 - the clerk's own day
        if self._ask.run(dialog) and dialog.report:
            self.take(dialog.report, None)
        dialog.deleteLater()

    def open(self) -> None:
        """Ask for a file and open it."""
        if path := self._ask.open_file(self._window, "打开草稿", folder=self.folder()):
            self.open_path(path)

    def open_path(self, path: Path, *, example: bool = False) -> bool:
        """Open a file: from the menu, the lists, the command line. An example becomes a new draft."""
        from ui.files.opening import open_file

        return self.may_close() and open_file(self, path, self._ask, self._window, example=example)

    def take(
        self,
        report: Report,
        draft: Draft | None = None,
        *,
        lock: Lock | None = None,
        recovery: Recovery | None = None,
        read_only: bool = False,
    ) -> None:
        """Show `report` in place of what is open, with whatever keeps it safe."""
        from app.drafts.recovery import Recovery
        from app.pages.limits import limits_of
        from ui.files.open_file import OpenFile
        from ui.files.saving import Saving
        from ui.session import Session

        self.finish()
        if draft:
            draft.own += self._may_come.get(draft.path, ())
        was, self.session = (
            self.session,
            Session(report, draft.path if draft else None, self, limits=limits_of(self.preferences.now)),
        )
        self.session.read_only = read_only
        self.session.changed.connect(self._stay)
        recovery = recovery or Recovery(self.folders.recovery)
        self.open_file = OpenFile(self.session, self.versions(), recovery, draft, lock, self.installation)
        self.open_file.lost.connect(self._say_lost)
        self.open_file.watch.changed.connect(self.changed_on_disk)
        self.open_file.autosave.failed.connect(lambda message: self._complain("自动保存", message))
        self.saving = Saving(self.session, self.open_file, self._ask, self._window)
        self.saving.saved.connect(self.remember)
        self.saving.saved.connect(self.saved)
        self.saving.slow.connect(self.waits_for_drive)
        self.opened.emit(self.session)
        QTimer.singleShot(PAINTED, self, lambda: Thread(target=_load, name="load", daemon=True).start())
        if was:
            was.deleteLater()

    def finish(self, *, at_last: bool = False) -> None:
        """Nothing of the open report is to be recovered or locked any more; what was put away is for the next start.
        `at_last`: the window is gone, and nobody minds waiting for a drive."""
        if self.saving:
            self.saving.give_up()
        if self.open_file and self._put_away:
            self.open_file.leave()
        elif self.open_file:
            self.open_file.close(at_last=at_last)
        if self.open_file:
            self._may_come |= self.open_file.may_come()
        self.open_file, self.saving, self._put_away = None, None, False

    def put_away(self) -> None:
        """The system may end the program at any moment: have what is not saved in the recovery file, and ask nothing
        any more. Who edits again has not left."""
        if self.open_file:
            self.open_file.autosave.write()
            self.open_file.autosave.settle()
            self._put_away = True

    def _stay(self) -> None:
        self._put_away = False

    def _say_lost(self) -> None:
        name = self.session.path.name if self.session and self.session.path else ""
        self._complain(
            "别人打开了这份草稿",
            f"“{name}”已由别人打开（这台电脑可能休眠过）。您的内容还在窗口里；保存时会先比较，不会互相覆盖。",
        )

    def close(self) -> None:
        """Go back to the start page."""
        if self.session and self.may_close():
            self.finish()
            was, self.session = self.session, None
            self.opened.emit(None)
            was.deleteLater()

    # earlier versions

    @property
    def installation(self) -> str:
        """What tells this computer from another of the same name."""
        from app.system.installation import installation

        return installation(self.folders.data)

    def versions(self) -> Versions:
        """The kept versions of all drafts."""
        from app.drafts.versions import Versions

        return Versions(self.folders.versions, self.preferences.now.versions_mb)

    def show_versions(self) -> None:
        """Let the clerk look at earlier versions of the open draft, and bring one back."""
        if self.session:
            from ui.files.versions_dialog import show
            from ui.parts.waiting import waited_for

            if self.open_file:
                waited_for(self.open_file.autosave.settle)
            most_mb = self.preferences.now.versions_mb
            chosen = show(self.session, self.versions(), self._ask, self._window, most_mb)
            if chosen != most_mb:
                self.preferences.change(versions_mb=chosen)

    # saving

    def save(self) -> bool:
        """Save where the draft is, and wait for it; ask where for a draft that has no file yet, or one of another."""
        return self.begin_saving() and self.saving is not None and self.saving.wait()

    def begin_saving(self) -> bool:
        """The same while the clerk goes on; False where she has named no file."""
        path = self.open_file.where if self.open_file else None
        return self._begin(path) if path else self.begin_saving_as()

    def save_as(self) -> bool:
        """Ask where to, save there, and wait for it."""
        return self.begin_saving_as() and self.saving is not None and self.saving.wait()

    def begin_saving_as(self) -> bool:
        """The same while the clerk goes on."""
        from app.export import proposed_name

        if self.session is None:
            return False
        proposed = self.session.path or self.folder() / proposed_name(
            self.session.report, SUFFIX, self.preferences.now.file_name
        )
        path = self._ask.file_named(self._window, "另存为", proposed, SUFFIX)
        return path is not None and self._begin(path)

    def _begin(self, path: Path) -> bool:
        if self.saving:
            self.saving.begin(path)
        return True

    def may_close(self) -> bool:
        """Whether the open draft may go: saved, or the clerk does not want it."""
        if self.session:
            self.session.settle()
        if self.saving and not self._put_away:
            self.saving.wait()
        if self.session is None or not self.session.modified or self._put_away:
            return True
        answer = self._ask.choose(
            self._window, "还没有保存", "年报有改动还没有保存。", ("保存", "不保存"), "不保存的话，这些改动就没有了。"
        )
        return self.save() if answer == "保存" else answer == "不保存"

    # helpers

    def remember(self, path: Path) -> None:
        """List a file among the recent drafts."""
        self.preferences.opened(path)
        self.stored.emit()

    def folder(self) -> Path:
        """Where the clerk last worked on a draft, or keeps documents."""
        from ui.parts.waiting import FOLDER, beside

        recent = self.preferences.recent
        return recent[0].parent if recent else beside(self._window, FOLDER, lambda _: documents()) or Path.home()

    def _complain(self, title: str, text: str) -> None:
        self._ask.tell(self._window, title, text)


def _load() -> None:
    """Load what the pages will soon need, while the clerk looks at the first."""
    from app.texts import prose

    prose.load()
