"""What is promised to those who hear the screen: everything that takes the keys says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QPushButton, QWidget

from app.drafts import storage
from app.last_year.snapshot import snapshot
from app.system.resources import resource
from tests.pictures import dialogs
from ui.pages.table import TablePage
from ui.parts.palette import colours
from ui.window.window import Window

Role = Qt.ItemDataRole


@pytest.fixture
def wrong(window: Window) -> Window:
    """A report with errors, and last year's beside it."""
    report = storage.load(resource("examples", "sample-2020.gknb"))
    last = snapshot(report.model_copy(update={"year": 2019}), "上年.docx")
    window.documents.take(report.model_copy(update={"last_year": last}))
    assert window.documents.session
    window.documents.session.check()
    return window


def unnamed(root: QWidget) -> Iterator[str]:
    """What takes the keys and has no name to be spoken."""
    for widget in [root, *cast(list[QWidget], root.findChildren(QWidget))]:
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and widget.focusProxy() is None
        inner = isinstance(widget.parentWidget(), QAbstractItemView) or widget.objectName().startswith("qt_")
        if takes and not inner and not widget.isWindow():
            spoken = QAccessible.queryAccessibleInterface(widget)
            if not spoken.text(QAccessible.Text.Name).strip():
                yield f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"


@pytest.mark.parametrize("page", ["card", "preface", *"123456789", "sources", "review", "export"])
def test_everything_on_a_page_has_a_name(wrong: Window, page: str) -> None:
    assert wrong.wizard
    wrong.wizard.turn_to(page)
    QApplication.processEvents()
    assert list(unnamed(wrong.wizard)) == []


def test_everything_on_the_start_page_has_a_name(window: Window, tmp_path: Path) -> None:
    assert list(unnamed(window.start)) == []


@pytest.mark.parametrize("name", dialogs.DIALOGS)
def test_everything_in_a_dialog_has_a_name(wrong: Window, tmp_path: Path, name: str) -> None:
    dialog: QDialog = dialogs.DIALOGS[name](wrong, tmp_path)
    dialog.setModal(False)
    dialog.show()
    found = list(unnamed(dialog))
    dialog.hide()
    dialog.deleteLater()
    assert found == []


def test_a_cell_is_spoken_in_words_with_what_is_wrong_and_last_years_figure(wrong: Window) -> None:
    assert wrong.wizard
    wrong.wizard.turn_to("5")
    page = wrong.wizard.pages["5"]
    assert isinstance(page, TablePage)
    spoken = [
        str(page.grid.model.at(place).data(Role.AccessibleTextRole))
        for place in page.grid.model.layout_.places
        if place.cell and page.grid.model.of(place.cell).level
    ]
    assert spoken
    for words in spoken:
        assert "错误：" in words or "需核实：" in words or "提示：" in words
        assert "上年" in words


def test_nothing_is_told_by_colour_alone(wrong: Window) -> None:
    """A cell with a finding has a sign beside its tint, a page its state in words, a finding its level."""
    assert wrong.wizard
    wizard = wrong.wizard
    wizard.turn_to("5")
    page = wizard.pages["5"]
    assert isinstance(page, TablePage)
    place = next(p for p in page.grid.model.layout_.places if p.cell and page.grid.model.of(p.cell).level)
    rect = page.grid.body.visualRect(page.grid.model.at(place))
    picture = page.grid.body.viewport().grab(rect).toImage()
    inks = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert inks & {colours().red, colours().amber, colours().blue}
    levels = ("错误", "需核实", "提示")
    rows = [wizard.panel.list.item(row) for row in range(wizard.panel.list.count())]
    assert all(row.text().startswith(levels) for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable)
    for row in range(wizard.list.count()):
        assert wizard.list.item(row).data(Role.AccessibleTextRole)


def test_the_marks_of_a_choice_are_spoken(wrong: Window) -> None:
    assert wrong.wizard
    wrong.wizard.turn_to("5")
    buttons = cast(list[QPushButton], wrong.wizard.panel.choice.findChildren(QPushButton))
    assert all("处" in button.accessibleName() for button in buttons)
