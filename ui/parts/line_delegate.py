"""The line in which a square of a table is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.parts.field import PlainLineEdit

if TYPE_CHECKING:
    from app.report.changes import Changes, FieldPath
    from ui.session import Session

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
LEAVING = {Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab, Key.Key_Up, Key.Key_Down}
SIDEWAYS = {Key.Key_Left, Key.Key_Right}


class LineDelegate(QStyledItemDelegate):
    """Edits a square in a line that leaves undo to the window. `touched`: what stands in the line has changed, or
    the line is gone."""

    touched = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.editor: QLineEdit | None = None
        self._square = QPersistentModelIndex()

    def serve(self, session: Session, entered: Callable[[Index, str], Changes]) -> None:
        """Hand over what is being typed when `session` asks; `entered` says what entering it would change."""
        self._entered = entered
        session.settling.connect(self.commit)
        session.peeking.connect(self._peek)
        self.touched.connect(session.typing)

    def _peek(self, pending: dict[FieldPath, Any]) -> None:
        if self.editor and self.editor.isModified() and self._square.isValid():
            pending.update(self._entered(self._square, self.editor.text()))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        self.editor, self._square = self.made(parent, index), QPersistentModelIndex(index)
        self.editor.textEdited.connect(self.touched)
        return self.editor

    def made(self, parent: QWidget, index: Index) -> QLineEdit:  # noqa: ARG002
        """The line for a square."""
        line = PlainLineEdit(parent)
        line.setFrame(False)
        return line

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)
        self.touched.emit()

    def commit(self) -> None:
        """Store what is being typed and close the square: before saving, undoing, leaving."""
        if editor := self.editor:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


class TypingDelegate(LineDelegate):
    """Squares that are typed in as in Excel; `left` says with which key an editor was left."""

    left = Signal(QKeyEvent)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.typing = False
        """Whether the editor was opened by typing: then arrows leave it."""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._leaves(event):
            assert isinstance(editor, QWidget)
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.left.emit(event)
            return True
        return super().eventFilter(editor, event)

    def _leaves(self, event: QKeyEvent) -> bool:
        if event.key() in {Key.Key_Tab, Key.Key_Backtab} and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return True
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        sideways = self.typing and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return plain and (event.key() in LEAVING or (sideways and event.key() in SIDEWAYS))
