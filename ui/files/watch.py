"""Notices that somebody else changed the file of the open draft, before the clerk saves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.drafts.watching import Glance, glance

if TYPE_CHECKING:
    from app.drafts.draft import Draft

EVERY = 30_000
"""Milliseconds between two looks while the window is open."""
FETCH = 20
"""Milliseconds between two questions whether a look is back."""


class Watch(QObject):
    """`changed` comes with a `Glance` once for each content that is not the one seen, and with None when the file is
    as it was seen again.

    Looks in a thread of its own: a network drive that is gone may take long to say so, and must not keep anybody from
    leaving the program. That thread never calls Qt, since the window may be going while it looks; the answer is fetched.
    """

    changed = Signal(object)

    def __init__(self, draft: Callable[[], Draft | None], parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._asked: tuple[Path, str] | None = None
        self._before: Glance | None = None
        self._told = ""
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._answer: list[Glance | None] = []
        self._fetching = QTimer(self, interval=FETCH)
        self._fetching.timeout.connect(self._fetch)

    def look(self) -> None:
        """Look now, unless the last look is not back yet."""
        draft = self._draft()
        if draft and self._asked is None:
            self._asked = draft.path, draft.seen
            self._answer = answer = []
            look = partial(glance, draft.path, self._before)
            Thread(target=lambda: answer.append(look()), name="watch", daemon=True).start()
            self._fetching.start()

    def _fetch(self) -> None:
        if self._answer:
            self._fetching.stop()
            self._judge(self._answer[0])

    def _judge(self, found: Glance | None) -> None:
        asked, self._asked = self._asked, None
        draft = self._draft()
        if draft is None or found is None or (draft.path, draft.seen) != asked:
            return  # saved meanwhile: what was looked at says nothing any more
        self._before = found
        if draft.knows(found.fingerprint):
            if self._told:
                self.changed.emit(None)
            self._told = ""
        elif found.fingerprint != self._told:
            self._told = found.fingerprint
            self.changed.emit(found)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._fetching.stop()
