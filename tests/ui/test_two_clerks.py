"""What is promised: two more clerks need few keys, each one counted but those of the unit card and of prose.

The first fills in the report of a bureau with some twenty requests, from last year's draft. The second that of a busy
county government, from last year's Word file, with tables that the offices sent as workbooks.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.form.parts import Cell
from app.printing.word.writer import document
from app.report.model import Report
from app.system.resources import resource
from tests.ui.conftest import Answers
from tests.ui.pages import typed
from tests.ui.test_few_keys import Hands
from ui.files.import_preview import ImportPreview
from ui.grid.grid import Grid
from ui.session import Session
from ui.window.window import Window

Key, Mod = Qt.Key, Qt.KeyboardModifier
OVERVIEW = (
    "（一）主动公开。全年公开信息328条。\n（二）依申请公开。新收申请16件，办结16件。\n（三）政府信息管理。制度健全。"
)


def last_year() -> Report:
    """The example as it was a year before."""
    whole = storage.load(resource("examples", "sample-2025.gknb"))

    def before(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text.replace("2025年", "2024年") for text in texts)

    sections = {id_: before(texts) for id_, texts in whole.sections.items()}
    return replace(whole, id="last", year=2024, preface=before(whole.preface), sections=sections)


def this_year() -> dict[str, str]:
    return storage.load(resource("examples", "sample-2025.gknb")).figures


def begin(qtbot: QtBot, window: Window, hands: Hands, answers: Answers, *given: object) -> None:
    """From the start page to the pages of the new report."""
    window.activateWindow()
    window.begin(None)
    answers.put(*given)
    hands.press(Key.Key_Tab)  # 从上年报告新建
    hands.press(Key.Key_Return)
    assert window.wizard
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the dialog goes
    with qtbot.waitActive(window):
        window.activateWindow()
    window.wizard.turn_to("card")


def walk(hands: Hands, grid: Grid, cell: str) -> None:
    """To a cell with the arrows."""
    places = {place.cell.id: place for place in grid.model.layout_.places if place.cell}
    goal = places[cell]
    for _ in range(200):
        here = places[grid.cell.id]
        if here is goal:
            return
        if here.row != goal.row:
            hands.press(Key.Key_Down if here.row < goal.row else Key.Key_Up)
        else:
            hands.press(Key.Key_Right if here.col < goal.col else Key.Key_Left)
    raise AssertionError(f"the arrows do not lead to {cell}")


def fill(hands: Hands, session: Session, grid: Grid, figures: dict[str, str]) -> None:
    """The figures of a table that are not 0, wherever they are, then 0 for the rest."""
    for each in grid.table.inputs:
        if (figure := figures.get(each.id, "0")) != "0" and session.report.figures.get(each.id) != figure:
            walk(hands, grid, each.id)
            hands.type(figure)
            hands.press(Key.Key_Return)
    hands.press(Key.Key_0, Mod.AltModifier)
    QTest.qWait(QApplication.doubleClickInterval() + 1)


def paste(hands: Hands, grid: Grid, figures: dict[str, str]) -> None:
    """A whole table as it is copied in a workbook, totals and all, with the cursor in its first cell."""

    def figure(cell: Cell) -> str:
        parts = [grid.table.by_id[part] for part in cell.parts]
        return str(sum(int(figure(part)) for part in parts)) if parts else figures.get(cell.id, "0")

    rows: dict[int, list[str]] = {}
    for place in grid.model.layout_.places:
        if place.cell:
            rows.setdefault(place.row, []).append(figure(place.cell))
    QApplication.clipboard().setText("\n".join("\t".join(row) for row in rows.values()))
    hands.press(Key.Key_V, Mod.ControlModifier)


def text(window: Window, section: str) -> tuple[str, ...]:
    assert window.documents.session
    report = window.documents.session.report
    return report.preface if section == "preface" else tuple(report.sections.get(section, ()))


def write_texts_and_sign(hands: Hands, window: Window, answers: Answers, out: Path) -> None:
    """From the page of 五 to the Word file."""
    assert window.wizard
    wizard = window.wizard
    hands.on()
    assert wizard.current == "5"
    hands.prose("问题是公开不够及时，改进是每周检查一次。")
    hands.on()
    hands.press(Key.Key_A, Mod.AltModifier)  # 全部取用
    hands.on()
    assert wizard.current == "review"
    hands.press(Key.Key_T, Mod.AltModifier)  # 今天
    answers.put(*(["仍然导出"] if _errors(window) else []), out)
    hands.press(Key.Key_E, Mod.ControlModifier)
    hands.press(Key.Key_Return)
    assert out.exists()


def _errors(window: Window) -> list[str]:
    assert window.documents.session
    found = window.documents.session.strict_outcome.findings
    return [f"{finding.code} {finding.message}" for finding in found if finding.level == "error" and finding.counts]


def test_a_bureau_with_twenty_requests(qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path) -> None:
    storage.save(last_year(), tmp_path / "2024.gknb")
    hands = Hands(window)
    begin(qtbot, window, hands, answers, tmp_path / "2024.gknb")
    assert window.wizard
    wizard = window.wizard
    hands.on()
    assert wizard.current == "preface"
    hands.press(Key.Key_A, Mod.AltModifier)
    assert len(text(window, "preface")) == 3
    assert "2025年1月1日" in "".join(text(window, "preface"))
    hands.on()
    QApplication.clipboard().setText(OVERVIEW)
    hands.press(Key.Key_V, Mod.ControlModifier)
    for section in ("2", "3", "4"):
        hands.on()
        assert wizard.current == section
        fill(hands, wizard.session, typed.table(wizard, section).grid, this_year())
    assert window.documents.session
    assert all(not sheet.empty for sheet in window.documents.session.sheets.values())
    write_texts_and_sign(hands, window, answers, tmp_path / "年报.docx")
    assert _errors(window) == []
    assert hands.pressed < 135  # 152 before there were 今天 and 全部取用, and the years to be moved on by hand


def test_a_county_government_that_brings_last_year_s(
    qtbot: QtBot, window: Window, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "2024.docx").write_bytes(document(last_year()).data)
    hands = Hands(window)

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportPreview)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
        hands.press(Key.Key_Return)

    begin(qtbot, window, hands, answers, tmp_path / "2024.docx", agree)
    assert window.wizard
    wizard = window.wizard
    hands.on()
    assert wizard.current == "preface"
    hands.press(Key.Key_A, Mod.AltModifier)
    assert len(text(window, "preface")) == 3
    hands.on()
    QApplication.clipboard().setText(OVERVIEW)
    hands.press(Key.Key_V, Mod.ControlModifier)
    for section in ("2", "3", "4"):
        hands.on()
        paste(hands, typed.table(wizard, section).grid, this_year())
    assert window.documents.session
    figures = window.documents.session.report.figures
    assert {id_: figures.get(id_) for id_ in this_year()} == this_year()
    write_texts_and_sign(hands, window, answers, tmp_path / "年报.docx")
    assert _errors(window) == []
    assert hands.pressed < 24  # 43 before
