"""Word files come in: the official tables by their labels, the texts by their headings."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Doc

from app.errors import UnreadableFile
from app.form.editions import OFFICIAL, edition
from app.form.layout import grid
from app.form.parts import Table
from app.incoming.document import read_document
from app.incoming.opening import open_report
from tests.app.incoming.paper import Line, Paper, as_docx


def put_table(document: Doc, table: Table, figures: dict[str, str]) -> None:
    """The official table with every merge, as Word writes it."""
    layout = grid(table)
    made = document.add_table(layout.rows, layout.cols)
    for place in layout.places:
        cell = made.cell(place.row, place.col)
        cell = cell.merge(made.cell(place.row + place.rowspan - 1, place.col + place.colspan - 1))
        cell.text = figures.get(place.cell.id, "0") if place.cell else place.text


def plain_report(path: Path, id_: str, figures: dict[str, str]) -> Path:
    document = Document()
    document.add_paragraph("测试县交通运输局2022年政府信息公开工作年度报告")
    document.add_paragraph(
        "统计期限自2022年1月1日起至2022年12月31日止。地址：人民路1号；邮政编码：450000；电话：0371-60000000。"
    )
    for section in OFFICIAL.sections:
        document.add_paragraph(section.heading)
        if section.table:
            put_table(document, edition(id_).table(section.table), figures)
        document.add_paragraph(f"这里是第{section.id}部分的文字。")
    document.add_paragraph("测试县交通运输局")
    document.add_paragraph("2023年1月11日")
    document.save(str(path))
    return path


@pytest.mark.parametrize("id_", ["2019", "2021"])
def test_every_cell_of_a_plain_word_file_comes_back(tmp_path: Path, id_: str) -> None:
    cells = [cell for table in edition(id_).tables for cell in table.cells]
    figures = {cell.id: str(number) for number, cell in enumerate(cells, 1)}
    figures |= {cell.id: f"增{number}" for number, cell in enumerate(cells, 1) if cell.kind == "signed count"}
    reading = read_document(plain_report(tmp_path / "x.docx", id_, figures))
    report = reading.report
    assert {**report.figures, **report.printed} == figures
    assert set(report.printed) == {cell.id for cell in cells if cell.is_total}
    assert (report.editions["proactive"], report.editions["requests"]) == (id_, id_)
    assert reading.doubts == ()


def test_the_texts_come_back(tmp_path: Path) -> None:
    report = open_report(plain_report(tmp_path / "x.docx", "2021", {}))
    assert report.year == 2022
    assert report.card.full_name == "测试县交通运输局"
    assert (report.card.kind, report.card.postcode, report.card.phone) == ("bureau", "450000", "0371-60000000")
    assert report.sections["1"] == ("这里是第1部分的文字。",)
    assert report.under_table["requests"] == ("这里是第3部分的文字。",)
    assert report.signature.date == "2023年1月11日"
    assert report.imported is not None
    assert report.imported.headings == tuple(section.heading for section in OFFICIAL.sections)
    assert (*report.imported.labels, *report.imported.missing_labels, *report.imported.unread) == ()


def test_a_document_without_a_report_is_refused(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("会议通知")
    document.save(str(tmp_path / "x.docx"))
    with pytest.raises(UnreadableFile, match="没有找到年报"):
        open_report(tmp_path / "x.docx")


def test_a_file_whose_parts_are_named_as_windows_names_paths(tmp_path: Path) -> None:
    plain = zipfile.ZipFile(io.BytesIO(as_docx(Paper([Line("一、总体情况"), Line("话。")]))))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in plain.namelist():
            entry = zipfile.ZipInfo("x")
            entry.filename = name.replace("/", "\\")
            package.writestr(entry, plain.read(name))
    (tmp_path / "x.docx").write_bytes(made.getvalue())
    assert read_document(tmp_path / "x.docx").report.sections["1"] == ("话。",)
