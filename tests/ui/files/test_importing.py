"""A document comes into the window: previewed first, as one step, never over the clerk's own unseen."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox

from app.drafts import storage
from app.incoming.document import read_document
from app.report.new import new_report
from tests.app.incoming.books import made
from tests.app.incoming.paper import as_docx, as_html
from tests.app.incoming.quirks import FACTS, remade
from tests.ui.conftest import Answers
from ui.files.import_preview import ImportPreview, Use
from ui.pages.card import CardPage
from ui.window.window import Window

YEAR = FACTS[0]["year"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "旧年报.docx"
    path.write_bytes(as_docx(remade(FACTS[0], Random(1)).paper))
    return path


def answer(use: Use) -> Callable[[ImportPreview], None]:
    def fill(dialog: ImportPreview) -> None:
        dialog.choose(use)
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    return fill


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_a_document_becomes_a_new_draft(window: Window, answers: Answers, old: Path) -> None:
    answers.put(old, answer(Use.DRAFT))
    window.importing.ask_for_document()
    session = window.documents.session
    assert session
    assert session.report.year == YEAR
    assert session.report.figures["requests.received.natural_person"] == "13612"
    assert session.path is None


def test_the_buttons_stay_on_a_low_screen(window: Window, answers: Answers, old: Path) -> None:
    window.documents.take(new_report(YEAR, "某某县交通运输局"))
    seen: list[bool] = []

    def look(dialog: ImportPreview) -> None:
        dialog.resize(856, 481)  # what 1366 × 768 pixels leave at 150 %
        dialog.show()
        low = dialog.buttons.mapTo(dialog, dialog.buttons.rect().bottomLeft()).y()
        seen.append(dialog.height() == 481 and low < 481)
        dialog.reject()

    answers.put(old, look)
    window.importing.ask_for_document()
    assert seen == [True]


def test_next_years_report_begins_from_it(window: Window, answers: Answers, old: Path) -> None:
    answers.put(old, answer(Use.NEXT_YEAR))
    window.start.last_year_button.click()
    session = window.documents.session
    assert session
    assert session.report.year == YEAR + 1
    assert session.report.figures["requests.carried_in.natural_person"] == "783"
    assert session.report.last_year
    assert session.report.last_year.source == "旧年报.docx"


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


def test_a_draft_of_last_year_rolls_forward(window: Window, answers: Answers, tmp_path: Path) -> None:
    storage.save(new_report(2024, "测试局"), tmp_path / "2024.gknb")
    answers.put(tmp_path / "2024.gknb")
    window.importing.ask_for_last_year()
    assert window.documents.session
    assert window.documents.session.report.year == 2025


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


def test_nothing_happens_when_the_clerk_says_no(window: Window, answers: Answers, old: Path) -> None:
    answers.put(lambda dialog: dialog.reject())
    assert not window.importing.import_file(old)
    assert window.documents.session is None


def test_what_cannot_be_read_is_said(window: Window, answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    assert not window.open_path(tmp_path / "x.pdf")
    assert "PDF" in answers.asked[-1]


def test_a_file_dropped_on_the_window_is_brought_in(window: Window, answers: Answers, old: Path) -> None:
    answers.put(answer(Use.DRAFT))
    drop(window, old)
    assert window.documents.session


def test_a_page_on_the_clipboard_is_brought_in(window: Window, answers: Answers) -> None:
    data = QMimeData()
    data.setHtml(as_html(remade(FACTS[0], Random(2)).paper).decode("utf-8"))
    QGuiApplication.clipboard().setMimeData(data)
    answers.put(answer(Use.DRAFT))
    assert window.importing.import_clipboard()
    QGuiApplication.clipboard().clear()
    assert not window.importing.import_clipboard()
    assert "剪贴板里没有" in answers.asked[-1]


def test_a_document_without_a_year_asks_for_it(window: Window, answers: Answers, tmp_path: Path) -> None:
    page = (
        as_html(remade(FACTS[0], Random(1)).paper).decode("utf-8").replace(f"{YEAR}年", "").replace(f"{YEAR + 1}年", "")
    )
    path = tmp_path / "x.html"
    path.write_text(page, encoding="utf-8")

    def fill(dialog: ImportPreview) -> None:
        button = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert not button.isEnabled()
        dialog.year_field.setText("2023")
        answer(Use.DRAFT)(dialog)

    answers.put(fill)
    assert window.importing.import_file(path)
    assert window.documents.session
    assert window.documents.session.report.year == 2023


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


def test_a_new_report_is_proposed_where_one_was_asked_for(window: Window, answers: Answers, old: Path) -> None:
    window.documents.take(new_report(YEAR + 1, "某某县交通运输局"))
    proposed: list[Use] = []

    def look(dialog: ImportPreview) -> None:
        proposed.append(dialog.use)
        dialog.reject()

    answers.put("")
    window.importing.ask_for_last_year()
    assert "会关上" in answers.asked[-1]
    answers.put("继续", old, look)
    window.importing.ask_for_last_year()
    answers.put(old, look)
    window.importing.ask_for_document()
    assert proposed == [Use.NEXT_YEAR, Use.LAST_YEAR]


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
