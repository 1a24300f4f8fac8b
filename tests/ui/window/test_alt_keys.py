"""Keys that are no shortcut on this page do nothing: no character of theirs gets into a text or a figure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.system.resources import resource
from ui.window.window import Window

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("page", ["card", "preface", "1", "3", "6", "sources", "review"])
@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_9, Key.Key_A, Key.Key_U, Key.Key_X])
def test_keys_with_alt_never_write(qtbot: QtBot, window: Window, page: str, key: Qt.Key) -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    window.documents.take(report)
    assert window.wizard
    assert window.documents.session
    with qtbot.waitActive(window):
        window.activateWindow()
    window.wizard.turn_to(page)
    QTest.keyClick(QApplication.focusWidget() or window, key, ALT)
    window.documents.session.settle()
    assert window.documents.session.report == report


@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_A])
def test_nor_while_a_figure_is_typed(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    window.documents.take(storage.load(resource("examples", "sample-2025.gknb")))
    assert window.wizard
    assert window.documents.session
    with qtbot.waitActive(window):
        window.activateWindow()
    window.wizard.turn_to("3")
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_5)
    QTest.keyClick(QApplication.focusWidget() or window, key, ALT)
    window.documents.session.settle()
    assert window.documents.session.report.figures["requests.received.natural_person"] == "5"
