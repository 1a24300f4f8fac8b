"""What is promised: tables and texts as large as one likes, last year's figures beside, words found everywhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.last_year.snapshot import snapshot
from app.report.model import Report
from app.report.new import new_report
from tests.ui.keys import press, write
from ui.pages.find_bar import FindBar
from ui.pages.table import TablePage
from ui.pages.text import TextPage
from ui.window.window import Window

Key, Mod = Qt.Key, Qt.KeyboardModifier


def report() -> Report:
    fresh = new_report(2025, "某某县交通运输局", "bureau")
    figures = {"requests.received.natural_person": "40", "requests.carried_in.natural_person": "0"}
    figures |= {"requests.granted.natural_person": "38", "requests.carried_out.natural_person": "0"}
    old = new_report(2024, "某某县交通运输局", "bureau")
    was = {"requests.received.natural_person": "16", "requests.carried_out.natural_person": "3"}
    last = snapshot(old.model_copy(update={"figures": was}), "上年.docx")
    texts = {"1": ("收到申请40件。", "申请都已办结。"), "5": ("申请的答复要更快。",)}
    return fresh.model_copy(update={"figures": figures, "last_year": last, "sections": texts, "preface": ("前言。",)})


def opened(window: Window, page: str) -> QWidget:
    window.documents.take(report())
    window.activateWindow()
    assert window.wizard
    window.wizard.turn_to(page)
    return window.wizard.pages[page]


def wheel(window: Window, widget: QWidget) -> None:
    """Ctrl and the wheel upwards over a widget, as the system sends it."""
    at = widget.mapTo(window, widget.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, 120), QPoint(), Mod.ControlModifier)
    QApplication.processEvents()


def test_ctrl_and_the_wheel_make_tables_and_texts_larger_and_it_is_kept(window: Window) -> None:
    page = opened(window, "3")
    assert isinstance(page, TablePage)
    assert window.wizard
    text = window.wizard.pages["1"]
    assert isinstance(text, TextPage)
    high, letters = page.grid.body.rowHeight(8), text.editor.fontMetrics().height()
    for _ in range(5):
        wheel(window, page.grid.body)
    assert window.documents.preferences.now.zoom == 150
    assert page.grid.body.rowHeight(8) > high * 1.3
    assert page.grid.body.fontMetrics().height() == page.grid.fontMetrics().height()
    assert text.editor.fontMetrics().height() > letters * 1.3
    press(window, Key.Key_0)
    assert page.grid.body.rowHeight(8) == high
    for _ in range(20):
        press(window, Key.Key_Minus)
    assert window.documents.preferences.now.zoom == 80


def test_an_enlarged_table_leaves_what_is_told_of_the_cell_in_sight(window: Window) -> None:
    window.resize(1366, 690)
    window.documents.preferences.change(zoom=200)
    page = opened(window, "3")
    assert isinstance(page, TablePage)
    QApplication.processEvents()
    assert page.info.name.visibleRegion().boundingRect().height() == page.info.name.height() > 0
    assert page.grid.height() < 600


def test_f11_gives_the_window_the_whole_screen_and_back(window: Window) -> None:
    press(window, Key.Key_F11, Mod.NoModifier)
    assert window.isFullScreen()
    press(window, Key.Key_F11, Mod.NoModifier)
    assert not window.isFullScreen()


def test_last_years_figure_stands_beside_this_years(window: Window) -> None:
    page = opened(window, "3")
    assert isinstance(page, TablePage)
    page.grid.go_to("requests.received.natural_person")
    assert page.info.name.whole.endswith("上年16（＋24）")
    before = page.grid.grab().toImage()
    window.menus.beside.trigger()
    assert page.grid.grab().toImage() != before
    assert window.documents.preferences.now.beside


def test_what_was_carried_over_is_its_own_source(window: Window) -> None:
    page = opened(window, "sources")
    lines = page.table.lines  # type: ignore[attr-defined]
    row = lines.row_of("requests.carried_in.total")
    assert lines.text(lines.index(row, 3)) == "3"
    assert window.documents.session
    assert window.documents.session.report.sources == {}


def test_a_notice_lies_over_the_table_and_moves_nothing(window: Window) -> None:
    page = opened(window, "3")
    assert isinstance(page, TablePage)
    before = page.grid.geometry()
    page.notice.ask("粘贴的是3行，选中的是2行。", {"粘贴": lambda: None, "不粘贴": lambda: None})
    QApplication.processEvents()
    assert page.grid.geometry() == before
    assert page.notice.isVisible()
    assert before.contains(page.notice.geometry())


def bar(window: Window) -> FindBar:
    assert window.wizard
    return window.wizard.seeking


def test_words_are_found_in_texts_and_tables_over_all_pages(window: Window) -> None:
    opened(window, "card")
    press(window, Key.Key_F)
    write(bar(window).words, "申请")
    met = []
    for _ in range(8):
        QTest.keyClick(bar(window).words, Key.Key_Return)
        assert window.wizard
        met.append(window.wizard.current)
    assert met[:2] == ["1", "1"]
    assert "3" in met  # the name of a row
    before = bar(window).message.text()
    press(window, Key.Key_F3, Mod.NoModifier)
    assert bar(window).message.text() != before
    assert "第" in bar(window).message.text()
    QTest.keyClick(bar(window).words, Key.Key_Escape)
    assert not bar(window).isVisible()


def test_words_are_replaced_one_by_one_or_all_as_one_step(window: Window) -> None:
    opened(window, "1")
    assert window.documents.session
    session = window.documents.session
    before = session.report
    press(window, Key.Key_H)
    write(bar(window).words, "申请")
    write(bar(window).by, "信息公开申请")
    bar(window).one.click()  # shows the first
    bar(window).one.click()
    assert session.report.sections["1"][0] == "收到信息公开申请40件。"
    session.history.undo()
    assert session.report == before
    bar(window).all.click()
    assert session.report.sections["5"] == ("信息公开申请的答复要更快。",)
    assert session.report.sections["1"][1] == "信息公开申请都已办结。"
    assert session.report.figures == before.figures
    session.history.undo()
    assert session.report == before
