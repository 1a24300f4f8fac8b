"""Copying out of a table and pasting into it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.grid.desk import CTRL, SHIFT, Key, MakeDesk, button, clipboard


def test_a_block_from_excel_is_one_step(desk: MakeDesk) -> None:
    at = desk()
    clipboard("1\t2\t3\r\n１,２０４\t5\t\r\n")
    at.press(Key.Key_V, CTRL)
    assert at.figures() == {
        "received.natural_person": "1",
        "received.business": "2",
        "received.research": "3",
        "carried_in.natural_person": "1204",
        "carried_in.business": "5",
    }
    assert at.report.tidied == {"requests.carried_in.natural_person": "１,２０４"}
    assert at.session.history.undoText() == "粘贴6格"
    at.session.history.undo()
    assert at.report.figures == {}


def test_what_does_not_fit_is_asked_before_anything_changes(desk: MakeDesk) -> None:
    at = desk("disputes")
    at.go("litigation_after_reconsideration.other")
    clipboard("1\t2\t3\t4\n5")
    at.press(Key.Key_V, CTRL)
    assert at.figures() == {}
    assert "有2格没有位置" in at.page.notice.label.text()
    assert QApplication.focusWidget() is button(at.page, "不粘贴")
    QTest.keyClick(button(at.page, "不粘贴"), Key.Key_Return)
    assert (at.figures(), at.page.notice.isVisible()) == ({}, False)
    assert QApplication.focusWidget() is at.page.grid.body
    at.press(Key.Key_V, CTRL)
    QTest.keyClick(button(at.page, "只粘贴其余2格"), Key.Key_Space)
    assert len(at.figures()) == 2
    assert "跳过1格总计" in at.page.notice.label.text()


@pytest.mark.parametrize(
    "text", ["1\t" * 1_000_000, "x" * 6_000_000, "", "\x00" * 1000, '"' * 5000], ids=["wide", "long", "no", "nul", "q"]
)
def test_a_hostile_clipboard_changes_nothing_and_is_explained(desk: MakeDesk, text: str) -> None:
    at = desk()
    clipboard(text)
    at.press(Key.Key_V, CTRL)
    assert at.figures() == {}
    assert at.page.notice.isVisible()
    assert len(at.page.notice.label.text()) < 300


def test_delete_and_cut_clear_the_selection_in_one_step(desk: MakeDesk) -> None:
    at = desk()
    clipboard("1\t2\n3\t4")
    at.press(Key.Key_V, CTRL)
    at.press(Key.Key_Right, SHIFT)
    at.press(Key.Key_Down, SHIFT)
    at.press(Key.Key_Delete)
    assert (at.figures(), at.session.history.undoText()) == ({}, "清除4格")
    at.session.history.undo()
    at.press(Key.Key_X, CTRL)
    assert (at.figures(), QApplication.clipboard().text()) == ({}, "1\t2\r\n3\t4")


def test_select_all_copies_totals_too(desk: MakeDesk) -> None:
    at = desk("disputes")
    clipboard("1\t2")
    at.press(Key.Key_V, CTRL)
    at.press(Key.Key_A, CTRL)
    at.press(Key.Key_C, CTRL)
    assert QApplication.clipboard().text().split("\t") == ["1", "2", "", "", "3", *[""] * 10]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_copying_and_pasting_gives_the_same_block(desk: MakeDesk, data: st.DataObject) -> None:
    at = desk("requests")
    rows, cols = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 6))
    texts = st.sampled_from(["", "0", "7", "1204", "/", "１２", "3件"])
    block = [[data.draw(texts) for _ in range(cols)] for _ in range(rows)]
    clipboard("\r\n".join("\t".join(row) for row in block) + "\r\n")
    at.press(Key.Key_V, CTRL)
    before = at.figures()
    at.press(Key.Key_Right, SHIFT, cols - 1)
    at.press(Key.Key_Down, SHIFT, rows - 1)
    at.press(Key.Key_C, CTRL)
    at.press(Key.Key_Delete)
    assert at.figures() == {}
    at.go("received.natural_person")
    at.press(Key.Key_V, CTRL)
    assert at.figures() == before
    at.page.hide()


def test_the_menu_of_a_cell_does_what_its_keys_do(desk: MakeDesk) -> None:
    at = desk()
    menu = at.page.grid.body.menu()
    names = [action.text() for action in menu.actions() if isinstance(action, QAction)]
    assert names == ["剪切", "复制", "连行名、表头一起复制", "粘贴", "清除"]
    clipboard("8")
    menu.actions()[3].trigger()
    assert at.figures() == {"received.natural_person": "8"}
    menu.deleteLater()


def test_scattered_cells_are_neither_copied_nor_cut(desk: MakeDesk) -> None:
    at = desk()
    body, model = at.page.grid.body, at.page.grid.model
    clipboard("\n".join(["1\t2\t3\t4"] * 4))
    at.press(Key.Key_V, CTRL)
    before = at.figures()
    clipboard("before")
    for row, col in ((4, 4), (5, 6)):
        spot = body.visualRect(model.index(row, col)).center()
        QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, CTRL, spot)
    at.press(Key.Key_X, CTRL)
    assert QApplication.clipboard().text() == "before"
    assert at.figures() == before
    assert "请只选一块" in at.page.notice.label.text()


def test_copied_with_its_labels_a_block_comes_back_wherever_the_cursor_is(desk: MakeDesk) -> None:
    at = desk()
    clipboard("1\t2\n3\t4")
    at.press(Key.Key_V, CTRL)
    before = at.figures()
    at.press(Key.Key_A, CTRL)
    at.press(Key.Key_C, CTRL | SHIFT)
    assert QApplication.clipboard().text().startswith("\t")
    assert "\t自然人\t法人或其他组织\t" in QApplication.clipboard().text()
    at.press(Key.Key_Delete)
    assert at.figures() == {}
    at.go("carried_out.business")
    at.press(Key.Key_V, CTRL)
    assert at.figures() == before


def test_a_turned_block_is_shown_before_it_is_placed(desk: MakeDesk) -> None:
    at = desk()
    labels = (
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "四、结转下年度继续办理",
    )
    clipboard("\t" + "\t".join(labels) + "\n自然人\t5\t1\t4\t2\n商业企业\t7\t0\t7\t0")
    at.press(Key.Key_V, CTRL)
    assert at.figures() == {}
    assert "行列是对调的" in at.page.notice.label.text()
    QTest.keyClick(button(at.page, "看放在哪里"), Key.Key_Space)
    assert "二、上年结转政府信息公开申请数量·自然人：1" in at.page.notice.label.text()
    assert at.figures() == {}
    QTest.keyClick(button(at.page, "粘贴这8格"), Key.Key_Space)
    assert at.figures()["carried_in.natural_person"] == "1"
    assert at.figures()["received.business"] == "7"
