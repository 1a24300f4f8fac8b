"""The questions are answered by keys, and lead to the cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.form.editions import edition
from app.report.new import new_report
from tests.ui.conftest import Answers
from ui.pages.table import TablePage
from ui.parts.which_cell import WhichCell
from ui.window.window import Window


def answering(*words: str) -> Callable[[WhichCell], None]:
    def fill(dialog: WhichCell) -> None:
        for said in words:
            button = next(one for one in dialog.answers.buttons() if one.text() == said)
            QTest.keyClick(button, Qt.Key.Key_Space)
            QTest.keyClick(dialog.next, Qt.Key.Key_Space)
        QTest.keyClick(dialog.take, Qt.Key.Key_Space)

    return fill


WITHDRAWN = (
    "企业",
    "以前年度，到本年才办结，或者还没办结",
    "发出了，或者已经用别的方式办结",
    "没有答复内容就结束了：不补正、不缴费、撤回",
    "申请人撤回，或者别的",
)


def test_five_answers_lead_to_the_cell_of_the_table(window: Window, answers: Answers) -> None:
    window.documents.take(new_report(2025, "某某县交通运输局"))
    assert window.wizard
    window.wizard.show_page("3")
    page = window.wizard.pages["3"]
    assert isinstance(page, TablePage)
    answers.put(answering(*WITHDRAWN))
    page.which.click()
    assert page.grid.cell.id == "requests.other_misc.business"


def test_one_can_go_back_and_answer_otherwise(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    dialog = WhichCell(edition("2021").table("requests"), window)
    assert not dialog.next.isEnabled()
    for said in WITHDRAWN[:3]:
        next(one for one in dialog.answers.buttons() if one.text() == said).click()
        dialog.next.click()
    assert dialog.question
    assert dialog.question.words == "已发出的答复书是怎样答复的？"
    dialog.back.click()
    next(one for one in dialog.answers.buttons() if one.text() == "还没有").click()
    dialog.next.click()
    assert dialog.question is None
    assert dialog.found == ("requests.carried_in.business", "requests.carried_out.business")
    assert not dialog.take.isHidden()
