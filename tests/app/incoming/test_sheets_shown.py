"""What a workbook does not show is not read and named, in whatever format it is; tables may stand side by side."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.cli import main
from app.documents.blocks import DocumentRemark, DocumentTable, struck
from app.documents.kinds import blocks_of
from app.documents.workbook import book
from app.errors import UnreadableFile
from app.form.editions import TABLES, edition
from app.form.layout import grid
from app.incoming.document import Reading, read_blocks
from tests.app.incoming.books import as_fods, as_ods, as_xlsb, as_xml2003, made, ods, xml2003
from tests.places import SAMPLES

FIGURE = "requests.received.natural_person"
WRITERS: dict[str, Callable[[bytes], bytes]] = {
    "年报.ods": as_ods,
    "年报.fods": as_fods,
    "年报.xls": as_xml2003,
    "年报.xlsb": as_xlsb,
}


def reading(data: bytes, name: str = "年报.xlsx") -> Reading:
    return read_blocks(blocks_of(data, Path(name)), name, "", 2024)


def unread(found: Reading) -> str:
    assert found.report.imported
    remarks = [one.words for one in found.report.imported.remarks]
    return "\n".join([*found.report.imported.unread, *found.report.imported.aside, *remarks])


def hide_by_condition(sheet: Worksheet, where: str, font: Font) -> None:
    rule: Any = CellIsRule
    sheet.conditional_formatting.add(where, rule("greaterThan", ["1"], font=font))


def requests(change: Callable[[Worksheet], None]) -> Reading:
    """The table of requests, all ones; the figure of the test stands in C4."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for place in grid(edition("2021").table("requests")).places:
        sheet.cell(place.row + 1, place.col + 1).value = 1 if place.cell else place.text
        if place.cell and place.cell.id == FIGURE:
            sheet.cell(place.row + 1, place.col + 1).value = 486
    change(sheet)
    target = io.BytesIO()
    book.save(target)
    return reading(target.getvalue())


def figure(sheet: Worksheet) -> tuple[int, int]:
    return next((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == 486)


@pytest.mark.parametrize(
    ("font", "fill", "code", "seen"),
    [
        (Font(color="FFFFFFFF"), None, "0", False),
        (Font(color=Color(theme=0)), None, "0", False),
        (Font(color=Color(indexed=9)), None, "0", False),
        (Font(color="FFFFFF00"), PatternFill("solid", fgColor="FFFFFF00"), "0", False),
        (Font(color=Color(theme=0, tint=-0.05)), None, "0", False),
        (Font(color=Color(theme=4)), PatternFill("solid", fgColor=Color(theme=4)), "0", False),
        (Font(sz=1), None, "0", False),
        (Font(), None, ";;;", False),
        (Font(strike=True), None, "0", False),
        (Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F4E79"), "0", True),
        (Font(color="FFFFFFFF"), PatternFill("solid", fgColor=Color(theme=4)), "0", True),
        (Font(color="FFFF0000", sz=9), None, "0", True),
    ],
)
def test_what_a_cell_does_not_show_is_named(font: Font, fill: PatternFill | None, code: str, *, seen: bool) -> None:
    def change(sheet: Worksheet) -> None:
        cell = sheet.cell(*figure(sheet))
        cell.font, cell.number_format = font, code
        if fill:
            cell.fill = fill

    found = requests(change)
    assert found.report.figures.get(FIGURE, "") == ("486" if seen else "")
    assert ("486" in unread(found)) is not seen


@pytest.mark.parametrize(
    ("font", "named"), [(Font(color="FFFFFFFF"), True), (Font(strike=True), True), (Font(color="FFFF0000"), False)]
)
def test_conditions_that_may_hide_a_figure_are_named(font: Font, *, named: bool) -> None:
    def change(sheet: Worksheet) -> None:
        cell = sheet.cell(*figure(sheet))
        hide_by_condition(sheet, cell.coordinate, font)

    found = requests(change)
    assert found.report.figures[FIGURE] == "486"
    assert ("条件格式" in unread(found)) is named


@pytest.mark.parametrize(("where", "seen"), [("A1:Z99", True), ("Z200", False)])
def test_white_letters_count_as_unseen_but_where_a_condition_may_colour_them(where: str, *, seen: bool) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(*figure(sheet)).font = Font(color="FFFFFFFF")
        hide_by_condition(sheet, where, Font(color="FFFF0000"))

    assert requests(change).report.figures.get(FIGURE, "") == ("486" if seen else "")


def test_rows_too_low_and_columns_too_narrow_to_be_seen_are_hidden() -> None:
    def low(sheet: Worksheet) -> None:
        sheet.row_dimensions[figure(sheet)[0]].height = 0.75

    def narrow(sheet: Worksheet) -> None:
        sheet.column_dimensions[get_column_letter(figure(sheet)[1])].width = 0.3

    for change in (low, narrow):
        found = requests(change)
        assert FIGURE not in found.report.figures
        assert "隐藏的" in unread(found)


LOOKS = {
    "hidden": ('<style:text-properties fo:color="#ffffff"/>', '<ss:Font ss:Color="#FFFFFF"/>'),
    "tiny": ('<style:text-properties fo:font-size="1pt"/>', '<ss:Font ss:Size="1"/>'),
    "struck": ('<style:text-properties style:text-line-through-style="solid"/>', '<ss:Font ss:StrikeThrough="1"/>'),
    "shown": (
        '<style:table-cell-properties fo:background-color="#1f4e79"/><style:text-properties fo:color="#ffffff"/>',
        '<ss:Font ss:Color="#FFFFFF"/><ss:Interior ss:Color="#1F4E79"/>',
    ),
}


@pytest.mark.parametrize("look", LOOKS)
def test_other_workbooks_too_are_read_as_they_show_their_cells(look: str) -> None:
    fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    of_ods, of_xml = LOOKS[look][0], LOOKS[look][1].replace("<ss:", "<")
    style = f'<style:style {fo} style:name="s" style:family="table-cell">{of_ods}</style:style>'
    cell = '<table:table-cell{} office:value-type="float" office:value="486"><text:p>486</text:p></table:table-cell>'
    plain, styled = cell.format(""), cell.format(' table:style-name="s"')
    row = f"<table:table-row>{plain}{styled}{plain}</table:table-row>"
    open_ = book.read(ods(f'<table:table table:name="表">{row}</table:table>', style), "x.ods")
    data = '<Cell{}><Data ss:Type="Number">486</Data></Cell>'
    cells = "".join(map(data.format, ("", ' ss:StyleID="s"', "")))
    sheet = f'<Worksheet ss:Name="表"><Table><Row>{cells}</Row></Table></Worksheet>'
    xml = book.read_xml(xml2003(f'<Styles><Style ss:ID="s">{of_xml}</Style></Styles>{sheet}'), "x.xml")
    for blocks in (open_, xml):
        table, *named = blocks
        assert isinstance(table, DocumentTable)
        assert [square.text for square in table.squares()] == ["486", "486" if look == "shown" else "", "486"]
        assert any("486" in str(one) for one in named) is (look != "shown")


def test_rows_of_an_ods_too_low_to_be_seen_are_hidden() -> None:
    style = '<style:style style:name="{}" style:family="table-row"><style:table-row-properties style:row-height="{}"/></style:style>'
    styles = style.format("low", "0.0102in") + style.format("plain", "0.25in")
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f'<table:table-row table:style-name="{name}">{cell.format(name)}</table:table-row>' for name in ("plain", "low")
    )
    table, *named = book.read(ods(f'<table:table table:name="表">{rows}</table:table>', styles), "x.ods")
    assert isinstance(table, DocumentTable)
    assert [square.text for square in table.squares()] == ["plain"]
    assert "low" in str(named)


def test_words_of_a_cell_of_an_ods_are_read_as_they_are_shown() -> None:
    fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    style = f'<style:style {fo} style:name="{{}}" style:family="text"><style:text-properties {{}}/></style:style>'
    styles = style.format("out", 'style:text-line-through-type="single"') + style.format("white", 'fo:color="#fff"')
    styles += style.format("up", 'style:text-position="33% 58%"')
    text = "".join(
        f'<text:span text:style-name="{name}">{digit}</text:span>'
        for name, digit in (("out", 1), ("white", 2), ("up", 3))
    )
    cell = f'<table:table-cell office:value-type="string"><text:p>486{text}<text:s text:c="2"/>件</text:p></table:table-cell>'
    table, *named = book.read(
        ods(f'<table:table table:name="表"><table:table-row>{cell}</table:table-row></table:table>', styles), "x.ods"
    )
    assert isinstance(table, DocumentTable)
    assert [square.text for square in table.squares()] == ["486³  件"]
    assert struck("1") in named
    assert DocumentRemark("hidden", "2") in named


@pytest.mark.parametrize(
    ("font", "text"),
    [
        (InlineFont(strike=True), "486"),
        (InlineFont(vertAlign="superscript"), "486"),
        (InlineFont(color=Color("FFFFFFFF")), "486"),
        (InlineFont(color=Color("FFFF0000")), "4869"),
    ],
)
def test_characters_of_a_cell_that_do_not_show_do_not_grow_into_the_figure(font: InlineFont, text: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(*figure(sheet)).value = CellRichText("486", TextBlock(font, "9"))

    assert requests(change).report.figures[FIGURE] == text


def test_a_comment_is_a_remark_of_a_workbook_without_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for place in grid(edition("2021").table("requests")).places:
        sheet.cell(place.row + 1, place.col + 1).value = 1 if place.cell else place.text
    sheet["C4"].comment = Comment("局长：改成2", "局长")
    book.save(tmp_path / "x.xlsx")
    main(["check", str(tmp_path / "x.xlsx"), "--format", "json"])
    told = [one["message"] for one in json.loads(capsys.readouterr().out)["findings"] if one["code"] == "H26"]
    assert len(told) == 1
    assert "C4格：局长：改成2" in told[0]


@given(st.integers(0, 10**6), st.sampled_from(list(WRITERS)))
def test_every_figure_comes_in_from_other_formats(seed: int, name: str) -> None:
    book = made(seed)
    found = reading(WRITERS[name](book.data), name)
    assert found.report.figures == book.expected
    assert not found.doubts
    assert ("看不出哪些是隐藏的" in unread(found)) is name.endswith("xlsb")


def row(*texts: str, marks: str = "") -> str:
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row {marks}>{cells}</table:table-row>"


def test_what_an_open_workbook_hides_is_left_out_and_named() -> None:
    hidden = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    note = "<office:annotation><text:p>局长说</text:p><text:p>改成9</text:p></office:annotation>"
    inside = (
        '<table:table table:name="一"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
        + row("信息内容", "草稿", "本年处理决定数量")
        + row("行政许可", "7", "486").replace("<text:p>486", f"{note}<text:p>486")
        + row("行政处罚", "7", "99", marks='table:visibility="filter"')
        + row("行政处罚", "7", "3<text:s text:c='2'/>7")
        + row("行政强制", "7", "2")
        + '</table:table><table:table table:name="二" table:style-name="h">'
        + row("甲")
        + "</table:table>"
    )
    found = reading(ods(inside, hidden), "年报.ods")
    assert found.report.figures["proactive.licensing.decisions"] == "486"
    assert "99" not in found.report.figures.values()
    for words in ("隐藏的行（第3行", "隐藏的列（B列", "隐藏的工作表“二”", "局长说 改成9"):
        assert words in unread(found)


def test_what_a_workbook_of_2003_hides_is_left_out_and_named() -> None:
    def line(*texts: str, marks: str = "") -> str:
        cells = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in texts)
        return f"<Row {marks}>{cells}</Row>"

    comment = '<Comment ss:Author="科长"><ss:Data>改成9</ss:Data></Comment></Cell>'
    inside = (
        '<Worksheet ss:Name="一"><Table><Column ss:Index="2" ss:Hidden="1"/>'
        + line("信息内容", "草稿", "本年处理决定数量")
        + line("行政许可", "7", "486")[: -len("</Cell></Row>")]
        + f"{comment}</Row>"
        + line("行政处罚", "7", "99", marks='ss:Hidden="1"')
        + line("行政处罚", "7", "37")
        + line("行政强制", "7", "2")
        + '</Table></Worksheet><Worksheet ss:Name="二"><Table/><x:WorksheetOptions '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>'
    )
    found = reading(xml2003(inside), "年报.xls")
    assert found.report.figures["proactive.licensing.decisions"] == "486"
    assert found.report.figures["proactive.penalties.decisions"] == "37"
    for words in ("隐藏的行（第3行", "隐藏的列（B列", "隐藏的工作表“二”", "科长：改成9"):
        assert words in unread(found)


@pytest.mark.parametrize("name", ["年报.ods", "年报.xls"])
def test_a_damaged_one_is_refused_in_a_sentence(name: str) -> None:
    whole = WRITERS[name](made(3).data)
    for end in (len(whole) // 3, len(whole) - 40):
        with pytest.raises(UnreadableFile):
            reading(whole[:end], name)


@pytest.mark.parametrize("gap", [1, 3])
@pytest.mark.parametrize("title", ["", "2024年年报数据"])
def test_tables_side_by_side_are_read_each(gap: int, title: str) -> None:
    book, left = Workbook(), 0
    expected: dict[str, str] = {}
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.cell(1, 1).value = title or None
    for id_ in TABLES:
        for place in grid(edition("2021").table(id_)).places:
            cell = sheet.cell(place.row + 2, left + place.col + 1)
            cell.value = len(expected) if place.cell else place.text
            if place.cell and not place.cell.is_total:
                expected[place.cell.id] = str(len(expected))
            if place.rowspan > 1 or place.colspan > 1:
                last = place.row + place.rowspan + 1, left + place.col + place.colspan
                sheet.merge_cells(None, place.row + 2, left + place.col + 1, *last)
        left += max(place.col + place.colspan for place in grid(edition("2021").table(id_)).places) + gap
    target = io.BytesIO()
    book.save(target)
    assert reading(target.getvalue()).report.figures == expected


def test_what_an_old_workbook_does_not_show_is_named() -> None:
    found = reading((SAMPLES / "workbooks" / "unseen.xls").read_bytes(), "年报.xls")
    figures = found.report.figures
    assert [figures.get(f"proactive.rules.{column}", "") for column in ("issued", "repealed", "in_force")] == [
        "",
        "",
        "",
    ]
    assert figures["proactive.licensing.decisions"] == "486"  # white on blue
    assert figures["proactive.penalties.decisions"] == "37"  # red
    for words in ("划掉的文字“0”", "C2格“0”", "D2格“0”", "B8格：局长说改成3"):
        assert words in unread(found)
