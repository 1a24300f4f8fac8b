"""The system ends the program: log-off, shutdown, a signal. Nothing can be asked then; what is not saved goes to the
recovery file, and the next start asks."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from types import FrameType

    from PySide6.QtGui import QGuiApplication

    from ui.window.window import Window

SIGNALS = () if sys.platform == "win32" else (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class Shutdown(QObject):
    """Listens as long as it lives. A log-off that another program stops leaves the window as it was."""

    def __init__(self, window: Window, app: QGuiApplication) -> None:
        super().__init__(window)
        self._window = window
        app.commitDataRequest.connect(self.put_away)
        self._former = {number: signal.signal(number, _ignored) for number in SIGNALS}
        if SIGNALS:
            self._listen()

    def _listen(self) -> None:
        """Python hears of a signal between two steps of its own; Qt's loop has to be woken for that."""
        self._heard, self._rings = os.pipe()
        os.set_blocking(self._rings, False)
        os.set_blocking(self._heard, False)
        self._wakes = signal.set_wakeup_fd(self._rings)
        self._bell = QSocketNotifier(self._heard, QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._leave)

    def put_away(self) -> None:
        """Write what is not saved, and let the window go without a question from now on, until something is edited."""
        self._window.documents.put_away()

    def _leave(self) -> None:
        if set(os.read(self._heard, 64)) & set(SIGNALS):
            self.put_away()
            QApplication.exit(0)

    def stop(self) -> None:
        """Let signals do again what they did before."""
        for number, former in self._former.items():
            signal.signal(number, former)
        if SIGNALS:
            signal.set_wakeup_fd(self._wakes)
            self._bell.setEnabled(False)
            os.close(self._heard)
            os.close(self._rings)


def _ignored(_number: int, _frame: FrameType | None) -> None:
    """The bell does what is to be done, in Qt's own time."""
