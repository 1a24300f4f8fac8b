"""The editor of texts: what is typed is stored, what is stored is shown, nothing gets lost between them."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.checks.catalogue import Outcome
from app.checks.rule import Finding, Level, Spot
from app.report.new import new_report
from tests.ui.keys import write
from tests.ui.text.conftest import PATH, compose, texts
from ui import history
from ui.parts.field import drop_undo
from ui.session import Session
from ui.text.editor import TextEditor
from ui.window.window import Window


def test_typing_is_stored_and_undone_at_once(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    write(editor, "abc")
    assert texts(session) == ("abc",)
    assert session.history.count() == 1
    assert session.history.undoText() == "输入文字"
    session.history.undo()
    assert texts(session) == ()
    assert editor.lines() == [""]
    session.history.redo()
    assert editor.lines() == ["abc"]


def test_a_pause_in_typing_makes_a_step_of_its_own(
    editor: TextEditor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(editor, "ab")
    monkeypatch.setattr(history, "PAUSE", -1)  # whatever time has passed was too long
    write(editor, "c")
    assert session.history.count() == 2
    session.history.undo()
    assert texts(session) == ("ab",)


def test_enter_makes_a_paragraph_and_a_step_of_its_own(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    write(editor, "ab")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    write(editor, "c")
    assert texts(session) == ("ab", "c")
    assert session.history.count() == 2


def test_typing_and_taking_it_back_leaves_no_step(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    write(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert texts(session) == ()
    assert not session.history.canUndo()


def test_an_outside_change_is_the_smallest_edit(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    session.edit({PATH: ("第一段", "第二段", "第三段")}, "粘贴")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.clearFocus()
    changes: list[tuple[int, int, int]] = []
    editor.document().contentsChange.connect(lambda *change: changes.append(change))
    session.edit({PATH: ("第一段", "第2段", "第三段")}, "按建议修改")
    assert changes == [(5, 1, 1)]
    assert editor.lines() == ["第一段", "第2段", "第三段"]
    assert editor.textCursor().position() == 11


HOSTILE = ("甲\u2028乙", "半\ud800个", "😀x", "\ufeff头", "a\xa0b", "换\n行", "\x00零", "\ufdd0乙")


def test_what_qt_cannot_hold_stays_as_it_was(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    session.edit({PATH: HOSTILE}, "导入")
    assert len(editor.lines()) == len(HOSTILE)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    write(editor, "k")
    assert texts(session) == (*HOSTILE[:-1], "\ufdd0乙k")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    write(editor, "k")
    assert texts(session) == ("k甲\u2028乙", *HOSTILE[1:-1], "\ufdd0乙k")
    session.history.undo()
    session.history.undo()
    assert texts(session) == HOSTILE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(max_size=6), max_size=4).map(tuple), min_size=1, max_size=4))
def test_any_outside_change_is_shown_as_stored(session: Session, stage: QWidget, states: list[tuple[str, ...]]) -> None:
    from ui.parts.shown import shown

    editor = TextEditor(session, PATH, "5", "正文", stage)
    for state in states:
        session.edit({PATH: state}, "导入")
        assert editor.lines() == ([shown(text) for text in state] or [""])
        assert texts(session) == state
    editor.setParent(None)
    editor.deleteLater()


def test_a_paste_becomes_paragraphs_in_one_step(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    write(editor, "a")
    data = QMimeData()
    data.setText("一\r\n二\u2028三\x0b四")
    editor.insertFromMimeData(data)
    assert texts(session) == ("a一", "二", "三", "四")
    assert session.history.undoText() == "粘贴文字"
    session.history.undo()
    assert texts(session) == ("a",)


def test_the_sign_of_an_object_in_a_pasted_text_is_left_out(editor: TextEditor, session: Session) -> None:
    data = QMimeData()
    data.setText("甲\ufffc乙")
    editor.insertFromMimeData(data)
    assert (texts(session), editor.lines()) == (("甲乙",), ["甲乙"])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("申请\u200b1\u200b6件\ufeff", ""),
        ("申请1516件", "<p>申请<del cite=x>15</del><ins cite=x>16</ins>件</p>"),
        ("申请169件", "<p>申请16<span style='mso-hide:all'>9</span>件</p>"),
        ("申请316件", "<p>申请<s>3</s>16件</p>"),
        ("申请16件", "<p>申请<b>16</b>件，另有</p>"),
    ],
)
def test_only_what_its_source_shows_is_pasted(editor: TextEditor, session: Session, text: str, html: str) -> None:
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    editor.insertFromMimeData(data)
    assert texts(session) == ("申请16件",)


def test_a_dropped_file_is_left_to_the_window(editor: TextEditor) -> None:
    data = QMimeData()
    data.setText("file:///旧年报.docx")
    assert editor.canInsertFromMimeData(data)
    data.setUrls([QUrl("file:///旧年报.docx")])
    assert not editor.canInsertFromMimeData(data)


def test_nothing_moves_while_an_input_method_composes(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    session.edit({PATH: ("第一段", "第二段")}, "粘贴")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(editor, "gong")
    session.edit({PATH: ("改过的第一段", "第二段")}, "按建议修改")
    assert editor.lines() == ["第一段", "第二段"]
    compose(editor, "", "公")
    assert texts(session) == ("改过的第一段", "第二段公")
    assert editor.lines() == ["改过的第一段", "第二段公"]


def test_composing_that_is_given_up_lets_the_change_in(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    compose(editor, "gong")
    session.edit({PATH: ("别处写的",)}, "粘贴")
    assert editor.lines() == [""]
    compose(editor, "")
    assert editor.lines() == ["别处写的"]
    assert texts(session) == ("别处写的",)


def test_undo_keys_are_left_to_the_window(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    write(editor, "abc")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(session) == ("abc",)
    menu = drop_undo(editor.createStandardContextMenu())
    names = {action.objectName() for action in menu.actions()}
    assert "edit-copy" in names
    assert not names & {"edit-undo", "edit-redo"}


@pytest.mark.parametrize(
    ("paragraphs", "line"),
    [(("（一）主动公开", "", "（二）依申请公开", ""), 1), (("写完了。",) * 40 + ("",), 0), (("写完了。",), 0)],
)
def test_a_text_opens_where_writing_begins_or_at_its_top(
    session: Session, stage: QWidget, paragraphs: tuple[str, ...], line: int
) -> None:
    session.edit({("sections", "5"): paragraphs}, "填写")
    editor = TextEditor(session, PATH, "5", "问题", stage)
    editor.resize(600, 300)
    editor.show()
    assert editor.textCursor().blockNumber() == line
    assert editor.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("words", "chosen"), [("14件", "14"), ("4.7%", "4.7"), ("3.5万元", "3.5"), ("十四件", "十四件")]
)
def test_of_a_number_with_its_unit_the_number_is_chosen(editor: TextEditor, words: str, chosen: str) -> None:
    write(editor, f"收到申请{words}，办结")
    spot = Spot("5", 1, 4, 4 + len(words), words)
    assert editor.go_to(Finding("G1", "", Level.QUERY, "", "", spot=spot))
    assert editor.textCursor().selectedText() == chosen


def test_a_word_that_the_input_method_hands_over_waits_for_no_rule(
    editor: TextEditor, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session.edit({PATH: ("占4.7%，对",)}, "粘贴")
    session.check()
    ran: list[str] = []

    def in_steps(*_: object) -> Generator[None, None, Outcome]:
        ran.append("all")
        yield
        return Outcome(())

    monkeypatch.setattr("ui.session.in_steps", in_steps)
    compose(editor, "gong")
    compose(editor, "", "公")
    assert session.report.sections["5"] == ("占4.7%，对公",)
    assert ran == []
    qtbot.waitUntil(lambda: ran == ["all"])


def test_an_empty_section_is_seen_from_its_first_heading_on_a_low_screen(window: Window) -> None:
    window.resize(911, 465)
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    window.wizard.turn_to("1")
    QApplication.processEvents()
    editor = window.wizard.pages["1"].editor  # type: ignore[attr-defined]
    assert editor.firstVisibleBlock().blockNumber() == 0
    assert editor.hasFocus()
