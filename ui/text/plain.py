"""A plain editor as every text of the report has it: no undo of its own, its paragraphs as lines, its size by the zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.parts.field import ForWindow
from ui.text.chips import printed_between

LONGEST = 45
"""Characters of a line."""
EDGES = 40
SIZE = 12
"""Points."""
BETWEEN = "\u2029"
"""What Qt has between two paragraphs."""


class PlainEditor(ForWindow, QPlainTextEdit):
    """Knows nothing of the report; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines are broken
        self.setTabChangesFocus(True)

    def lines(self) -> list[str]:
        """The paragraphs as they stand on screen."""
        return self.document().toRawText().split(BETWEEN)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file is not text: it is dropped on the window behind."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: figures as they are printed."""
        cursor = self.textCursor()
        first, last = sorted((cursor.anchor(), cursor.position()))
        data = QMimeData()
        data.setText(printed_between(self.document(), first, last))
        return data

    def set_zoom(self, percent: int) -> None:
        """The size of the text."""
        self.setStyleSheet(f"font-size: {SIZE * percent / 100:g}pt;")

    def changeEvent(self, event: QEvent) -> None:
        """No line is longer than can be read at ease; the rest of a wide screen stays free."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setMaximumWidth(LONGEST * self.fontMetrics().horizontalAdvance("国") + EDGES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """While it was low it rolled to the cursor; with room again a text is seen from its beginning."""
        super().resizeEvent(event)
        grown = event.size().height() > event.oldSize().height()
        if grown and self.textCursor().blockNumber() <= 1:
            self.verticalScrollBar().setValue(0)
            self.ensureCursorVisible()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the window makes the text larger or smaller
        else:
            super().wheelEvent(event)
