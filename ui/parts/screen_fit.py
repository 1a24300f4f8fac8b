"""Room on the screen: a window never reaches over its edge, where its buttons could not be clicked."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

SHARE = 0.94
"""What is left for the frame and the title bar that the system draws."""


def size_in_room(window: QWidget, width: int, height: int) -> bool:
    """Resize a window that is not shown yet, to less where the screen is small or enlarged; whether it got all."""
    wanted = QSize(width, height)
    window.resize(wanted.boundedTo(window.screen().availableGeometry().size() * SHARE))
    return window.size() == wanted
