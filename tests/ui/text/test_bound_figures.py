"""A figure of a table within a text: one character that follows the table."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.keys import write
from tests.ui.text.conftest import MARK, PATH, compose, texts
from ui.session import Session
from ui.text.editor import TextEditor


def test_a_bound_figure_is_one_character_that_follows_the_table(editor: TextEditor, session: Session) -> None:
    session.edit({PATH: ("😀收到件", "第二段")}, "填")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    editor.insert_mark("requests.received.total")
    assert texts(session) == (f"😀收到{MARK}件", "第二段")
    assert session.history.undoText() == "插入数据"
    assert editor.lines()[0] == "😀收到\ufffc件"
    session.edit({("figures", "requests.received.business"): "12"}, "填数")
    editor.selectAll()
    copied = editor.createMimeDataFromSelection().text()
    assert copied.startswith("😀收到")
    assert copied.endswith("件\n第二段")
    assert MARK not in copied


def test_typing_beside_a_bound_figure_keeps_it(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    session.edit({PATH: (f"收到{MARK}件",)}, "填")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    write(editor, "ab")
    assert texts(session) == (f"收到{MARK}件ab",)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    write(editor, "c")
    assert texts(session) == (f"c收到{MARK}件ab",)


def test_deleting_the_character_takes_the_figure_out(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    session.edit({PATH: (f"收到{MARK}件",)}, "填")
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert texts(session) == ("收到件",)
    session.history.undo()
    assert texts(session) == (f"收到{MARK}件",)
    assert editor.lines() == ["收到\ufffc件"]


def test_an_unknown_mark_is_shown_as_typed(editor: TextEditor, session: Session) -> None:
    session.edit({PATH: ("收到{{requests.nothing.total}}件",)}, "填")
    assert editor.lines() == ["收到{{requests.nothing.total}}件"]


@settings(suppress_health_check=list(HealthCheck))
@given(
    before=st.text("ab件", max_size=4),
    after=st.text("ab件", max_size=4),
    typed=st.text("xy", min_size=1, max_size=3),
    at=st.integers(0, 9),
)
def test_marks_survive_typing_anywhere(
    editor: TextEditor, session: Session, before: str, after: str, typed: str, at: int
) -> None:
    session.edit({PATH: (before + MARK + after,)}, "填")
    shown = f"{before}\ufffc{after}"
    place = min(at, len(shown))
    cursor = editor.textCursor()
    cursor.setPosition(place)
    cursor.insertText(typed)
    assert "".join(texts(session)) == (shown[:place] + typed + shown[place:]).replace("\ufffc", MARK)


def test_a_figure_is_not_repainted_while_composing(editor: TextEditor, session: Session) -> None:
    session.edit({PATH: ("收到{{requests.received.total}}件",)}, "粘贴")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(editor, "gong")
    session.edit({("figures", "requests.received.business"): "3"}, "填写")
    compose(editor, "", "公")
    assert texts(session) == ("收到{{requests.received.total}}件公",)
