"""A choice between a few values, bound to one place of the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.report.changes import FieldPath, current
from ui.parts.controls import Combo

if TYPE_CHECKING:
    from ui.session import Session


class ChoiceField(Combo):
    """Shows the value at `path` by its word in `words` and stores the one chosen. The wheel does not turn it."""

    def __init__(self, session: Session, path: FieldPath, words: Mapping[Any, str], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._path, self._name, self._values = session, path, name, tuple(words)
        self.addItems(list(words.values()))
        self.setAccessibleName(name)
        self.activated.connect(self._store)
        session.changed.connect(self._show)
        self._show()

    def _store(self, index: int) -> None:
        self._session.edit({self._path: self._values[index]}, f"选择{self._name}")

    def _show(self) -> None:
        self.setCurrentIndex(self._values.index(current(self._session.report, self._path)))
