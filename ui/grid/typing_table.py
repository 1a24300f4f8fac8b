"""A table whose squares are typed in as in Excel: a key begins, Enter, Tab and arrows go on, blocks are pasted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QKeyCombination, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView

from ui.parts.line_delegate import TypingDelegate

Move = QAbstractItemView.CursorAction
Key = Qt.Key
Standard = QKeySequence.StandardKey
OWN_KEYS = (Standard.Copy, Standard.Cut, Standard.Paste, Standard.SelectAll, Standard.Delete)
LABELLED = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Key.Key_C)
"""Copy with the labels."""
ENTERS = {Key.Key_Return, Key.Key_Enter}
TABS = {Key.Key_Tab, Key.Key_Backtab}
ARROWS = {
    Key.Key_Up: Move.MoveUp,
    Key.Key_Down: Move.MoveDown,
    Key.Key_Left: Move.MoveLeft,
    Key.Key_Right: Move.MoveRight,
}


class TypingTable(QTableView):
    """`copied`, `cut_` and `pasted` ask for the clipboard. Nothing can be typed before `type_with`.

    Subclasses say where Enter and Tab go and how squares are emptied.
    """

    copied = Signal()
    copied_labelled = Signal()
    cut_ = Signal()
    pasted = Signal()
    _typing: TypingDelegate | None = None

    def type_with(self, delegate: TypingDelegate) -> None:
        """Let the squares that are editable be typed in."""
        self._typing = delegate
        self.setItemDelegate(delegate)
        delegate.left.connect(self._left_editor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )

    @property
    def editor(self) -> QLineEdit | None:
        """The line in which a square is being typed."""
        return self._typing.editor if self._typing else None

    # for subclasses

    def go_on(self, *, back: bool) -> None:
        """Go where Enter goes."""

    def tab_on(self, *, back: bool) -> bool:  # noqa: ARG002
        """Go where Tab goes; False where that is out of the table."""
        return False

    def clear(self) -> None:
        """Empty the selected squares, as one step."""

    def put_cursor(self, index: QModelIndex) -> None:
        """Put the cursor on a square, and select it alone."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # keys

    def event(self, event: QEvent) -> bool:
        """Keys that the table answers are not taken by a menu of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (any(event.matches(key) for key in OWN_KEYS) or event.keyCombination() == LABELLED)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self.go_on(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif do := self._own(event):
            do()
        elif event.key() == Key.Key_Backspace:
            self._edit_from_nothing()
        elif event.key() in TABS:
            super().focusNextPrevChild(forwards(event))  # with Ctrl: out of the table
        else:
            self._begin(event)

    def _own(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key of `OWN_KEYS` does here."""
        if event.keyCombination() == LABELLED:
            return self.copied_labelled.emit
        doing = {
            Standard.Copy: self.copied.emit,
            Standard.Cut: self.cut_.emit,
            Standard.Paste: self.pasted.emit,
            Standard.Delete: self.clear,
        }
        return next((do for key, do in doing.items() if event.matches(key)), None)

    def _begin(self, event: QKeyEvent) -> None:
        """A key that may begin typing; arrows then leave the square."""
        if self._typing:
            self._typing.typing = bool(event.text().strip())
        super().keyPressEvent(event)
        if self._typing:
            self._typing.typing = self._typing.typing and self._typing.editor is not None

    def _edit_from_nothing(self) -> None:
        editable = self.model().flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable
        if not (self._typing and editable) or self.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers:
            return
        self._typing.typing = True
        self.edit(self.currentIndex())
        if editor := self._typing.editor:
            editor.clear()
            editor.setModified(True)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from square to square, and behind the last one on to the next widget."""
        if self.hasFocus() and self.tab_on(back=not forward):
            return True
        return super().focusNextPrevChild(forward)

    def _left_editor(self, event: QKeyEvent) -> None:
        """An editor was left with this key: what was typed is kept, the cursor goes where the key says."""
        self.setFocus()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Key(event.key())
        if key in TABS:
            forward, out = forwards(event), event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if out or not self.tab_on(back=not forward):
                super().focusNextPrevChild(forward)
        elif key in ENTERS:
            self.go_on(back=back)
        else:
            self.put_cursor(self.moveCursor(ARROWS[key], Qt.KeyboardModifier.NoModifier))


def forwards(event: QKeyEvent) -> bool:
    """Whether a Tab goes on, not back."""
    return event.key() == Key.Key_Tab and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
