"""Find, and replace in texts: a line under the pages, over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.texts.replacing import replaced
from ui.parts.field import PlainLineEdit
from ui.parts.page import text_label

if TYPE_CHECKING:
    from ui.pages.wizard import Wizard
    from ui.parts.page import Hit


class FindBar(QWidget):
    """Enter goes to the next place, Shift+Enter to the one before, Esc closes the line."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wizard = wizard
        self._at = -1
        self.words, self.by = PlainLineEdit(self), PlainLineEdit(self)
        self.words.setPlaceholderText("查找正文和表格")
        self.words.setAccessibleName("查找")
        self.by.setPlaceholderText("替换为")
        self.by.setAccessibleName("替换为")
        self.message = text_label("", "quiet", self)
        self.message.setWordWrap(False)
        row = QHBoxLayout(self)
        row.addWidget(self.words, 3)
        row.addWidget(self.message)
        self.back = self._button("上一处", lambda: self.go(-1), row)
        self.next = self._button("下一处", lambda: self.go(1), row)
        row.addWidget(self.by, 3)
        self.one = self._button("替换", self._put, row)
        self.all = self._button("全部替换", self._put_all, row)
        self.shut = self._button("关闭", self.leave, row)
        self.words.textChanged.connect(self._begin)
        self.hide()

    def _button(self, text: str, do: object, row: QHBoxLayout) -> QPushButton:
        button = QPushButton(text, self, autoDefault=False)
        button.clicked.connect(do)
        row.addWidget(button)
        return button

    def open(self, *, replacing: bool) -> None:
        """Come up, with what is selected in a text."""
        for widget in (self.by, self.one, self.all):
            widget.setVisible(replacing and not self._wizard.session.read_only)
        self.show()
        self.words.setFocus()
        self.words.selectAll()
        self._begin()

    def leave(self) -> None:
        """Close, and give the keys back to the page."""
        self.hide()
        self._wizard.stack.currentWidget().setFocus()

    def _hits(self) -> list[tuple[str, Hit]]:
        words, wizard = self.words.text(), self._wizard
        ids = [leaf.id for leaf in wizard.leaves]
        return [(id_, hit) for id_ in ids for hit in wizard.pages[id_].hits(words)] if words else []

    def _begin(self) -> None:
        self._at = -1
        self._say(len(self._hits()))

    def _say(self, count: int) -> None:
        sentence = f"第{self._at + 1}处，共{count}处" if self._at >= 0 else f"共{count}处"
        self.message.setText(sentence if count else "没有找到" if self.words.text() else "")

    def go(self, by: int) -> None:
        """Show the next place, or the one before, round and round."""
        if not (found := self._hits()):
            return
        self._at = (self._at + by) % len(found) if self._at >= 0 else (0 if by > 0 else len(found) - 1)
        page, hit = found[self._at]
        self._wizard.show_page(page)
        hit.show()
        self._say(len(found))

    def _put(self) -> None:
        """Replace the place that is shown, and go on."""
        found = self._hits()
        if not 0 <= self._at < len(found):
            self.go(1)
            return
        if put := found[self._at][1].put:
            put(self.by.text())
            self._at -= 1
        self.go(1)

    def _put_all(self) -> None:
        """In all texts, as one step."""
        if words := self.words.text():
            changes, count = replaced(self._wizard.session.report, words, self.by.text())
            self._wizard.session.edit(changes, f"全部替换（{count}处）")
            self._begin()
            self.message.setText(f"替换了{count}处")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
