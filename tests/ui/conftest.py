"""A window for a test, questions that the test answers, and a watch on windows left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.form.editions import outline
from app.report.model import Report
from app.report.new import new_report
from app.system.folders import Folders
from tests.ui.grid.desk import Desk, MakeDesk
from ui.pages.table import TablePage
from ui.pages.wizard import Wizard
from ui.parts.ask import Ask
from ui.parts.style import dress
from ui.session import Session
from ui.window.garbage import Garbage
from ui.window.start import translate
from ui.window.window import Window

FAR = 60_000
"""Milliseconds that are waited for what comes in a moment on any machine: how fast one is, no test judges."""


class Patient(QtBot):
    """Waits as long as a slow and busy machine may need."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = FAR) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = FAR, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitActive(self, widget: QWidget, *, timeout: int = FAR) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return Patient(request)


@pytest.fixture(autouse=True, scope="session")
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Without a screen Qt would free what lies on the clipboard after Python has gone, and crash at the exit."""
    yield
    qapp.clipboard().clear()


class Answers(Ask):
    """Gives the answers that a test has put in, in order, and keeps what was asked."""

    def __init__(self) -> None:
        self.given: list[object] = []
        self.asked: list[str] = []

    def put(self, *answers: object) -> None:
        self.given += answers

    def _next(self, question: str) -> object:
        self.asked.append(question)
        assert self.given, f"nobody answers: {question}"
        return self.given.pop(0)

    def choose(self, parent: QWidget, title: str, text: str, answers: tuple[str, ...], details: str = "") -> str:
        answer = str(self._next(f"{text}\n{details}"))
        assert answer in (*answers, "")
        return answer

    def tell(self, parent: QWidget, title: str, text: str, details: str = "") -> None:
        self.asked.append(f"{title}\n{text}\n{details}")

    def text(self, parent: QWidget, title: str, label: str, value: str = "") -> str | None:
        answer = self._next(label)
        return None if answer is None else str(answer)

    def open_file(self, parent: QWidget, title: str, kinds: str = "", folder: Path | None = None) -> Path | None:
        answer = self._next(title)
        assert answer is None or isinstance(answer, Path)
        return answer

    def save_file(self, parent: QWidget, title: str, proposed: Path, kinds: str = "") -> Path | None:
        answer = self._next(f"{title} {proposed.name}")
        assert answer is None or isinstance(answer, Path)
        return answer

    def run(self, dialog: QDialog) -> bool:
        """The answer is a function that fills the dialog in with keys and closes it."""
        fill = self._next(dialog.windowTitle())
        assert callable(fill)
        dialog.show()
        fill(dialog)
        assert not dialog.isVisible()
        return dialog.result() == QDialog.DialogCode.Accepted


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as it is started: in Chinese, in its own dress, its garbage collected in its own thread."""
    assert translate(qapp)
    dress(qapp)
    Garbage(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """No test leaves a window behind."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    assert [type(widget).__name__ for widget in qapp.topLevelWidgets()] == []


def has_chinese() -> bool:
    """Whether the machine has a font of which Chinese can be set."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


@pytest.fixture
def chinese_font(qapp: QApplication) -> None:
    """For what paints a PDF: the program refuses where every character would be an empty box."""
    if not has_chinese():
        pytest.skip("needs a Chinese font")


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A new report on 2025."""
    session = Session(new_report(2025, "某某县交通运输局", "bureau"))
    yield session
    session.deleteLater()


Make = Callable[..., QWidget]


@pytest.fixture
def window(qtbot: QtBot, answers: Answers, tmp_path: Path) -> Iterator[Window]:
    window = Window(answers, Folders(tmp_path / "config", tmp_path / "data"))
    window.resize(1360, 860)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.documents.finish()
    window.hide()
    window.deleteLater()


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[QWidget]:
    """An empty window to put a widget into."""
    stage = QWidget()
    stage.resize(700, 500)
    stage.show()
    yield stage
    stage.hide()
    stage.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[MakeDesk]:
    """Makes a page for a table of a report."""
    made: list[Desk] = []

    def make(table: str = "requests", year: int = 2025, report: Report | None = None) -> Desk:
        report = report or new_report(year, "某某县交通运输局", "bureau")
        session = Session(report)
        page = TablePage(session, outline(report.outline).section_of_table(table))
        session.setParent(page)
        page.resize(1000, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.setFocus()
        made.append(Desk(page, session))
        return made[-1]

    yield make
    for done in made:
        done.page.hide()
        done.page.deleteLater()


@pytest.fixture
def wizard(window: Window) -> Wizard:
    """The pages of a new report on 2025."""
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    return window.wizard
