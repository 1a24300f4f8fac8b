"""Squares of a table in which the characters that matter are lit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.parts.palette import colours
from ui.parts.shown import units

LIT = Qt.ItemDataRole.UserRole + 7
"""The stretches of the square's text that are lit, (start, end) in code points."""
MARGIN = 4


class LitDelegate(QStyledItemDelegate):
    """Paints squares with `LIT` as a document, all others as ever."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.data(LIT) is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        document = self._document(option, index)
        option.text = ""  # type: ignore[attr-defined]
        widget = option.widget  # type: ignore[attr-defined]
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        rect = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.translate(rect.topLeft())
        document.drawContents(painter, QRectF(0, 0, rect.width(), rect.height()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if index.data(LIT) is None:
            return super().sizeHint(option, index)
        self.initStyleOption(option, index)
        document = self._document(option, index)
        return QSize(round(document.idealWidth()), round(document.size().height()))

    def _document(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(option.font)  # type: ignore[attr-defined]
        document.setDocumentMargin(MARGIN)
        document.setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        text = str(index.data() or "")
        document.setPlainText(text)
        ink, lit = QTextCharFormat(), QTextCharFormat()
        ink.setForeground(QColor(colours().ink))
        lit.setForeground(QColor(colours().red))
        lit.setBackground(QColor(colours().red_tint))
        lit.setFontUnderline(True)  # for who can't tell colours
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeCharFormat(ink)
        for start, end in index.data(LIT):
            cursor.setPosition(units(text, start))
            cursor.setPosition(units(text, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(lit)
        width = option.rect.width()  # type: ignore[attr-defined]
        document.setTextWidth(width if width > 0 else -1)
        return document
