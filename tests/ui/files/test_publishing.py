"""What went up on the website is held against the final report in the window: alike, or place by place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidgetItem

from app.drafts import storage
from app.export import made
from app.report.changes import apply
from app.report.model import Report
from app.system.resources import resource
from tests.ui.conftest import Answers
from tests.ui.pages import typed
from ui.files.importing import HELD
from ui.files.publishing import A_FILE, COPIED, PublishedDialog
from ui.parts.lit import LIT
from ui.window.window import Window

FINAL = apply(storage.load(resource("examples", "sample-2025.gknb")), {("state",): "final"})


@pytest.fixture
def final(window: Window) -> Window:
    window.documents.take(FINAL)
    window.activateWindow()
    return window


def page(*changes: tuple[str, str], report: Report = FINAL) -> str:
    text = made(report, ".html").data.decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def saved(folder: Path, text: str) -> Path:
    path = folder / "公开的网页.html"
    path.write_text(text, encoding="utf-8")
    return path


def choose(window: Window) -> PublishedDialog:
    window.stages.refresh()
    next(one for one in window.stages.actions() if one.text() == "发布后核对…").trigger()
    return shown(window)


def shown(window: Window) -> PublishedDialog:
    dialog = window.importing.publishing.dialog
    assert dialog
    assert dialog.isVisible()
    return dialog


def close(dialog: PublishedDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()


def test_a_page_that_is_the_same_is_said_to_be(final: Window, answers: Answers, tmp_path: Path) -> None:
    QApplication.clipboard().clear()
    answers.put(saved(tmp_path, page()))
    dialog = choose(final)
    assert "网页与定稿一致" in dialog.verdict.text()
    assert not dialog.table.isVisible()
    close(dialog)
    assert final.importing.publishing.dialog is None


def test_each_difference_is_lit_on_both_sides_and_leads_to_its_place(
    final: Window, answers: Answers, tmp_path: Path
) -> None:
    answers.put(saved(tmp_path, page(("486", "468"), ("农业农村信息328条", "农业农村信息338条"))))
    dialog = choose(final)
    assert dialog.table.rowCount() == 2
    for row in (0, 1):
        for column in (1, 2):
            item = cast("QTableWidgetItem", dialog.table.item(row, column))
            text, stretches = item.text(), item.data(LIT)
            assert next(text[start:end] for start, end in stretches) in {"486", "468", "328", "338"}
    dialog.table.setFocus()
    QTest.keyClick(dialog.go, Qt.Key.Key_Space)
    assert final.wizard
    assert final.wizard.current == "1"
    assert "328条" in typed.text(final.wizard, "1").editor.textCursor().block().text()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.go, Qt.Key.Key_Space)
    assert final.wizard.current == "2"
    assert typed.table(final.wizard, "2").grid.cell.id == "proactive.licensing.decisions"
    close(dialog)
    assert final.documents.session
    assert final.documents.session.report == FINAL


def test_what_only_a_person_can_judge_is_told(final: Window, answers: Answers, tmp_path: Path) -> None:
    flat = re.sub(r' (?:row|col)span="\d+"', "", page())
    answers.put(saved(tmp_path, flat.replace("2025年政府信息公开工作年度报告", "2024年政府信息公开工作年度报告", 2)))
    dialog = choose(final)
    assert "合并单元格丢了" in dialog.notes.text()
    assert "应为“示范县农业农村局2025年" in dialog.notes.text()
    close(dialog)


def test_a_signature_that_is_missing_is_a_difference(final: Window, answers: Answers, tmp_path: Path) -> None:
    answers.put(saved(tmp_path, re.sub(r"<p[^>]*>2026年1月16日</p>", "", page())))
    dialog = choose(final)
    places = [cast("QTableWidgetItem", dialog.table.item(row, 0)).text() for row in range(dialog.table.rowCount())]
    assert any("落款" in place and "日期" in place for place in places)
    QTest.keyClick(dialog.go, Qt.Key.Key_Space)
    assert final.wizard
    assert final.wizard.current == "review"
    close(dialog)


def test_the_copied_page_is_taken_from_the_clipboard(final: Window, answers: Answers) -> None:
    data = QMimeData()
    data.setHtml(page(("486", "468")))
    QApplication.clipboard().setMimeData(data)
    answers.put(COPIED)
    dialog = choose(final)
    assert dialog.table.rowCount() == 1
    close(dialog)
    QApplication.clipboard().clear()


def test_a_page_that_is_dropped_on_a_final_report_is_held_against_it(
    final: Window, answers: Answers, tmp_path: Path
) -> None:
    answers.put(HELD)
    assert final.open_path(saved(tmp_path, page(("486", "468"))))
    assert "公开出去" in answers.asked[0]
    close(shown(final))


def test_what_is_no_report_is_refused_in_words(final: Window, answers: Answers, tmp_path: Path) -> None:
    data = QMimeData()
    data.setHtml("<p>别的</p>")
    QApplication.clipboard().setMimeData(data)
    answers.put(A_FILE, saved(tmp_path, "<p>通知</p>"))
    final.importing.publishing.ask_for_page()
    assert "没有读入" in answers.asked[-1]
    assert final.importing.publishing.dialog is None
    QApplication.clipboard().clear()


def test_another_report_puts_the_result_away(final: Window, answers: Answers, tmp_path: Path) -> None:
    final.importing.publishing.read(saved(tmp_path, page()))
    final.documents.take(FINAL)
    assert final.importing.publishing.dialog is None
