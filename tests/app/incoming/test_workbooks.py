"""Workbooks come in like any document: every figure in its cell, what is hidden or has no value is named."""

from __future__ import annotations

import csv
import io
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.cli import main
from app.documents.blocks import DocumentTable, LeftOut, Text
from app.documents.kinds import blocks_of
from app.documents.workbook.delimited import sheet
from app.drafts import storage
from app.errors import OwnCheckReport, UnreadableFile
from app.form.editions import edition
from app.form.layout import grid
from app.form.walk import walk
from app.incoming.document import Reading, read_blocks
from app.printing.xlsx import workbook
from app.report.model import Report
from tests.app.incoming.books import as_csv, made
from tests.places import ROOT, SAMPLES

EXAMPLES = ROOT / "examples"


def reading(data: bytes, name: str = "年报.xlsx", year: int = 2024) -> Reading:
    return read_blocks(blocks_of(data, Path(name)), name, "", year)


def left_out(found: Reading) -> str:
    assert found.report.imported
    return "\n".join(found.report.imported.unread)


@given(st.integers(0, 10**6), st.booleans(), st.sampled_from(["2019", "2021"]))
def test_every_figure_comes_in(seed: int, one_sheet: bool, edition_id: str) -> None:
    book = made(seed, edition_id, one_sheet=one_sheet)
    found = reading(book.data, year=2020 if edition_id == "2019" else 2024)
    assert found.report.figures == book.expected
    assert not found.doubts
    assert not [one for one in found.report.imported.unread if "表外的文字" not in one] if found.report.imported else 0


@given(st.integers(0, 10**6), st.booleans())
def test_a_hidden_row_is_left_out_and_named(seed: int, one_sheet: bool) -> None:
    book = made(seed, one_sheet=one_sheet, hide=True)
    found = reading(book.data)
    assert found.report.figures == book.expected
    assert "隐藏的行" in left_out(found)


@pytest.mark.parametrize("name", ["sample-2020", "sample-2025"])
def test_what_the_program_exports_comes_back(name: str) -> None:
    report = storage.load(EXAMPLES / f"{name}.gknb")
    found = reading(workbook(report), year=report.year)
    assert (found.report.figures, found.doubts, left_out(found)) == (report.figures, (), "")
    assert found.report.editions == report.editions


def old_sample() -> Report:
    return storage.load(EXAMPLES / "sample-2025.gknb")


def test_an_old_workbook_names_what_it_hides() -> None:
    """The sample has row 6 and column D of its second sheet hidden, an error beside its heads, a hidden sheet."""
    found = reading((SAMPLES / "workbooks" / "hidden.xls").read_bytes(), "hidden.xls", 2025)
    sample, said = old_sample(), left_out(found)
    for word in ("隐藏的行（第6行", "隐藏的列（D列", "隐藏的工作表“底稿”", "工作表“其他”里的1个表格", "#DIV/0!"):
        assert word in said
    assert 100 < len(found.report.figures) < len(sample.figures)
    assert all(sample.figures[id_] == text for id_, text in found.report.figures.items())


def one_sheet(fill: dict[str, object]) -> bytes:
    book = load_workbook(io.BytesIO(workbook(old_sample())))
    sheet = book["依申请公开"]
    for where, value in fill.items():
        sheet[where].value = value
        sheet[where].number_format = "General"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("=1+1", "公式，没有算出"),
        ("2024-01-16", "读不出数字"),
        ("两三件", "读不出数字"),
        (12.5, "读不出数字"),
        ("=A1", "公式"),
    ],
)
def test_what_is_no_figure_is_asked_about(value: object, said: str) -> None:
    where = next(place for place in grid(edition("2021").table("requests")).places if place.cell)
    assert where.cell
    found = reading(one_sheet({f"{chr(65 + where.col)}{where.row + 1}": value}), year=2025)
    doubt = next(doubt for doubt in found.doubts if where.cell.id in doubt.cells)
    assert said in doubt.sentence
    assert found.report.figures[where.cell.id] not in {"", "0", "2", "12"}


def test_a_figure_beside_the_table_is_named() -> None:
    found = reading(one_sheet({"N9": 4321}), year=2025)
    assert found.report.figures == old_sample().figures
    assert "“4321”" in left_out(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_table_as_text_is_read_in_any_encoding(encoding: str, mark: str) -> None:
    table = edition("2021").table("requests")
    rows = [[""] * len(table.widths) for _ in range(grid(table).rows)]
    for place in grid(table).places:
        rows[place.row][place.col] = "1,204" if place.cell else place.text
    found = reading(as_csv(rows, encoding, mark), "申请.csv")
    assert set(found.report.figures.values()) == {"1204"}
    assert len(found.report.figures) == len(table.inputs)


@pytest.mark.parametrize("table_id", ["requests", "disputes"])
def test_figures_without_a_word_are_read_by_their_shape_and_asked_about(table_id: str) -> None:
    table = edition("2021").table(table_id)
    rows = [
        [place.cell.id for place in row if place.cell]
        for _, row in groupby(walk(table).places, key=lambda place: place.row)
    ]
    numbers = {id_: str(number) for number, id_ in enumerate(id_ for row in rows for id_ in row)}
    found = reading(as_csv([[numbers[id_] for id_ in row] for row in rows], "utf-8"), "数.csv")
    assert found.report.figures == {cell.id: numbers[cell.id] for cell in table.inputs}
    assert "只有数字" in found.doubts[0].sentence


def test_figures_that_fit_no_table_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="没有找到年报的表格"):
        reading(as_csv([["1", "2"], ["3", "4"]] * 20, "utf-8"), "数.csv")


@given(
    st.lists(st.lists(st.sampled_from(["", "5", "一、主动公开", "规章", "合计", "x", "#REF!"]), max_size=6), max_size=9)
)
def test_nothing_on_a_sheet_ends_nowhere(rows: list[list[str]]) -> None:
    """Whatever stands in cells is in a table, in a text, or named, once the sheet is parted."""
    from app.incoming.sheets import parted

    data = as_csv(rows, "utf-8")
    if not data.strip():
        return
    blocks = [
        part for block in blocks_of(data, Path("x.csv")) if isinstance(block, DocumentTable) for part in parted(block)
    ]
    texts = [square.text for block in blocks if isinstance(block, DocumentTable) for square in block.squares()]
    texts += [block.text for block in blocks if isinstance(block, Text)]
    texts += [block.what for block in blocks if isinstance(block, LeftOut)]
    assert all(isinstance(block, DocumentTable | Text | LeftOut) for block in blocks)
    assert sum(text.count("5") for row in rows for text in row) == sum(text.count("5") for text in texts)
    assert sum(text == "x" for row in rows for text in row) == sum(text.count("x") for text in texts)


@pytest.mark.parametrize("data", [b"PK\x03\x04 xl/workbook.xml", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_a_broken_workbook_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="“年报"):
        reading(data, "年报.xls")


def test_a_cell_at_the_end_of_the_sheet_fills_no_memory() -> None:
    with pytest.raises(UnreadableFile, match="太大"):
        reading(one_sheet({"XFD1048576": 1}), year=2025)


def test_a_check_report_as_a_workbook_is_no_report(tmp_path: Path) -> None:
    target = tmp_path / "核对报告.xlsx"
    main(["check", str(EXAMPLES / "sample-2025.gknb"), "-o", str(target)])
    with pytest.raises(OwnCheckReport):
        reading(target.read_bytes(), target.name)


def test_a_workbook_with_a_password_is_named_as_that() -> None:
    data = (SAMPLES / "workbooks" / "hidden.xls").read_bytes()
    data = data.replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00", 1)  # the record that says it is locked
    with pytest.raises(UnreadableFile, match="密码"):
        reading(data, "locked.xls")


def test_the_command_reads_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "三张表.xlsx", tmp_path / "x.gknb"
    source.write_bytes(workbook(old_sample()))
    assert main(["import", str(source), "-o", str(target), "--year", "2025"]) == 0
    assert storage.load(target).figures == old_sample().figures
    assert main(["check", str(source)]) in {0, 1}
    assert "不是统一格式的表" not in capsys.readouterr().err


def test_comments_are_named_with_their_words() -> None:
    from openpyxl.comments import Comment

    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for place in grid(edition("2021").table("requests")).places:
        sheet.cell(place.row + 1, place.col + 1).value = 1 if place.cell else place.text
    sheet["C3"].comment = Comment("改成2", "科长")
    target = io.BytesIO()
    book.save(target)
    found = reading(target.getvalue())
    assert found.report.imported
    assert [one.words for one in found.report.imported.remarks] == ["C3格：科长：改成2"]


@pytest.mark.parametrize("seed", range(6))
def test_a_register_is_no_report(seed: int) -> None:
    """One row a request is no row of the form, whatever words it has in common with it."""
    from tests.app.register.registers import made as register

    with pytest.raises(UnreadableFile, match="是台账，不是年报"):
        reading(register(seed, 60).data, "台账.xlsx")


@pytest.mark.parametrize(
    "text", ["规章\t1,204\t2,301\n行政许可\t1,204\t9,999\n", "sep=;\n规章;1,204;2,301\n行政许可;1,204;9,999\n"]
)
def test_commas_within_figures_part_no_cells(text: str) -> None:
    from app.documents.workbook.delimited import sheet

    found = sheet(text.encode("utf-8"), "x.csv")
    assert [list(row) for row in found.rows] == [["规章", "1,204", "2,301"], ["行政许可", "1,204", "9,999"]]


def test_a_file_over_which_the_reader_panics_is_refused_in_a_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    """Bytes that nobody would write: the reader in Rust then reaches behind the ends of records."""
    from app.documents.workbook.book import read

    data = (SAMPLES / "workbooks" / "hidden.xls").read_bytes()
    seen = set()
    for at in range(512, len(data), 97):
        try:
            read(data[:at] + b"\xff" * 9 + data[at + 9 :], "坏.xls")
        except UnreadableFile as error:
            seen.add(str(error))
    assert any("不是完整的Excel文件" in said for said in seen)
    assert "panicked" not in capfd.readouterr().err


def test_a_table_as_text_leaves_no_limit_behind() -> None:
    """The limit of the csv module is one for the whole process: what others read afterwards failed."""
    before = csv.field_size_limit()
    for data in (b"1,2\n3,4\n", "一,二\n".encode("gbk")):
        sheet(data, "x.csv")
    assert csv.field_size_limit() == before
