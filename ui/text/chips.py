"""Bound figures in a text on screen: one character each, drawn as a box with the figure in it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPalette,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication

from app.texts.marks import Values, split
from ui.parts.shown import CHIP

_KIND = int(QTextFormat.ObjectTypes.UserObject) + 1
_VALUE = int(QTextFormat.Property.UserProperty) + 1
_NAME = int(QTextFormat.Property.UserProperty) + 2
_ROOM = 3.0
"""Pixels between the figure and its box."""


class Chips(QPyTextObject):
    """Draws the chips of one document and keeps their figures up to date."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        document.documentLayout().registerHandler(_KIND, self)

    def dress(self, stored: tuple[str, ...], values: Values) -> None:
        """Give every chip its figure and its official name, those of `stored` in order."""
        marks = [mark for paragraph in stored for mark in marks_in(paragraph, values)]
        if not marks:
            return
        for cursor, mark in zip(self._cursors(), marks, strict=False):
            inside = mark[2:-2].strip()
            wanted = _format(values.text(inside) or "", values.name(inside))
            now = cursor.charFormat()
            if any(now.property(what) != wanted.property(what) for what in (_VALUE, _NAME)):
                cursor.setCharFormat(wanted)

    def name_at(self, position: int) -> str:
        """The official name of the figure before or behind a position; '' where there is no chip."""
        for at in (position, position - 1):
            if at >= 0 and self._document.characterAt(at) == CHIP:
                return str(_format_at(self._document, at).property(_NAME) or "")
        return ""

    def _cursors(self) -> Iterator[QTextCursor]:
        block = self._document.firstBlock()
        while block.isValid():
            text = block.text()
            at = text.find(CHIP)
            while at >= 0:
                position = block.position() + at + sum(mark > "\uffff" for mark in text[:at])
                yield _over(self._document, position)
                at = text.find(CHIP, at + 1)
            block = block.next()

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, ARG002, N803
        metrics = QFontMetricsF(doc.defaultFont())
        return QSizeF(metrics.horizontalAdvance(str(format.property(_VALUE))) + 4 * _ROOM, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: ARG002, N803
        format: QTextFormat,  # noqa: A002
    ) -> None:
        palette = QApplication.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color(QPalette.ColorRole.Highlight))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        box = QRectF(rect)
        painter.drawRoundedRect(box.adjusted(_ROOM - 2, 0.5, 2 - _ROOM, -0.5), 4, 4)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(doc.defaultFont())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(format.property(_VALUE)))
        painter.restore()


def _format(value: str, name: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setObjectType(_KIND)
    made.setProperty(_VALUE, value)
    made.setProperty(_NAME, name)
    return made


def marks_in(paragraph: str, values: Values) -> list[str]:
    """The marks of a stored paragraph that are shown as chips, in order, braces included."""
    return list(split(paragraph, values.has))[1::2] if "{{" in paragraph else []


def printed_between(document: QTextDocument, first: int, last: int) -> str:
    """The text between two positions, figures as they are printed."""
    pieces = []
    block = document.findBlock(first)
    while block.isValid() and block.position() <= last:
        pieces.append(_printed_in(document, block, first, last))
        block = block.next()
    return "\n".join(pieces)


def _printed_in(document: QTextDocument, block: QTextBlock, first: int, last: int) -> str:
    found, at = "", block.position()
    for mark in block.text():
        if first <= at < last:
            found += str(_format_at(document, at).property(_VALUE) or "") if mark == CHIP else mark
        at += 2 if mark > "\uffff" else 1
    return found


def _format_at(document: QTextDocument, position: int) -> QTextCharFormat:
    """The format of the one character behind a position."""
    return _over(document, position).charFormat()


def _over(document: QTextDocument, position: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor
