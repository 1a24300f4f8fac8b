"""Places in a text on screen: characters selected, and the open places of sample texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from ui.parts.shown import points, units

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from ui.text.plain import PlainEditor

OPEN = re.compile("[_＿]{2,}")


def select(editor: QPlainTextEdit, line: int, first: int, last: int, *, keys: bool = True) -> None:
    """Select the characters `first` to `last` of a line, and give the editor the keys."""
    block = editor.document().findBlockByNumber(min(line, editor.blockCount() - 1))
    text = block.text()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + units(text, min(last, len(text))))
    start = block.position() + units(text, min(first, len(text)))
    cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    if keys:
        editor.setFocus()


def count_open(lines: list[str]) -> int:
    """How many places are still open."""
    return sum(len(OPEN.findall(line)) for line in lines)


def next_open(editor: QPlainTextEdit, *, from_start: bool = False) -> bool:
    """Select the next open place behind the cursor, or the first; False where there is none."""
    lines = editor.toPlainText().split("\n")
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    here = 0 if from_start else cursor.blockNumber()
    behind = 0 if from_start else points(cursor.block().text(), cursor.positionInBlock())
    for number in range(here, len(lines)):
        if found := OPEN.search(lines[number], behind if number == here else 0):
            select(editor, number, *found.span())
            return True
    return False


def found_in(editor: PlainEditor, words: str) -> list[tuple[int, int, int]]:
    """Where some words stand in a text: line, first and last character; capitals or not."""
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    return [(number, *hit.span()) for number, line in enumerate(editor.lines()) for hit in pattern.finditer(line)]
