"""An office's own 送审单: its marks are filled in wherever they stand; what means nothing is refused in words."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from app.cli import main
from app.drafts import storage
from app.errors import GknbError
from app.signoff.as_docx import own_template, signoff_document
from app.signoff.sheet import SignoffSheet, signoff_sheet
from app.system.resources import resource

SAMPLE = resource("examples", "sample-2025.gknb")


@pytest.fixture
def sheet() -> SignoffSheet:
    return signoff_sheet(storage.load(SAMPLE))


def template(folder: Path, *texts: str) -> Path:
    page = docx.Document()
    for text in texts:
        page.add_paragraph(text)
    page.save(str(folder / "模板.docx"))
    return folder / "模板.docx"


def said(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_single_figures_stand_where_the_office_wants_them(tmp_path: Path, sheet: SignoffSheet) -> None:
    path = template(
        tmp_path, "新收{{新收申请}}，上年{{ 新收申请（上年） }}", "予以公开{{予以公开}}", "{{公开率}}｜{{校验码}}"
    )
    code = dict(sheet.about)["校验码"]
    assert said(signoff_document(sheet, path)) == ["新收16件，上年—", "予以公开8件", f"56.3%｜{code}"]


def test_a_mark_that_the_typing_cut_into_pieces_is_one(tmp_path: Path, sheet: SignoffSheet) -> None:
    page = docx.Document()
    paragraph = page.add_paragraph("标题：{{")
    paragraph.add_run("标")
    paragraph.add_run("题}}")
    page.save(str(tmp_path / "模板.docx"))
    assert said(signoff_document(sheet, tmp_path / "模板.docx")) == [f"标题：{sheet.title}"]


def test_blocks_stand_in_cells_and_heads_too(tmp_path: Path, sheet: SignoffSheet) -> None:
    page = docx.Document()
    cell = page.add_table(1, 1).cell(0, 0)
    cell.text = "{{核对情况}}"
    page.sections[0].header.paragraphs[0].text = "{{状态}}"
    page.save(str(tmp_path / "模板.docx"))
    made = docx.Document(io.BytesIO(signoff_document(sheet, tmp_path / "模板.docx")))
    assert sheet.checked[0] in made.tables[0].cell(0, 0).text
    assert made.sections[0].header.paragraphs[0].text == "草稿"


def test_the_programs_own_sheet_is_made_from_the_template_that_it_gives_away(
    tmp_path: Path, sheet: SignoffSheet
) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(own_template())
    assert said(signoff_document(sheet, path)) == said(signoff_document(sheet))
    assert not any("{{" in text for text in said(signoff_document(sheet)))


@pytest.mark.parametrize(
    ("text", "why"),
    [("{{新收件数}}", "不认得"), ("见{{主要数据}}", "单独占一段"), ("{{比例}}和{{核对情况}}", "单独占一段")],
)
def test_what_means_nothing_is_refused_in_words(tmp_path: Path, sheet: SignoffSheet, text: str, why: str) -> None:
    with pytest.raises(GknbError, match=why):
        signoff_document(sheet, template(tmp_path, text))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "不是Word文件".encode()])
def test_what_is_no_word_file_is_refused_in_words(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(data)
    out = tmp_path / "送审单.docx"
    assert main(["signoff", str(SAMPLE), "-o", str(out), "--template", str(path)]) == 2
    assert "模板.docx" in capsys.readouterr().err
    assert not out.exists()
