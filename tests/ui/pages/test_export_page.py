"""The export page writes what it offers, says what came of it, and loses nothing."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.drafts import storage
from app.export import OFFERS
from app.pages.progress import leaves
from app.printing.manner import Manner
from app.report.new import change_outline
from app.system.resources import resource
from app.system.settings import Settings
from tests.app.printing.word import readback
from tests.app.printing.word.samples import filled
from tests.ui.conftest import Answers
from ui.pages.export import ExportPage
from ui.pages.table import TablePage
from ui.paper.preview import Preview
from ui.session import Session
from ui.window.window import Window


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def page(qtbot: QtBot, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> ExportPage:
    session = Session(filled(2025, "official"))
    made = ExportPage(session, leaves(session.report)[-1])
    monkeypatch.setattr(made, "ask", answers, raising=False)
    qtbot.addWidget(made)
    return made


def choose(page: ExportPage, suffix: str) -> None:
    page.kind.choose([offer.suffix for offer in OFFERS].index(suffix))


@pytest.mark.parametrize("suffix", [".docx", ".html", ".xlsx"])
def test_each_kind_is_written_where_it_was_asked_for(
    page: ExportPage, answers: Answers, tmp_path: Path, suffix: str
) -> None:
    choose(page, suffix)
    answers.put("仍然导出", tmp_path / "年报")
    page.write()
    assert (tmp_path / f"年报{suffix}").stat().st_size > 1000
    assert f"年报{suffix}" in page.result.message.text()
    assert page.offer.use == page.kind.cards[page.kind.current].accessibleDescription()


@pytest.mark.usefixtures("chinese_font")
def test_a_pdf_is_painted_where_no_office_program_is(
    page: ExportPage, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    choose(page, ".pdf")
    answers.put("仍然导出", tmp_path / "年报.pdf")
    page.write()
    assert (tmp_path / "年报.pdf").read_bytes().startswith(b"%PDF")
    assert "PDF由本程序生成" in page.result.message.text()


def test_a_name_that_does_not_work_is_said_and_the_file_kept(
    page: ExportPage, answers: Answers, tmp_path: Path
) -> None:
    answers.put("仍然导出", Path(f"{tmp_path}{os.sep}a:b.docx"))
    page.write()
    assert readback.read((tmp_path / "a_b.docx").read_bytes()).tables
    assert "文件名里不能有“:”" in answers.asked[-1]


def test_a_template_with_faults_says_them_at_once(page: ExportPage, answers: Answers, tmp_path: Path) -> None:
    parts = readback.parts(resource("templates", "official-2021.docx").read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace("{{前言}}".encode(), "{{前语}}".encode())
    (tmp_path / "t.docx").write_bytes(readback.packed(parts))
    answers.put(tmp_path / "t.docx")
    page.template.choose()
    assert "t.docx" in page.template.message.text()
    assert "模板有问题：不认识标记“{{前语}}”" in page.template.message.text()


def test_the_template_of_the_office_is_remembered_and_can_be_left_again(
    page: ExportPage, answers: Answers, tmp_path: Path
) -> None:
    liked: dict[str, str] = {}
    page.settings_wanted.connect(liked.update)
    answers.put(tmp_path / "本单位模板")
    page.template.save_copy()
    copy = tmp_path / "本单位模板.docx"
    assert "换用本单位的模板" in answers.asked[-1]

    answers.put(copy)
    page.template.choose()
    assert liked == {"template": str(copy)}
    again = ExportPage(page.session, leaves(page.session.report)[-1], page)
    again.apply_settings(Settings(template=liked["template"]))
    assert again.template.path == copy
    assert "本单位模板.docx" in again.template.message.text()

    page.template.back.trigger()
    assert liked == {"template": ""}
    assert page.template.path is None


def test_what_a_page_likes_holds_for_pages_that_are_made_later(window: Window) -> None:
    window.documents.take(filled(2020, "nine"))
    assert window.wizard
    window.wizard.pages["export"].settings_wanted.emit({"enter": "down"})
    session = window.wizard.session
    session.edit(change_outline(session.report, "official"), "更改报告结构")
    page = window.wizard.pages["3"]
    assert isinstance(page, TablePage)
    assert page.grid.body.enter == "down"


def test_the_template_is_never_written_over(page: ExportPage, answers: Answers, tmp_path: Path) -> None:
    template = tmp_path / "模板.docx"
    template.write_bytes(resource("templates", "official-2021.docx").read_bytes())
    before = template.read_bytes()
    answers.put(template, "仍然导出", tmp_path / "." / "模板.docx")
    page.template.choose()
    page.write()
    assert "导出的文件不能写在模板上" in answers.asked[-1]
    assert template.read_bytes() == before


def test_a_template_that_is_gone_gives_way_to_our_own_and_is_named(
    qtbot: QtBot, page: ExportPage, tmp_path: Path
) -> None:
    page.apply_settings(Settings(template=str(tmp_path / "旧模板.docx")))
    qtbot.waitUntil(lambda: "找不到了" in page.template.message.text())
    assert page.template.path is None
    assert "旧模板.docx”找不到了" in page.template.message.text()


def test_the_web_page_goes_to_the_clipboard_as_html_and_as_text(page: ExportPage, answers: Answers) -> None:
    answers.put("整篇年报")
    page.copy_page()
    data = QGuiApplication.clipboard().mimeData()
    assert "<table" in data.html()
    assert "一、总体情况" in data.html()
    assert "规章\t0\t1\t2" in data.text()


def test_the_tables_alone_can_be_copied(page: ExportPage, answers: Answers) -> None:
    answers.put("三张表", "")
    page.copy_page()
    data = QGuiApplication.clipboard().mimeData()
    assert data.html().count("<table") == 3
    assert "一、总体情况" not in data.html() + data.text()
    assert "规章\t0\t1\t2" in data.text()
    assert "三张表" in page.doing.text()
    page.copy_page()
    assert QGuiApplication.clipboard().mimeData().text() == data.text()


def test_the_preview_opens_with_pages(page: ExportPage, answers: Answers) -> None:
    seen: list[int] = []

    def look(dialog: QDialog) -> None:
        preview = dialog.findChild(Preview)
        assert isinstance(preview, Preview)
        seen.append(len(preview.sheets.pages))
        dialog.reject()

    answers.put(look)
    page.preview()
    assert seen[0] > 3


def test_how_the_own_form_is_written_can_be_chosen_and_is_remembered(
    page: ExportPage, answers: Answers, tmp_path: Path
) -> None:
    liked: list[dict[str, object]] = []
    page.settings_wanted.connect(liked.append)
    numbers = page.template.wishes.menus["page_number"]
    assert numbers.title() == "自带格式的页码"
    assert [action.text() for action in numbers.actions()] == ["— 1 —", "- 1 -"]
    numbers.actions()[1].trigger()
    assert liked == [{"page_number": "short"}]
    answers.put("仍然导出", tmp_path / "年报.docx")
    page.write()
    with zipfile.ZipFile(tmp_path / "年报.docx") as written:
        assert "—" not in written.read("word/footer1.xml").decode()
    page.apply_settings(Settings())
    assert page.template.manner == Manner()
    assert numbers.actions()[0].isChecked()


def test_nothing_found_is_said_with_how_much_was_compared(page: ExportPage) -> None:
    session = Session(storage.load(resource("examples", "sample-2025.gknb")), None)
    done = ExportPage(session, leaves(session.report)[-1], page)
    done.refresh()
    assert done.left.text().startswith("核对结果：没有发现问题。正文数字18处：与表一致")
    assert done.left.objectName() == "good"
    session.edit({("figures", "requests.granted.business"): "9"}, "改一格")
    done.refresh()
    assert done.left.objectName() == "notice"


def test_the_file_is_opened_or_it_is_said_where_it_lies(
    page: ExportPage, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return not url.toLocalFile().endswith(".docx")

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    answers.put("仍然导出", tmp_path / "年报.docx")
    page.write()
    still = page.result.next.text()
    page.result.open_folder.click()
    assert page.result.next.text() == still
    page.result.open_file.click()
    page.result.open_file.click()
    assert page.result.next.text() == f"{still}\n系统没有打开它。请自己到“{tmp_path}”里打开。"
    assert [Path(one) for one in opened] == [tmp_path, *[tmp_path / "年报.docx"] * 2]
