"""The line in which a figure of an official table is typed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from ui.grid.model import GridModel
from ui.grid.paint import SquareDelegate
from ui.parts.field import PlainLineEdit
from ui.parts.line_delegate import Index, TypingDelegate


class FigureDelegate(TypingDelegate):
    """Lets figures be typed; `squares` paints them."""

    def __init__(self, model: GridModel, squares: SquareDelegate) -> None:
        super().__init__(squares.parent())
        self._model, self._squares = model, squares

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._squares.paint(painter, option, index)

    def made(self, parent: QWidget, index: Index) -> QLineEdit:
        editor = PlainLineEdit(parent, alignment=Qt.AlignmentFlag.AlignCenter, frame=False)
        editor.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        editor.setStyleSheet("padding: 0; border: none; border-radius: 0; min-height: 0;")
        cell = self._model.cell(index)
        editor.setAccessibleName(cell.name if cell else "")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        cell = self._model.cell(index)
        editor.setGeometry(rect.adjusted(2, 2, -2 - (self._squares.beside.get(cell.id, 0) if cell else 0), -2))
