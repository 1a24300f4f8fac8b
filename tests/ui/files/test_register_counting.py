"""A register is counted into the open draft: columns confirmed once, rows seen, one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.form.editions import edition
from app.report.changes import Changes, apply
from app.report.new import new_report
from tests.app.register.registers import YEAR, made
from tests.ui.conftest import Answers
from tests.ui.findings.desk import click
from tests.ui.pages import typed
from tests.ui.parts.test_which_cell import answering
from ui.files.register_dialog import RegisterDialog
from ui.window.window import Window

ROWS = (
    "进门的那天,申请人类型,申请人,办理结果,答复日期",
    "2023-12-30,自然人,甲,予以公开,2024-01-10",
    "2024-03-01,企业,乙,信息不存在,2024-03-20",
    "2024-03-01,自然人,丙,不予公开,2024-03-20",
)


@pytest.fixture
def register(window: Window, tmp_path: Path) -> Path:
    window.documents.take(new_report(YEAR, "某某县交通运输局"))
    path = tmp_path / "台账.csv"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return path


def press(name: str) -> Callable[[RegisterDialog], None]:
    return lambda dialog: QTest.keyClick(getattr(dialog, name), Qt.Key.Key_Space)


def test_the_table_is_filled_in_one_step(window: Window, answers: Answers, tmp_path: Path) -> None:
    window.documents.take(new_report(YEAR, "某某县交通运输局"))
    counted = made(3, 80)
    (tmp_path / "台账.xlsx").write_bytes(counted.data)
    answers.put(tmp_path / "台账.xlsx", press("fill"))
    window.importing.counting.ask_for_file()
    session = window.documents.session
    assert session
    filled = {cell: int(text) for cell, text in session.report.figures.items() if text != "0"}
    assert filled == dict(counted.expected)
    assert window.wizard
    window.wizard.turn_to("3")
    page = typed.table(window.wizard, "3")
    cell = next(iter(filled))
    page.grid.go_to(cell)
    assert f"台账{filled[cell]}行：" in page.info.notes.text()
    assert session.report.sources["requests.received.total"].value
    session.history.undo()
    assert not session.report.figures


def test_a_register_that_is_dropped_is_known_and_its_columns_are_remembered(
    window: Window, answers: Answers, register: Path
) -> None:
    def confirm(dialog: RegisterDialog) -> None:
        box = dialog.columns["received"]
        assert "没有收到日期一栏" in dialog.message.text()
        while box.currentText() != "进门的那天":
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert "没有收到日期一栏" not in dialog.message.text()
        press("note")(dialog)

    answers.put(confirm)
    assert window.open_path(register)
    session = window.documents.session
    assert session
    assert not session.report.figures
    assert session.report.sources["requests.received.total"].value == "1"
    answers.put(look)
    assert not window.importing.counting.read(register)


def look(dialog: RegisterDialog) -> None:
    """The second time the column is known; each cell shows its rows, each row its cells."""
    assert dialog.columns["received"].currentText() == "进门的那天"
    texts = {}
    for row in range(dialog.cells.rowCount()):
        dialog.cells.setCurrentCell(row, 0)
        item = dialog.cells.item(row, 0)
        assert item
        texts[item.text()] = [dialog.rows.item(n).text() for n in range(dialog.rows.count())]
    carried = next(rows for name, rows in texts.items() if name.startswith("二、上年结转") and rows)
    assert carried[0].startswith("第2行：2023-12-30")
    assert "（一）予以公开" in carried[0]
    assert "甲" not in carried[0]
    assert "没有写明是哪一种" in dialog.unfit.item(0).text()
    dialog.reject()


def test_a_row_leads_to_the_other_cell_that_counts_it_and_back(
    window: Window, answers: Answers, register: Path
) -> None:
    def follow(dialog: RegisterDialog) -> None:
        names = [cell.text() for row in range(dialog.cells.rowCount()) if (cell := dialog.cells.item(row, 0))]
        first = next(row for row, name in enumerate(names) if name.startswith("一、"))
        dialog.cells.setCurrentCell(first, 0)
        dialog.rows.setFocus()
        dialog.rows.setCurrentRow(0)
        told = dialog.rows.currentItem().text()
        QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
        assert dialog.cells.currentRow() != first
        assert dialog.rows.currentItem().text() == told
        QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
        assert dialog.cells.currentRow() == first
        assert dialog.isVisible()
        dialog.reject()

    answers.put(follow)
    window.activateWindow()
    assert not window.importing.counting.read(register)


def test_a_register_that_is_counted_to_the_end_decides_what_is_wrong(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    """Only compared, not filled in: the cause of the imbalance is then the cell that the register counts otherwise."""
    rows = [row for row in ROWS if "不予公开" not in row]
    path = tmp_path / "台账.csv"
    path.write_text("\n".join(rows).replace("进门的那天", "收到日期"), encoding="utf-8")
    zeros: Changes = {("figures", cell.id): "0" for cell in edition("2021").table("requests").inputs}
    filled: Changes = {
        **zeros,
        ("figures", "requests.carried_in.natural_person"): "1",
        ("figures", "requests.granted.natural_person"): "1",
        ("figures", "requests.received.business"): "1",
        ("figures", "requests.denied_by_law.business"): "0",
    }
    window.documents.take(apply(new_report(YEAR, "某某县交通运输局"), filled))
    answers.put(press("note"))
    assert window.open_path(path)
    assert window.wizard
    window.wizard.session.check()
    window.wizard.show_page("3")
    click(window.wizard.panel, "D3")
    labels = cast("list[QLabel]", window.wizard.panel.causes.findChildren(QLabel))
    assert any("填0，台账是1" in label.text() for label in labels if not label.isHidden())


def test_what_is_no_register_is_said(window: Window, answers: Answers, tmp_path: Path, register: Path) -> None:
    other = tmp_path / "电话.csv"
    other.write_text("部门,电话\n办公室,123\n", encoding="utf-8")
    assert not window.importing.counting.read(other)
    assert "没有找到台账的表头" in answers.asked[-1]
    assert not window.open_path(other)
    assert "没有找到年报的表格" in answers.asked[-1]


def test_rows_of_a_read_only_table_are_copied_as_cells(window: Window, answers: Answers, register: Path) -> None:
    def copy(dialog: RegisterDialog) -> None:
        dialog.cells.setFocus()
        dialog.cells.selectRow(0)
        QTest.keyClick(dialog.cells, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        dialog.reject()

    answers.put(copy)
    window.activateWindow()
    window.importing.counting.read(register)
    assert QApplication.clipboard().text().split("\t")[1:] == ["1", "没有填"]


def test_a_row_that_nothing_placed_is_placed_by_its_answer(window: Window, answers: Answers, register: Path) -> None:
    way = ("公民个人", "本年1月1日至12月31日", "发出了，或者已经用别的方式办结", "有这份信息，依法不公开", "国家秘密")

    def place(dialog: RegisterDialog) -> None:
        assert "第4行" in dialog.unfit.item(0).text()
        dialog.which.click()
        assert dialog.which.isHidden()
        press("fill")(dialog)

    answers.put(place, answering(*way))
    window.importing.counting.read(register)
    session = window.documents.session
    assert session
    assert session.report.figures["requests.denied_state_secret.natural_person"] == "1"
