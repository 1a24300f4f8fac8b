"""What opening a draft needs, loaded while the clerk looks at the start page: half of the wait for a draft is loading."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.files.documents import Documents

AFTER, PAUSE = 500, 40
"""Milliseconds after the start, and between two steps: keys and clicks go first."""
WIDGETS = ("ui.files.opening", "ui.pages.wizard", "ui.pages.table", "ui.pages.text")
"""Loaded in the window's own thread, one a step; Python's and Qt's names are not made for two at a time."""


class Ahead(QObject):
    """Loads a bit in each pause, until all is there or a report is open."""

    def __init__(self, documents: Documents, parent: QObject) -> None:
        super().__init__(parent)
        self._documents = documents
        self._due = iter(WIDGETS)
        self._rooms: Thread | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(AFTER)

    def _go_on(self) -> None:
        if self._documents.session is not None:
            return
        if self._rooms is None:
            self._rooms = Thread(target=_load_rooms, name="ahead")  # the end of the program waits for it
            self._rooms.start()
        elif not self._rooms.is_alive() and not _loaded(next(self._due, "")):
            return
        self._timer.start(PAUSE)


def _loaded(name: str) -> bool:
    """Load a module; False for none."""
    if name:
        import_module(name)
    return bool(name)


def _load_rooms() -> None:
    """Reading a draft and the rules of the tables."""
    with suppress(Exception):  # whoever opens a draft is told what is wrong
        from app.checks.catalogue import table_rules
        from app.report.model import Report

        for name in ("app.drafts.draft", "app.incoming.opening"):
            import_module(name)
        Report.get_ready()
        table_rules()
