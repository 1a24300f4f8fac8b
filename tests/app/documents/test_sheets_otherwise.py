"""What a sheet shows otherwise than its cells hold, by its settings, fonts, colours and conditions, is not read in
silence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import DataBar, FormatObject, IconSet, Rule
from openpyxl.styles import Alignment, Color, Font, GradientFill, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from app.documents.blocks import Block, DocumentTable, LeftOut
from app.documents.workbook.book import read, read_text, read_xml
from tests.app.documents.pieces import named_in
from tests.app.incoming.books import xml2003

Change = Callable[[Worksheet, Cell], None]


def made(change: Change, value: int | str = 12, **texts: str) -> list[Block]:
    """The blocks of a sheet with one value in B2; `texts` of its XML are exchanged: file=before→after."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "信息内容", "本年处理决定数量", "行政许可", value
    cell = sheet["B2"]
    assert isinstance(cell, Cell)
    change(sheet, cell)
    target, changed = io.BytesIO(), io.BytesIO()
    book.save(target)
    with zipfile.ZipFile(target) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            for old, new in (pair.split("→") for part, pair in texts.items() if part in name):
                assert old.encode() in text, old
                text = text.replace(old.encode(), new.encode())
            after.writestr(name, text)
    return list(read(changed.getvalue(), "x.xlsx"))


def shown(blocks: list[Block]) -> str | None:
    table = next(block for block in blocks if isinstance(block, DocumentTable))
    return next((square.text for square in table.squares() if (square.row, square.col) == (1, 1)), None)


def colours(letters: Color | str, ground: Color | str) -> Change:
    def change(_sheet: Worksheet, cell: Cell) -> None:
        cell.font, cell.fill = Font(color=letters), PatternFill("solid", fgColor=ground)

    return change


def gradient(_sheet: Worksheet, cell: Cell) -> None:
    cell.font, cell.fill = Font(color="FFFFFF"), GradientFill(stop=("FFFFFF", "FFFFFF"))


def black(_sheet: Worksheet, cell: Cell) -> None:
    cell.fill = PatternFill("solid", fgColor="000000")


@pytest.mark.parametrize(
    "change", [gradient, black, colours(Color(indexed=10), Color(indexed=10)), colours(Color(indexed=47), "FFCC99"),
               colours(Color(auto=True), "000000")]
)  # fmt: skip
def test_letters_in_the_colour_of_their_ground_are_not_read(change: Change) -> None:
    blocks = made(change)
    assert (shown(blocks), "B2格“12”" in named_in(blocks)) == ("", True)


@pytest.mark.parametrize("change", [colours("FF0000", "000000"), colours(Color(indexed=9), Color(indexed=8))])
def test_letters_that_stand_out_are(change: Change) -> None:
    blocks = made(change)
    assert (shown(blocks), named_in(blocks)) == ("12", "")


@pytest.mark.parametrize(
    ("style", "named"),
    [
        ({"font": Font(name="Wingdings 2")}, "显示成符号的“12”"),
        ({"alignment": Alignment(horizontal="fill")}, "重复显示的“12”"),
    ],
)
def test_a_value_that_is_drawn_as_something_else_is_named(style: dict[str, object], named: str) -> None:
    def change(_sheet: Worksheet, cell: Cell) -> None:
        for name, value in style.items():
            setattr(cell, name, value)

    blocks = made(change)
    assert (shown(blocks), named in named_in(blocks)) == ("", True)


def conditional(rule: Rule) -> Change:
    return lambda sheet, _cell: sheet.conditional_formatting.add("B2", rule)


OTHER = DifferentialStyle(numFmt=NumberFormat(190, '"99"'))
LIMITS = [FormatObject("percent", 0), FormatObject("percent", 33), FormatObject("percent", 67)]


def icons(*, values: bool) -> Rule:
    return Rule(type="iconSet", iconSet=IconSet("3Arrows", showValue=values, cfvo=LIMITS))


RULES = [
    icons(values=False),
    Rule(type="dataBar", dataBar=DataBar(cfvo=LIMITS[:2], color="FF638EC6", showValue=False)),
    Rule(type="cellIs", operator="greaterThan", formula=["1"], dxf=OTHER),
]


@pytest.mark.parametrize("rule", RULES, ids=["icons", "bars", "format"])
def test_conditions_that_may_show_something_else_are_named(rule: Rule) -> None:
    blocks = made(conditional(rule))
    assert (shown(blocks), "条件格式" in named_in(blocks)) == ("12", True)
    assert "条件格式" not in named_in(made(conditional(icons(values=True))))


def test_zeros_that_a_sheet_does_not_show_are_not_read() -> None:
    def change(sheet: Worksheet, _cell: Cell) -> None:
        sheet.sheet_view.showZeros = False

    assert (shown(made(change, 0)), "不显示的0" in named_in(made(change, 0))) == ("", True)
    assert (shown(made(change)), named_in(made(change))) == ("12", "")
    assert shown(made(change, "0")) == "0"


def as_it_is(_sheet: Worksheet, _cell: Cell) -> None:
    """Nothing is changed."""


@pytest.mark.parametrize(
    ("formula", "doubted"),
    [("YEAR(TODAY())", True), ("RANDBETWEEN( 1,9)", True), ("A9+1", False), ("TODAYS(1)", False)],
)
def test_a_formula_of_the_day_or_of_chance_is_doubted(formula: str, doubted: bool) -> None:
    blocks = made(as_it_is, sheet1=f"<v>12</v>→<f>{formula}</f><v>12</v>")
    found = [block for block in blocks if isinstance(block, LeftOut)]
    assert (shown(blocks), [block.read for block in found]) == ("12", [True] if doubted else [])


def test_a_sheet_that_shows_its_formulas_is_doubted() -> None:
    def change(sheet: Worksheet, _cell: Cell) -> None:
        sheet.sheet_view.showFormulas = True

    assert "显示公式" in named_in(made(change))


@pytest.mark.parametrize(
    "size", ['defaultRowHeight="15"→defaultColWidth="0" defaultRowHeight="15"',
             'defaultRowHeight="15"→defaultRowHeight="0" customHeight="1"']
)  # fmt: skip
def test_rows_and_columns_of_no_size_unless_they_have_their_own_are_hidden(size: str) -> None:
    blocks = made(as_it_is, sheet1=size)
    assert not any(isinstance(block, DocumentTable) for block in blocks)
    assert "隐藏的" in named_in(blocks)


NAMED = """<style:style style:name="Named" style:family="table-cell" style:display-name="看不见"{}>
<style:text-properties fo:color="#ffffff"/></style:style><style:style style:name="ce1" style:family="table-cell"
style:parent-style-name="Named"/><style:style style:name="Changing" style:family="table-cell" style:data-style-name="N9"/>
<style:style style:name="Repeated" style:family="table-cell"><style:table-cell-properties style:repeat-content="true"/>
</style:style><style:style style:name="Signs" style:family="table-cell"><style:text-properties style:font-name="Wingdings"/>
</style:style>"""
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style", "config")
) + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'  # fmt: skip


def open_sheet(columns: str, cell: str, behind: str = "", settings: str = "", value: int = 12) -> list[Block]:
    """The blocks of an open sheet with one value, whose named styles stand in a file of their own."""
    number = f'<table:table-cell {cell} office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    row = f"<table:table-row><table:table-cell table:style-name='Plain'><text:p>甲</text:p></table:table-cell>{number}</table:table-row>"
    inside = f'<table:table table:name="表">{columns}{row}{behind}</table:table>'
    parts = {
        "content.xml": f"<office:document-content {NAMES}><office:body><office:spreadsheet>{inside}</office:spreadsheet></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}><office:styles>{NAMED.format('')}</office:styles></office:document-styles>",
        "settings.xml": f"<office:document-settings {NAMES}>{settings}</office:document-settings>",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        for name, text in parts.items():
            package.writestr(name, text)
    return list(read(target.getvalue(), "x.ods"))


def last(blocks: list[Block]) -> str:
    """The text behind the first cell."""
    (table,) = (block for block in blocks if isinstance(block, DocumentTable))
    return "".join(square.text for square in table.squares() if square.col)


COLUMN = '<table:table-column table:number-columns-repeated="9" table:default-cell-style-name="{}"/>'


@pytest.mark.parametrize(
    ("column", "cell", "wanted"),
    [("", "Named", ""), ("", "ce1", ""), ("ce1", "", ""), ("ce1", "Plain", "12"), ("", "Signs", ""), ("", "Repeated", ""),
     ("", "", "12")],
)  # fmt: skip
def test_an_open_sheet_is_read_by_its_named_styles_and_those_of_its_columns(
    column: str, cell: str, wanted: str
) -> None:
    blocks = open_sheet(COLUMN.format(column), f'table:style-name="{cell}"' if cell else "")
    assert (last(blocks), "12" in named_in(blocks)) == (wanted, not wanted)


CONDITION = (
    '<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="表.B1:表.B1">{}'
    "</calcext:conditional-format></calcext:conditional-formats>"
)


@pytest.mark.parametrize(
    ("rule", "named"),
    [('<calcext:icon-set><calcext:formatting-entry calcext:show-value="false"/></calcext:icon-set>', True),
     ('<calcext:data-bar calcext:show-value="false"/>', True), ("<calcext:data-bar/>", False),
     ('<calcext:condition calcext:apply-style-name="看不见"/>', True), ('<calcext:condition calcext:apply-style-name="Changing"/>', True),
     ('<calcext:condition calcext:apply-style-name="Plain"/>', False)],
)  # fmt: skip
def test_conditions_of_an_open_sheet_that_may_show_something_else_are_named(rule: str, named: bool) -> None:
    blocks = open_sheet("", "", CONDITION.format(rule))
    assert (last(blocks), "条件格式" in named_in(blocks)) == ("12", named)


def test_zeros_that_an_open_sheet_does_not_show_are_not_read() -> None:
    settings = '<config:config-item config:name="ShowZeroValues">false</config:config-item>'
    assert (last(open_sheet("", "", "", settings, 0)), last(open_sheet("", "", "", "", 0))) == ("", "0")
    assert "不显示的0" in named_in(open_sheet("", "", "", settings, 0))


def test_an_old_sheet_is_read_as_it_shows_its_values_too() -> None:
    """The sample holds 12 black on black, 34 in a font of signs, 5 repeated over its cell, 0 where zeros do not show, 78."""
    path = Path(__file__).parents[2] / "samples" / "workbooks" / "otherwise.xls"
    blocks = list(read(path.read_bytes(), path.name))
    assert last(blocks) == "78"
    for named in ("B1格“12”", "显示成符号的“34”", "重复显示的“5”", "不显示的0"):
        assert named in named_in(blocks)


@pytest.mark.parametrize(
    ("line", "wanted", "named"),
    [("乙,1,204,5", ["乙", "1,204", "5"], "当作一个数"), ("乙,1,204,567,5", ["乙", "1,204,567", "5"], "当作一个数"),
     ("乙,1,204,5,6", ["乙", "1", "204", "5", "6"], "当作几格"), ("乙,1,204", ["乙", "1", "204"], ""), ('乙,"1,204",5', ["乙", "1,204", "5"], ""),
     ("乙,12,5,7", ["乙", "12", "5", "7"], "")],
)  # fmt: skip
def test_thousands_without_quotes_never_part_a_figure_in_silence(line: str, wanted: list[str], named: str) -> None:
    blocks = list(read_text(f"名称,件数,宗数\n甲,3,4\n{line}\n丙,5,6\n".encode(), "x.csv"))
    (table,) = (block for block in blocks if isinstance(block, DocumentTable))
    assert [square.text for square in table.rows[2] if square.text] == wanted
    assert named in named_in(blocks)
    assert bool(named_in(blocks)) == bool(named)


STYLES_2003 = """<Styles><Style ss:ID="signs"><Font ss:FontName="Wingdings"/></Style>
<Style ss:ID="fill"><Alignment ss:Horizontal="Fill"/></Style></Styles>"""
OPTIONS = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><DoNotDisplayZeros/></WorksheetOptions>'


@pytest.mark.parametrize(
    ("cell", "options", "wanted", "named"),
    [('<Cell ss:StyleID="signs"><Data ss:Type="Number">12</Data></Cell>', "", "", "符号的“12”"),
     ('<Cell ss:StyleID="fill"><Data ss:Type="Number">1</Data></Cell>', "", "", "重复显示的“1”"),
     ('<Cell><Data ss:Type="Number">0</Data></Cell>', OPTIONS, "", "不显示的0"), ('<Cell><Data ss:Type="Number">0</Data></Cell>', "", "0", ""),
     ('<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">1<S>2</S></ss:Data></Cell>', "", "1", "划掉的文字“2”"),
     ('<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">1<Sup>2</Sup></ss:Data></Cell>', "", "1²", ""),
     (('<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><Font html:Color="#FFFFFF" '
      'xmlns:html="http://www.w3.org/TR/REC-html40">2</Font>1</ss:Data></Cell>'), "", "1", "2")],
)  # fmt: skip
def test_the_xml_of_an_older_excel_is_read_as_it_shows_its_values_too(
    cell: str, options: str, wanted: str, named: str
) -> None:
    first = '<Cell><Data ss:Type="String">甲</Data></Cell>'
    sheet = f'<Worksheet ss:Name="表"><Table><Row>{first}{cell}</Row></Table>{options}</Worksheet>'
    blocks = list(read_xml(xml2003(f"{STYLES_2003}{sheet}"), "x.xls"))
    assert (last(blocks), named in named_in(blocks), bool(named_in(blocks))) == (wanted, True, bool(named))
