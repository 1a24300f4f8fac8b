"""What is promised: both hands on the keys. Tab goes round the whole window in the order in which it is read."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextBrowser,
    QWidget,
)

from app.drafts import storage
from app.report.new import new_report
from app.system.resources import resource
from tests.pictures import dialogs
from tests.ui.keys import get_keys, press
from ui.files.versions_dialog import VersionsDialog
from ui.pages.text import TextPage
from ui.parts.dialog import Dialog
from ui.parts.tab_order import stops
from ui.window.window import Window

Key, Mod = Qt.Key, Qt.KeyboardModifier
PAGES = ["card", "preface", *"123456", "sources", "review", "export"]


@pytest.fixture
def filling(window: Window) -> Window:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    window.documents.take(report)
    window.activateWindow()
    return window


def controls(window: Window) -> set[QWidget]:
    """Everything seen and enabled that keys could be of use to: found by what it is, not by where it stands."""
    found = set()
    for widget in cast(list[QWidget], window.wizard.findChildren(QWidget) if window.wizard else []):
        usable = widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isNull()
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea) and not isinstance(widget, QAbstractItemView)
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if usable and takes and not (inner and _in_table(widget)):
            found.add(widget)
    return found


def _in_table(widget: QWidget) -> bool:
    return isinstance(cast(QWidget, widget.parentWidget()).parentWidget(), QAbstractItemView)


def step(window: Window, *, back: bool = False) -> QWidget:
    """Tab, or Ctrl+Tab where Tab goes from square to square; who has the keys then."""
    now = QApplication.focusWidget()
    assert now is not None
    table = isinstance(now, QTableView)
    modifier = Mod.ControlModifier if table else Mod.NoModifier
    if back:
        press(window, Key.Key_Backtab, modifier | Mod.ShiftModifier)
    else:
        press(window, Key.Key_Tab, modifier)
    after = QApplication.focusWidget()
    assert after is not None
    return after


def tour(window: Window, *, back: bool = False) -> list[QWidget]:
    """Who has the keys on the way round, until the first has them again."""
    met = [cast(QWidget, QApplication.focusWidget())]
    for _ in range(100):
        met.append(step(window, back=back))
        if met[-1] is met[0]:
            return met[:-1]
    raise AssertionError([type(widget).__name__ for widget in met[:20]])


@pytest.mark.parametrize("page", PAGES)
def test_tab_meets_everything_once_and_comes_round(filling: Window, page: str) -> None:
    assert filling.wizard
    filling.wizard.turn_to(page)
    met = tour(filling)
    assert len(met) == len(set(met))
    seen = {widget for widget in controls(filling) if not isinstance(widget, QTextBrowser)}
    assert [type(widget).__name__ for widget in seen - set(met)] == []
    assert tour(filling, back=True) == [met[0], *reversed(met[1:])]


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_in_the_order_seen(filling: Window, page: str) -> None:
    """Within the page down and then to the right: never up, but to the next column of the window."""
    assert filling.wizard
    wizard = filling.wizard
    wizard.turn_to(page)
    areas = [wizard.list, wizard.stack, wizard.panel, wizard.bar]
    met = tour(filling)
    first = next(at for at, widget in enumerate(met) if widget is wizard.list)
    round_ = met[first:] + met[:first]
    numbers = [next(at for at, area in enumerate(areas) if area is w or area.isAncestorOf(w)) for w in round_]
    assert numbers == sorted(numbers)
    if page == "card":
        heights = [w.mapTo(filling, QPoint()).y() for w in round_ if wizard.stack.isAncestorOf(w)]
        assert heights == sorted(heights)


def test_tab_leaves_a_table_behind_its_last_square(filling: Window) -> None:
    assert filling.wizard
    filling.wizard.turn_to("3")
    page = filling.wizard.pages["3"]
    body = page.grid.body  # type: ignore[attr-defined]
    body.go(body.walk.inputs[-1])
    press(filling, Key.Key_Tab, Mod.NoModifier)
    assert QApplication.focusWidget() is not body
    press(filling, Key.Key_Backtab, Mod.ShiftModifier)
    assert QApplication.focusWidget() is body


def test_ctrl_tab_leaves_a_square_that_is_being_typed_in(filling: Window) -> None:
    """What was typed is kept."""
    assert filling.wizard
    filling.wizard.turn_to("2")
    grid = filling.wizard.pages["2"].grid  # type: ignore[attr-defined]
    cell = grid.cell.id
    QTest.keyClicks(grid.body, "1")
    assert grid.body.editor
    QTest.keyClicks(grid.body.editor, "7")
    press(filling, Key.Key_Tab)
    assert QApplication.focusWidget() not in (grid.body, grid.body.editor)
    session = filling.documents.session
    assert session
    session.settle()
    assert session.report.figures[cell] == "17"


def test_tab_goes_on_from_the_lists_in_a_text(filling: Window) -> None:
    """The roster in a text is a table too: Ctrl+Tab leaves it."""
    assert filling.wizard
    report = new_report(2020, "某某县交通运输局", "bureau", "nine")
    filling.documents.take(report.model_copy(update={"sections": {"1": ("{{名单}}",)}}))
    filling.wizard.turn_to("1")
    met = tour(filling)
    page = filling.wizard.pages["1"]
    assert page.roster.table in met  # type: ignore[attr-defined]
    assert filling.wizard.bar.next in met


def test_f6_goes_from_part_to_part(filling: Window) -> None:
    assert filling.wizard
    wizard = filling.wizard
    wizard.turn_to("1")
    areas = {wizard.list: "list", wizard.stack: "page", wizard.panel: "findings", wizard.bar: "bar"}

    def where() -> str:
        now = cast(QWidget, QApplication.focusWidget())
        return next(name for area, name in areas.items() if area is now or area.isAncestorOf(now))

    went = []
    for _ in range(5):
        went.append(where())
        press(filling, Key.Key_F6, Mod.NoModifier)
    assert went == ["page", "findings", "bar", "list", "page"]
    assert where() == "findings"
    press(filling, Key.Key_F6, Mod.ShiftModifier)
    assert where() == "page"
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)


def test_f4_goes_from_finding_to_finding_over_all_pages(window: Window) -> None:
    window.documents.take(storage.load(resource("examples", "sample-2020.gknb")))
    window.activateWindow()
    assert window.wizard
    assert window.documents.session
    wizard, session = window.wizard, window.documents.session
    session.check()
    every = {finding.key for finding in session.outcome.findings if finding.counts}
    met = []
    for _ in every:
        press(window, Key.Key_F4, Mod.NoModifier)
        finding = wizard.panel.current()
        assert finding
        met.append(finding.key)
    assert set(met) == every
    press(window, Key.Key_F4, Mod.NoModifier)
    assert wizard.panel.current().key == met[0]  # type: ignore[union-attr]
    press(window, Key.Key_F4, Mod.ShiftModifier)
    assert wizard.panel.current().key == met[-1]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", dialogs.DIALOGS)
def test_tab_goes_round_a_dialog_in_reading_order(window: Window, tmp_path: Path, name: str) -> None:
    window.documents.take(storage.load(resource("examples", "sample-2020.gknb")))
    dialog: QDialog = dialogs.DIALOGS[name](window, tmp_path)
    dialog.setModal(False)
    dialog.show()
    get_keys(dialog)
    met: list[QWidget] = []
    for _ in range(40):
        now = QApplication.focusWidget()
        if now is None or now in met:
            break
        met.append(now)
        QTest.keyClick(now, Key.Key_Tab)
    expected = [stop for stop in stops(dialog) if stop.isEnabled()]
    own = isinstance(dialog, Dialog) and met[0] in expected
    at = expected.index(met[0]) if own else 0
    dialog.hide()
    dialog.deleteLater()
    if own:
        assert met == expected[at:] + expected[:at]
        across = [(stop.mapTo(dialog, QPoint(0, 0)).y(), stop.mapTo(dialog, QPoint(0, 0)).x()) for stop in expected]
        assert across[-1][0] == max(y for y, _ in across)
    else:
        assert met


def test_enter_presses_the_button_that_has_the_keys(filling: Window) -> None:
    wizard = filling.wizard
    assert wizard
    wizard.bar.next.setFocus()
    press(filling, Key.Key_Return, Mod.NoModifier)
    assert wizard.current == "preface"
    wizard.bar.back.setFocus()
    press(filling, Key.Key_Enter, Mod.NoModifier)
    assert wizard.current == "card"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_enter_brings_up_the_menu_of_a_button(filling: Window) -> None:
    assert filling.wizard
    filling.wizard.turn_to("1")
    page = filling.wizard.pages["1"]
    assert isinstance(page, TextPage)
    page.insert.setFocus()
    seen: list[bool] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        seen.append(isinstance(menu, QMenu) and bool(menu.actions()))
        if menu:
            menu.close()

    QTimer.singleShot(200, look)
    press(filling, Key.Key_Return, Mod.NoModifier)
    assert seen == [True]


def test_enter_presses_a_button_of_a_dialog(window: Window, tmp_path: Path) -> None:
    window.documents.take(storage.load(resource("examples", "sample-2020.gknb")))
    dialog = dialogs.DIALOGS["dialog-versions"](window, tmp_path)
    assert isinstance(dialog, VersionsDialog)
    dialog.setModal(False)
    dialog.show()
    get_keys(dialog)
    dialog.shut.setFocus()
    press(dialog, Key.Key_Return, Mod.NoModifier)
    assert not dialog.isVisible()
    dialog.deleteLater()
