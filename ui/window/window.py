"""The main window: start page or wizard, menus, title."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from ui.files.documents import Documents
from ui.files.importing import Importing
from ui.files.rolling import DRAFT
from ui.parts.pressing import pressed
from ui.parts.screen_fit import size_in_room
from ui.window.menu_actions import MenuActions
from ui.window.menus import Menus
from ui.window.stages import StagesMenu, title_of
from ui.window.start_page import StartPage, examples

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent

    from app.checks.rule import Finding
    from app.drafts.watching import Glance
    from app.system.folders import Folders
    from ui.pages.wizard import Wizard
    from ui.parts.ask import Ask
    from ui.session import Session
    from ui.window.manual import Manual

NAME = "政府信息公开年报填报助手"


class Window(QMainWindow):
    """Shows one report. What it keeps of the user's lies in `folders`. `dressing` asks for the colours that were chosen."""

    dressing = Signal()

    def __init__(self, ask: Ask, folders: Folders) -> None:
        super().__init__()
        self.ask = ask
        self.wizard: Wizard | None = None
        self.manual: Manual | None = None
        self.documents = Documents(self, ask, folders)
        self.importing = Importing(self.documents, ask, self, self.go_to)
        self.start = StartPage(self.documents.preferences, examples(), self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start)
        self.setCentralWidget(self.stack)
        self.menus = Menus(self.menuBar(), self.documents, self.importing)
        self.stages = StagesMenu(self.menuBar(), self.documents, self.importing, ask, self)
        self._connect()
        self.steering = MenuActions(self)
        self.setAcceptDrops(True)
        self._roomy = size_in_room(self, 1360, 860)
        self._list_recent()
        self._follow()

    def _connect(self) -> None:
        documents, start = self.documents, self.start
        start.new.connect(documents.new)
        start.open.connect(documents.open)
        start.from_last_year.connect(self.importing.ask_for_last_year)
        start.from_package.connect(self.importing.rolling.ask_for_package)
        start.chosen.connect(self.open_path)
        start.example.connect(lambda path: self.open_path(path, example=True))
        documents.opened.connect(self._show)
        documents.stored.connect(self._follow)
        documents.stored.connect(self._list_recent)
        documents.stored.connect(lambda: self._tell_changed(None))
        documents.saved.connect(self._tell_saved)
        documents.changed_on_disk.connect(self._tell_changed)
        documents.waits_for_drive.connect(self._tell_slow)

    def appear(self) -> None:
        """Show the window as it was; the first time, on a small or enlarged screen, over all of it: a table needs the
        width."""
        if self.steering.recall() or self._roomy:
            self.show()
        else:
            self.showMaximized()

    def begin(self, file: Path | None) -> None:
        """At the start: first what was not saved last time, then the file that was asked for."""
        self.start.begin()
        self.recover()
        session = self.documents.session
        if not file or (session and session.path and self._are_one(session.path, file)):
            return
        if session and session.modified:
            message = f"“{file.name}”还没有打开：恢复的内容还没保存。保存后，请从“文件”菜单打开它。"
            self.ask.tell(self, "恢复没保存的内容", message)
        else:
            self.open_path(file)

    def _are_one(self, one: Path, other: Path) -> bool:
        from app.system.filenames import same_file
        from ui.parts.waiting import FOLDER, beside

        return one == other or bool(beside(self, FOLDER, lambda _: same_file(one, other)))

    def recover(self) -> bool:
        """Ask about unsaved work of windows that died; whether something is open now."""
        folders = self.documents.folders
        if not any(folders.recovery.glob("*.recovery")):
            return False
        from ui.files.recovering import recover

        return recover(self.documents, folders, self.ask, self)

    def open_path(self, path: Path, *, example: bool = False) -> bool:
        """Open a file of any kind that the program reads; says so where it can't."""
        if path.suffix.lower() != DRAFT:
            return self.importing.import_file(path)
        return self.documents.open_path(path, example=example)

    def _show(self, session: Session | None) -> None:
        """Show the pages of a report, or the start page."""
        if session:
            session.history.clean_changed.connect(self._follow)
            session.changed.connect(self._follow)
            session.changed.connect(self._relock)
        self._show_pages(session)

    def _relock(self, paths: frozenset[tuple[str, ...]]) -> None:
        """The report may have become final."""
        if ("state",) in paths:
            self._freeze()

    def _freeze(self) -> None:
        """Pages that may be written to become pages to read, and the other way round."""
        if self.wizard and self.wizard.locked != self.wizard.session.locked:
            QTimer.singleShot(0, self, lambda: self._show_pages(self.documents.session))

    def _show_pages(self, session: Session | None) -> None:
        page = self._left_at(session)
        if self.wizard:
            page = self.wizard.current if self.wizard.session is session else page
            self._remember_page()
            self.stack.removeWidget(self.wizard)
            self.wizard.hide()  # without a parent it would be dressed anew before it goes
            self.wizard.deleteLater()
            self.wizard = None
        if session:
            from ui.pages.wizard import Wizard

            self.wizard = Wizard(session, self.ask, self.documents.preferences.now, self.stack, page)
            self.wizard.settings_wanted.connect(lambda changes: self.documents.preferences.change(**changes))
            self.wizard.zoomed.connect(self.steering.zoom)
            self.wizard.counting.connect(self.menus.numbers)
            self.stack.addWidget(self.wizard)
            self.stack.setCurrentWidget(self.wizard)
            self.wizard.stack.currentWidget().setFocus()
        else:
            self.start.begin()
        self.menus.show_session(session)
        self._follow()

    def _remember_page(self) -> None:
        """Where the clerk was: she comes back to it with the draft, often days later."""
        if self.wizard and (path := self.wizard.session.path):
            self.documents.preferences.left(path, self.wizard.current)

    def _left_at(self, session: Session | None) -> str:
        path = session.path if session else None
        return self.documents.preferences.now.left_at.get(str(path.absolute()), "") if path else ""

    def _list_recent(self) -> None:
        recent = self.documents.preferences.recent
        self.menus.list_recent(recent)
        self.start.show_recent(recent)

    def _follow(self) -> None:
        """Title and unsaved mark."""
        session = self.documents.session
        if session is None:
            self.setWindowTitle(NAME)
            self.setWindowModified(False)
            return
        self.setWindowTitle(f"{title_of(session)}[*] — {NAME}")
        self.setWindowModified(session.modified)

    def changeEvent(self, event: QEvent) -> None:
        """Somebody else may have changed the draft while another window was in front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.documents.open_file:
            self.documents.open_file.watch.look()

    def _tell_changed(self, found: Glance | None) -> None:
        """Say that somebody else changed the file of the draft, with what can be done; None: no more."""
        session = self.documents.session
        if self.wizard is None or session is None or session.path is None:
            return
        if found is None:
            self.wizard.notice.dismiss()
            return
        path = session.path
        message = f"“{path.name}”打开以后又被别人保存过（{found.when}）。"
        if session.read_only:
            message, doing = f"{message}您看到的是打开时的内容。", {"重新打开": lambda: self.open_path(path)}
        else:
            message += "您填的都还在窗口里；保存时会先比较，不会互相覆盖。"
            doing = {"现在比较…": self.documents.begin_saving}
        self.wizard.notice.offer(message, {**doing, "知道了": lambda: None})

    def go_to(self, finding: Finding) -> None:
        """Turn to the place of a finding, for a window that stands beside the report."""
        if self.wizard:
            self.wizard.go_to(finding)
            self.activateWindow()

    def _tell_saved(self, _: Path) -> None:
        self._freeze()  # what was opened to read is the clerk's own now
        if self.wizard:
            self.wizard.bar.tell(f"{datetime.now():%H:%M}已保存")  # noqa: DTZ005 - the clerk's own clock

    def _tell_slow(self, path: Path) -> None:
        """Say that a drive does not answer; what is typed is safe meanwhile."""
        if self.wizard:
            message = f"还在保存到“{path.parent}”，那里一直没有回答。您可以接着填，填的会另外自动保存。"
            doing = {"另存到别处…": self.documents.begin_saving_as, "接着等": lambda: None}
            self.wizard.notice.offer(message, doing)

    def explain(self) -> None:
        """F1: what the selected finding is about and on what it rests; without one, how to fill in this page."""
        if self.wizard and (finding := self.wizard.finding()):
            from app.pages.wording import explanation

            self.ask.tell(self, *explanation(finding))
            return
        from app.pages.manual import part_for

        self.show_manual(part_for(self.wizard.leaf if self.wizard else None))

    def show_manual(self, part: str = "") -> None:
        """Open the user guide beside the window; `part` is the heading to open it at, the first for none."""
        from ui.window.manual import Manual

        self.manual = self.manual or Manual(self)
        self.manual.show_part(part)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in reading order; Qt's own order is that in which things were made."""
        from ui.parts.tab_order import go_on

        return go_on(self.stack.currentWidget(), QApplication.focusWidget(), back=not forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed(self, event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()
            self.start.invite(dropping=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.start.invite(dropping=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.invite(dropping=False)
        if path := _dropped(event.mimeData()):
            event.acceptProposedAction()
            self.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.documents.may_close())
        if event.isAccepted():
            self._remember_page()
            self.steering.remember()
            self.hide()
            self.documents.finish(at_last=True)
            if self.manual:
                self.manual.close()


def _dropped(data: QMimeData) -> Path | None:
    """The one file that is being dropped on the window."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
