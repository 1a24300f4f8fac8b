"""A line of text bound to one place of the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.report.changes import FieldPath, current
from ui.parts.shown import shown, typed

if TYPE_CHECKING:
    from ui.session import Session

EXPORT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


class ForWindow:
    """Beside a Qt widget in which text is typed: leaves to the window what is the window's, undo and redo with its
    one history, Ctrl+E, the export, which on Linux would go to the end of the line, and what is typed with Alt: where
    that is no shortcut just now Qt would write its character, a 0 for Alt+0."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _of_window(event):
            event.ignore()
            return True
        return super().event(event)  # type: ignore[misc,no-any-return]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _of_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]


def _of_window(event: QKeyEvent) -> bool:
    undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    ctrl_alt = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    with_alt = ctrl_alt == Qt.KeyboardModifier.AltModifier and bool(event.text().strip())  # with both it is AltGr
    return undo or with_alt or event.keyCombination() == EXPORT


def drop_undo(menu: QMenu) -> QMenu:
    """Qt's own edit menu without its undo and redo."""
    for action in menu.actions():
        if action.objectName() in {"edit-undo", "edit-redo"}:
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu


class PlainLineEdit(ForWindow, QLineEdit):
    """A line edit without an undo of its own."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = drop_undo(self.createStandardContextMenu())
        menu.exec(event.globalPos())
        menu.deleteLater()


class Field(PlainLineEdit):
    """Shows the text at `path` and stores what is typed, `tidied`; `name` is what the undo step is called after."""

    def __init__(
        self,
        session: Session,
        path: FieldPath,
        name: str,
        parent: QWidget | None = None,
        tidied: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent)
        self._tidied = tidied
        self._session, self.path, self._name = session, path, name
        self._composing = False
        self.setAccessibleName(name)
        self.textEdited.connect(self._store)
        session.changed.connect(self._show)
        self._show()

    def _stored(self) -> str:
        return str(current(self._session.report, self.path) or "")

    def _store(self, text: str) -> None:
        value = self._tidied(typed((self._stored(),), (text,))[0])
        self._session.edit({self.path: value}, f"填写{self._name}", merge="/".join(self.path))
        self._show()  # tidying may have left the report as it was

    def _show(self) -> None:
        text = shown(self._stored())
        if self.text() != text and not self._composing:
            cursor = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(cursor)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing:
            self._show()
