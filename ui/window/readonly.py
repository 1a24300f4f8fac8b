"""Pages that can be read and copied from, not written to."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.pages.progress import EXPORT

if TYPE_CHECKING:
    from ui.pages.wizard import Wizard


def freeze(wizard: Wizard) -> None:
    """Let nothing on its pages be typed, chosen or pressed, but for the export. The session itself refuses edits too."""
    wizard.locked = True
    for name, page in wizard.pages.items():
        if name != EXPORT:
            _freeze(page)


def _freeze(page: QWidget) -> None:
    for widget in cast(list[QWidget], page.findChildren(QWidget)):
        if isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit)):
            widget.setReadOnly(True)
        elif isinstance(widget, QAbstractItemView):
            widget.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        elif isinstance(widget, (QAbstractButton, QComboBox)):
            widget.setEnabled(False)
