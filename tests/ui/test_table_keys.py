"""Keys, clipboard and undo in the tables, as a clerk uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import storage
from app.editions import edition, outline
from app.newreport import change_year, new_report
from app.report import Report
from app.settings import Settings
from ui.grid_paint import part_in_view
from ui.page_table import TablePage
from ui.session import Session
from ui.window import Window

Key, Mod, Role = Qt.Key, Qt.KeyboardModifier, Qt.ItemDataRole
NONE, CTRL, SHIFT, ALT = Mod.NoModifier, Mod.ControlModifier, Mod.ShiftModifier, Mod.AltModifier


class Desk(NamedTuple):
    """A page with a table, and hands."""

    page: TablePage
    session: Session

    @property
    def report(self) -> Report:
        return self.session.report

    @property
    def here(self) -> str:
        return self.page.grid.cell.id.partition(".")[2]

    def figures(self) -> dict[str, str]:
        return {id_.partition(".")[2]: text for id_, text in self.report.figures.items()}

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(self.page.grid.body.editor or self.page.grid.body, character)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.page.grid.body.editor or self.page.grid.body, key, modifier)

    def go(self, cell: str) -> None:
        assert self.page.grid.go_to(f"{self.page.grid.table.id}.{cell}")

    def total(self, cell: str) -> str:
        table = self.page.grid.table
        return self.page.grid.model.of(table.by_id[f"{table.id}.{cell}"]).text


Make = Callable[..., Desk]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Make]:
    """Makes a page for a table of a report."""
    made: list[Desk] = []

    def make(table: str = "requests", year: int = 2025, report: Report | None = None) -> Desk:
        report = report or new_report(year, "某某县交通运输局", "bureau")
        session = Session(report)
        page = TablePage(session, outline(report.outline).section_of_table(table))
        session.setParent(page)
        page.resize(1000, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.setFocus()
        made.append(Desk(page, session))
        return made[-1]

    yield make
    for done in made:
        done.page.hide()
        done.page.deleteLater()


def clipboard(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def button(page: QWidget, words: str) -> QPushButton:
    buttons = cast("list[QPushButton]", page.findChildren(QPushButton))
    (found,) = [button for button in buttons if button.isVisibleTo(page) and button.text() == words]
    return found


# typing


def test_enter_goes_right_or_down_and_back_with_shift(desk: Make) -> None:
    at = desk()
    at.press(Key.Key_Return)
    assert at.here == "received.business"
    at.page.suit(Settings(enter="down"))
    at.type("3")
    at.press(Key.Key_Return)
    assert at.here == "carried_in.business"
    at.press(Key.Key_Return, SHIFT)
    assert at.here == "received.business"
    assert at.figures() == {"received.business": "3"}


def test_tab_steps_over_totals_and_leaves_the_table_at_its_end(desk: Make) -> None:
    at = desk("disputes")
    at.go("reconsideration.pending")
    at.press(Key.Key_Tab)
    assert at.here == "litigation_direct.upheld"
    at.go("litigation_after_reconsideration.pending")
    at.press(Key.Key_Tab)
    assert at.here == "litigation_after_reconsideration.pending"
    assert QApplication.focusWidget() is not at.page.grid.body
    at.go("reconsideration.upheld")
    at.press(Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is not at.page.grid.body


def test_arrows_read_totals_but_can_not_change_them(desk: Make) -> None:
    at = desk()
    at.go("received.other_organisation")
    at.press(Key.Key_Right)
    assert at.here == "received.total"
    at.type("5")
    at.press(Key.Key_F2)
    at.press(Key.Key_Delete)
    at.press(Key.Key_Backspace)
    assert at.page.grid.body.editor is None
    assert at.figures() == {}
    at.press(Key.Key_Down, times=2)
    assert at.here == "granted.total"


def test_arrows_leave_a_cell_that_is_typed_in_but_not_one_that_is_edited(desk: Make) -> None:
    at = desk()
    at.type("12")
    at.press(Key.Key_Right)
    assert (at.here, at.figures()) == ("received.business", {"received.natural_person": "12"})
    at.press(Key.Key_Left)
    at.press(Key.Key_F2)
    at.press(Key.Key_End)
    at.press(Key.Key_Left)
    at.type("0")
    at.press(Key.Key_Down)
    assert (at.here, at.figures()) == ("carried_in.natural_person", {"received.natural_person": "102"})


def test_typing_replaces_and_f2_goes_on_and_esc_gives_back(desk: Make) -> None:
    at = desk()
    at.type("12")
    at.press(Key.Key_Return)
    at.go("received.natural_person")
    at.type("9")
    at.press(Key.Key_Escape)
    assert at.figures() == {"received.natural_person": "12"}
    at.press(Key.Key_F2)
    at.press(Key.Key_End)
    at.type("3")
    at.press(Key.Key_Return)
    assert at.figures() == {"received.natural_person": "123"}
    assert at.session.history.count() == 2


def test_backspace_starts_from_nothing(desk: Make) -> None:
    at = desk()
    at.type("12")
    at.press(Key.Key_Return)
    at.go("received.natural_person")
    at.press(Key.Key_Backspace)
    at.press(Key.Key_Return)
    assert at.figures() == {}


def test_opening_and_leaving_a_cell_changes_nothing(desk: Make) -> None:
    at = desk("proactive", 2020)
    at.go("licensing.change")
    clipboard("＋２１")
    at.press(Key.Key_V, CTRL)
    at.press(Key.Key_F2)
    at.press(Key.Key_Return)
    assert at.report.tidied == {"proactive.licensing.change": "＋２１"}
    assert at.report.origin == {"proactive.licensing.change": "pasted"}
    assert at.session.history.count() == 1


def test_no_input_method_where_figures_go(desk: Make) -> None:
    at = desk()
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not at.page.grid.body.testAttribute(attribute)
    at.press(Key.Key_Down)
    assert not at.page.grid.body.testAttribute(attribute)
    at.press(Key.Key_F2)
    editor = at.page.grid.body.editor
    assert editor
    assert not editor.testAttribute(attribute)


def test_home_end_and_pages(desk: Make) -> None:
    at = desk()
    at.press(Key.Key_End)
    assert at.here == "received.other_organisation"
    at.press(Key.Key_End, CTRL)
    assert at.here == "carried_out.other_organisation"
    at.press(Key.Key_Home)
    assert at.here == "carried_out.natural_person"
    at.press(Key.Key_Home, CTRL)
    assert at.here == "received.natural_person"
    at.press(Key.Key_PageDown)
    assert at.here.endswith(".natural_person")
    assert at.here != "carried_in.natural_person"


def test_a_click_on_a_label_leaves_the_cursor(desk: Make) -> None:
    at = desk("proactive")
    at.go("licensing.decisions")
    body = at.page.grid.body
    band = body.visualRect(at.page.grid.model.index(0, 0)).center()
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=band)
    assert at.here == "licensing.decisions"
    at.type("5")
    at.press(Key.Key_Return)
    assert at.figures() == {"licensing.decisions": "5"}


def test_what_is_being_typed_is_kept_before_saving(desk: Make) -> None:
    at = desk()
    at.type("12")
    at.session.settle()
    assert at.figures() == {"received.natural_person": "12"}


# totals, signs, help


def test_totals_follow_at_once_and_undo(desk: Make) -> None:
    at = desk()
    for cell, text in (("granted.natural_person", "2"), ("granted.business", "3"), ("denied_by_law.business", "1")):
        at.go(cell)
        at.type(text)
        at.press(Key.Key_Return)
    assert (at.total("granted.total"), at.total("concluded.business"), at.total("concluded.total")) == ("5", "4", "6")
    at.session.history.undo()
    assert (at.total("concluded.business"), at.total("concluded.total")) == ("3", "5")


def test_the_page_names_the_cell_and_says_what_it_counts(desk: Make) -> None:
    at = desk()
    at.go("denied_internal_affairs.research")
    assert at.page.info.name.whole.endswith("（三）不予公开 5.属于三类内部事务信息·科研机构　单位：件")
    assert "第十六条第一款" in at.page.info.guidance.text()
    at.go("received.natural_person")
    at.type("12")
    at.press(Key.Key_Down)
    assert at.page.progress.text().startswith("“自然人”列缺12件结果 · 已填1/144")


def test_the_line_above_the_table_names_a_column_that_is_off(desk: Make) -> None:
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


def test_the_unit_is_named_once(desk: Make) -> None:
    at = desk("proactive")
    at.go("fees.amount")
    assert at.page.info.name.whole == "行政事业性收费·本年收费金额（单位：万元）"


def test_a_wrong_cell_says_so_to_eye_and_ear(desk: Make) -> None:
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


def test_a_finding_leads_to_its_cell(desk: Make) -> None:
    at = desk()
    at.go("received.business")
    at.type("x")
    at.press(Key.Key_Return)
    at.go("carried_out.natural_person")
    (finding,) = [f for f in at.session.table_findings if f.code == "A1"]
    at.page.go_to(finding)
    assert at.here == "received.business"
    assert QApplication.focusWidget() is at.page.grid.body


def test_labels_stay_put_while_figures_scroll(desk: Make) -> None:
    at = desk()
    at.page.resize(620, 420)
    grid = at.page.grid
    at.press(Key.Key_End, CTRL)
    assert grid.body.verticalScrollBar().value() == grid.labels.verticalScrollBar().value() > 0
    last = grid.model.index(grid.model.rowCount() - 1, 4)
    assert grid.body.visualRect(last).top() == grid.labels.visualRect(last.siblingAtColumn(0)).top()
    assert grid.heads.visualRect(grid.model.index(2, 6)).left() == grid.body.visualRect(last.siblingAtColumn(6)).left()
    assert grid.heads.y() == grid.corner.y()


# one-click answers


def test_everything_zero_is_one_step(desk: Make) -> None:
    at = desk()
    top = at.page.grid.y()
    QTest.mouseClick(button(at.page, "全部填0"), Qt.MouseButton.LeftButton)
    assert len(at.figures()) == 144
    assert at.session.history.undoText() == "填0（144格）"
    QApplication.processEvents()
    assert at.page.grid.y() == top, "the table does not jump under the hand"
    assert not at.page.offers.isVisible()
    at.session.history.undo()
    assert at.figures() == {}
    assert button(at.page, "全部填0")


@pytest.mark.parametrize("keys", [("1",), ("1", "2"), ("0",)])
def test_zeros_never_take_the_place_of_a_figure_that_is_being_typed(desk: Make, keys: tuple[str, ...]) -> None:
    at = desk()
    at.type("".join(keys))
    QTest.mouseClick(button(at.page, "全部填0"), Qt.MouseButton.LeftButton)
    figures = at.figures()
    assert figures.pop("received.natural_person") == "".join(keys)
    assert len(figures) == 143
    assert set(figures.values()) == {"0"}


def test_a_press_that_changes_the_offers_is_a_click_all_the_same(desk: Make) -> None:
    at = desk()
    offered = button(at.page, "全部填0")
    at.type("7")
    QTest.mousePress(offered, Qt.MouseButton.LeftButton)
    offered.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert at.figures() == {"received.natural_person": "7"}
    QTest.mouseRelease(offered, Qt.MouseButton.LeftButton)
    assert len(at.figures()) == 144


def test_the_rest_is_zero(desk: Make, qtbot: QtBot) -> None:
    at = desk("proactive")
    QTest.mouseClick(button(at.page, "“规章”填0"), Qt.MouseButton.LeftButton)
    assert at.figures() == {"rules.issued": "0", "rules.repealed": "0", "rules.in_force": "0"}
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    QTest.mouseClick(button(at.page, "全部填0"), Qt.MouseButton.LeftButton)
    assert len(at.figures()) == 10


@pytest.mark.parametrize("keys", [False, True])
def test_a_double_click_takes_one_offer_and_typing_goes_on_behind_it(desk: Make, qtbot: QtBot, keys: bool) -> None:
    at = desk("proactive")
    for words in ("“规章”填0", "全部填0"):
        if keys:
            at.press(Key.Key_0, ALT)
            qtbot.wait(150)  # a button that is pressed by its key stays down a moment
        else:
            QTest.mouseClick(button(at.page, words), Qt.MouseButton.LeftButton)
    assert at.here == "normative_documents.issued"
    at.type("2")
    at.press(Key.Key_Return)
    assert at.figures() == {
        "rules.issued": "0",
        "rules.repealed": "0",
        "rules.in_force": "0",
        "normative_documents.issued": "2",
    }


def test_a_body_without_any_powers_fills_the_first_table_in_one_step(desk: Make) -> None:
    at = desk("proactive", report=new_report(2025, "某某县档案史志研究中心"))
    QTest.mouseClick(button(at.page, "全部填0"), Qt.MouseButton.LeftButton)
    assert len(at.figures()) == 10


def test_the_worked_out_totals_take_the_place_of_printed_ones(desk: Make) -> None:
    report = new_report(2025).model_copy(
        update={
            "figures": {"disputes.reconsideration.upheld": "2"},
            "printed": {"disputes.reconsideration.total": "3"},
        }
    )
    at = desk("disputes", report=report)
    assert at.total("reconsideration.total") == "3"
    QTest.mouseClick(button(at.page, "用合计代替"), Qt.MouseButton.LeftButton)
    assert at.total("reconsideration.total") == "2"
    at.session.history.undo()
    assert at.total("reconsideration.total") == "3"


# units


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_unit_is_chosen_in_the_cell_or_typed_with_the_amount(desk: Make) -> None:
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


# copy and paste


def test_a_block_from_excel_is_one_step(desk: Make) -> None:
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


def test_what_does_not_fit_is_asked_before_anything_changes(desk: Make) -> None:
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
def test_a_hostile_clipboard_changes_nothing_and_is_explained(desk: Make, text: str) -> None:
    at = desk()
    clipboard(text)
    at.press(Key.Key_V, CTRL)
    assert at.figures() == {}
    assert at.page.notice.isVisible()
    assert len(at.page.notice.label.text()) < 300


def test_delete_and_cut_clear_the_selection_in_one_step(desk: Make) -> None:
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


def test_select_all_copies_totals_too(desk: Make) -> None:
    at = desk("disputes")
    clipboard("1\t2")
    at.press(Key.Key_V, CTRL)
    at.press(Key.Key_A, CTRL)
    at.press(Key.Key_C, CTRL)
    assert QApplication.clipboard().text().split("\t") == ["1", "2", "", "", "3", *[""] * 10]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_copying_and_pasting_gives_the_same_block(desk: Make, data: st.DataObject) -> None:
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


def test_the_menu_of_a_cell_does_what_its_keys_do(desk: Make) -> None:
    at = desk()
    menu = at.page.grid.body.menu()
    names = [action.text() for action in menu.actions() if isinstance(action, QAction)]
    assert names == ["剪切", "复制", "粘贴", "清除"]
    clipboard("8")
    menu.actions()[2].trigger()
    assert at.figures() == {"received.natural_person": "8"}
    menu.deleteLater()


# texts above and under


def test_a_text_is_shown_when_there_is_one_or_when_asked_for(desk: Make) -> None:
    at = desk()
    assert at.page.above.isHidden()
    at.page.adding.menu().actions()[1].trigger()
    assert at.page.under.isVisible()
    QTest.keyClicks(at.page.under, "note")
    assert at.report.under_table == {"requests": ("note",)}
    report = new_report(2025).model_copy(update={"sections": {"3": ("说明如下。",)}})
    assert desk(report=report).page.above.isVisible()


def test_a_text_left_empty_is_gone_when_the_page_comes_up_again(window: Window) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    window.wizard.show_page("3")
    page = window.wizard.pages["3"]
    assert isinstance(page, TablePage)
    for action in page.adding.menu().actions():
        action.trigger()
    QTest.keyClicks(page.under, "note")
    window.wizard.step(1)
    window.wizard.step(-1)
    assert (page.above.isVisible(), page.under.isVisible()) == (False, True)
    assert page.adding.isVisible()


def test_the_mouse_shows_why_a_cell_is_marked(desk: Make) -> None:
    at = desk()
    at.type("abc")
    at.press(Key.Key_Return)
    spot = at.page.grid.body.visualRect(at.page.grid.model.index(3, 3)).center()
    assert at.page.grid.body.indexAt(QPoint(spot)).data(Role.ToolTipRole)


def test_another_year_brings_its_own_tables_and_undo_the_old_ones(window: Window) -> None:
    window.documents.take(new_report(2020))
    session, wizard = window.documents.session, window.wizard
    assert session
    assert wizard
    session.edit({("figures", "requests.received.business"): "3"}, "填写")
    session.edit(change_year(session.report, 2021).changes, "改为2021年度")

    def page(id_: str) -> TablePage:
        found = wizard.pages[id_]
        assert isinstance(found, TablePage)
        return found

    assert len(page("3").grid.table.inputs) == 144
    session.edit({("figures", "requests.other_misc.business"): "1"}, "填写")
    session.history.undo()
    session.history.undo()
    assert len(page("3").grid.table.inputs) == 132
    assert page("3").grid.model.of(page("3").grid.table.by_id["requests.received.total"]).text == "3"


def test_saving_and_undoing_with_a_cell_open(window: Window, tmp_path: Path) -> None:
    window.documents.take(new_report(2025))
    session, wizard = window.documents.session, window.wizard
    assert session
    assert wizard
    session.path = tmp_path / "年报.gknb"
    wizard.show_page("3")
    page = wizard.pages["3"]
    assert isinstance(page, TablePage)
    QTest.keyClick(page.grid.body, Key.Key_5)
    window.documents.save()
    assert storage.load(session.path).figures == {"requests.received.natural_person": "5"}
    QTest.keyClick(page.grid.body, Key.Key_7)
    window.menus.undo.trigger()
    assert session.report.figures == {"requests.received.natural_person": "5"}
    assert session.history.canRedo()


def test_where_enter_goes_is_remembered(window: Window) -> None:
    window.documents.take(new_report(2025))
    window.menus.enter.trigger()
    assert window.wizard
    page = window.wizard.pages["3"]
    assert isinstance(page, TablePage)
    assert page.grid.body.enter == "down"
    window.documents.take(new_report(2024))
    again = window.wizard.pages["3"]
    assert isinstance(again, TablePage)
    assert again.grid.body.enter == "down"


def test_a_narrow_window_gives_a_table_the_room_and_the_findings_on_demand(window: Window, qtbot: QtBot) -> None:
    window.documents.take(new_report(2025))
    window.resize(911, 493)
    wizard = window.wizard
    assert wizard
    wizard.show_page("3")
    page = wizard.pages["3"]
    assert isinstance(page, TablePage)
    assert not wizard.panel.isVisible()
    qtbot.waitUntil(lambda: page.grid.width() > 640)
    assert page.grid.body.viewport().height() > 3 * page.grid.body.rowHeight(3)
    QTest.mouseClick(wizard.bar.findings, Qt.MouseButton.LeftButton)
    assert wizard.panel.isVisible()
    window.resize(1366, 740)
    assert not wizard.bar.findings.isVisible()


def test_scattered_cells_are_neither_copied_nor_cut(desk: Make) -> None:
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


def test_one_printed_total_can_be_replaced_by_itself(desk: Make) -> None:
    printed = {"disputes.reconsideration.total": "3", "disputes.litigation_direct.total": "4"}
    at = desk("disputes", report=new_report(2025).model_copy(update={"printed": printed}))
    at.go("reconsideration.total")
    menu = at.page.grid.body.menu()
    assert menu.actions()[-1].text() == "用合计代替"
    menu.actions()[-1].trigger()
    assert at.report.printed == {"disputes.litigation_direct.total": "4"}
    menu.deleteLater()


@pytest.mark.parametrize(
    ("top", "bottom", "needed", "expected"),
    [(0, 300, 20, (0, 100)), (-150, 250, 20, (0, 100)), (90, 300, 40, (90, 40)), (-200, 215, 40, (-25, 40))],
)
def test_a_tall_label_is_written_where_it_is_seen(
    top: int, bottom: int, needed: int, expected: tuple[int, int]
) -> None:
    room = part_in_view(QRect(0, top, 30, bottom), QRect(0, 0, 30, 100), needed)
    assert (room.top(), room.height()) == expected


def test_undo_leads_to_the_cell_that_changed(window: Window) -> None:
    window.documents.take(new_report(2025))
    session, wizard = window.documents.session, window.wizard
    assert session
    assert wizard
    session.edit({("figures", "requests.other_misc.business"): "1"}, "填写")
    window.menus.undo.trigger()
    page = wizard.pages[wizard.current]
    assert isinstance(page, TablePage)
    assert page.grid.cell.id == "requests.other_misc.business"


def test_a_row_label_says_what_its_row_counts(desk: Make) -> None:
    model = desk().page.grid.model
    assert "上年没有办结" in str(model.index(4, 0).data(Role.ToolTipRole))
    assert model.index(0, 0).data(Role.ToolTipRole) is None


@pytest.mark.parametrize(
    "text",
    ["\ud800", "\x00", "\u2028", "😀" * 50, "x" * 100_000, "\n\t\r", "<b>1</b>", "\ufdd0"],
    ids=lambda text: ascii(text[:9]),
)
def test_whatever_a_draft_holds_in_a_cell_is_shown_and_kept(desk: Make, text: str) -> None:
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


def test_the_window_fits_on_an_old_screen_at_150_percent(window: Window, qtbot: QtBot) -> None:
    """1366×768 less the title bar and the task bar are 911×460 pixels at 150 %."""
    window.documents.take(new_report(2025))
    window.resize(911, 460)
    qtbot.waitUntil(lambda: window.height() <= 470)
    assert window.wizard
    window.wizard.show_page("3")
    page = window.wizard.pages["3"]
    assert isinstance(page, TablePage)
    qtbot.waitUntil(lambda: 0 < page.grid.height() < 300)
    assert page.grid.body.verticalScrollBar().maximum() > 0


def test_a_click_on_a_page_in_the_list_lets_typing_go_on_there(window: Window, qtbot: QtBot) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    pages = window.wizard.list
    row = [leaf.id for leaf in window.wizard.leaves].index("3")
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=pages.visualItemRect(pages.item(row)).center())
    write = QApplication.focusWidget()
    assert write
    QTest.keyClicks(write, "7")
    QTest.keyClick(QApplication.focusWidget() or write, Key.Key_Return)
    assert window.wizard.session.report.figures == {"requests.received.natural_person": "7"}


def test_the_button_of_the_findings_stays_where_it_is_while_a_table_is_filled(window: Window, qtbot: QtBot) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    window.resize(911, 500)
    assert window.wizard
    window.wizard.show_page("4")
    bar, pages = window.wizard.bar, window.wizard.list
    qtbot.waitUntil(bar.findings.isVisible)
    qtbot.waitUntil(lambda: bar.findings.mapTo(window, QPoint()).x() < pages.width() + 20)
    before = bar.findings.mapTo(window, QPoint())
    table = edition("2021").table("disputes")
    window.wizard.session.edit({("figures", cell.id): "0" for cell in table.inputs}, "填0")
    qtbot.waitUntil(lambda: not bar.done.isVisible())
    QApplication.processEvents()
    assert bar.findings.mapTo(window, QPoint()) == before


def test_on_a_low_screen_what_is_wrong_takes_the_place_of_what_a_cell_counts(desk: Make, qtbot: QtBot) -> None:
    at = desk()
    at.session.edit({("figures", "requests.received.natural_person"): "/"}, "填写")
    at.session.check()
    at.go("received.natural_person")
    assert at.page.info.guidance.isVisible()
    assert at.page.info.notes.isVisible()
    at.page.resize(700, 420)
    qtbot.waitUntil(lambda: not at.page.info.guidance.isVisible())
    at.go("received.business")
    assert at.page.info.guidance.isVisible()
    assert not at.page.info.notes.isVisible()
