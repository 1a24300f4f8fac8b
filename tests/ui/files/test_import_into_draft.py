"""A document beside the open draft: what it fills, replaces, is compared with, and what is not offered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox

from app.incoming.document import read_document
from app.report.new import new_report
from tests.app.incoming.books import made
from tests.ui.conftest import Answers
from tests.ui.files.previewed import YEAR, answer, drop
from ui.files.import_preview import ImportPreview, Use
from ui.pages.card import CardPage
from ui.window.window import Window


def test_a_workbook_fills_the_open_draft_in_one_step(window: Window, answers: Answers, tmp_path: Path) -> None:
    book = made(5, one_sheet=True)
    (tmp_path / "三张表.xlsx").write_bytes(book.data)
    window.documents.take(new_report(2024, "某某县交通运输局"))
    answers.put(answer(Use.FILL))
    drop(window, tmp_path / "三张表.xlsx")
    session = window.documents.session
    assert session
    assert session.report.figures == book.expected
    session.history.undo()
    assert not session.report.figures


def test_a_workbook_of_last_year_needs_its_year(window: Window, answers: Answers, tmp_path: Path) -> None:
    book = made(6)
    (tmp_path / "三张表.xlsx").write_bytes(book.data)
    window.documents.take(new_report(2025, "某某县交通运输局"))
    enabled: list[bool] = []

    def attach(dialog: ImportPreview) -> None:
        dialog.choose(Use.LAST_YEAR)
        ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        enabled.append(ok.isEnabled())
        dialog.year_field.setText("2024")
        enabled.append(ok.isEnabled())
        dialog.choose(Use.FILL)
        enabled.append(ok.isEnabled())
        answer(Use.LAST_YEAR)(dialog)

    answers.put(attach)
    drop(window, tmp_path / "三张表.xlsx")
    assert enabled == [False, True, False]
    session = window.documents.session
    assert session
    assert not session.report.figures
    assert session.report.last_year
    assert (session.report.last_year.year, session.report.last_year.figures) == (2024, book.expected)


def test_filling_is_one_step_and_leaves_what_is_there(window: Window, answers: Answers, old: Path) -> None:
    mine = new_report(YEAR, "测试县交通运输局").model_copy(
        update={"figures": {"requests.received.natural_person": "5"}}
    )
    window.documents.take(mine)
    session = window.documents.session
    assert session

    def look_and_fill(dialog: ImportPreview) -> None:
        kinds = {item.text() for row in range(dialog.table.rowCount()) if (item := dialog.table.item(row, 0))}
        assert "不同" in kinds
        answer(Use.FILL)(dialog)

    answers.put(look_and_fill)
    assert window.importing.import_file(old)
    assert session.report.figures["requests.received.natural_person"] == "5"
    assert session.report.figures["requests.received.business"] == "252"
    assert session.history.count() == 1
    assert session.history.undoText() == "导入“旧年报.docx”"
    session.history.undo()
    assert session.report == mine
    answers.put(answer(Use.REPLACE))
    assert window.importing.import_file(old)
    assert session.report.figures["requests.received.natural_person"] == "13612"
    session.history.setClean()


def test_an_answer_that_cannot_be_given_says_why(window: Window, answers: Answers, old: Path) -> None:
    window.documents.take(new_report(YEAR, "测试县交通运输局"))
    stated: dict[Use, str] = {}

    def look(dialog: ImportPreview) -> None:
        buttons = {use: dialog.uses.button(number) for number, use in enumerate(Use)}
        stated.update({use: button.text() for use, button in buttons.items() if not button.isEnabled()})
        if Use.FILL in stated:
            dialog.reject()
        else:
            answer(Use.FILL)(dialog)

    answers.put(look)
    assert window.importing.import_file(old)
    assert "没有不同" in stated[Use.REPLACE]
    answers.put("当作旧年报导入", look)
    window.importing.import_file(old)
    assert "原件里没有草稿还缺的内容" in stated[Use.FILL]
    assert not any("0处" in words for words in stated.values())
    assert window.documents.session
    window.documents.session.history.setClean()


def test_it_can_be_attached_for_comparison(window: Window, answers: Answers, old: Path) -> None:
    window.documents.take(new_report(YEAR + 1, "测试县交通运输局"))
    session = window.documents.session
    assert session
    answers.put(answer(Use.LAST_YEAR))
    assert window.importing.import_file(old)
    assert session.report.last_year
    assert session.report.last_year.year == YEAR
    assert not session.report.figures
    session.history.setClean()


@pytest.mark.parametrize(("read_only", "more"), [(False, [Use.LAST_YEAR]), (True, [])])
def test_only_what_the_years_and_the_draft_allow_is_offered(
    window: Window, answers: Answers, old: Path, read_only: bool, more: list[Use]
) -> None:
    window.documents.take(new_report(YEAR + 1, "测试县交通运输局"), read_only=read_only)
    offered: list[Use] = []

    def look(dialog: ImportPreview) -> None:
        buttons = [dialog.uses.button(number) for number in range(len(Use))]
        offered.extend(use for use, button in zip(Use, buttons, strict=True) if button and button.isVisible())
        assert dialog.focusWidget() is dialog.uses.checkedButton()
        dialog.reject()

    answers.put(look)
    window.importing.import_file(old)
    assert offered == [Use.NEXT_YEAR, Use.DRAFT, *more]


@pytest.mark.parametrize(("said", "attached"), [("不用它", False), ("照用", True)])
def test_another_bodys_report_is_asked_about(
    window: Window, answers: Answers, old: Path, *, said: str, attached: bool
) -> None:
    window.documents.take(new_report(YEAR + 1, "某某县交通运输局"))
    session = window.documents.session
    assert session
    answers.put(old, answer(Use.LAST_YEAR), said)
    window.importing.ask_for_document()
    assert "不是“某某县交通运输局”的" in answers.asked[-1]
    assert (session.report.last_year is not None) is attached


def test_the_report_attached_stands_on_the_card_and_can_be_taken_away(
    window: Window, answers: Answers, old: Path
) -> None:
    window.documents.take(new_report(YEAR + 1, "县交通运输局"))
    assert window.documents.session
    assert window.wizard
    session, card = window.documents.session, window.wizard.pages["card"]
    assert isinstance(card, CardPage)
    assert not card.detach.isVisible()
    session.edit({("card", "full_name"): ""}, "填写")
    answers.put(old, answer(Use.LAST_YEAR))
    window.importing.ask_for_document()
    assert session.report.last_year
    assert f"{YEAR}年度" in card.last_year.text()
    assert session.report.last_year.agency in card.last_year.text()
    card.detach.click()
    assert session.report.last_year is None
    session.history.undo()
    assert session.report.last_year


def test_a_document_of_another_body_is_not_compared_with_the_open_draft(
    window: Window, answers: Answers, old: Path
) -> None:
    figures = dict.fromkeys(read_document(old, None).report.figures, "77777")
    mine = new_report(YEAR, "某某县水利局", "bureau", read_document(old, None).report.outline)
    window.documents.take(mine.model_copy(update={"figures": figures}))
    kinds: list[str] = []

    def look(dialog: ImportPreview) -> None:
        kinds.extend(str(dialog.table.model().index(row, 0).data()) for row in range(dialog.table.rowCount()))
        dialog.reject()

    answers.put(look)
    window.importing.import_file(old)
    assert kinds
    assert "不同" not in kinds
