"""A clerk fills the official tables with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.form.editions import EDITIONS, edition
from app.form.layout import grid
from app.report.new import new_report
from tests.pictures.reports import half
from tests.ui.grid.desk import MakeDesk
from ui.grid.grid import Grid
from ui.grid.model import GridModel
from ui.parts.palette import colours
from ui.session import Session

Key = Qt.Key
TABLES = [(form.id, table.id) for form in EDITIONS for table in form.tables]


def shown(qtbot: QtBot, form: str, table: str, enter: str = "right") -> Grid:
    session = Session(new_report(2020 if form == "2019" else 2025, "示例区交通运输局"))
    found = Grid(session, edition(form).table(table))
    session.setParent(found)
    found.set_enter("down" if enter == "down" else "right")
    qtbot.addWidget(found)
    found.resize(1000, 600)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    found.body.setFocus()
    return found


def figures(found: Grid) -> dict[str, str]:
    return found.model.session.report.figures


@pytest.mark.parametrize(("form", "table"), TABLES)
@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return])
@pytest.mark.parametrize("enter", ["right", "down"])
def test_typing_and_one_key_fill_a_whole_table(qtbot: QtBot, form: str, table: str, key: Key, enter: str) -> None:
    found = shown(qtbot, form, table, enter)
    wanted = {}
    for number in range(len(found.table.inputs)):
        wanted[found.cell.id] = str(number % 10) if found.cell.kind != "signed count" else "0"
        QTest.keyClicks(found.focusWidget(), wanted[found.cell.id])
        QTest.keyClick(found.focusWidget(), key)
    assert figures(found) == wanted
    assert set(wanted) == {cell.id for cell in found.table.inputs}


@pytest.mark.parametrize(("form", "table"), TABLES)
def test_merged_labels_stand_on_screen_as_in_the_form(qtbot: QtBot, form: str, table: str) -> None:
    found = shown(qtbot, form, table)
    panes = [found.body, found.heads, found.labels, found.corner]
    for place in grid(found.table).places:
        (pane,) = [pane for pane in panes if place.row in pane.rows and place.col in pane.cols]
        spans = pane.rowSpan(place.row, place.col), pane.columnSpan(place.row, place.col)
        assert spans == (place.rowspan, place.colspan)


def test_a_fault_that_stood_before_the_table_was_shown_is_told_once(session: Session) -> None:
    session.edit({("figures", "disputes.reconsideration.upheld"): "三件多"}, "填写")
    table = session.sheets["disputes"].table
    model = GridModel(session, table, session)
    cell = next(cell for cell in table.inputs if cell.id == "disputes.reconsideration.upheld")
    assert [note.partition("：")[0] for note in model.of(cell).notes] == ["错误"]
    session.edit({("figures", cell.id): "3"}, "填写")
    assert not model.of(cell).notes


def test_cells_that_wait_to_be_filled_are_marked_calmly(desk: MakeDesk) -> None:
    """A whole block of them is asked about at once: a mark on each, and neither its sign nor its tint."""
    at = desk(report=half())
    at.session.check()
    waiting, asked = "requests.denied_state_secret.natural_person", "requests.received.business"

    def inks(cell: str) -> set[str]:
        model, body = at.page.grid.model, at.page.grid.body
        place = next(one for one in model.layout_.places if one.cell and one.cell.id == cell)
        picture = body.viewport().grab(body.visualRect(model.at(place))).toImage()
        return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}

    assert at.page.grid.model.of(at.page.grid.table.by_id[waiting]).level == "query"
    assert colours().amber in inks(waiting)
    assert colours().amber_tint not in inks(waiting)
    assert colours().red_tint in inks(asked)
