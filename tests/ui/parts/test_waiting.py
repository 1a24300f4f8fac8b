"""Documents are read beside the window: it stays alive, says how far it is, and the clerk can stop it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.errors import UnreadableFile
from ui.parts.waiting import OnStep, beside, waited_for


def shown() -> QProgressDialog | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog)), None)


def when_shown(act: Callable[[QProgressDialog], None], look: int = 30) -> QTimer:
    """Do something with the dialog once it stands there."""
    timer = QTimer()

    def tick() -> None:
        if (dialog := shown()) and dialog.isVisible():
            act(dialog)

    timer.timeout.connect(tick)
    timer.start(look)
    return timer


def test_quick_work_shows_nothing(stage: QWidget) -> None:
    assert beside(stage, "正在读", lambda _step: 5) == 5
    assert shown() is None


def test_long_work_says_what_it_does_and_leaves_the_window_alive(stage: QWidget, qtbot: QtBot) -> None:
    done, told = Event(), list[str]()

    def work(step: OnStep) -> str:
        step("看第3个表格")
        done.wait(20)
        return "读完了"

    def look(dialog: QProgressDialog) -> None:
        told.append(dialog.labelText())
        if "第3个表格" in told[-1]:
            done.set()

    timer = when_shown(look)
    assert beside(stage, "正在读“年报”", work) == "读完了"
    timer.stop()
    assert told[-1] == "正在读“年报”…\n看第3个表格"


def test_the_clerk_can_stop_it(stage: QWidget, qtbot: QtBot) -> None:
    asked, ended = Event(), Event()

    def work(step: OnStep) -> str:
        try:
            for number in range(100_000):
                step(f"第{number}步")
                asked.wait(0.02)
        finally:
            ended.set()
        return "没有停"

    def stop(dialog: QProgressDialog) -> None:
        button: QPushButton
        (button,) = dialog.findChildren(QPushButton)
        assert button.text() == "停止"
        button.click()

    timer = when_shown(stop)
    assert beside(stage, "正在读", work) is None
    timer.stop()
    assert ended.wait(20)


def test_what_goes_wrong_is_raised_here(stage: QWidget) -> None:
    def work(_step: OnStep) -> str:
        raise UnreadableFile("读不了")

    with pytest.raises(UnreadableFile, match="读不了"):
        beside(stage, "正在读", work)


def test_what_was_being_done_when_it_failed_is_not_kept(qapp: QApplication) -> None:
    class Large:
        """What a report is to the work that failed."""

    def failing() -> weakref.ref[Large]:
        large = Large()

        def work() -> None:
            assert large
            raise OSError("disk full")

        with pytest.raises(OSError, match="disk full"):
            waited_for(work)
        return weakref.ref(large)

    kept = failing()
    gc.collect()
    assert kept() is None
