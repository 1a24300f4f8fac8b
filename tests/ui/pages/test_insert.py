"""What the clerk may have put into a text: sentences and figures, offered and never forced."""

from collections.abc import Iterable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.form.editions import TABLES, edition
from app.pages.progress import leaves
from app.report.new import new_report
from tests.ui.keys import write
from ui.pages.insert_button import InsertButton
from ui.pages.text import TextPage
from ui.session import Session
from ui.text.editor import TextEditor


def fill_with_zeros(session: Session) -> None:
    cells = [cell for id_ in TABLES for cell in edition(session.report.editions[id_]).table(id_).inputs]
    session.edit({("figures", cell.id): "0" for cell in cells}, "填0")


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text().partition("\t")[0]: action for action in menu.actions()}


def below(menu: QMenu, title: str) -> QMenu:
    found: Iterable[QMenu] = menu.findChildren(QMenu)
    return next(one for one in found if one.title() == title)


def test_a_sentence_is_put_in_when_asked_for(session: Session, stage: QWidget, qtbot: QtBot) -> None:
    editor = TextEditor(session, ("sections", "3"), "3", "申请", stage)
    button = InsertButton(session, editor, stage)
    assert "插入申请情况例句" not in entries(button.fill())
    fill_with_zeros(session)
    entries(button.fill())["插入申请情况例句"].trigger()
    assert session.report.sections["3"] == ("本年度未收到政府信息公开申请，没有上年结转的申请。",)
    assert session.history.undoText() == "插入申请情况例句"


def test_a_figure_is_chosen_by_its_official_name(session: Session, stage: QWidget, qtbot: QtBot) -> None:
    editor = TextEditor(session, ("sections", "5"), "5", "问题", stage)
    write(editor, "ab")
    requests = below(InsertButton(session, editor, stage).fill(), "依申请公开")
    entries(requests)["四、结转下年度继续办理·总计"].trigger()
    assert session.report.sections["5"] == ("ab{{requests.carried_out.total}}",)
    assert editor.lines() == ["ab\ufffc"]


def test_a_figure_in_a_text_tells_its_official_name(session: Session, stage: QWidget, qtbot: QtBot) -> None:
    fill_with_zeros(session)
    session.edit({("sections", "5"): ("甲{{requests.received.total}}件，另有乙",)}, "")
    editor = TextEditor(session, ("sections", "5"), "5", "问题", stage)
    editor.resize(400, 200)
    cursor = editor.textCursor()
    told = []
    for at in (1, 2, 6):
        cursor.setPosition(at)
        told.append(editor.found.messages_at(editor.cursorRect(cursor).center()))
    name = "<p>依申请公开：一、本年新收政府信息公开申请数量·总计</p>"
    assert told == [name, name, ""]
    session.edit({("sections", "5"): ("甲{{requests.carried_in.total}}件，另有乙",)}, "")
    cursor.setPosition(1)
    assert "二、上年结转" in editor.found.messages_at(editor.cursorRect(cursor).center())


@pytest.mark.parametrize(("year", "outline"), [(2025, "official"), (2020, "nine")])
def test_results_stand_under_their_class_in_the_order_of_the_form(
    year: int, outline: str, stage: QWidget, qtbot: QtBot
) -> None:
    session = Session(new_report(year, "测试局", "bureau", outline))
    editor = TextEditor(session, ("sections", "5"), "5", "问题", stage)
    menu = InsertButton(session, editor, stage).fill()
    requests = below(menu, "依申请公开")
    starts = [name[:3] for name in entries(requests)]
    assert starts[:2] + starts[-1:] == ["一、本", "二、上", "四、结"]
    assert starts[2:-1] == [f"（{number}）" for number in "一二三四五六七"]
    denied = entries(below(menu, "（三）不予公开"))
    assert list(denied)[:2] == ["总计", "1.属于国家秘密·总计"]
    assert all(len(one.actions()) <= 15 for one in [menu, *menu.findChildren(QMenu)])
    denied["总计"].trigger()
    assert session.report.sections["5"] == ("{{requests.denied.total}}",)
    denied["1.属于国家秘密·总计"].trigger()
    assert session.report.sections["5"][0].endswith("{{requests.denied_state_secret.total}}")
    session.deleteLater()


def test_keys_go_on_in_the_table_of_a_list_that_was_put_in(session: Session, stage: QWidget, qtbot: QtBot) -> None:
    page = TextPage(session, next(leaf for leaf in leaves(session.report) if leaf.id == "5"), stage)
    page.show()
    entries(page.insert.fill())["公开信息的分类条数"].trigger()
    assert stage.focusWidget() is page.categories.table
    QTest.keyClicks(page.categories.table, "7")
    (line,) = cast("list[QLineEdit]", page.categories.table.findChildren(QLineEdit))
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [category.name for category in session.report.categories] == ["7"])
