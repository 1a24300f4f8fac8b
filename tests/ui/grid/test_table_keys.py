"""Keys in a table: walking, typing, leaving a cell, as a clerk uses them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.drafts import storage
from app.report.new import new_report
from app.system.settings import Settings
from tests.ui.grid.desk import CTRL, SHIFT, Key, MakeDesk, clipboard
from ui.pages.table import TablePage
from ui.window.window import Window


def test_enter_goes_right_or_down_and_back_with_shift(desk: MakeDesk) -> None:
    at = desk()
    at.press(Key.Key_Return)
    assert at.here == "received.business"
    at.page.apply_settings(Settings(enter="down"))
    at.type("3")
    at.press(Key.Key_Return)
    assert at.here == "carried_in.business"
    at.press(Key.Key_Return, SHIFT)
    assert at.here == "received.business"
    assert at.figures() == {"received.business": "3"}


def test_tab_steps_over_totals_and_leaves_the_table_at_its_end(desk: MakeDesk) -> None:
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


def test_arrows_read_totals_but_can_not_change_them(desk: MakeDesk) -> None:
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


def test_arrows_leave_a_cell_that_is_typed_in_but_not_one_that_is_edited(desk: MakeDesk) -> None:
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


def test_typing_replaces_and_f2_goes_on_and_esc_gives_back(desk: MakeDesk) -> None:
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


def test_backspace_starts_from_nothing(desk: MakeDesk) -> None:
    at = desk()
    at.type("12")
    at.press(Key.Key_Return)
    at.go("received.natural_person")
    at.press(Key.Key_Backspace)
    at.press(Key.Key_Return)
    assert at.figures() == {}


def test_opening_and_leaving_a_cell_changes_nothing(desk: MakeDesk) -> None:
    at = desk("proactive", 2020)
    at.go("licensing.change")
    clipboard("＋２１")
    at.press(Key.Key_V, CTRL)
    at.press(Key.Key_F2)
    at.press(Key.Key_Return)
    assert at.report.tidied == {"proactive.licensing.change": "＋２１"}
    assert at.report.origin == {"proactive.licensing.change": "pasted"}
    assert at.session.history.count() == 1


def test_no_input_method_where_figures_go(desk: MakeDesk) -> None:
    at = desk()
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not at.page.grid.body.testAttribute(attribute)
    at.press(Key.Key_Down)
    assert not at.page.grid.body.testAttribute(attribute)
    at.press(Key.Key_F2)
    editor = at.page.grid.body.editor
    assert editor
    assert not editor.testAttribute(attribute)


def test_home_end_and_pages(desk: MakeDesk) -> None:
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


def test_a_click_on_a_label_leaves_the_cursor(desk: MakeDesk) -> None:
    at = desk("proactive")
    at.go("licensing.decisions")
    body = at.page.grid.body
    band = body.visualRect(at.page.grid.model.index(0, 0)).center()
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=band)
    assert at.here == "licensing.decisions"
    at.type("5")
    at.press(Key.Key_Return)
    assert at.figures() == {"licensing.decisions": "5"}


def test_what_is_being_typed_is_kept_before_saving(desk: MakeDesk) -> None:
    at = desk()
    at.type("12")
    at.session.settle()
    assert at.figures() == {"received.natural_person": "12"}


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
