"""What is being typed in a cell and not entered yet survives a power cut too."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.report.model import Category, Report, Source
from app.report.new import new_report
from app.texts.paragraphs import CATEGORIES_MARK
from tests.ui.files.desk import wait_for_saving
from tests.ui.keys import press
from ui.files import autosave
from ui.grid.typing_table import TypingTable
from ui.pages.sources import SourcesPage
from ui.pages.table import TablePage
from ui.pages.text import TextPage
from ui.window.window import Window

Key = Qt.Key
CELL = "requests.received.natural_person"


@pytest.fixture
def path(qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the draft that is open in the window, which keeps unsaved work sooner than usual."""
    monkeypatch.setattr(autosave, "EVERY", 100)
    path = tmp_path / "年报.gknb"
    storage.save(new_report(2025, "甲局"), path)
    assert window.open_path(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return path


def kept(window: Window) -> Report | None:
    """What the recovery file holds."""
    assert window.documents.open_file
    file = window.documents.open_file.autosave.file
    if not file.exists():
        return None
    _, _, draft = file.read_bytes().partition(b"\n")
    return storage.parse(draft, file.name).report


def figures(window: Window) -> dict[str, str] | None:
    found = kept(window)
    return dict(found.figures) if found else None


def type_(table: TypingTable, text: str) -> None:
    for character in text:
        QTest.keyClicks(table.editor or table, character)


def table(window: Window) -> TablePage:
    assert window.wizard
    window.wizard.show_page("3")
    page = window.wizard.pages["3"]
    assert isinstance(page, TablePage)
    page.setFocus()
    return page


def test_digits_in_an_open_cell_are_in_the_recovery_file_and_nowhere_else(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    page, session = table(window), window.documents.session
    assert session
    before = path.read_bytes()
    body = page.grid.body
    type_(body, "27")
    assert body.editor
    qtbot.waitUntil(lambda: figures(window) == {CELL: "27"})
    assert body.editor.text() == "27"
    assert session.report.figures == {}
    assert not session.modified
    assert path.read_bytes() == before
    QTest.keyClicks(body.editor, "5")
    qtbot.waitUntil(lambda: figures(window) == {CELL: "275"})
    QTest.keyClick(body.editor, Key.Key_Escape)
    qtbot.waitUntil(lambda: kept(window) is None)
    assert session.report.figures == {}


def test_what_was_entered_and_what_is_being_typed_are_kept_together(qtbot: QtBot, window: Window, path: Path) -> None:
    body = table(window).grid.body
    QTest.keyClicks(body, "3")
    QTest.keyClick(body.editor or body, Key.Key_Return)
    type_(body, "1,204")
    both = {CELL: "3", "requests.received.business": "1204"}
    qtbot.waitUntil(lambda: figures(window) == both)
    press(window, Key.Key_S)
    wait_for_saving(window)
    assert storage.load(path).figures == both
    qtbot.waitUntil(lambda: kept(window) is None)


def test_work_is_kept_while_typing_goes_on_without_a_pause(qtbot: QtBot, window: Window, path: Path) -> None:
    body = table(window).grid.body
    type_(body, "1")
    for _ in range(2000):
        QTest.keyClicks(body.editor or body, "1")
        qtbot.wait(autosave.EVERY // 4)
        if kept(window):
            break
    assert kept(window)


def test_an_entry_that_changes_nothing_leaves_nothing_to_recover(qtbot: QtBot, window: Window, path: Path) -> None:
    body = table(window).grid.body
    QTest.keyClicks(body, "3")
    QTest.keyClick(body.editor or body, Key.Key_Backspace)
    keeper = window.documents.open_file
    assert keeper
    keeper.autosave.write()
    keeper.autosave._worker.submit(lambda: None).result()
    assert body.editor
    assert kept(window) is None


def test_a_crash_keeps_what_is_being_typed(window: Window, path: Path) -> None:
    QTest.keyClicks(table(window).grid.body, "8")
    assert window.documents.open_file
    assert window.documents.open_file.autosave.write_and_wait()
    found = kept(window)
    assert found
    assert found.figures == {CELL: "8"}


def line_in(widget: QWidget) -> QLineEdit:
    (line,) = [one for one in cast(list[QLineEdit], widget.findChildren(QLineEdit)) if one.isVisible()]
    return line


def test_the_lists_and_the_sources_are_kept_as_well(window: Window, path: Path) -> None:
    wizard, session, keeper = window.wizard, window.documents.session, window.documents.open_file
    assert wizard
    assert session
    assert keeper
    wizard.show_page("sources")
    sources = wizard.pages["sources"]
    assert isinstance(sources, SourcesPage)
    cell = sources.table.cell.id
    sources.table.setFocus()
    QTest.keyClicks(sources.table, "9")
    assert keeper.autosave.write_and_wait()
    assert (found := kept(window))
    assert found.sources == {cell: Source(value="9")}
    QTest.keyClick(line_in(sources.table), Key.Key_Escape)

    session.edit({("sections", "5"): (CATEGORIES_MARK,)}, "写")
    wizard.show_page("5")
    page = wizard.pages["5"]
    assert isinstance(page, TextPage)
    rows = page.categories.table
    rows.setCurrentIndex(page.categories.model.index(0, 1))
    rows.setFocus()
    QTest.keyClicks(rows, "1")
    QTest.keyClicks(line_in(rows), "2")
    assert keeper.autosave.write_and_wait()
    assert (found := kept(window))
    assert found.categories == (Category(count="12"),)
    assert session.report.categories == ()
    assert session.report.sources == {}


def test_a_table_that_is_gone_is_asked_no_more(window: Window, path: Path) -> None:
    session = window.documents.session
    assert session
    QTest.keyClicks(table(window).grid.body, "8")
    session.edit({("editions",): dict.fromkeys(session.report.editions, "2019"), ("year",): 2020}, "更改年度")
    assert session.as_typed().figures in ({}, {CELL: "8"})
    assert "2019" in session.as_typed().editions.values()
