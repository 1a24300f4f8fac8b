"""Fields, choices and lists bound to the report."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.report.model import KINDS
from app.report.new import new_report
from app.texts.listing import CATEGORIES, ROSTER
from tests.ui.keys import write
from ui.pages.card import CardPage
from ui.pages.lists import ListEditor
from ui.parts.choice import ChoiceField
from ui.parts.controls import Combo
from ui.parts.field import Field
from ui.session import Session
from ui.window.window import Window

ADDRESS = ("card", "address")


@pytest.fixture
def field(session: Session, stage: QWidget) -> Field:
    field = Field(session, ADDRESS, "联系地址", stage)
    field.show()
    field.setFocus()
    return field


def test_what_is_typed_is_stored_as_one_step(field: Field, session: Session) -> None:
    write(field, "示范路1号")
    assert session.report.card.address == "示范路1号"
    assert session.history.count() == 1
    assert session.history.undoText() == "填写联系地址"
    session.history.undo()
    assert field.text() == ""


def test_a_change_elsewhere_leaves_the_cursor_where_it_is(field: Field, session: Session) -> None:
    write(field, "示范路1号")
    field.setCursorPosition(2)
    session.edit({ADDRESS: "示范路2号"}, "导入")
    assert (field.text(), field.cursorPosition()) == ("示范路2号", 2)


def test_full_width_digits_of_a_postcode_and_a_phone_are_made_narrow_as_they_are_typed(window: Window) -> None:
    window.documents.take(new_report(2025, "甲局"))
    assert window.wizard
    page = window.wizard.pages["card"]
    assert isinstance(page, CardPage)
    write(page.fields["postcode"], "４５００0０")
    write(page.fields["phone"], "０３７１－1234567转８")
    write(page.fields["address"], "示范路１号")
    card = window.wizard.session.report.card
    assert (card.postcode, card.phone, card.address) == ("450000", "0371-1234567转8", "示范路１号")
    assert page.fields["postcode"].text() == "450000"
    page.fields["postcode"].setSelection(5, 1)
    write(page.fields["postcode"], "０")  # the same again: nothing to store, and nothing wide stays to be seen
    assert page.fields["postcode"].text() == "450000"
    assert page.fields["postcode"].cursorPosition() == 6


def test_what_a_line_cannot_show_is_kept(field: Field, session: Session) -> None:
    session.edit({ADDRESS: "甲\n乙\ud800丙"}, "导入")
    field.setCursorPosition(0)
    write(field, "x")
    assert session.report.card.address == "x甲\n乙\ud800丙"


def test_nothing_moves_while_composing(field: Field, session: Session) -> None:
    QApplication.sendEvent(field, QInputMethodEvent("lu", []))
    session.edit({ADDRESS: "别处写的"}, "导入")
    assert field.text() == ""
    commit = QInputMethodEvent()
    commit.setCommitString("路")
    QApplication.sendEvent(field, commit)
    assert "路" in session.report.card.address
    assert field.text() == session.report.card.address


def test_the_undo_of_the_line_itself_is_off(field: Field, session: Session) -> None:
    write(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "ab"


def test_the_wheel_turns_no_choice(session: Session, stage: QWidget) -> None:
    choice = ChoiceField(session, ("card", "kind"), KINDS, "机关类别", stage)
    choice.show()
    point = QPoint(3, 3)
    event = QWheelEvent(
        point, point, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, event)
    assert not session.history.canUndo()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert session.report.card.kind == "town"
    session.history.undo()
    assert choice.currentText() == KINDS["bureau"]


def open_line(editor: ListEditor) -> QLineEdit:
    """The line that is being typed in."""
    lines = cast(list[QLineEdit], editor.table.findChildren(QLineEdit))
    return next(line for line in lines if line.isVisible())


def type_into(editor: ListEditor, row: int, column: int, text: str) -> None:
    """Type into a square with keys, and leave it with Enter."""
    editor.table.setCurrentIndex(editor.model.index(row, column))
    QTest.keyClick(editor.table, Qt.Key.Key_F2)
    line = open_line(editor)
    line.selectAll()
    write(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt stores what was typed a moment later


def test_a_roster_is_typed_line_by_line(session: Session, stage: QWidget, qtbot: QtBot) -> None:
    editor = ListEditor(session, ROSTER, stage)
    editor.show()
    type_into(editor, 0, 1, "张某某")
    type_into(editor, 1, 1, "王某某")
    assert [person.name for person in session.report.roster] == ["张某某", "王某某"]
    editor.table.setCurrentIndex(editor.model.index(1, 0))
    editor._move(-1)
    assert [person.name for person in session.report.roster] == ["王某某", "张某某"]
    editor._take_out()
    assert [person.name for person in session.report.roster] == ["张某某"]
    for _ in range(4):
        session.history.undo()
    assert session.report.roster == ()
    assert editor.model.rowCount() == 1


def test_what_is_being_typed_counts_when_saving(session: Session, stage: QWidget) -> None:
    editor = ListEditor(session, ROSTER, stage)
    editor.show()
    editor.table.setCurrentIndex(editor.model.index(0, 1))
    QTest.keyClick(editor.table, Qt.Key.Key_F2)
    line = open_line(editor)
    write(line, "张某某")
    assert not session.report.roster
    session.settle()
    assert session.report.roster[0].name == "张某某"
    session.settle()
    assert session.history.count() == 1


def test_shares_follow_the_counts_and_cannot_be_typed(session: Session, stage: QWidget) -> None:
    editor = ListEditor(session, CATEGORIES, stage)
    editor.show()
    type_into(editor, 0, 1, "1")
    type_into(editor, 1, 1, "20")
    assert editor.model.index(0, 2).data() == "4.8%"
    assert not editor.model.flags(editor.model.index(0, 2)) & Qt.ItemFlag.ItemIsEditable
    assert editor.total.text() == "共21条，占比由程序算出。"


def test_delete_empties_squares(session: Session, stage: QWidget) -> None:
    editor = ListEditor(session, CATEGORIES, stage)
    editor.show()
    type_into(editor, 0, 0, "甲")
    type_into(editor, 0, 1, "21")
    type_into(editor, 1, 1, "3")
    steps = session.history.count()
    editor.table.selectAll()
    QTest.keyClick(editor.table, Qt.Key.Key_Delete)
    assert [(one.name, one.count) for one in session.report.categories] == [("", ""), ("", "")]
    assert session.history.count() == steps + 1
    assert session.history.undoText() == "清除3格"
    QTest.keyClick(editor.table, Qt.Key.Key_Delete)
    assert session.history.count() == steps + 1


def test_ctrl_e_exports_from_a_field_and_from_a_text(window: Window) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    for page in ("card", "1"):
        window.wizard.show_page(page)
        focus = window.focusWidget()
        assert isinstance(focus, QLineEdit | QPlainTextEdit)
        QTest.keyClick(focus, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        assert window.wizard.current == "export"


@pytest.mark.qt_log_ignore("This plugin does not support", "Point size <= 0", extend=True)
@pytest.mark.parametrize("lines", [1, 2, 5, 10])
def test_a_list_to_choose_from_shows_all_its_lines(qtbot: QtBot, lines: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = Combo(window)
    box.addItems([f"第{line}项" for line in range(lines)])
    QVBoxLayout(window).addWidget(box)
    window.show()
    for _ in range(20):
        QApplication.processEvents()
    box.showPopup()
    view = box.view()
    for _ in range(20):
        QApplication.processEvents()
    assert view.verticalScrollBar().maximum() == 0
    assert view.viewport().height() == sum(view.sizeHintForRow(row) for row in range(lines))
    box.hidePopup()
