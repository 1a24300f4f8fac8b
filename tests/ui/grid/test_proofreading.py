"""What is promised to who holds the paper: each figure in big type, space when it is right, digits when it is not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.drafts import storage
from app.report.model import Report
from app.signoff.sheet import signoff_sheet
from app.system.resources import resource
from app.tables.proofreading import counted, steps
from tests.ui.conftest import Answers
from tests.ui.keys import press
from ui.grid.proofreading import Proofreading
from ui.window.window import Window

Key = Qt.Key


def reading(window: Window, answers: Answers, keys: Callable[[Proofreading], None]) -> Report:
    """Read the requests of the example out, with these keys."""
    window.documents.take(storage.load(resource("examples", "sample-2025.gknb")))
    window.activateWindow()
    assert window.wizard
    assert window.documents.session
    window.wizard.turn_to("3")

    def fill(dialog: Proofreading) -> None:
        dialog.activateWindow()
        keys(dialog)
        dialog.reject()

    answers.put(fill)
    press(window, Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    return window.documents.session.report


def test_space_goes_through_the_whole_table_and_counts_it(window: Window, answers: Answers) -> None:
    def keys(dialog: Proofreading) -> None:
        assert len(dialog.steps) < 144  # the zeros of a row go at once
        for _ in dialog.steps:
            QTest.keyClick(dialog, Key.Key_Space)

    report = reading(window, answers, keys)
    session = window.documents.session
    assert session
    assert counted(report, session.sheets["requests"]) == (144, 144)
    assert any("依申请公开144/144格" in line for line in signoff_sheet(report).checked)
    session.edit({("figures", "requests.received.business"): "99"}, "填写")
    assert counted(session.report, session.sheets["requests"]) == (143, 144)


def test_digits_correct_a_figure_and_it_is_looked_at_already(window: Window, answers: Answers) -> None:
    def keys(dialog: Proofreading) -> None:
        assert dialog.steps[0].cells[0].id == "requests.received.natural_person"
        QTest.keyClick(dialog, Key.Key_4)
        QTest.keyClicks(dialog.line, "1")
        QTest.keyClick(dialog.line, Key.Key_Return)
        assert dialog.at == 1

    report = reading(window, answers, keys)
    assert report.figures["requests.received.natural_person"] == "41"
    assert report.seen == {"requests.received.natural_person": "41"}


def test_a_digit_at_the_zeros_of_a_row_takes_them_apart(window: Window, answers: Answers) -> None:
    def keys(dialog: Proofreading) -> None:
        dialog.at = next(at for at, step in enumerate(dialog.steps) if len(step.cells) > 1)
        cells = dialog.steps[dialog.at].cells
        QTest.keyClick(dialog, Key.Key_3)
        assert dialog.steps[dialog.at].cells == cells[:1]
        QTest.keyClick(dialog, Key.Key_3)
        QTest.keyClick(dialog.line, Key.Key_Return)
        assert dialog.steps[dialog.at].cells == cells[1:2]

    report = reading(window, answers, keys)
    assert list(report.seen.values()) == ["3"]


def test_every_figure_is_read_out_once(window: Window, answers: Answers) -> None:
    reading(window, answers, lambda _: None)
    session = window.documents.session
    assert session
    for sheet in session.sheets.values():
        cells = [cell for step in steps(sheet) for cell in step.cells]
        assert sorted(cell.id for cell in cells) == sorted(cell.id for cell in sheet.table.inputs)
    assert QApplication.activeModalWidget() is None


def test_what_was_compared_is_undone_where_it_stands_and_a_number_of_a_text_nowhere(
    window: Window, answers: Answers
) -> None:
    reading(window, answers, lambda dialog: QTest.keyClick(dialog, Key.Key_Space))
    assert window.wizard
    session = window.wizard.session
    session.edit({("seen", "正文-1-1-3"): "3"}, "标为已核对")
    window.wizard.turn_to("card")
    press(window, Key.Key_Z)
    assert window.wizard.current == "card"
    press(window, Key.Key_Z)
    assert window.wizard.current == "3"
    assert session.report.seen == {}
