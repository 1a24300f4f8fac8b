"""Start the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.system.folders import user_folders
from app.system.resources import resource
from ui.parts.ask import Ask
from ui.parts.style import dress
from ui.window.crash import stop_watching, watch, watch_hard_crashes
from ui.window.garbage import Garbage
from ui.window.running import handed_over, take_files
from ui.window.window import Window

TRANSLATION = "qtbase_zh_CN"


def main(file: Path | None = None) -> int:
    """Show the window, with `file` open if one is given; returns when it is closed."""
    if handed_over(file):
        return 0
    folders = user_folders()
    hard = watch_hard_crashes(folders.logs)
    app = application()
    window = Window(Ask(), folders)
    watch(window, folders.logs)
    window.appear()
    inbox = take_files(window)
    window.begin(file)
    code = app.exec()
    del inbox
    if hard:
        stop_watching(hard)
    return code


def application() -> QApplication:
    """The application in Chinese, Qt's own buttons included; it collects Python's garbage."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("gknb")
    app.setApplicationDisplayName("")
    app.setWindowIcon(QIcon(str(resource("icons", "gknb.png"))))
    translate(app)
    dress(app)
    Garbage(app)
    return app


def translate(app: QApplication) -> bool:
    """Load the Chinese of Qt's own texts; False where the file is missing."""
    translator = QTranslator(app)
    found = translator.load(TRANSLATION, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and app.installTranslator(translator)
