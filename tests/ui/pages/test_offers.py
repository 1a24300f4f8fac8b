"""The one-click answers below a table, and totals that were printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.report.new import new_report
from tests.ui.grid.desk import ALT, Key, MakeDesk, button


def test_everything_zero_is_one_step(desk: MakeDesk) -> None:
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
def test_zeros_never_take_the_place_of_a_figure_that_is_being_typed(desk: MakeDesk, keys: tuple[str, ...]) -> None:
    at = desk()
    at.type("".join(keys))
    QTest.mouseClick(button(at.page, "全部填0"), Qt.MouseButton.LeftButton)
    figures = at.figures()
    assert figures.pop("received.natural_person") == "".join(keys)
    assert len(figures) == 143
    assert set(figures.values()) == {"0"}


def test_a_press_that_changes_the_offers_is_a_click_all_the_same(desk: MakeDesk) -> None:
    at = desk()
    offered = button(at.page, "全部填0")
    at.type("7")
    QTest.mousePress(offered, Qt.MouseButton.LeftButton)
    offered.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert at.figures() == {"received.natural_person": "7"}
    QTest.mouseRelease(offered, Qt.MouseButton.LeftButton)
    assert len(at.figures()) == 144


def test_the_rest_is_zero(desk: MakeDesk, qtbot: QtBot) -> None:
    at = desk("proactive")
    QTest.mouseClick(button(at.page, "“规章”填0"), Qt.MouseButton.LeftButton)
    assert at.figures() == {"rules.issued": "0", "rules.repealed": "0", "rules.in_force": "0"}
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    QTest.mouseClick(button(at.page, "全部填0"), Qt.MouseButton.LeftButton)
    assert len(at.figures()) == 10


@pytest.fixture
def slow_clicks(qapp: QApplication) -> Iterator[None]:
    """Two clicks are one double click however long a busy machine takes for them."""
    interval = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(60_000)
    yield
    qapp.setDoubleClickInterval(interval)


@pytest.mark.usefixtures("slow_clicks")
@pytest.mark.parametrize("keys", [False, True])
def test_a_double_click_takes_one_offer_and_typing_goes_on_behind_it(desk: MakeDesk, qtbot: QtBot, keys: bool) -> None:
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


def test_a_body_without_any_powers_fills_the_first_table_in_one_step(desk: MakeDesk) -> None:
    at = desk("proactive", report=new_report(2025, "某某县档案史志研究中心"))
    QTest.mouseClick(button(at.page, "全部填0"), Qt.MouseButton.LeftButton)
    assert len(at.figures()) == 10


def test_the_worked_out_totals_take_the_place_of_printed_ones(desk: MakeDesk) -> None:
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


def test_one_printed_total_can_be_replaced_by_itself(desk: MakeDesk) -> None:
    printed = {"disputes.reconsideration.total": "3", "disputes.litigation_direct.total": "4"}
    at = desk("disputes", report=new_report(2025).model_copy(update={"printed": printed}))
    at.go("reconsideration.total")
    menu = at.page.grid.body.menu()
    assert menu.actions()[-1].text() == "用合计代替"
    menu.actions()[-1].trigger()
    assert at.report.printed == {"disputes.litigation_direct.total": "4"}
    menu.deleteLater()
