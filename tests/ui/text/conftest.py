"""An editor for a text, what stands in it, and an input method."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.session import Session
from ui.text.editor import TextEditor

PATH = ("sections", "5")


@pytest.fixture
def editor(session: Session, stage: QWidget, qtbot: QtBot) -> TextEditor:
    editor = TextEditor(session, PATH, "5", "存在的主要问题及改进情况", stage)
    editor.resize(600, 400)
    editor.show()
    stage.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def texts(session: Session) -> tuple[str, ...]:
    return session.report.sections.get("5", ())


def compose(editor: TextEditor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


MARK = "{{requests.received.total}}"
