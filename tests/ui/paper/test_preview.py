"""The preview shows what the Word file will: every text and figure, page by page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.form.layout import grid
from app.printing.manner import Manner
from app.report.model import Report, Signature
from app.tables.sheet import sheets
from tests.app.printing.word.samples import FORMS, empty, filled, hostile
from ui.paper.leaves import HEIGHT, PaperPage
from ui.paper.painted import pdf
from ui.paper.paper import pages
from ui.paper.preview import Preview, PreviewDialog
from ui.paper.type import font
from ui.session import Session

pytestmark = pytest.mark.usefixtures("qapp")


def words(page: PaperPage) -> list[str]:
    """The lines of a page as they are painted."""
    found = []
    for layout, line, *_ in page.words:
        start, text = line.textStart(), layout.text().encode("utf-16-le")
        found.append(text[2 * start : 2 * (start + line.textLength())].decode("utf-16-le"))
    return found


def everything(report: Report) -> str:
    return "".join(line for page in pages(report) for line in words(page))


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_every_label_figure_and_text_is_on_paper(year: int, parts: str) -> None:
    report = filled(year, parts)
    shown = everything(report)
    for sheet in sheets(report).values():
        for place in grid(sheet.table).places:
            assert (sheet.printed_text(place.cell) if place.cell else place.text) in shown
    for texts in (*report.sections.values(), *report.under_table.values(), report.preface):
        assert all(text in shown for text in texts)
    assert shown.replace("\u2028", "").count(f"{year + 1}年1月11日") == 1


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_pages_are_numbered_and_nothing_stands_below_the_text(year: int, parts: str) -> None:
    for number, page in enumerate(pages(filled(year, parts)), 1):
        assert words(page)[-1] == f"— {number} —"
        assert all(box.bottom() <= 2098 + HEIGHT + 2 for box in page.boxes)
        assert all(at.y() + line.y() < 2098 + HEIGHT for _, line, at, _ in page.words[:-1])


def test_the_table_of_requests_is_whole_under_its_heading() -> None:
    report = filled(2025, "official").model_copy(update={"sections": {"1": ("国" * 28 * 15,)}})
    found = ["".join(words(page)) for page in pages(report)]
    assert [text for text in found if "三、收到和处理" in text] == [text for text in found if "四、结转下年度" in text]


def test_a_table_higher_than_a_page_parts_between_rows_with_its_heads_again() -> None:
    report = filled(2025, "official")
    figures = {id_: "1234567890" * 9 for id_ in report.figures if id_.startswith("requests")}
    found = ["".join(words(page)) for page in pages(report.model_copy(update={"figures": figures}))]
    assert sum("申请人情况" in text for text in found) > 1


def test_no_heading_stands_at_the_foot_of_a_page() -> None:
    for more in range(23):
        report = empty(2025, "official").model_copy(
            update={"sections": {"1": ("国" * 28 * more, "（一）标题", "国" * 200)}}
        )
        for page in pages(report):
            assert words(page)[-2] != "（一）标题"


@pytest.mark.usefixtures("chinese_font")
@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_hostile_text_is_painted_without_complaint(year: int, parts: str) -> None:
    report = hostile(year, parts)
    assert "长" * 5 in everything(report)
    assert pdf(report).startswith(b"%PDF")


def test_a_long_name_signs_within_the_page() -> None:
    report = empty(2025, "official").model_copy(
        update={"signature": Signature(name="很长的机关名称" * 9, date="2026年1月11日")}
    )
    assert "2026年1月11日" in everything(report)


@pytest.mark.usefixtures("chinese_font")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
def test_the_pdf_has_the_pages_of_the_preview(tmp_path: Path) -> None:
    report = filled(2025, "official")
    (tmp_path / "r.pdf").write_bytes(pdf(report))
    said = subprocess.run(["pdfinfo", tmp_path / "r.pdf"], capture_output=True, encoding="utf-8", check=True).stdout
    assert f"Pages:           {len(pages(report))}" in said
    assert "595 x 842 pts (A4)" in said.replace("595.276 x 841.89", "595 x 842")


def test_the_preview_follows_the_report(qtbot: QtBot) -> None:
    session = Session(empty(2025, "official"))
    preview = Preview(session)
    qtbot.addWidget(preview)
    preview.resize(700, 900)
    preview.show()
    before = len(preview.sheets.pages)
    session.edit({("sections", "5"): ("国" * 2000,)}, "输入")
    qtbot.waitUntil(lambda: len(preview.sheets.pages) > before)
    assert preview.sheets.minimumHeight() > 900
    assert not preview.grab().isNull()


def test_it_says_which_page_of_how_many_is_seen(qtbot: QtBot, stage: QWidget) -> None:
    dialog = PreviewDialog(Session(filled(2025, "official"), parent=stage), stage)
    dialog.resize(700, 500)
    dialog.show()
    qtbot.waitExposed(dialog)
    preview = dialog.preview
    count = len(preview.sheets.pages)
    assert preview.where.text() == f"第1页，共{count}页"
    bar = preview.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert preview.where.text() == f"第{count}页，共{count}页"
    dialog.shut.click()
    assert not dialog.isVisible()


def test_it_shows_the_paper_in_its_own_size_and_as_wide_as_there_is_room(qtbot: QtBot, stage: QWidget) -> None:
    dialog = PreviewDialog(Session(filled(2025, "official"), parent=stage), stage)
    dialog.resize(600, 500)
    dialog.show()
    qtbot.waitExposed(dialog)
    preview = dialog.preview
    room = preview.area.viewport()
    QApplication.processEvents()
    assert room.width() - 40 < preview.sheets.place(0).width() < room.width()
    preview.go_to(2)
    preview.whole.click()
    qtbot.waitUntil(lambda: preview.area.horizontalScrollBar().maximum() > 0)
    QApplication.processEvents()
    assert preview.sheets.place(0).width() == round(210 / 25.4 * preview.logicalDpiX())
    assert preview.page == 2
    preview.fit.click()
    QApplication.processEvents()
    assert preview.sheets.place(0).width() < room.width()
    assert preview.page == 2


def test_keys_go_to_the_last_page_and_back(qtbot: QtBot, stage: QWidget) -> None:
    dialog = PreviewDialog(Session(filled(2025, "official"), parent=stage), stage)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.preview.area.verticalScrollBar().maximum() > 0)
    dialog.preview.whole.setFocus()
    QTest.keyClick(dialog.preview.whole, Qt.Key.Key_End)
    assert dialog.preview.page == len(dialog.preview.sheets.pages) - 1
    QTest.keyClick(dialog.preview.whole, Qt.Key.Key_Home)
    assert dialog.preview.page == 0
    dialog.reject()


def test_the_report_is_printed_page_by_page(session: Session, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.paper.print_out import print_on

    out = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(out))
    printer.setFullPage(True)
    print_on(printer, session.report)
    assert out.read_bytes().count(b"/Type /Page\n") == len(pages(session.report))


@pytest.mark.usefixtures("chinese_font")
def test_the_preview_has_the_page_numbers_and_the_pitch_that_were_chosen() -> None:
    report = empty(2025, "official").model_copy(
        update={"sections": {"1": ("国" * 28 * 60, "（一）公开。全年公开21条。")}}
    )
    usual, wide = pages(report), pages(report, Manner(page_number="short", pitch="30", leads="apart"))
    assert words(usual[1])[-1] == "— 2 —"
    assert words(wide[1])[-1] == "- 2 -"
    assert (len(words(usual[1])), len(words(wide[1]))) == (23, 22)
    assert "（一）公开。" in [line for page in wide for line in words(page)]


def test_a_heading_that_runs_in_has_the_type_of_its_level() -> None:
    texts = ("（一）公开。全年公开21条。", "1.收费。没有收取。")
    report = empty(2025, "official").model_copy(update={"sections": {"6": texts}})
    shown = {words.layout.text(): words.layout for page in pages(report) for words in page.words}
    ranges = [shown[text].formats()[0] for text in texts]
    looks = [leading.format for leading in ranges]  # type: ignore[attr-defined]
    families = [look.font().families() for look in looks]
    assert families == [font(2, 320).families(), font(3, 320).families()]
    assert families[0] != families[1]


def test_the_line_before_a_long_address_is_not_torn_apart() -> None:
    texts = ("电话0000-1234567，网址https://www.example.gov.cn/zwgk/index.html。" * 2, "没有网址的一段。" * 9)
    report = empty(2025, "official").model_copy(update={"sections": {"6": texts}})
    shown = {words.layout.text(): words.layout for page in pages(report) for words in page.words}
    sides = [shown[text].textOption().alignment() for text in texts]
    assert sides == [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignJustify]
