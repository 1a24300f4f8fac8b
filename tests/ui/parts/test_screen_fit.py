"""Windows stay on the screen, however small it is."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.report.new import new_report
from app.system.resources import resource
from tests.pictures import dialogs
from tests.ui.conftest import Answers
from ui.pages.export import ExportPage
from ui.parts.palette import LIGHT
from ui.parts.screen_fit import SHARE, size_in_room
from ui.parts.style import sheet
from ui.window.window import Window


def test_on_a_small_screen_the_window_takes_all_of_it(window: Window) -> None:
    window.hide()
    window.appear()
    assert window.isMaximized()  # the screen of the tests has 800 × 800 pixels
    assert window.isVisible()


@pytest.mark.parametrize(("width", "all_of_it"), [(600, True), (1360, False)])
def test_a_window_gets_what_it_wants_where_there_is_room(stage: QWidget, width: int, all_of_it: bool) -> None:
    dialog = QDialog(stage)
    assert size_in_room(dialog, width, 400) == all_of_it
    assert dialog.width() == min(width, int(800 * SHARE))


def test_the_preview_is_no_taller_than_the_screen(window: Window, answers: Answers) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局", "bureau"))
    assert window.wizard
    page = window.wizard.pages["export"]
    assert isinstance(page, ExportPage)
    shown: list[int] = []

    def look(dialog: QDialog) -> None:
        shown.append(dialog.height())
        dialog.reject()

    answers.put(look)
    page.preview()
    assert shown[0] == min(860, int(window.screen().availableGeometry().height() * 0.94))


def test_all_pages_are_in_sight_on_an_old_screen_at_150_percent(window: Window, qtbot: QtBot) -> None:
    """1366×768 less the title bar and the task bar are 911×460 pixels at 150 %."""
    window.documents.take(new_report(2025))
    window.resize(911, 460)
    assert window.wizard
    pages = window.wizard.list
    qtbot.waitUntil(lambda: 0 < pages.viewport().height() < 450)
    qtbot.waitUntil(lambda: pages.verticalScrollBar().maximum() == 0)
    assert pages.viewport().rect().contains(pages.visualItemRect(pages.item(pages.count() - 1)))


def test_many_drafts_on_the_start_page_make_no_window_higher_than_the_screen(window: Window, tmp_path: Path) -> None:
    """Not on that page, nor behind it where a report is open."""
    for number in range(9):
        window.documents.remember(tmp_path / f"{number}.gknb")
    window.resize(911, 460)
    QApplication.processEvents()
    assert window.height() == 460
    assert window.start.recent.height() < 460
    window.documents.take(new_report(2025))
    QApplication.processEvents()
    assert window.height() == 460
    assert window.minimumSizeHint().height() <= 460


@pytest.mark.parametrize("name", dialogs.DIALOGS)
def test_every_dialog_fits_an_old_screen_at_150_percent(window: Window, tmp_path: Path, name: str) -> None:
    """1366×768 less the task bar and a title bar are 911×440 pixels at 150 %."""
    window.documents.take(storage.load(resource("examples", "sample-2020.gknb")))
    dialog: QDialog = dialogs.DIALOGS[name](window, tmp_path)
    dialog.setModal(False)
    dialog.show()
    QApplication.processEvents()
    needs = dialog.minimumSizeHint()
    dialog.hide()
    dialog.deleteLater()
    assert (needs.width() <= 890, needs.height() <= 440) == (True, True)


def test_the_longest_menu_fits_a_low_screen(qapp: QApplication, window: Window) -> None:
    before = qapp.styleSheet()
    qapp.setStyleSheet(sheet(LIGHT, low=True))
    heights = [menu.sizeHint().height() for menu in cast(list[QMenu], window.menuBar().findChildren(QMenu))]
    qapp.setStyleSheet(before)
    assert 100 < max(heights) <= 460
