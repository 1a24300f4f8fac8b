"""A share that takes its time, and what becomes of the work where the program dies meanwhile."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.drafts.recovery import RecoveryOffer, offers
from tests.ui.files.desk import recovery, wait_for_copies
from tests.ui.keys import get_keys, press
from ui.window.window import Window


class Share:
    """The folder `slow` of a disk: it takes a draft over when `answers` is set. With `cut` it goes as soon as it has."""

    def __init__(self, slow: Path) -> None:
        self.slow, self.asked, self.answers, self.taken = slow, Event(), Event(), Event()
        self.cut = False

    def replace(self, source: Path, target: Path) -> None:
        here = target.parent == self.slow and target.suffix == ".gknb"
        if here:
            self.asked.set()
            assert self.answers.wait(60)
        source.replace(target)
        if here:
            self.taken.set()
            if self.cut:
                self.slow.rename(self.slow.with_name("gone"))
                raise OSError(5, "the drive is gone")

    def comes_back(self) -> None:
        self.cut = False
        self.slow.with_name("gone").rename(self.slow)


def begin(qtbot: QtBot, window: Window, share: Share) -> None:
    """Save with a key, up to the moment at which the share is asked."""
    get_keys(window)
    press(window, Qt.Key.Key_S)
    qtbot.waitUntil(share.asked.is_set)


def stop_waiting() -> QTimer:
    """Press 停止 as soon as the window shows that it waits."""

    def stop() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog)]
        if shown and shown[0].isVisible():
            button: QPushButton
            (button,) = shown[0].findChildren(QPushButton)
            button.click()

    timer = QTimer(interval=30)
    timer.timeout.connect(stop)
    timer.start()
    return timer


def after_a_crash(window: Window, to: Path) -> tuple[RecoveryOffer, ...]:
    """What the next start would offer if the program died now; `to` is where its recovery folder is copied."""
    file = window.documents.open_file
    assert file
    file.autosave.write()
    wait_for_copies(window)
    shutil.copytree(recovery(window).parent, to)
    return offers(to)
