"""The program as `tests.proofs.kill` kills it, and as it starts again.

`python -m tests.proofs.killed work PATH SEED` types into an open cell of the real window, enters, and saves, until
somebody ends it; `restart PATH` starts the window anew, takes the unsaved work that is offered, and saves. Both say on
standard output what they have done.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.drafts import storage
from app.errors import UnreadableFile
from app.report.model import Report
from app.system.folders import Folders
from ui.pages.table import TablePage
from ui.parts.ask import Ask
from ui.window.start import application
from ui.window.window import Window

FIGURE = "requests.received.natural_person"
TYPING = 20
"""Milliseconds between two edits."""
Key = Qt.Key


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def number_in(report: Report) -> int:
    """How far the typing had come; the text must be whole, and not ahead of the cell."""
    number = int(report.figures.get(FIGURE, "0"))
    (text,) = report.sections["1"] or ("",)
    entered = int(text[1:].partition("次")[0]) if text else 0
    assert text in ("", f"第{entered}次" * 200)
    assert entered <= number
    return number


class Clerk(Ask):
    """Restores what is offered, and says what she was asked."""

    def choose(self, parent: QWidget, title: str, text: str, answers: tuple[str, ...], details: str = "") -> str:
        say("asked", title)
        return "恢复" if "恢复" in answers else ""

    def tell(self, parent: QWidget, title: str, text: str, details: str = "") -> None:
        say("told", title, text.replace("\n", " "))

    def run(self, dialog: QDialog) -> bool:
        say("asked", dialog.windowTitle())
        return False


def window(path: Path) -> Window:
    made = Window(Clerk(), Folders(path.parent / "config", path.parent / "data"))
    made.show()
    return made


class Typist:
    """Types a number that grows into an open cell, enters it every few times, saves now and then."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window, self.chance, self.number = window, random.Random(seed), 0
        assert window.wizard
        window.wizard.show_page("3")
        page = window.wizard.pages["3"]
        assert isinstance(page, TablePage)
        page.setFocus()
        self.body = page.grid.body

    def type_on(self) -> None:
        self.number += 1
        if self.body.editor:
            self.body.editor.selectAll()
        for digit in str(self.number):
            QTest.keyClicks(self.body.editor or self.body, digit)
        say("E", self.number, time.monotonic())
        if self.chance.random() < 0.1:
            self._enter()
        if self.chance.random() < 0.02:
            say("B")
            number = self.number  # typing goes on while it is saved
            if self.window.documents.save():
                say("S", number)

    def _enter(self) -> None:
        QTest.keyClick(self.body.editor or self.body, Key.Key_Return)
        QTest.keyClick(self.body, Key.Key_Left)
        session = self.window.documents.session
        assert session
        session.edit({("sections", "1"): (f"第{self.number}次" * 200,)}, "text")


def work(path: Path, seed: int) -> None:
    app = application()
    here = window(path)
    here.open_path(path)
    typist = Typist(here, seed)
    timer = QTimer(interval=TYPING)
    timer.timeout.connect(typist.type_on)
    timer.start()
    app.exec()


def restart(path: Path) -> None:
    app = application()
    try:
        say("disk", number_in(storage.load(path)))
    except UnreadableFile as error:
        say("told", error)
    here = window(path)
    here.begin(path)
    session = here.documents.session
    say("open", number_in(session.report) if session else -1)
    say("saved", here.documents.save())
    here.documents.finish()
    app.closeAllWindows()
    QApplication.quit()


def main() -> None:
    what, path = sys.argv[1], Path(sys.argv[2])
    if what == "work":
        work(path, int(sys.argv[3]))
    else:
        restart(path)


if __name__ == "__main__":
    main()
