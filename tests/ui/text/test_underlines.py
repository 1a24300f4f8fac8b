"""What was found is underlined, exactly and wherever the words go."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from app.checks.catalogue import Outcome
from app.checks.rule import Finding, Level, Spot
from tests.ui.keys import write
from tests.ui.text.conftest import MARK, PATH, compose
from ui.session import Session
from ui.text import underlines
from ui.text.editor import TextEditor


def finding(start: int, end: int, paragraph: int = 1, level: Level = Level.ERROR) -> Finding:
    return Finding("G11", "占比不符", level, "算出来不对", "", (), Spot("5", paragraph, start, end, ""))


def underlined(editor: TextEditor, block: int = 0) -> list[str]:
    """The characters that are drawn with a line under them, read from Qt's own layout."""
    paragraph = editor.document().findBlockByNumber(block)
    raw = paragraph.text().encode("utf-16-le")
    formats: list[Any] = paragraph.layout().formats()
    return [
        raw[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le")
        for one in formats
        if one.format.fontUnderline() or one.format.underlineStyle().value
    ]


def show(editor: TextEditor, session: Session, *findings: Finding) -> None:
    session.check()
    session._latest = Outcome(findings)
    editor.underline()


def test_exactly_the_characters_are_underlined_behind_emoji(editor: TextEditor, session: Session) -> None:
    session.edit({PATH: ("😀😀占4.7%，对", "第二段")}, "粘贴")
    show(editor, session, finding(3, 7), finding(0, 2, 2, Level.HINT))
    assert underlined(editor) == ["4.7%"]
    assert underlined(editor, 1) == ["第二"]


def test_underlines_move_with_their_characters_and_go_with_them(
    editor: TextEditor, session: Session, qtbot: QtBot
) -> None:
    session.edit({PATH: ("占4.7%，对",)}, "粘贴")
    show(editor, session, finding(1, 5))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    write(editor, "xy")
    assert underlined(editor) == ["4.7%"]
    session.edit({PATH: ("xy占4.8%，对",)}, "改")
    assert underlined(editor) == []


def test_the_tooltip_says_what_is_wrong(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    session.edit({PATH: ("😀占4.7%，对",)}, "粘贴")
    show(editor, session, finding(2, 6))
    cursor = QTextCursor(editor.document())
    cursor.setPosition(5)
    assert [mark.message for mark in editor.found.marks_at(editor.cursorRect(cursor).center())] == ["G11 算出来不对"]
    cursor.setPosition(0)
    assert editor.found.marks_at(editor.cursorRect(cursor).center()) == ()


def test_going_to_a_finding_selects_its_characters(editor: TextEditor, session: Session) -> None:
    session.edit({PATH: ("第一段", "😀占4.7%，对")}, "粘贴")
    assert editor.go_to(finding(2, 6, 2))
    assert editor.textCursor().selectedText() == "4.7"
    assert not editor.go_to(Finding("H2", "标题", Level.HINT, "", "", (), Spot("title", 1)))


def test_only_the_paragraphs_whose_findings_changed_are_drawn_again(editor: TextEditor, session: Session) -> None:
    session.edit({PATH: tuple(f"第{number}段写了很多" for number in range(200))}, "粘贴")
    show(editor, session, finding(0, 2, 7))
    drawn: list[str] = []
    original = editor.found.underlines.highlightBlock

    def draw(text: str) -> None:
        drawn.append(text)
        original(text)

    editor.found.underlines.highlightBlock = draw  # type: ignore[method-assign]
    show(editor, session, finding(0, 2, 7), finding(0, 2, 9))
    assert 1 <= len(drawn) <= 3


def test_underlines_are_right_behind_figures_and_emoji(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    session.edit({PATH: (f"😀收到{MARK}件，我们按排落实。",)}, "填")
    qtbot.waitUntil(lambda: any(finding.code == "H20" for finding in session.outcome.findings))
    block = editor.document().firstBlock()
    qtbot.waitUntil(lambda: any(mark.excerpt == "按排" for mark in editor.found.underlines.at(block)))
    finding = next(finding for finding in session.outcome.findings if finding.code == "H20")
    assert editor.go_to(finding)
    assert editor.textCursor().selectedText() == "按排"


def test_a_day_of_checks_is_forgotten_and_the_underlines_stay(
    editor: TextEditor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underlines, "MOST_KNOWN", 3)
    session.edit({PATH: ("占4.7%，对", "第二段")}, "粘贴")
    for end in (2, 3, 4, 5):
        show(editor, session, finding(1, end), finding(0, 2, 2))
    assert underlined(editor) == ["4.7%"]
    assert underlined(editor, 1) == ["第二"]
    show(editor, session)
    assert underlined(editor) == []
    assert len(editor.found.underlines._known) <= 5


def test_what_was_found_while_something_was_composed_is_underlined_after_it(
    editor: TextEditor, session: Session
) -> None:
    compose(editor, "gong")
    session.edit({PATH: ("占4.7%，对",)}, "粘贴")
    show(editor, session, finding(1, 5))
    assert underlined(editor) == []
    compose(editor, "")
    assert underlined(editor) == ["4.7%"]
