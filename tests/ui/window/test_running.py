"""A file that a later start hands over comes up in the window that runs, never under a question or a file in the making."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.report.new import new_report
from ui.window.running import AGAIN, come_forward
from ui.window.window import Window

# said by the offscreen platform alone: of what it lacks, and on Windows of the menus' font that it does not know
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "Point size <= 0")


@contextmanager
def a_dialog(window: Window) -> Iterator[None]:
    dialog = QDialog(window)
    dialog.open()
    yield
    dialog.close()
    dialog.deleteLater()


@contextmanager
def a_menu(window: Window) -> Iterator[None]:
    menu = QMenu(window)
    menu.addAction("复制")
    menu.popup(window.pos())
    yield
    menu.close()
    menu.deleteLater()


@contextmanager
def a_wait(_: Window) -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    yield
    QGuiApplication.restoreOverrideCursor()


@pytest.mark.parametrize("busy", [a_dialog, a_menu, a_wait])
def test_a_file_waits_until_nothing_is_asked_or_made(
    window: Window, qtbot: QtBot, tmp_path: Path, busy: Callable[[Window], AbstractContextManager[None]]
) -> None:
    path = tmp_path / "年报.gknb"
    storage.save(new_report(2025, "甲局"), path)
    with busy(window):
        come_forward(window, path)
        qtbot.wait(AGAIN + 100)
        assert window.documents.session is None
    qtbot.waitUntil(lambda: window.documents.session is not None)
    assert window.documents.session
    assert window.documents.session.path == path


def test_without_a_file_the_window_comes_to_the_front_alone(window: Window, qtbot: QtBot) -> None:
    window.showMinimized()
    come_forward(window, None)
    qtbot.waitUntil(lambda: not window.isMinimized())
    assert window.documents.session is None
