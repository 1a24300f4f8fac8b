"""The page of a table: totals, signs, help, answers for many cells, units, texts around the table."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.report.new import new_report
from tests.ui.grid.desk import ALT, CTRL, Key, MakeDesk, Role, button, clipboard
from ui.grid.paint import part_in_view


def test_totals_follow_at_once_and_undo(desk: MakeDesk) -> None:
    at = desk()
    for cell, text in (("granted.natural_person", "2"), ("granted.business", "3"), ("denied_by_law.business", "1")):
        at.go(cell)
        at.type(text)
        at.press(Key.Key_Return)
    assert (at.total("granted.total"), at.total("concluded.business"), at.total("concluded.total")) == ("5", "4", "6")
    at.session.history.undo()
    assert (at.total("concluded.business"), at.total("concluded.total")) == ("3", "5")


def test_the_page_names_the_cell_and_says_what_it_counts(desk: MakeDesk) -> None:
    at = desk()
    at.go("denied_internal_affairs.research")
    assert at.page.info.name.whole.endswith("（三）不予公开 5.属于三类内部事务信息·科研机构　单位：件")
    assert "第十六条第一款" in at.page.info.guidance.text()
    at.go("received.natural_person")
    at.type("12")
    at.press(Key.Key_Down)
    assert at.page.progress.text().startswith("“自然人”列缺12件结果 · 已填1/144")


def test_the_line_above_the_table_names_a_column_that_is_off(desk: MakeDesk) -> None:
    at = desk()
    QTest.mouseClick(button(at.page, "全部填0"), Qt.MouseButton.LeftButton)
    at.go("received.natural_person")
    at.type("1")
    at.press(Key.Key_Return)
    assert at.here == "received.business"
    assert at.page.progress.text() == "“自然人”列缺1件结果 · 已填144/144"
    at.go("carried_out.natural_person")
    at.type("1")
    at.press(Key.Key_Return)
    assert at.page.progress.text() == "“商业企业”列收办相等 · 已填144/144"


def test_the_unit_is_named_once(desk: MakeDesk) -> None:
    at = desk("proactive")
    at.go("fees.amount")
    assert at.page.info.name.whole == "行政事业性收费·本年收费金额（单位：万元）"


def test_a_wrong_cell_says_so_to_eye_and_ear(desk: MakeDesk) -> None:
    at = desk()
    at.type("abc")
    at.press(Key.Key_Return)
    model = at.page.grid.model
    index = model.index(3, 3)
    assert "错误：" in str(index.data(Role.ToolTipRole))
    assert "错误：" in str(index.data(Role.AccessibleTextRole))
    assert str(index.data(Role.AccessibleTextRole)).startswith("一、本年新收政府信息公开申请数量")
    at.go("received.natural_person")
    assert "只能填0或正整数" in at.page.info.notes.text()


def test_a_finding_leads_to_its_cell(desk: MakeDesk) -> None:
    at = desk()
    at.go("received.business")
    at.type("x")
    at.press(Key.Key_Return)
    at.go("carried_out.natural_person")
    (finding,) = [f for f in at.session.table_findings if f.code == "A1"]
    at.page.go_to(finding)
    assert at.here == "received.business"
    assert QApplication.focusWidget() is at.page.grid.body


def test_labels_stay_put_while_figures_scroll(desk: MakeDesk) -> None:
    at = desk()
    at.page.resize(620, 420)
    grid = at.page.grid
    at.press(Key.Key_End, CTRL)
    assert grid.body.verticalScrollBar().value() == grid.labels.verticalScrollBar().value() > 0
    last = grid.model.index(grid.model.rowCount() - 1, 4)
    assert grid.body.visualRect(last).top() == grid.labels.visualRect(last.siblingAtColumn(0)).top()
    assert grid.heads.visualRect(grid.model.index(2, 6)).left() == grid.body.visualRect(last.siblingAtColumn(6)).left()
    assert grid.heads.y() == grid.corner.y()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_unit_is_chosen_in_the_cell_or_typed_with_the_amount(desk: MakeDesk) -> None:
    at = desk("proactive", 2020)
    (unit,) = at.page.grid.units
    at.go("procurement.amount")
    assert at.page.grid.body.visualRect(at.page.grid.body.currentIndex()).contains(unit.geometry())
    at.type("718.3854")
    at.press(Key.Key_Return)
    assert unit.currentText() == "单位？"
    at.go("procurement.amount")
    at.press(Key.Key_Down, ALT)
    assert unit.view().isVisible()
    QTest.keyClick(unit.view(), Key.Key_Down)
    QTest.keyClick(unit.view(), Key.Key_Down)
    QTest.keyClick(unit.view(), Key.Key_Return)
    assert at.report.units == {"proactive.procurement.amount": "万元"}
    assert at.session.history.undoText() == "选择单位万元"
    clipboard("251000元")
    at.go("procurement.amount")
    at.press(Key.Key_V, CTRL)
    assert (at.report.units, unit.currentText()) == ({"proactive.procurement.amount": "元"}, "元")
    at.session.history.undo()
    assert unit.currentText() == "万元"


def test_a_text_is_shown_when_there_is_one_or_when_asked_for(desk: MakeDesk) -> None:
    at = desk()
    assert at.page.above.isHidden()
    at.page.adding.menu().actions()[1].trigger()
    assert at.page.under.isVisible()
    QTest.keyClicks(at.page.under, "note")
    assert at.report.under_table == {"requests": ("note",)}
    report = new_report(2025).model_copy(update={"sections": {"3": ("说明如下。",)}})
    assert desk(report=report).page.above.isVisible()


def test_the_mouse_shows_why_a_cell_is_marked(desk: MakeDesk) -> None:
    at = desk()
    at.type("abc")
    at.press(Key.Key_Return)
    spot = at.page.grid.body.visualRect(at.page.grid.model.index(3, 3)).center()
    assert at.page.grid.body.indexAt(QPoint(spot)).data(Role.ToolTipRole)


@pytest.mark.parametrize(
    ("top", "bottom", "needed", "expected"),
    [(0, 300, 20, (0, 100)), (-150, 250, 20, (0, 100)), (90, 300, 40, (90, 40)), (-200, 215, 40, (-25, 40))],
)
def test_a_tall_label_is_written_where_it_is_seen(
    top: int, bottom: int, needed: int, expected: tuple[int, int]
) -> None:
    room = part_in_view(QRect(0, top, 30, bottom), QRect(0, 0, 30, 100), needed)
    assert (room.top(), room.height()) == expected


def test_a_row_label_says_what_its_row_counts(desk: MakeDesk) -> None:
    model = desk().page.grid.model
    assert "上年没有办结" in str(model.index(4, 0).data(Role.ToolTipRole))
    assert model.index(0, 0).data(Role.ToolTipRole) is None


@pytest.mark.parametrize(
    "text",
    ["\ud800", "\x00", "\u2028", "😀" * 50, "x" * 100_000, "\n\t\r", "<b>1</b>", "\ufdd0"],
    ids=lambda text: ascii(text[:9]),
)
def test_whatever_a_draft_holds_in_a_cell_is_shown_and_kept(desk: MakeDesk, text: str) -> None:
    id_ = "requests.received.natural_person"
    at = desk(report=new_report(2025).model_copy(update={"figures": {id_: text}, "tidied": {id_: text}}))
    index = at.page.grid.model.index(3, 3)
    for role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
        assert len(str(index.data(role))) < 2000
    assert len(at.page.info.notes.text()) < 2000
    at.press(Key.Key_F2)
    at.press(Key.Key_Return)
    at.go("received.natural_person")
    at.press(Key.Key_C, CTRL)
    assert at.report.figures == {id_: text}
    at.page.grab()


def test_on_a_low_screen_what_is_wrong_takes_the_place_of_what_a_cell_counts(desk: MakeDesk, qtbot: QtBot) -> None:
    at = desk()
    at.session.edit({("figures", "requests.received.natural_person"): "/"}, "填写")
    at.session.check()
    at.go("received.natural_person")
    assert at.page.info.guidance.isVisible()
    assert at.page.info.notes.isVisible()
    at.page.resize(700, 420)
    qtbot.waitUntil(lambda: not at.page.info.guidance.isVisible())
    assert not at.page.info.brief.isVisible()
    at.go("received.business")
    assert at.page.info.brief.isVisible()  # in one line
    assert not at.page.info.notes.isVisible()


def test_on_a_low_screen_the_table_has_most_of_the_page(desk: MakeDesk, qtbot: QtBot) -> None:
    at = desk()
    page = at.page
    assert page.offers.geometry().bottom() <= page.info.geometry().top()
    page.resize(700, 390)
    qtbot.waitUntil(lambda: page.offers.geometry().left() > page.info.geometry().left())
    assert page.grid.height() > 0.75 * page.height()
    buttons = [one for one in cast("list[QPushButton]", page.offers.findChildren(QPushButton)) if one.isVisible()]
    assert all(one.toolTip() for one in buttons)  # the question
    page.resize(900, 700)
    qtbot.waitUntil(lambda: page.offers.geometry().bottom() <= page.info.geometry().top())
