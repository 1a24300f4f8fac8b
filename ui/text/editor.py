"""The editor of one text of the report: a paragraph is a line.

It has no undo of its own. What is typed goes through `session.edit`; what changes elsewhere (undo, paste into
another page, a mended wording) reaches it as the smallest edit that makes it right, never while an input
method is composing.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QInputMethodEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.report.changes import FieldPath, current
from app.texts.marks import Marked, Values
from app.texts.pasting import is_whole
from ui.parts.field import drop_undo
from ui.parts.page import Hit
from ui.parts.shown import CHIP, common, merged, shown, typed, units
from ui.parts.waiting import waited_for
from ui.text.chips import Chips
from ui.text.found_in_text import FoundInText
from ui.text.insert_menu import figures_menu
from ui.text.places import found_in, next_open, select
from ui.text.plain import PlainEditor

if TYPE_CHECKING:
    from app.checks.rule import Finding
    from app.texts.prose import SampleText
    from ui.session import Session

LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")


class TextEditor(PlainEditor):
    """Shows the paragraphs at `path`, a part of `section` (preface, 1…9). `kept` follows every stored change."""

    kept = Signal()

    def __init__(
        self, session: Session, path: FieldPath, section: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self.path, self.section, self._name = session, path, section, name
        self._composing = self._showing = self._missed = False
        self._base: tuple[str, ...] = ("",)
        """The stored paragraphs that the editor shows."""
        self._doing = "输入文字"
        self.chips = Chips(self.document())
        self.setAccessibleName(name)
        self.found = FoundInText(self, session)
        self._show()
        self._begin()
        self.textChanged.connect(self._store)
        session.changed.connect(self._changed)
        session.checked.connect(self.underline)
        self.underline()

    def _begin(self) -> None:
        """Put the cursor where writing begins: on the first blank line among others, else at the top."""
        blank = next((at for at, text in enumerate(self.lines()[:-1]) if not text), 0)
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(blank)))

    # what is typed

    def stored(self) -> tuple[str, ...]:
        return tuple(current(self._session.report, self.path) or ()) or ("",)

    def _store(self) -> None:
        if self._showing:
            return
        mine = typed(self._base, self.lines(), self.values.has)
        result = merged(self._base, mine, self.stored())
        self._base = mine
        if result == self.stored():
            return
        paragraph = f"{self.path}{self.textCursor().blockNumber()}" if self._doing == "输入文字" else ""
        value = None if result == ("",) and len(self.path) > 1 else () if result == ("",) else result
        self._session.edit({self.path: value}, self._doing, merge=paragraph)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            from app.paste.clipboard import words

            self._doing = "粘贴文字"
            text = LINE_ENDS.sub("\n", words(source.text(), source.html())).replace(CHIP, "")
            cursor = self.textCursor()
            if is_whole(self._session.report, self.section, self.stored(), text):
                cursor.select(QTextCursor.SelectionType.Document)
                text = text.strip("\n")
            cursor.insertText(text)
            self.ensureCursorVisible()
            self._doing = "输入文字"

    def put_sample(self, sample: SampleText) -> None:
        """Put sample sentences behind the paragraph with the cursor, or in place of an empty one; their first open
        place is selected, and none is told of as wrong before the clerk leaves the text."""
        text = waited_for(lambda: sample.text)
        texts = self.stored()
        at = min(self.textCursor().blockNumber(), len(texts) - 1)
        line = at + bool(texts[at].strip())
        self._session.take_sample(self.section)
        self._session.edit({self.path: (*texts[:line], text, *texts[at + 1 :])}, sample.name)
        self.go_behind(line)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        self.setTextCursor(cursor)
        if not next_open(self):
            self.go_behind(line)

    @property
    def values(self) -> Values:
        """The figures that marks stand for now."""
        return Values(self._session.report)

    def insert_mark(self, inside: str) -> None:
        """Put the figure that a mark names where the cursor is, in place of what is selected there."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionEnd())
        stored, index = self.stored(), block.blockNumber()
        text = Marked(stored[index], self.values)
        start = text.stored_at_editor(max(0, cursor.selectionStart() - block.position()))
        end = text.stored_at_editor(cursor.selectionEnd() - block.position())
        now = text.stored[:start] + "{{" + inside + "}}" + text.stored[end:]
        self._session.edit({self.path: (*stored[:index], now, *stored[index + 1 :])}, "插入数据")
        self.setFocus()

    def _dress(self) -> None:
        if self._composing:
            return
        self._showing = True
        self.chips.dress(self.stored(), self.values)
        self._showing = False

    def cut(self) -> None:
        self._doing = "剪切文字"
        super().cut()
        self._doing = "输入文字"

    # what changes elsewhere

    def _changed(self, paths: frozenset[FieldPath]) -> None:
        if self.path in paths or self.path[:1] in paths:
            self._show()
        self._dress()
        self.kept.emit()

    def _show(self) -> None:
        """Make the editor show what is stored, by the smallest edit."""
        stored = self.stored()
        if self._composing or self._showing:
            return
        self._base, has = stored, self.values.has
        old, new = "\n".join(self.lines()), "\n".join(shown(paragraph, has) for paragraph in stored)
        if old == new:
            return
        start, end = common(old, new)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(old, start))
        cursor.setPosition(units(old, len(old) - end), QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        cursor.insertText(new[start : len(new) - end], QTextCharFormat())
        self._showing = False
        self._dress()
        if self.hasFocus():
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While something is composed the text stays as it is; changes from elsewhere follow after it."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing:
            self._show()
            self._dress()
            if self._missed:
                self.underline()

    # what is wrong

    def underline(self) -> None:
        """Underline what the findings say about this text: after every check, and never under what is composed."""
        self._missed = self._composing
        if not self._composing:
            self.found.underline()

    def go_to(self, finding: Finding) -> bool:
        """Select the characters that a finding is about; False when they are not in this text."""
        return self.found.go_to(finding)

    # places

    def hits(self, words: str) -> list[Hit]:
        """Where some words stand in the text."""
        return [Hit(partial(self._show_hit, *place), partial(self._put, *place)) for place in found_in(self, words)]

    def _show_hit(self, line: int, first: int, last: int) -> None:
        self.setVisible(True)
        select(self, line, first, last, keys=False)

    def _put(self, line: int, first: int, last: int, words: str) -> None:
        self._doing = "替换文字"
        select(self, line, first, last, keys=False)
        self.textCursor().insertText(words)
        self._doing = "输入文字"

    def go_behind(self, line: int) -> None:
        """Put the cursor at the end of a paragraph, counted from 0."""
        cursor = QTextCursor(self.document().findBlockByNumber(min(line, self.blockCount() - 1)))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.setFocus()

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(
                event.globalPos(), self.found.messages_at(self.viewport().mapFromGlobal(event.globalPos())), self
            )
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = drop_undo(self.createStandardContextMenu())
        menu.addSeparator()
        menu.addMenu(figures_menu(self._session.report, self.insert_mark, menu))
        menu.exec(event.globalPos())
        menu.deleteLater()
