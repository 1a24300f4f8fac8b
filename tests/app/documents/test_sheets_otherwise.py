"""What a sheet shows otherwise than its cells hold, by its settings, fonts, colours and conditions, is not read in
silence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import DataBar, FormatObject, IconSet, Rule
from openpyxl.styles import Alignment, Color, Font, GradientFill, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from app.documents.blocks import Block, DocumentTable, LeftOut
from app.documents.workbook.book import read
from tests.app.documents.pieces import named_in

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
