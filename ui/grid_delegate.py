"""The line in which a figure is typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.field import Line
from ui.grid_model import GridModel, Index
from ui.grid_paint import SquareDelegate
from ui.style import PAPER

Key = Qt.Key
LEAVING = {Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab, Key.Key_Up, Key.Key_Down}
SIDEWAYS = {Key.Key_Left, Key.Key_Right}


class FigureDelegate(SquareDelegate):
    """Lets figures be typed; `left` says with which key an editor was left."""

    left = Signal(QKeyEvent)

    def __init__(self, model: GridModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self.typing = False
        """Whether the editor was opened by typing: then arrows leave it."""
        self.editor: QLineEdit | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        editor = Line(parent, alignment=Qt.AlignmentFlag.AlignCenter, frame=False)
        editor.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        editor.setStyleSheet("padding: 0; border: none; border-radius: 0;")
        cell = self._model.cell(index)
        editor.setAccessibleName(cell.name if cell else "")
        palette = editor.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(PAPER))
        editor.setPalette(palette)
        self.editor = editor
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        cell = self._model.cell(index)
        editor.setGeometry(rect.adjusted(2, 2, -2 - (self.beside.get(cell.id, 0) if cell else 0), -2))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)

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
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        sideways = self.typing and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return plain and (event.key() in LEAVING or (sideways and event.key() in SIDEWAYS))
