"""Tables in the window: other years, undo, small screens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.form.editions import edition
from app.report.new import change_year, new_report
from tests.ui.grid.desk import Key
from ui.grid.body import Body
from ui.grid.grid import LEAST, Grid
from ui.pages.table import TablePage
from ui.window.window import Window


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


def test_the_window_fits_on_an_old_screen_at_150_percent(window: Window, qtbot: QtBot) -> None:
    """1366×768 less the title bar and the task bar are 911×460 pixels at 150 %."""
    window.documents.take(new_report(2025))
    window.resize(911, 460)
    qtbot.waitUntil(lambda: window.height() <= 470)
    assert window.wizard
    window.wizard.show_page("3")
    page = window.wizard.pages["3"]
    assert isinstance(page, TablePage)
    qtbot.waitUntil(lambda: 0 < page.grid.height() < 360)
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


@pytest.mark.parametrize(("wide", "high"), [(911, 465), (1024, 530)], ids=["768 at 150 %", "720 at 125 %"])
def test_on_a_low_screen_ten_rows_of_requests_are_seen(
    window: Window, monkeypatch: pytest.MonkeyPatch, wide: int, high: int
) -> None:
    monkeypatch.setattr(Grid, "_air", LEAST)
    window.documents.take(new_report(2025))
    window.resize(wide, high)
    assert window.wizard
    window.wizard.show_page("3")
    page = window.wizard.pages["3"]
    assert isinstance(page, TablePage)
    body = page.grid.body
    QApplication.processEvents()
    seen = [row for row in body.rows if _lies_in(body, row)]
    assert len(seen) >= 10


def _lies_in(body: Body, row: int) -> bool:
    top, high = body.rowViewportPosition(row), body.rowHeight(row)
    return high > 0 and top >= 0 and top + high <= body.viewport().height()


def test_a_short_table_leaves_room_for_what_is_told_on_a_low_screen(window: Window) -> None:
    window.documents.take(new_report(2025))
    window.resize(911, 465)
    assert window.wizard
    told = {}
    for section in ("2", "3", "4"):
        window.wizard.show_page(section)
        page = window.wizard.pages[section]
        assert isinstance(page, TablePage)
        QApplication.processEvents()
        told[section] = (page.info.guidance.isVisible(), page.guide.isVisible())
    assert told == {"2": (False, False), "3": (False, False), "4": (True, True)}
