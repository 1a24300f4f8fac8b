"""The editor of texts: what is typed is stored, what is stored is shown, nothing gets lost between them."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.checks.catalogue import Outcome
from app.checks.rule import Finding, Level, Spot
from app.report.new import new_report
from tests.ui.keys import write
from ui import history
from ui.parts.field import drop_undo
from ui.session import Session
from ui.text import underlines
from ui.text.editor import TextEditor
from ui.window.window import Window

PATH = ("sections", "5")


@pytest.fixture
def editor(session: Session, stage: QWidget, qtbot: QtBot) -> TextEditor:
    editor = TextEditor(session, PATH, "5", "存在的主要问题及改进情况", stage)
    editor.resize(600, 400)
    editor.show()
    stage.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def texts(session: Session) -> tuple[str, ...]:
    return session.report.sections.get("5", ())


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


def compose(editor: TextEditor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


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


def test_undo_keys_are_left_to_the_window(editor: TextEditor, session: Session, qtbot: QtBot) -> None:
    write(editor, "abc")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(session) == ("abc",)
    menu = drop_undo(editor.createStandardContextMenu())
    names = {action.objectName() for action in menu.actions()}
    assert "edit-copy" in names
    assert not names & {"edit-undo", "edit-redo"}


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


MARK = "{{requests.received.total}}"


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


def test_a_figure_is_not_repainted_while_composing(editor: TextEditor, session: Session) -> None:
    session.edit({PATH: ("收到{{requests.received.total}}件",)}, "粘贴")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(editor, "gong")
    session.edit({("figures", "requests.received.business"): "3"}, "填写")
    compose(editor, "", "公")
    assert texts(session) == ("收到{{requests.received.total}}件公",)


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


def test_what_was_found_while_something_was_composed_is_underlined_after_it(
    editor: TextEditor, session: Session
) -> None:
    compose(editor, "gong")
    session.edit({PATH: ("占4.7%，对",)}, "粘贴")
    show(editor, session, finding(1, 5))
    assert underlined(editor) == []
    compose(editor, "")
    assert underlined(editor) == ["4.7%"]


def test_an_empty_section_is_seen_from_its_first_heading_on_a_low_screen(window: Window) -> None:
    window.resize(911, 465)
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    window.wizard.turn_to("1")
    QApplication.processEvents()
    editor = window.wizard.pages["1"].editor  # type: ignore[attr-defined]
    assert editor.firstVisibleBlock().blockNumber() == 0
    assert editor.hasFocus()
