"""正文数字: the numbers that no rule compared are seen, checked by eye and ticked; those that agree may follow the table."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit

from app.drafts import storage
from app.report.changes import apply
from app.system.resources import resource
from tests.ui.keys import press
from tests.ui.pages import typed
from ui.window.numbers import NumbersWindow
from ui.window.window import Window


def opened(window: Window) -> NumbersWindow:
    window.documents.take(storage.load(resource("examples", "sample-2025.gknb")))
    assert window.wizard
    press(window, Qt.Key.Key_M)
    (found,) = cast("list[NumbersWindow]", window.wizard.findChildren(NumbersWindow))
    assert found.isVisible()
    return found


def texts(found: NumbersWindow, column: int) -> list[str]:
    items = (found.table.item(row, column) for row in range(found.table.rowCount()))
    return [item.text() for item in items if item]


def show(found: NumbersWindow, state: str) -> None:
    found.states.setCurrentText(state)
    found.states.activated.emit(found.states.currentIndex())


def test_every_number_is_listed_with_what_became_of_it(window: Window) -> None:
    found = opened(window)
    assert "328条" in texts(found, 0)
    assert set(texts(found, 3)) <= {"与表一致", "不一致", "不比", "没有读懂"}
    assert f"正文数字{found.table.rowCount()}处" in found.count.text()
    show(found, "与表一致")
    assert set(texts(found, 3)) == {"与表一致"}


def test_a_number_that_nobody_compared_is_ticked_until_its_sentence_changes(window: Window) -> None:
    found = opened(window)
    session = window.documents.session
    assert session
    show(found, "不比")
    before = found.table.rowCount()
    number = "328条"
    found.table.selectRow(texts(found, 0).index(number))
    found.ticking.click()
    assert found.table.rowCount() == before - 1
    show(found, "已核对")
    assert texts(found, 0) == [number]
    session.history.undo()
    session.check()
    assert found.table.rowCount() == 0
    session.history.redo()
    changed = tuple(text.replace(number, f"9{number}") for text in session.report.sections["1"])
    session.edit({("sections", "1"): changed}, "输入文字")
    session.check()
    assert found.table.rowCount() == 0


def test_the_list_leaves_free_the_words_that_it_leads_to(window: Window) -> None:
    found = opened(window)
    found.table.selectRow(texts(found, 0).index("328条"))
    found.go.click()
    editor = window.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.textCursor().selectedText() == "328"
    words = editor.viewport().mapToGlobal(editor.cursorRect().center())
    assert not found.frameGeometry().contains(words.x(), words.y())
    assert found.isVisible()


def test_a_number_leads_to_the_cell_that_it_stands_for(window: Window) -> None:
    found = opened(window)
    found.table.selectRow(texts(found, 0).index("328条"))
    assert not found.to_table.isEnabled()
    found.table.clearSelection()
    found.table.selectRow(texts(found, 2).index("新收申请"))
    found.to_table.click()
    grid = window.focusWidget()
    assert isinstance(grid, QAbstractItemView)
    assert grid.currentIndex().data() == "16"
    cell = grid.viewport().mapToGlobal(grid.visualRect(grid.currentIndex()).center())
    assert not found.frameGeometry().contains(cell.x(), cell.y())


def test_one_tick_after_another_goes_down_the_list(window: Window) -> None:
    found = opened(window)
    show(found, "不比")
    names = texts(found, 0)
    found.table.selectRow(0)
    for number in names[1:]:
        found.ticking.click()
        assert [line.entry.text for line in found.selected()] == [number]
    found.ticking.click()
    assert found.table.rowCount() == 0


def test_numbers_that_agree_follow_the_table_with_one_click(window: Window) -> None:
    found = opened(window)
    session = window.documents.session
    assert session
    before = session.report
    printed = found.count.text()
    found.binding_all.click()
    bound = "".join(session.report.sections["1"])
    assert "{{requests.received.total}}" in bound
    assert found.count.text() == printed
    assert not found.binding_all.isVisible()
    session.history.undo()
    assert session.report == before


def test_a_number_leads_to_its_words(window: Window) -> None:
    found = opened(window)
    row = texts(found, 0).index("328条")
    found.table.selectRow(row)
    found.go.click()
    assert window.wizard
    assert window.wizard.current == "1"
    assert "328" in typed.text(window.wizard, "1").editor.textCursor().selectedText()


def test_the_review_says_how_much_was_compared(window: Window) -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    window.documents.take(apply(report, {("sections", "5"): ("接听咨询电话300余个。",)}))
    assert window.wizard
    window.wizard.show_page("review")
    assert "正文数字" in typed.review(window.wizard).numbers.text()
