"""Blocks on the clipboard: what Excel, WPS and Word put there, and what nobody should."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.form.editions import edition
from app.paste.clipboard import MOST_CHARACTERS, MOST_SQUARES, TooMuch, from_html, from_text, read, to_text, words
from app.tables.entry import reads
from tests.growth import grows_in_step

CELL = edition("2021").table("proactive").by_id["proactive.licensing.decisions"]
TEXTS = st.text(st.characters(exclude_characters="\r\n"), max_size=12) | st.sampled_from(
    ['"', '""', 'a"b', '"a', "1\t2", "\n", "a\r\nb", "", " 12 ", "1,204", "\x00", "增21"]
)


@given(rows=st.lists(st.lists(TEXTS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_what_is_copied_is_pasted_the_same(rows: list[list[str]]) -> None:
    block = tuple(map(tuple, rows))
    text = to_text(block)
    assert from_text(text + "\r\n") == block
    if text and not text.endswith(("\r", "\n")):
        assert from_text(text) == block


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_of_every_system(ends: str, last: bool) -> None:
    assert from_text(f"1\t2{ends}3\t4{ends if last else ''}") == (("1", "2"), ("3", "4"))


def test_quotes_are_quotes_only_round_a_whole_field() -> None:
    assert from_text('"a\tb"\t"say ""x"""\n5"\t"6') == (("a\tb", 'say "x"'), ('5"', '"6'))


def test_blank_cells_and_rows_keep_their_places() -> None:
    assert from_text("\t1\n\n2\t") == (("", "1"), ("",), ("2", ""))
    assert from_text("") == ()


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {color:black}</style></head><body>
<!--StartFragment--><table><col width=72><tr height=19><td class=xl65 colspan=2>合&nbsp;计</td><td>1,204</td></tr>
<tr><td rowspan=2>三</td><td>5 <b>件</b></td><td></td></tr><tr><td>6<br>7<td>8</tr></table><!--EndFragment--></body>"""


def test_html_tells_of_merged_cells() -> None:
    assert from_html(EXCEL) == (("合 计", None, "1,204"), ("三", "5 件", ""), (None, "6  7", "8"))


def test_a_table_in_a_cell_is_text_and_a_second_table_comes_below_it() -> None:
    html = "<table><tr><td>1<table><tr><td>2</td></tr></table></td><td>3</td></tr></table><table><tr><td>9</table>"
    assert from_html(html) == (("1  2", "3"), ("9",))


def test_a_table_that_only_lays_out_others_is_none() -> None:
    inner = "<table><tr><td>行政许可</td><td>12</td></tr></table><table><tr><td>行政处罚</td><td>34</td></tr></table>"
    for outer in (
        f"<table><tr><td>{inner}</td></tr></table>",
        f"<table><tr><td>导航</td><td><table><tr><td>{inner}</td></tr></table></td></tr></table>",
    ):
        assert from_html(outer) == (("行政许可", "12"), ("行政处罚", "34"))


@pytest.mark.parametrize(
    "hidden", ["<td>99</td>", "<td style='display:none'>99</td>", "<td style='display:none'></td>"]
)
def test_a_hidden_column_is_left_out_once(hidden: str) -> None:
    columns = "<col width=72><col style='display:none'><col width=72>"
    assert from_html(f"<table>{columns}<tr><td>甲</td>{hidden}<td>12</td></tr></table>") == (("甲", "12"),)


def test_a_unit_beside_a_table_is_kept_and_other_words_are_not() -> None:
    table = "<table><tr><td>行政许可</td><td>12</td></tr></table>"
    assert from_html(f"<p>下表</p><p>单位：百件</p>{table}<p>完</p>") == (("单位：百件",), ("行政许可", "12"))
    assert from_html("<p>单位：百件</p>") == ()


def test_the_table_goes_before_the_text_and_text_serves_without_one() -> None:
    assert read("1 2", EXCEL)[0] == ("合 计", None, "1,204")
    assert read("7\t8", "<p>no table</p>") == (("7", "8"),)
    assert read("7", "") == (("7",),)
    assert read("7", f"<table><tr><td>1</td></tr>{' ' * MOST_CHARACTERS}</table>") == (("7",),)


@pytest.mark.parametrize(
    ("piece", "times"),
    [
        ("1\t", 1_000_000),
        ("1\n", 1_000_000),
        ('"', 3_999_999),
        ('"a\t', 1_000_000),
        ('""\t"', 900_000),
        ("x", 50_000_000),
        ("\x00\t", 1_000_000),
    ],
    ids=["million columns", "million rows", "quotes", "open quotes", "pairs", "long", "nulls"],
)
def test_a_hostile_text_is_answered_at_once(piece: str, times: int) -> None:
    def paste(size: int) -> None:
        text = piece * size
        with suppress(TooMuch):
            assert sum(map(len, from_text(text) if len(text) < 4_000_000 else read(text))) <= MOST_SQUARES

    grows_in_step(paste, times)


def test_too_much_is_said_in_plain_words() -> None:
    with pytest.raises(TooMuch, match="请只复制要粘贴的那几行几列"):
        read("1\t" * 1_000_000)


@pytest.mark.parametrize(
    ("before", "piece", "times", "after"),
    [
        ("<table>", "<tr><td>1", 100_000, ""),
        ("<table><tr>", "<td colspan=100 rowspan=100>x", 50, ""),
        ("", "<table>", 5_000, "<tr><td>1"),
        ("<table><tr>", "<td colspan=99999999999999999999>1</td>", 5_000, ""),
    ],
)
def test_much_html_is_a_block_or_too_much(before: str, piece: str, times: int, after: str) -> None:
    def paste(size: int) -> None:
        with suppress(TooMuch):
            assert sum(map(len, from_html(before + piece * size + after))) <= MOST_SQUARES

    grows_in_step(paste, times)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td colspan=99999999999999999999>1</td><td rowspan=-3>2</td><td colspan=²>3",
        "<table><tr><td>1</td><![if !supportMisalignedColumns]><tr></table></table></td></tr><td>",
        "<td>1</td><tr><td>2<table",
        "<table><tr><td>&#0;&#xD800;&#99999999;\x00</td></tr></table>",
    ],
)
def test_hostile_html_is_a_block_or_too_much(html: str) -> None:
    with suppress(TooMuch):
        assert sum(map(len, from_html(html))) <= MOST_SQUARES


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "1"])).map("".join)
)
def test_any_html_is_read_without_complaint(html: str) -> None:
    for row in from_html(html):
        assert all(square is None or "\n" not in square for square in row)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('486<a class="msocomanchor" href="#_msocom_1">[王1]</a>', "486"),
        ('486<a style="mso-footnote-id:ftn1" href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a>', "486"),
        ("486<span class=MsoEndnoteReference>i</span>", "486"),
        ('486<span style="color:white">9</span>', "486"),
        ('486<font color="#FFFFFF">9</font>', "486"),
        ('486<span style="font-size:1.0pt">9</span>', "486"),
        ('486<span style="position:absolute;left:-9999px">9</span>', "486"),
        ('<span style="color:white;background:#1F4E79">486</span>', "486"),
        ('486<span style="font:0/0 a">9</span>', "486"),
        ('486<span style="transform:scale(0)">9</span>', "486"),
        ('486<span style="transform:translateX(-9999px)">9</span>', "486"),
        ('486<span style="zoom:0">9</span>', "486"),
        ('486<span style="filter:opacity(0)">9</span>', "486"),
        ('486<span style="content-visibility:hidden">9</span>', "486"),
        ('486<span style="color:hsl(0,0%,100%)">9</span>', "486"),
        ('486<span style="color:#00000000">9</span>', "486"),
        ("<style>.a{font-size:0}</style>486<span class=a>9</span>", "486"),
    ],
)
def test_what_the_source_does_not_show_is_not_pasted_as_figure_or_text(cell: str, text: str) -> None:
    assert from_html(f"<table><tr><td>{cell}</td></tr></table>") == ((text,),)
    assert words("4869", f"<p>{cell}</p>") == text


def test_a_white_cell_of_a_workbook_clears_no_figure() -> None:
    page = (
        "<style>td{color:black}.a{color:white}</style><table><tr><td class=a>0</td><td>486</td><td></td></tr></table>"
    )
    assert from_html(page) == ((None, "486", ""),)


@pytest.mark.parametrize(
    "drawn",
    [
        "<img src=4.png>",
        "<svg><text>4</text></svg>",
        "<math><mn>4</mn></math>",
        "<bdo dir=rtl>4</bdo>",
        "<style>b::before{content:'4'}</style><b></b>",
        "<b style='float:right'>4</b>",
    ],
)
@pytest.mark.parametrize("beside", ["86", ""])
def test_a_square_with_digits_that_are_no_text_is_no_figure(drawn: str, beside: str) -> None:
    ((square,),) = from_html(f"<table><tr><td>{drawn}{beside}</td></tr></table>")
    assert square
    assert not read_figure(square)
    assert square.endswith(f"〕{beside}")
    if beside and "float" not in drawn:
        ((square,),) = read(beside, f"<p>{drawn}{beside}</p>")
        assert square
        assert not read_figure(square)


@pytest.mark.parametrize("between", ["<br>", "</p><p>", "</div><div>", "<table><tr><td></table>"])
def test_figures_below_each_other_in_a_square_are_not_one(between: str) -> None:
    ((square,),) = from_html(f"<table><tr><td><p>386{between}486</p></td></tr></table>")
    assert square
    assert not read_figure(square)


def read_figure(text: str) -> bool:
    return reads(CELL, text)


@pytest.mark.parametrize("hidden", ["<span style='display:none'>9</span>", "<b style='opacity:0'>9</b>"])
def test_nothing_is_pasted_of_what_is_hidden_as_a_whole(hidden: str) -> None:
    assert words("9", f"<p>{hidden}</p>") == ""


def test_words_that_run_from_the_right_are_no_figure() -> None:
    assert not reads(CELL, words("\u202e684\u202c"))
    assert words("684", "<p><bdo dir=rtl>684</bdo></p>") == ""
