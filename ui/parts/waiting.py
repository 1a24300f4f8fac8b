"""Work that may take long, done beside the window: it says how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressDialog, QWidget

T = TypeVar("T")
OnStep = Callable[[str], None]
"""Says what is being done now. Raises `Stopped` once nobody waits for it any more."""
AT_ONCE = 0.25
"""Seconds for which nothing is shown: nearly every document is read by then."""
NO_TIME = 0.03
"""Seconds in which nobody misses the window: a local draft is read by then."""
FOLDER = "正在打开文件夹"
"""What is being done while a folder is asked for, which may lie on a drive that is gone."""
LOOK_SOON, LOOK = 5, 40
"""Milliseconds between two looks at the work: at first, and once it takes longer."""


class Stopped(Exception):
    """The clerk does not want to wait any longer."""


class Work(Generic[T]):
    """One piece of work in a thread of its own; what it says and what came of it."""

    def __init__(self, work: Callable[[OnStep], T]) -> None:
        self._work = work
        self.message = ""
        self.stopped = False
        self._result: T | None = None
        self._error: BaseException | None = None
        self._thread = Thread(target=self._do, name="beside the window", daemon=True)
        self._thread.start()

    def _do(self) -> None:
        try:
            self._result = self._work(self._step)
        except BaseException as error:  # noqa: BLE001 - raised again where somebody waits for it
            self._error = error

    def _step(self, stated: str) -> None:
        if self.stopped:
            raise Stopped
        self.message = stated

    def finished(self, within: float = 0) -> bool:
        self._thread.join(within)
        return not self._thread.is_alive()

    def result(self) -> T | None:
        """What came of it, or what it raised; None where it was stopped."""
        if self.stopped or isinstance(self._error, Stopped):
            return None
        if self._error is not None:
            raise self._error
        return self._result


def beside(window: QWidget, title: str, work: Callable[[OnStep], T]) -> T | None:
    """Do `work` while the window stays alive; None when the clerk stopped it. Raises what the work raises."""
    doing = Work(work)
    wait_for(window, title, doing)
    return doing.result()


def wait_for(window: QWidget, title: str, doing: Work[T]) -> None:
    """Come back when `doing` is finished or the clerk has stopped it. For a moment keys and clicks have to wait as well,
    and nothing is shown; the window goes on painting itself."""
    if doing.finished(NO_TIME):
        return
    until = monotonic() + AT_ONCE
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if doing.finished() or monotonic() > until else None)
    timer.start(LOOK_SOON)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    timer.stop()
    if not doing.finished():
        _show(window, title, doing)


def _show(window: QWidget, title: str, doing: Work[T]) -> None:
    dialog = QProgressDialog(f"{title}…", "停止", 0, 0, window)
    dialog.setWindowTitle("请稍候")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(0)
    loop, timer = QEventLoop(), QTimer()

    def look() -> None:
        if doing.finished() or dialog.wasCanceled():
            loop.quit()
        else:
            dialog.setLabelText(f"{title}…\n{doing.message}")

    timer.timeout.connect(look)
    timer.start(LOOK)
    dialog.show()
    loop.exec()
    timer.stop()
    doing.stopped = not doing.finished()
    dialog.close()
    dialog.deleteLater()


def later(owner: QObject, work: Callable[[], T], take: Callable[[T | None], object]) -> None:
    """Do `work` beside the window and hand what came of it to `take`, unless `owner` is gone by then. Nobody waits."""
    doing, timer = Work(lambda _: work()), QTimer(owner, interval=LOOK)

    def look() -> None:
        if doing.finished():
            timer.stop()
            timer.deleteLater()
            take(doing.result())

    timer.timeout.connect(look)
    timer.start()


def waited_for(work: Callable[[], T]) -> T:
    """The result of `work`, done beside the window, which goes on painting itself but takes no keys and clicks: for what
    may take half a minute in the midst of other work."""
    doing = Work(lambda _: work())
    if doing.finished(NO_TIME):
        return cast(T, doing.result())
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if doing.finished() else None)
    timer.start(LOOK_SOON)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    QGuiApplication.restoreOverrideCursor()
    timer.stop()
    timer.timeout.disconnect()  # it would keep what was raised, and all that was at work then
    return cast(T, doing.result())


def breathe() -> None:
    """Between two pieces of work that only the window's own thread may do: let it paint itself, without keys and clicks."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
