"""From draft to published through the menu: locked once final, unlocked with a reason, every step taken back by undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.drafts import storage
from app.printing.pdf import NoOffice
from app.report.model import Report
from app.system.office import libreoffice
from app.system.resources import resource
from tests.ui.conftest import Answers
from tests.ui.pages import typed
from ui.files.packing import PackDialog
from ui.session import Session
from ui.window.window import Window


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF of an office program takes seconds; the window paints one itself where there is none."""

    def converted(_data: bytes) -> None:
        raise NoOffice("没有")

    monkeypatch.setattr("app.printing.pdf.converted", converted)


CELL = ("figures", "requests.received.business")


def opened(window: Window, report: Report | None = None) -> Session:
    window.documents.take(report or storage.load(resource("examples", "sample-2025.gknb")))
    assert window.documents.session
    return window.documents.session


def choose(window: Window, words: str) -> None:
    window.stages.refresh()
    (action,) = [one for one in window.stages.actions() if one.text().startswith(words) and not one.menu()]
    assert action.isEnabled()
    action.trigger()


def test_a_report_is_sent_for_review_made_final_and_published(window: Window, answers: Answers) -> None:
    session = opened(window)
    choose(window, "标为送审稿")
    assert "（送审稿）" in window.windowTitle()
    answers.put("标为定稿")
    choose(window, "标为定稿")
    choose(window, "标为已发布")
    today = date.today().isoformat()  # noqa: DTZ011 - the clerk's own day
    assert session.report.stages == {"review": today, "final": today, "published": today}
    session.history.undo()
    assert session.report.state == "final"


def test_a_final_report_is_read_and_exported_but_not_changed(window: Window, answers: Answers) -> None:
    session = opened(window)
    choose(window, "标为送审稿")
    answers.put("标为定稿")
    choose(window, "标为定稿")
    window.documents.session = session
    assert not session.edit({CELL: "99"}, "输入")
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.processEvents()
    assert window.wizard
    assert window.wizard.locked
    assert typed.text(window.wizard, "1").editor.isReadOnly()
    assert typed.export(window.wizard).export.isEnabled()


def test_unlocking_asks_why_and_notes_it(window: Window, answers: Answers) -> None:
    session = opened(window)
    choose(window, "标为送审稿")
    answers.put("标为定稿")
    choose(window, "标为定稿")
    answers.put("")
    choose(window, "退回送审稿")
    assert window.documents.session
    assert window.documents.session.locked
    answers.put("领导要求补一句")
    choose(window, "退回送审稿")
    assert session.report.state == "review"
    assert [one.why for one in session.report.unlockings] == ["领导要求补一句"]
    assert session.edit({CELL: "99"}, "输入")


def test_the_sheet_to_sign_is_written_where_it_is_wanted(window: Window, answers: Answers, tmp_path: Path) -> None:
    opened(window)
    answers.put(tmp_path / "送审单")
    choose(window, "送审单")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "送审单.docx")).paragraphs)
    assert "校验码" in text


def test_the_sheet_to_sign_in_the_offices_own_form(window: Window, answers: Answers, tmp_path: Path) -> None:
    session = opened(window)
    answers.put(tmp_path / "模板")
    window.stages.signing.save_copy()
    page = docx.Document(str(tmp_path / "模板.docx"))
    page.paragraphs[0].text = "{{报告}}送审呈批单：新收{{新收申请}}，公开率{{公开率}}"
    page.save(str(tmp_path / "模板.docx"))
    answers.put(tmp_path / "模板.docx")
    window.stages.signing.choose_template()
    answers.put(tmp_path / "送审单.docx")
    choose(window, "送审单")
    made = docx.Document(str(tmp_path / "送审单.docx"))
    assert made.paragraphs[0].text == f"{session.report.title}送审呈批单：新收16件，公开率56.3%"
    assert len(made.tables) == 2
    assert "{{" not in "".join(paragraph.text for paragraph in made.paragraphs)
    window.stages.signing.take_shipped()
    answers.put(tmp_path / "送审单.docx")
    choose(window, "送审单")
    assert "呈批单" not in docx.Document(str(tmp_path / "送审单.docx")).paragraphs[0].text


def test_a_template_with_a_mark_that_means_nothing_is_not_used(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    opened(window)
    page = docx.Document()
    page.add_paragraph("{{新收申请件数}}")
    page.save(str(tmp_path / "模板.docx"))
    answers.put(tmp_path / "模板.docx")
    window.stages.signing.choose_template()
    assert "“{{新收申请件数}}”不认得" in answers.asked[-1]
    assert not window.documents.preferences.now.signoff_template


def test_the_package_leads_to_next_years_report(window: Window, answers: Answers, tmp_path: Path) -> None:
    session = opened(window)
    year = session.report.year
    scan = tmp_path / "签字扫描件.pdf"
    scan.write_bytes(b"%PDF-")

    def add(dialog: PackDialog) -> None:
        QTest.keyClick(dialog.add, Qt.Key.Key_Space)
        assert dialog.list.count() == 1
        QTest.keyClick(dialog.make, Qt.Key.Key_Space)

    answers.put(add, scan, tmp_path / "归档包")
    choose(window, "归档包")
    answers.put(lambda dialog: dialog.accept(), tmp_path / "归档包.zip")
    choose(window, "归档包")
    with ZipFile(tmp_path / "归档包.zip") as package:
        assert {scan.name, "核对报告.docx"} < set(package.namelist())
    window.documents.session = session
    answers.put("继续", tmp_path / "归档包.zip", "不保存")
    window.importing.rolling.ask_for_package()
    now = window.documents.session.report
    assert now.year == year + 1
    assert now.last_year
    assert now.last_year.year == year


@pytest.mark.slow
@pytest.mark.skipif(libreoffice() is None, reason="no LibreOffice here")
def test_the_sheet_to_sign_as_a_pdf(
    window: Window, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    opened(window)
    answers.put(tmp_path / "送审单.pdf")
    choose(window, "送审单")
    assert (tmp_path / "送审单.pdf").read_bytes().startswith(b"%PDF")
