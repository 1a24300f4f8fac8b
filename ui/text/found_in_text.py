"""What was found in a text, shown where it stands: underlined, told of under the mouse, gone to."""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from app.checks.rule import Level
from app.texts.marks import Marked
from app.texts.paragraphs import home
from ui.parts.shown import points
from ui.text.places import select
from ui.text.underlines import Underlines, UnderlineSpan, UnderlineSpans

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QTextBlock

    from app.checks.rule import Finding, Spot
    from ui.session import Session
    from ui.text.editor import TextEditor

_COUNTED = re.compile(r"(\d[\d,.]*)(?:[件条次项个份篇起宗元%]|万元)")


class FoundInText:
    """The findings of `session` that are about the text of `editor`."""

    def __init__(self, editor: TextEditor, session: Session) -> None:
        self._editor, self._session = editor, session
        self.underlines = Underlines(editor.document())

    def underline(self) -> None:
        """Underline what the findings say about this text."""
        lines = self._editor.lines()
        marks: dict[int, list[UnderlineSpan]] = defaultdict(list)
        for finding in self._session.latest.findings:
            if finding.counts and finding.spot and (index := self._index_of(finding.spot)) is not None:
                line = lines[index] if index < len(lines) else ""
                start, end = self._place(finding.spot, index)
                message = f"{finding.code} {finding.message}"
                marks[index].append(UnderlineSpan(start, end, line[start:end], len(line), finding.level, message))
        self.underlines.show({index: _worst_last(found) for index, found in marks.items()})

    def _place(self, spot: Spot, index: int) -> tuple[int, int]:
        """The characters on screen of a spot, which counts them as they are printed."""
        stored = self._editor.stored()
        if index >= len(stored) or "{{" not in stored[index]:
            return spot.start, spot.end
        text = Marked(stored[index], self._editor.values)
        return text.shown_at(spot.start), text.shown_at(spot.end - 1) + 1 if spot.end > spot.start else spot.end

    def _index_of(self, spot: Spot) -> int | None:
        """Which of the paragraphs here a spot is in; None for one of another text."""
        if spot.section != self._editor.section:
            return None
        path, index = home(self._session.report, spot.section, spot.paragraph)
        return index if path == self._editor.path and index >= 0 else None

    def go_to(self, finding: Finding) -> bool:
        """Select the characters that a finding is about; False when they are not in this text."""
        if finding.spot is None or (index := self._index_of(finding.spot)) is None:
            return False
        editor = self._editor
        text = editor.document().findBlockByNumber(min(index, editor.blockCount() - 1)).text()
        first, last = self._place(finding.spot, index)
        if counted := _COUNTED.fullmatch(text, first, last):
            last = counted.end(1)  # “14件”: another number is typed, the unit stays
        select(editor, index, first, last)
        return True

    def marks_at(self, position: QPoint) -> UnderlineSpans:
        """What is underlined under the mouse."""
        cursor = self._editor.cursorForPosition(position)
        block: QTextBlock = cursor.block()
        index = points(block.text(), cursor.positionInBlock())
        return tuple(mark for mark in self.underlines.at(block) if mark.start <= index <= mark.end)

    def messages_at(self, position: QPoint) -> str:
        """What is to be said of the place under the mouse, a paragraph each: the name of a figure, then what is wrong.
        Nothing of it is ever read as markup."""
        name = self._editor.chips.name_at(self._editor.cursorForPosition(position).position())
        sentences = [*([name] if name else []), *(mark.message for mark in self.marks_at(position))]
        return "".join(f"<p>{escape(one)}</p>" for one in sentences)


def _worst_last(marks: list[UnderlineSpan]) -> UnderlineSpans:
    """So that it is drawn over the others."""
    worst_first = list(Level)
    shown = (mark for mark in marks if mark.end > mark.start)
    return tuple(sorted(shown, key=lambda mark: worst_first.index(mark.level), reverse=True))
