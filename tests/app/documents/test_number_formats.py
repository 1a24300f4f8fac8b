"""What a number format makes of a number, in every kind of workbook: what is shown is read, another number is named."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.documents.blocks import DocumentRemark, LeftOut
from app.documents.workbook.book import read, read_xml, shown
from app.documents.workbook.formats import number_format
from tests.app.documents.pieces import cell_text, named_in
from tests.app.incoming.books import ods, xml2003

SAME = [
    ('"增"0;"减"0;0', 21, "增21"), ('"增"0;"减"0;0', -25, "减25"), ('"增"0;"减"0;0', 0, "0"), ('0"件"', 12, "12件"),
    ('0"件"', -3, "-3件"), ("0.00", 1.5, "1.5"), ('[红色]0"件"', 12, "12件"), ('G/通用格式"件"', 486, "486件"), ("0", 486, "486"),
    ("#,##0", 1204, "1204"), ("# ##0", 1204, "1204"), ("000000", 486, "486"), ("_ * #,##0_ ;_ * -#,##0_ ", 486, "486"),
    ("[$¥-804]#,##0.00", 486, "486"), ("¥#,##0", 486, "486"), ("+0;-0;0", 5, "+5"), ("[DBNum2][$-804]General", 486, "486"),
    ('0;-0;"-"', 0, "0"), ('#,##0_);(#,##0);"-"??', 0, "0"), ("#,##0.00_);[Red](#,##0.00)", 1.26, "1.26"),
    ("[>100]0;[Red]0", 486, "486"), ("0;@", -3, "-3"), ("0;0;@", -3, "3"),  ('0"%"', 48, "48%"),
    (".0", 1234, "1234"), ("[<0]0;0", -3, "3"), ("[>9]0;0;0", -3, "3"), ('[=9]"九";0;0"件"', 12, "12件"), ('0;0;0;@', 486, "486"), ('0.00"万元"', 1.26, "1.26万元"), ('0"a;b"', 1, "1a;b"),
]  # fmt: skip
ANOTHER = [
    ("0", 485.6, "486"), ("#,##0", 485.6, "486"), ("0.0", 1.256, "1.3"), ("0,", 486000, "486"), ("0.0,", 1204, "1.2"),
    ("0%", 4.86, "486%"), ("%0", 4.86, "%486"), ("[=0]0;0;0%", 4.86, "486%"), ("0.00%", 0.48, "48.00%"), ('0"0"', 48, "480"), ('"4"00', 86, "486"), ("\\400", 86, "486"),
    ('[>100]"很多";0', 486, "很多"), ('"无"', 486, "无"), ('0;0;"无"', 0, "无"), ("0.0", 0.05, "0.1"), ("0.0", -0.05, "-0.1"),
]  # fmt: skip
UNSURE = [
    ("0.00E+00", 486), ("# ?/?", 0.5), ('0!.0,', 48600), ("0000-00-00", 486), ("aaaa", 486), ("[h]:mm", 4), ("[=1]0;[=2]0", 3),
    ("[White]0", 486), ("[>=100]0;0", -3), ("[颜色2]0;0", 486), ("0;[=1]0", 3),
]  # fmt: skip
NOTHING = [(";;;", 486), ('[=486]"";0', 486), ("0;;", -3), ("#", 0), ('[=0]"";0', 0)]


@pytest.mark.parametrize(("code", "value", "text"), SAME)
def test_a_number_that_only_looks_otherwise_is_read_without_a_word(code: str, value: float, text: str) -> None:
    look = number_format(code)
    assert look
    assert look.shown(shown(value)) == (text, True, True)


@pytest.mark.parametrize("code", ["", "General", "@", "G/通用格式", '@"件"', '"第"@'])
def test_formats_that_do_nothing_to_a_number_are_none(code: str) -> None:
    assert number_format(code) is None


def sheet_with(code: str, value: float) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"], sheet["B2"] = "件数", value
    sheet["B2"].number_format = code
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(("code", "value", "text"), ANOTHER)
def test_another_number_than_the_cell_holds_is_read_as_shown_and_named(code: str, value: float, text: str) -> None:
    blocks = list(read(sheet_with(code, value), "x.xlsx"))
    assert cell_text(blocks) == "件数"
    assert text in [square.text for square in blocks[0].squares()]  # type: ignore[union-attr]
    assert f"B2格存的数“{shown(value)}”（按格式显示成“{text}”）" in named_in(blocks)


@pytest.mark.parametrize(("code", "value"), UNSURE)
def test_a_format_that_is_not_understood_is_named(code: str, value: float) -> None:
    look = number_format(code)
    assert look
    assert look.shown(shown(value)) == (shown(value), True, False)


@given(st.text('0#?,.;"[]%@_*\\\\! 件<>=1Ee+-/yGgeneral', max_size=24), st.decimals(-(10**15), 10**15, places=3))
@example("0." + "0" * 40, Decimal(1204))
@example("0" + "," * 400, Decimal(1204))
@example("[>1e9]0", Decimal(1))
@example("[>.]0", Decimal(1))
def test_no_format_and_no_number_is_too_strange(code: str, number: Decimal) -> None:
    look = number_format(code)
    assert look is None or isinstance(look.shown(str(number)).text, str)


@pytest.mark.parametrize(("code", "value"), NOTHING)
def test_what_a_format_does_not_show_is_not_read(code: str, value: float) -> None:
    blocks = list(read(sheet_with(code, value), "x.xlsx"))
    assert [square.text for square in blocks[0].squares()][-1] == ""  # type: ignore[union-attr]
    stated = DocumentRemark("hidden", f"工作表“Sheet”B2格“{value}”") if value else LeftOut("设成不显示的0", "个")
    assert stated in blocks


CELL = '<table:table-cell office:value-type="{}" office:value="{}"><text:p>{}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("held", "text", "read_as", "named"),
    [("1.2", "1.20", "1.2", False), ("1204", "1,204", "1204", False), ("485.6", "486", "486", True), ("1204", "1.2", "1.2", True),
     ("486", "￥486.00", "486", False)],
)  # fmt: skip
def test_an_open_sheet_is_read_as_it_shows_its_numbers(held: str, text: str, read_as: str, named: bool) -> None:
    row = f"<table:table-row>{CELL.format('float', held, text)}</table:table-row>"
    blocks = list(read(ods(f'<table:table table:name="表">{row}</table:table>'), "x.ods"))
    assert (cell_text(blocks), f"A1格存的数“{held}”" in named_in(blocks)) == (read_as, named)


@pytest.mark.parametrize(
    ("code", "read_as", "named"), [("0", "486", True), ("0.0", "485.6", False), ('0.0"件"', "485.6件", False)]
)
def test_a_sheet_of_excel_2003_is_read_as_it_shows_its_numbers(code: str, read_as: str, named: bool) -> None:
    quoted = code.replace('"', "&quot;")
    style = f'<Styles><Style ss:ID="s1"><NumberFormat ss:Format="{quoted}"/></Style></Styles>'
    row = '<Row><Cell ss:StyleID="s1"><Data ss:Type="Number">485.6</Data></Cell></Row>'
    blocks = list(read_xml(xml2003(f'{style}<Worksheet ss:Name="表"><Table>{row}</Table></Worksheet>'), "x.xml"))
    assert (cell_text(blocks), "A1格存的数“485.6”" in named_in(blocks)) == (read_as, named)


@pytest.mark.parametrize(
    ("line", "text", "named"), [("", "486", False), ("<text:p/>", "", True), ("<text:p>486</text:p>", "486", False)]
)
def test_a_number_of_an_open_sheet_that_shows_nothing_is_named(line: str, text: str, named: bool) -> None:
    cell = f'<table:table-cell office:value-type="float" office:value="486">{line}</table:table-cell>'
    row = f"<table:table-row>{cell}{CELL.format('float', 1, 1)}</table:table-row>"
    blocks = list(read(ods(f'<table:table table:name="表">{row}</table:table>'), "x.ods"))
    assert (cell_text(blocks), DocumentRemark("hidden", "工作表“表”A1格“486”") in blocks) == (text, named)
