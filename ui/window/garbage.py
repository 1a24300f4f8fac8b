"""Python's garbage is collected in the window's own thread alone.

Left to itself Python collects in whichever thread happens to need room. The thread that writes the recovery file
would then destroy icons, pictures and texts of closed pages while the window paints: the program dies.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks whether there is enough to collect."""


class Garbage(QObject):
    """Collects in the thread of `parent` from now on, as often as Python would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due; a threshold of 0 means never (Python 3.14: its oldest)."""
        due = [
            old
            for old, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if 0 < most < count
        ]
        if due:
            gc.collect(due[-1])
