"""The page 数据来源与核对, as a clerk with papers of other departments uses it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.report.changes import apply
from app.report.model import Report, Source
from app.report.new import new_report
from tests.ui.conftest import Answers
from tests.ui.keys import press, write
from tests.ui.pages import typed
from tests.ui.test_clerk import report, start_new
from ui.grid.sources_table import MATCH, NAME, VALUE, SourcesTable
from ui.pages.page_list import STATE
from ui.pages.sources import SourcesPage
from ui.pages.table import TablePage
from ui.pages.wizard import Wizard
from ui.window.window import Window

Key = Qt.Key
LICENSING, PENALTIES = "proactive.licensing.decisions", "proactive.penalties.decisions"


def opened(qtbot: QtBot, window: Window, start: Report | None = None) -> tuple[Wizard, SourcesPage]:
    report = start or new_report(2025, "某某县交通运输局", "bureau")
    window.documents.take(apply(report, {("figures", LICENSING): "486", ("figures", PENALTIES): "12"}))
    assert window.wizard
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    window.wizard.show_page("sources")
    page = window.wizard.pages["sources"]
    assert isinstance(page, SourcesPage)
    page.setFocus()
    return window.wizard, page


def type_(table: SourcesTable, text: str) -> None:
    for character in text:
        QTest.keyClicks(table.editor or table, character)


def hit(table: SourcesTable, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(table.editor or table, key, modifier)


def match(table: SourcesTable, cell: str) -> str:
    return table.lines.text(table.lines.index(table.lines.row_of(cell), MATCH))


def test_figures_typed_down_the_column_are_compared_at_once_and_undone(qtbot: QtBot, window: Window) -> None:
    wizard, page = opened(qtbot, window)
    table = page.table
    assert QApplication.focusWidget() is table
    assert table.go_to(LICENSING)
    type_(table, "486")
    hit(table, Key.Key_Return)
    assert table.cell.id == PENALTIES
    type_(table, "21")
    hit(table, Key.Key_Down)
    assert (match(table, LICENSING), match(table, PENALTIES)) == ("相符", "不一致")
    assert wizard.session.report.sources == {LICENSING: Source(value="486"), PENALTIES: Source(value="21")}
    wizard.session.check()
    row = next(row for row, leaf in enumerate(wizard.leaves) if leaf.id == "sources")
    assert wizard.list.item(row).data(STATE) == "1项相符，1项不一致"
    wizard.show_page("card")
    press(window, Key.Key_Z)
    assert wizard.current == "sources"
    assert (table.cell.id, match(table, PENALTIES)) == (PENALTIES, "未填")


def test_enter_stays_at_the_last_line_and_tab_leaves_the_table(qtbot: QtBot, window: Window) -> None:
    _, page = opened(qtbot, window)
    table = page.table
    last = table.lines.rowCount() - 1
    table.put_cursor(table.lines.index(last, NAME))
    hit(table, Key.Key_Tab)
    assert table.currentIndex().column() == VALUE
    hit(table, Key.Key_Return)
    assert table.currentIndex().row() == last
    hit(table, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    hit(table, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (last - 1, VALUE)
    table.put_cursor(table.lines.index(last, VALUE))
    type_(table, "3")
    hit(table, Key.Key_Tab)
    assert QApplication.focusWidget() is not table
    assert table.lines.text(table.lines.index(last, VALUE)) == "3"


def test_a_source_is_named_with_an_input_method_and_cleared_to_the_usual_name(qtbot: QtBot, window: Window) -> None:
    wizard, page = opened(qtbot, window)
    table = page.table
    table.put_cursor(table.lines.index(table.lines.row_of(LICENSING), NAME))
    assert table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QApplication.sendEvent(table, QInputMethodEvent("xian", []))
    event = QInputMethodEvent()
    event.setCommitString("县司法局")
    QApplication.sendEvent(table, event)
    hit(table, Key.Key_Tab)
    assert not table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    type_(table, "500")
    hit(table, Key.Key_Return)
    assert wizard.session.report.sources == {LICENSING: Source(name="县司法局", value="500")}
    said = next(finding for finding in wizard.session.table_findings if finding.code == "S1")
    assert "填486，县司法局为500" in said.message
    row = table.lines.row_of(LICENSING)
    table.put_cursor(table.lines.index(row, NAME))
    hit(table, Key.Key_Delete)
    assert table.lines.text(table.lines.index(row, NAME)) == "行政执法统计年报"
    assert wizard.session.report.sources == {LICENSING: Source(value="500")}
    hit(table, Key.Key_Right)
    hit(table, Key.Key_Backspace)
    hit(table, Key.Key_Return)
    assert wizard.session.report.sources == {}


def test_a_column_from_excel_is_pasted_and_what_is_no_figure_asked_about(qtbot: QtBot, window: Window) -> None:
    wizard, page = opened(qtbot, window)
    table = page.table
    table.go_to(LICENSING)
    QApplication.clipboard().setText("486\r\n约12\r\n0\r\n")
    hit(table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "约12" in page.notice.label.text()
    assert wizard.session.report.sources == {}
    (_, only_rest, _) = page.notice.buttons
    only_rest.click()
    values = {cell: source.value for cell, source in wizard.session.report.sources.items()}
    assert values == {LICENSING: "486", "proactive.coercive_measures.decisions": "0"}
    assert wizard.session.history.undoText() == "粘贴2格"
    table.selectAll()
    hit(table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().splitlines()
    assert len(copied) == table.lines.rowCount()
    assert "行政许可·本年处理决定数量\t486\t行政执法统计年报\t486\t相符" in copied
    hit(table, Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert wizard.session.report.sources == {}


def test_a_finding_leads_to_the_line_and_the_line_to_the_cell(qtbot: QtBot, window: Window, answers: Answers) -> None:
    wizard, page = opened(qtbot, window)
    wizard.session.edit({("sources", PENALTIES): Source(value="21")}, "填写")
    wizard.show_page("review")
    said = next(finding for finding in wizard.session.outcome.findings if finding.code == "S1")
    wizard.go_to(said)
    assert (wizard.current, page.table.cell.id) == ("sources", PENALTIES)
    assert page.message.whole == said.message
    press(window, Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert "来源单位给的数不一样" in answers.asked[-1]
    page.show_cell.click()
    assert wizard.current == "2"
    tables = wizard.pages["2"]
    assert isinstance(tables, TablePage)
    assert tables.grid.cell.id == PENALTIES
    assert any("行政执法统计年报为21" in note for note in tables.grid.look.notes)


def test_another_year_s_form_has_its_own_lines(qtbot: QtBot, window: Window, answers: Answers) -> None:
    start_new(qtbot, window, answers, year="2020")
    assert window.wizard
    page = window.wizard.pages["sources"]
    assert isinstance(page, SourcesPage)
    assert page.table.lines.row_of("proactive.normative_documents.made") >= 0
    window.wizard.show_page("sources")
    answers.put("2021", "更改年度")
    typed.card(window.wizard).change_year.click()
    assert page.table.lines.row_of("proactive.normative_documents.made") == -1
    page.table.go_to(LICENSING)
    type_(page.table, "7")
    window.documents.session.settle()  # type: ignore[union-attr]
    assert report(window).sources == {LICENSING: Source(value="7")}


def test_a_report_opened_to_read_can_be_looked_at_only(qtbot: QtBot, window: Window) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局"), read_only=True)
    assert window.wizard
    page = window.wizard.pages["sources"]
    assert isinstance(page, SourcesPage)
    window.wizard.show_page("sources")
    type_(page.table, "3")
    hit(page.table, Key.Key_Backspace)
    assert page.table.editor is None
    write(page.table, "财")
    assert report(window).sources == {}


def test_whatever_a_draft_holds_can_be_shown_and_typed_over(qtbot: QtBot, window: Window) -> None:
    odd = Source(name="名\ud800\n" * 40_000, value="<b>" * 40_000 + "\u2028")
    wizard, page = opened(qtbot, window)
    wizard.session.edit({("sources", LICENSING): odd, ("sources", "no.such.cell"): odd}, "导入")
    table = page.table
    table.go_to(LICENSING)
    QApplication.processEvents()
    assert match(table, LICENSING) == "不是数字"
    type_(table, "486")
    hit(table, Key.Key_Return)
    assert match(table, LICENSING) == "相符"
    assert wizard.session.report.sources[LICENSING] == Source(name=odd.name, value="486")


def test_a_column_copied_with_its_heading_lands_in_its_lines(qtbot: QtBot, window: Window) -> None:
    _, page = opened(qtbot, window)
    page.table.put_cursor(page.table.lines.index(0, VALUE))
    QApplication.clipboard().setText("来源的数\n2\n1\n17")
    hit(page.table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    lines = page.table.lines
    assert [lines.text(lines.index(row, VALUE)) for row in range(4)] == ["2", "1", "17", ""]
    assert page.notice.label.text() == "已粘贴3格，已略去上面1行表头（“来源的数”）。"


def test_a_workbook_gives_the_figures_by_their_labels(
    qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path
) -> None:
    wizard, page = opened(qtbot, window)
    path = tmp_path / "执法统计.csv"
    path.write_text("事项,本年数\n行政许可,1204\n行政处罚,68件\n别的,5\n", encoding="gbk")
    answers.put(path)
    page.from_workbook.click()
    assert "认出2个来源的数，另有1行对不上" in page.notice.label.text()
    assert wizard.session.report.sources == {}
    look, *_ = page.notice.buttons
    look.click()
    assert "行政处罚" in page.notice.label.text()
    page.notice.buttons[0].click()
    noted = wizard.session.report.sources
    assert {cell: source.value for cell, source in noted.items()} == {
        "proactive.licensing.decisions": "1204",
        "proactive.penalties.decisions": "68",
    }
    wizard.session.history.undo()
    assert wizard.session.report.sources == {}
