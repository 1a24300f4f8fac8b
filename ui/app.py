"""Start the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.folders import user_folders
from ui.ask import Ask
from ui.style import dress
from ui.window import Window

TRANSLATION = "qtbase_zh_CN"


def main(file: Path | None = None) -> int:
    """Show the window, with `file` open if one is given; returns when it is closed."""
    app = application()
    window = Window(Ask(), user_folders().config)
    window.show()
    if file:
        window.open_path(file)
    return app.exec()


def application() -> QApplication:
    """The application in Chinese, Qt's own buttons included."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("gknb")
    app.setApplicationDisplayName("")
    translate(app)
    dress(app)
    return app


def translate(app: QApplication) -> bool:
    """Load the Chinese of Qt's own texts; False where the file is missing."""
    translator = QTranslator(app)
    found = translator.load(TRANSLATION, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and app.installTranslator(translator)
