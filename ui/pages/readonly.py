"""Pages that can be read and copied from, not written to."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.parts.controls import Showing

READING = frozenset(["segment", "link"])
"""Buttons that only show something else, as those of the kind `Showing` do."""


def freeze(page: QWidget) -> None:
    """Let nothing on a page be typed, chosen or pressed. The session itself refuses edits too."""
    for widget in cast(list[QWidget], page.findChildren(QWidget)):
        if isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit)):
            widget.setReadOnly(True)
        elif isinstance(widget, QAbstractItemView):
            widget.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        elif isinstance(widget, Showing) or widget.objectName() in READING:
            continue
        elif isinstance(widget, (QAbstractButton, QComboBox)):
            widget.setEnabled(False)
