"""正文数字: the numbers that no rule compared are seen, checked by eye and ticked; those that agree may follow the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit

from app.drafts import storage
from app.report.changes import apply
from app.report.model import Report
from app.system.resources import resource
from tests.ui.keys import get_keys, press
from tests.ui.pages import typed
from ui.window.numbers import NumbersWindow
from ui.window.window import Window

Changes = dict[tuple[str, ...], Any]
NONE = Qt.KeyboardModifier.NoModifier


def opened(window: Window, report: Report | None = None) -> NumbersWindow:
    window.documents.take(report or storage.load(resource("examples", "sample-2025.gknb")))
    assert window.wizard
    press(window, Qt.Key.Key_M)
    (found,) = cast("list[NumbersWindow]", window.wizard.findChildren(NumbersWindow))
    assert found.isVisible()
    return found


def texts(found: NumbersWindow, column: int) -> list[str]:
    items = (found.table.item(row, column) for row in range(found.table.rowCount()))
    return [item.text() for item in items if item]


def show(found: NumbersWindow, state: str) -> None:
    found.states.setCurrentIndex(found.states.findData(state))
    found.states.activated.emit(found.states.currentIndex())


def test_every_number_is_listed_with_what_became_of_it(window: Window) -> None:
    found = opened(window)
    assert "328条" in texts(found, 0)
    assert set(texts(found, 3)) <= {"与表一致", "不一致", "不比", "没有读懂"}
    assert f"正文数字{found.table.rowCount()}处" in found.count.text()
    show(found, "与表一致")
    assert set(texts(found, 3)) == {"与表一致"}
    assert found.states.currentText() == f"与表一致（{found.table.rowCount()}）"


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
    found.table.selectRow(texts(found, 2).index("新收申请＝一、本年新收政府信息公开申请数量"))
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


def test_a_row_lights_its_words_while_the_keys_stay_in_the_list(window: Window) -> None:
    found = opened(window)
    assert window.wizard
    get_keys(found)
    for number in texts(found, 0)[1:3]:
        press(found, Qt.Key.Key_Down, NONE)
        assert [line.entry.text for line in found.selected()] == [number]
        assert QApplication.focusWidget() is found.table
    assert window.wizard.current == "1"
    assert typed.text(window.wizard, "1").editor.textCursor().selectedText() == "96"


def test_the_list_begins_with_the_page_that_is_shown(window: Window) -> None:
    window.documents.take(storage.load(resource("examples", "sample-2025.gknb")))
    assert window.wizard
    window.wizard.show_page("1")
    press(window, Qt.Key.Key_M)
    (found,) = cast("list[NumbersWindow]", window.wizard.findChildren(NumbersWindow))
    assert [line.entry.text for line in found.selected()] == ["328条"]


def test_a_number_beside_a_table_lights_its_cells_too(window: Window) -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    found = opened(window, apply(report, {("sections", "3"): ("全年新收政府信息公开申请16件，办结16件。",)}))
    assert window.wizard
    get_keys(found)
    show(found, "与表一致")
    row = next(row for row, words in enumerate(texts(found, 1)) if words.endswith("办结16件。") and row > 6)
    found.table.setCurrentCell(row, 0)
    assert window.wizard.current == "3"
    page = typed.table(window.wizard, "3")
    assert page.above.textCursor().selectedText() == "16"
    assert page.grid.cell.id == "requests.concluded.total"
    press(found, Qt.Key.Key_Return, NONE)
    assert window.focusWidget() is page.above


def test_space_ticks_and_the_keys_of_the_window_take_it_back(window: Window) -> None:
    found = opened(window)
    session = window.documents.session
    assert session
    get_keys(found)
    found.table.selectRow(texts(found, 0).index("328条"))
    press(found, Qt.Key.Key_Space, NONE)
    assert [line.state for line in found.selected()] == ["已核对"]
    press(found, Qt.Key.Key_Z)
    session.check()
    assert [line.state for line in found.selected()] == ["不比"]
    press(found, Qt.Key.Key_Y)
    session.check()
    press(found, Qt.Key.Key_Space, NONE)
    assert [line.state for line in found.selected()] == ["不比"]


def test_what_is_compared_is_not_ticked_and_a_tick_hides_no_difference(window: Window) -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    words = "主要制发规范性文件2件。收到申请19件，办结16件。"
    found = opened(window, apply(report, {("sections", "1"): (words,)}))
    session = window.documents.session
    assert session
    show(found, "不一致")
    found.table.selectAll()
    assert texts(found, 0) == ["19件"]
    assert not found.ticking.isEnabled()
    show(found, "与表一致")
    found.table.selectAll()
    assert not found.ticking.isEnabled()
    show(found, "不比")
    found.table.selectRow(texts(found, 0).index("2件"))
    found.ticking.click()
    session.edit({("figures", "proactive.normative_documents.issued"): "1"}, "输入")
    session.check()
    show(found, "不一致")
    assert texts(found, 0) == ["2件", "19件"]


def test_ticks_are_kept_in_the_draft(window: Window, tmp_path: Path) -> None:
    found = opened(window)
    session = window.documents.session
    assert session
    found.table.selectRow(texts(found, 0).index("328条"))
    found.ticking.click()
    storage.save(session.report, tmp_path / "年报.gknb")
    again = opened(window, storage.load(tmp_path / "年报.gknb"))
    show(again, "已核对")
    assert texts(again, 0) == ["328条"]


def test_a_figure_that_changes_takes_bound_numbers_with_it_and_the_others_differ(window: Window) -> None:
    found = opened(window)
    session = window.documents.session
    assert session
    row = next(row for row, words in enumerate(texts(found, 2)) if words.startswith("新收申请"))
    found.table.selectRow(row)
    found.binding.click()
    session.edit({("figures", "requests.received.business"): "40"}, "输入")
    session.check()
    total = session.sheets["requests"].value("requests.received.total")
    assert f"新收政府信息公开申请{total}件" in texts(found, 1)[row]
    assert texts(found, 3)[row] == "与表一致"
    session.edit({("figures", "requests.granted.business"): "40"}, "输入")
    session.check()
    show(found, "不一致")
    assert any(words.startswith("正文写办结16件，") or "办结" in words for words in texts(found, 2))


def test_a_sum_follows_all_of_its_cells_or_none(window: Window) -> None:
    figures: Changes = {("figures", f"requests.{row}.business"): "4" for row in ("received", "denied_by_law")}
    words = "收到申请4件，不予公开4件，予以公开及部分公开0件，共不予公开和无法提供4件。"
    report = apply(storage.load(resource("examples", "sample-2025.gknb")), {("sections", "3"): (words,)})
    nothing: Changes = {("figures", id_): "0" for id_ in report.figures if id_.startswith("requests.")}
    found = opened(window, apply(report, {**nothing, **figures}))
    session = window.documents.session
    assert session
    found.binding_all.click()
    bound = "".join(session.report.sections["3"])
    assert "{{requests.denied.total}}" in bound
    assert "{{requests.denied_by_law.total}}" not in bound
    assert "部分公开0件" in bound


def test_a_closed_list_is_read_when_it_is_opened_again(window: Window) -> None:
    found = opened(window)
    session = window.documents.session
    assert session
    found.hide()
    before = found.count.text()
    session.edit({("sections", "5"): ("培训7次，接听电话8个，走访9户。",)}, "输入文字")
    session.check()
    assert found.count.text() == before
    found.show()
    assert found.count.text() != before


def test_hundreds_of_numbers_are_listed_once_and_only_changed_rows_are_written(window: Window) -> None:
    report = storage.load(resource("examples", "sample-2025.gknb"))
    many = tuple(f"第{number}季度接听咨询电话{number}个，发放材料{number + 7}份。" for number in range(1, 151))
    found = opened(window, apply(report, {("sections", "5"): many}))
    session = window.documents.session
    assert session
    items = [found.table.item(row, 0) for row in range(found.table.rowCount())]
    assert len(items) > 300
    session.edit({("sections", "5"): (*many[:-1], "接听咨询电话9个，发放材料8份。")}, "输入文字")
    session.check()
    now = [found.table.item(row, 0) for row in range(found.table.rowCount())]
    assert sum(before is not after for before, after in zip(items, now, strict=True)) == 2


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
    link = typed.review(window.wizard).numbers
    assert link.text().startswith("正文数字")
    link.click()
    (found,) = cast("list[NumbersWindow]", window.wizard.findChildren(NumbersWindow))
    assert found.isVisible()
