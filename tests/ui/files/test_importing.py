"""A document comes into the window: previewed first, as one step, never over the clerk's own unseen."""

from pathlib import Path
from random import Random

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox

from app.drafts import storage
from app.report.new import new_report
from tests.app.incoming.paper import as_html
from tests.app.incoming.quirks import FACTS, remade
from tests.ui.conftest import Answers
from tests.ui.files.previewed import YEAR, answer, drop
from ui.files.import_preview import ImportPreview, Use
from ui.window.window import Window


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


def test_a_draft_of_last_year_rolls_forward(window: Window, answers: Answers, tmp_path: Path) -> None:
    storage.save(new_report(2024, "测试局"), tmp_path / "2024.gknb")
    answers.put(tmp_path / "2024.gknb")
    window.importing.ask_for_last_year()
    assert window.documents.session
    assert window.documents.session.report.year == 2025


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
