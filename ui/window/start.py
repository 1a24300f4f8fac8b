"""Start the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.commands import FAILED, console
from app.system.folders import user_folders
from app.system.resources import resource
from app.system.scratch import clear_scratch
from ui.parts.ask import Ask
from ui.parts.encoding import expect_utf8
from ui.parts.style import dress, wear
from ui.window.ahead import Ahead
from ui.window.crash import stop_watching, watch, watch_hard_crashes
from ui.window.garbage import Garbage
from ui.window.running import clear_older_versions, handed_over, take_files
from ui.window.shutdown import Shutdown
from ui.window.window import Window

NO_SCREEN = "打不开窗口：连不上图形界面，或缺少它要的系统库。命令行仍可以用，用“gknb --help”看用法。"
TRANSLATION = "qtbase_zh_CN"


def main(file: Path | None = None) -> int:
    """Show the window, with `file` open if one is given; returns when it is closed."""
    if handed_over(file):
        return 0
    folders = user_folders()
    hard = watch_hard_crashes(folders.logs)
    app = application()
    window = Window(Ask(), folders)
    follow_looks(app, window)
    watch(window, folders.logs)
    window.appear()
    inbox = take_files(window)
    QTimer.singleShot(0, window, lambda: window.begin(file))  # a question or a slow drive must not keep it from ending
    Ahead(window.documents, window)
    clear_scratch()
    clear_older_versions()
    ending = Shutdown(window, app)
    code = app.exec()
    window.documents.put_away()
    window.documents.finish()
    ending.stop()
    del inbox
    if hard:
        stop_watching(hard)
    return code


def application() -> QApplication:
    """The application in Chinese, Qt's own buttons included; it collects Python's garbage."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    expect_utf8()
    app = _with_a_screen()
    app.setApplicationName("gknb")
    app.setApplicationDisplayName("")
    app.setWindowIcon(QIcon(str(resource("icons", "gknb.png"))))
    translate(app)
    dress(app)
    Garbage(app)
    return app


def _with_a_screen() -> QApplication:
    """Qt's application. Where Qt reaches no screen, or lacks a library for it, it ends the program on the spot."""
    _see_whether_windows_has_a_screen()

    def say(kind: QtMsgType, _: QMessageLogContext, __: str | None) -> None:
        if kind == QtMsgType.QtFatalMsg:
            console.complain(NO_SCREEN)
            os._exit(FAILED)

    qInstallMessageHandler(say)
    app = QApplication(sys.argv[:1])
    qInstallMessageHandler(None)
    return app


def _see_whether_windows_has_a_screen() -> None:
    """Raise ImportError where the part of Qt for Windows does not load; Qt itself would say so in English."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    if sys.platform == "win32" and "QT_QPA_PLATFORM" not in os.environ:
        from app.system.windows import loads

        if not loads(plugins / "qwindows.dll"):
            raise ImportError("qwindows.dll")


def follow_looks(app: QApplication, window: Window) -> None:
    """Wear the colours that the user likes, and those of the system whenever it changes them."""
    preferences = window.documents.preferences
    wear(app, preferences.now.look)
    window.dressing.connect(lambda: wear(app, preferences.now.look))
    # taking no argument: to convert that one needs the names of `Qt`, which nothing loads at the start
    app.styleHints().colorSchemeChanged.connect(lambda: wear(app, preferences.now.look))


def translate(app: QApplication) -> bool:
    """Load the Chinese of Qt's own texts; False where the file is missing."""
    translator = QTranslator(app)
    found = translator.load(TRANSLATION, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and app.installTranslator(translator)
