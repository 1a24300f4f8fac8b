"""A second start of the program goes to the window that runs already, where the system offers a way (Windows)."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.window.window import Window

AGAIN = 300
"""Milliseconds until it is looked again whether a file can be opened."""


def handed_over(file: Path | None) -> bool:
    """Whether a running window took the file; then this start has nothing more to do."""
    if sys.platform == "win32":
        from app.system import windows

        if not getattr(sys, "frozen", False):  # packaged, the group is that of the .exe, as of its shortcut
            windows.name_taskbar_group()
        return not windows.is_first() and windows.send(file)
    return False


def clear_older_versions() -> None:
    """Remove what an upgrade has left beside the packaged program, while the window is used already."""
    if sys.platform == "win32" and getattr(sys, "frozen", False):
        from app.system.upgrades import clear_leftovers
        from app.system.windows import upgrading

        program = Path(sys.executable).parent
        Thread(target=clear_leftovers, args=(program, upgrading), daemon=True).start()


def take_files(window: Window) -> object | None:
    """Let `window` open what later starts hand over. Keep what is returned as long as the window lives."""
    if sys.platform == "win32":
        from app.system.windows import Inbox

        return Inbox(lambda file: QTimer.singleShot(0, window, lambda: come_forward(window, file)))
    return None


def come_forward(window: Window, file: Path | None) -> None:
    """Bring the window to the front, with `file` open if there is one."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
    if file:
        _open_when_free(window, file)


def _open_when_free(window: Window, file: Path) -> None:
    """Open a file once nothing is asked and nothing is being made: what is asked or made needs the pages it is about."""
    asking = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    if asking or QGuiApplication.overrideCursor():
        QTimer.singleShot(AGAIN, window, lambda: _open_when_free(window, file))
    else:
        window.open_path(file)
