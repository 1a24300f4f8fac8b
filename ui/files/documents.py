"""New, open, save, close: what the window does with files, and what it asks before work is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import GknbError, why
from app.system.folders import Folders, documents
from app.system.settings import Preferences

if TYPE_CHECKING:
    from app.drafts.draft import Draft
    from app.drafts.locks import Holder, Lock
    from app.drafts.recovery import Recovery
    from app.drafts.storage import Opened
    from app.drafts.versions import Versions
    from app.report.model import Report
    from ui.files.open_file import OpenFile
    from ui.parts.ask import Ask
    from ui.session import Session

SUFFIX = ".gknb"
READ_ONLY, COPY = "只读打开", "打开副本"


class Documents(QObject):
    """The draft that is open, if any. `opened` comes with a new session (or None for the start page);
    `stored` after the file's name or the list of recent drafts changed; `changed_on_disk` when somebody else
    changed the file, with a `Glance` at it, and with None when that is over."""

    opened = Signal(object)
    stored = Signal()
    changed_on_disk = Signal(object)

    def __init__(self, window: QWidget, ask: Ask, folders: Folders) -> None:
        super().__init__(window)
        self._window, self._ask, self.folders = window, ask, folders
        self.preferences = Preferences(folders.config)
        self.session: Session | None = None
        self._put_away = False
        self.open_file: OpenFile | None = None

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
        if not self.may_close():
            return False
        try:
            opened, draft = _read(path, self.versions())
        except GknbError as error:
            self._complain("没有打开", error.sentence)
            return False
        except OSError as error:
            self._complain("没有打开", f"打不开“{path}”：{why(error)}。")
            return False
        # what is left of a damaged draft must not take the place of the file that it came from
        if example or draft is None or (opened.broken and not opened.repaired):
            self.take(opened.report)
        elif not self._take_file(opened, draft):
            return False
        self._say_noticed(opened)
        return True

    def _take_file(self, opened: Opened, draft: Draft) -> bool:
        """Open a draft together with its file, or as the clerk wants where somebody else has it open."""
        from ui.files.open_file import locked

        if self.open_file and self.session and self.session.path == draft.path:
            self.open_file.unlock()  # opened anew
        lock, holder = locked(draft.path, self.installation)
        answer = self._ask_about_holder(draft.path, holder) if holder else ""
        if holder and not answer:
            return False
        if answer == COPY:
            from uuid import uuid4

            self.take(opened.report.model_copy(update={"id": str(uuid4())}))
            return True
        self.take(opened.report, draft, lock=lock, read_only=answer == READ_ONLY)
        if opened.repaired and self.session:
            self.session.history.resetClean()
        self._remember(draft.path)
        return True

    def _ask_about_holder(self, path: Path, holder: Holder) -> str:
        from app.drafts.locks import myself

        mine = holder.is_the_same_person(myself(self.installation))
        message = (
            f"“{path.name}”已经在您的另一个窗口里打开，请到那里接着填。"
            if mine
            else f"“{path.name}”正由{holder}打开着。"
        )
        details = "只读：可以看和导出，不能改。打开副本：内容相同的一份新草稿，另存为别的文件。"
        title = "已经打开" if mine else "别人正在填"
        return self._ask.choose(self._window, title, message, (READ_ONLY, COPY, "取消"), details)

    def _say_noticed(self, opened: Opened) -> None:
        if opened.noticed:
            saving = "原来的文件没有改动，请另存为新的草稿。" if opened.broken and not opened.repaired else ""
            self._complain("打开时发现", "\n".join((*opened.noticed, saving)))

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
        from ui.session import Session

        self.finish()
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
        self.opened.emit(self.session)
        if was:
            was.deleteLater()

    def finish(self) -> None:
        """Nothing of the open report is to be recovered or locked any more; what was put away is for the next start."""
        if self.open_file and self._put_away:
            self.open_file.leave()
        elif self.open_file:
            self.open_file.close()
        self.open_file, self._put_away = None, False

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

            if self.open_file:
                self.open_file.autosave.settle()
            most_mb = self.preferences.now.versions_mb
            chosen = show(self.session, self.versions(), self._ask, self._window, most_mb)
            if chosen != most_mb:
                self.preferences.change(versions_mb=chosen)

    # saving

    def save(self) -> bool:
        """Save where the draft is; ask where for a draft that has no file yet, or one of another."""
        if self.session is None:
            return False
        if self.session.path is None or self.session.read_only:
            return self.save_as()
        return self._write(self.session, self.session.path)

    def save_as(self) -> bool:
        """Ask where to, and save there."""
        from app.export import proposed_name

        if self.session is None:
            return False
        proposed = self.session.path or proposed_name(self.session.report, None, SUFFIX, self.preferences.now.file_name)
        path = self._ask.file_named(self._window, "另存为", proposed, SUFFIX)
        return path is not None and self._write(self.session, path)

    def _write(self, session: Session, path: Path) -> bool:
        from ui.files.saving import save

        saved = self.open_file is not None and save(session, self.open_file, path, self._ask, self._window)
        if saved:
            self._remember(path)
        return saved

    def may_close(self) -> bool:
        """Whether the open draft may go: saved, or the clerk does not want it."""
        if self.session:
            self.session.settle()
        if self.session is None or not self.session.modified or self._put_away:
            return True
        answer = self._ask.choose(
            self._window, "还没有保存", "年报有改动还没有保存。", ("保存", "不保存"), "不保存的话，这些改动就没有了。"
        )
        return self.save() if answer == "保存" else answer == "不保存"

    # helpers

    def _remember(self, path: Path) -> None:
        self.preferences.opened(path)
        self.stored.emit()

    def folder(self) -> Path:
        """Where the clerk last worked on a draft, or keeps documents."""
        recent = self.preferences.recent
        return recent[0].parent if recent else documents()

    def _complain(self, title: str, text: str) -> None:
        self._ask.tell(self._window, title, text)


def _read(path: Path, versions: Versions) -> tuple[Opened, Draft | None]:
    """A draft with what was noticed in it, or any other file as a report."""
    from app.drafts.draft import open_draft
    from app.drafts.storage import Opened
    from app.incoming.opening import open_report

    if path.suffix.lower() == SUFFIX:
        return open_draft(path, versions)
    return Opened(open_report(path)), None
