"""What a page draws otherwise than its letters say, by fonts of its own, by the style of a first letter, by the numbers
of lists, ends in the text or is named."""

from __future__ import annotations

import pytest

from app.documents.blocks import Block, DocumentTable, LeftOut, Text
from app.documents.web.page import read_text
from app.incoming.document import read_blocks
from app.paste.clipboard import from_html
from app.report.naming import name_of_left_out
from tests.app.documents.pieces import cell_text, named_in

FACE = "@font-face { font-family: %s; src: url(data:font/woff2;base64,AAAA) }"
SWAPPED = f"<style>{FACE % 'swap'} .s {{ font-family: swap, serif }} .t {{ font: bold 12px/1.5 'Swap' }}</style>"


def read(style: str, body: str) -> list[Block]:
    return list(read_text(f"<html><head>{style}</head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    "cell",
    [
        "<span class=s>{}</span>",
        "<i class=t>{}</i>",
        "<b style='font-family:\"swap\"'>{}</b>",
        "<font face='Swap,x'>{}</font>",
    ],
)
def test_figures_in_a_font_of_the_page_are_doubted(cell: str) -> None:
    blocks = read(SWAPPED, f"<p>甲{cell.format('3')}件</p><table><tr><td>{cell.format('12')}</td></tr></table>")
    assert cell_text(blocks) == "12"
    (of_text,) = [block for block in blocks if isinstance(block, LeftOut)]
    assert "网页自带的字体“swap”" in of_text.what
    assert of_text.read
    assert "网页自带的字体“swap”" in named_in([block for block in blocks if isinstance(block, DocumentTable)])
    ((pasted,),) = from_html(f"{SWAPPED}<table><tr><td>{cell.format('12')}</td></tr></table>")
    assert str(pasted).startswith("〔网页自带的字体")


@pytest.mark.parametrize(
    "style",
    [
        "@font-face { font-family: swap; src: local('SimSun') }",
        "@font-face { font-family: swap; panose-1: 2 1 6 }",
        "@font-face { font-family: swap; src: url(a.woff); unicode-range: U+4E00-9FFF, U+41 }",
        FACE % "other",
        "@media print { " + FACE % "swap" + " }",
    ],
)
def test_fonts_that_draw_no_digit_are_not(style: str) -> None:
    blocks = read(f"<style>{style}</style>", "<table><tr><td style='font-family:swap'>12</td></tr></table>")
    assert cell_text(blocks) == "12"
    assert named_in(blocks) == ""


def test_words_and_other_places_of_a_font_of_the_page_are_not() -> None:
    blocks = read(SWAPPED, "<p class=s>话<b style='font-family:SimSun'>3</b></p><p>2</p>")
    assert blocks == [Text("话3"), Text("2")]


def test_letters_of_a_font_of_signs_are_named() -> None:
    for mark in ("<span style='font-family:Wingdings'>{}</span>", "<font face=Webdings>{}</font>"):
        blocks = read("", f"<p>甲{mark.format('l')}</p><table><tr><td>{mark.format('12')}</td></tr></table>")
        assert blocks[0] == Text("甲")
        assert cell_text(blocks) == ""
        assert "符号字体的字符" in named_in(blocks)


@pytest.mark.parametrize(
    "says",
    [
        "color: white",
        "font-size: 0",
        "text-decoration: line-through",
        "vertical-align: super; font-size: 8px",
        "float: right",
    ],
)
@pytest.mark.parametrize("part", ["td::first-letter", "td:first-letter", "p::first-line", "td > p::first-letter"])
def test_a_first_letter_that_shows_otherwise_is_named(part: str, says: str) -> None:
    style, table = f"<style>{part} {{ {says} }}</style>", "<table><tr><td><p>128</p></td></tr></table>"
    blocks = read(style, table)
    assert "128" in named_in(blocks)
    ((pasted,),) = from_html(style + table)
    assert str(pasted).startswith("〔样式")


def test_a_large_first_letter_is_not() -> None:
    style = "<style>p::first-letter { float: left; font-size: 3em; color: red }</style>"
    assert read(style, "<p>2025年公开信息。</p>") == [Text("2025年公开信息。")]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<ol><li>话</li><li>2025年</li></ol>", ["1.话", "2.2025年"]),
        ("<ol start=4><li>话</li><li value=9>说</li><li>讲</li></ol>", ["4.话", "9.说", "10.讲"]),
        ("<ol reversed><li>话</li><li>说</li></ol>", ["2.话", "1.说"]),
        ("<ol type=A><li>话</li><li type=i>说</li></ol>", ["A.话", "ii.说"]),
        ("<ol style='list-style:none'><li>话</li></ol>", ["话"]),
        ("<ol style='list-style-type:cjk-ideographic'><li><p>话</p></li></ol>", ["一、话"]),
        ("<ul style='list-style: inside decimal'><li>话<ul><li>说</li></ul></li><li>讲</li></ul>", ["1.话", "说", "2.讲"]),
        ("<ol><li style='display:block'>话</li><li class=bare>说</li></ol>", ["话", "说"]),
        ("<ol><li class=marked>话</li></ol>", ["第6项话"]),
        ("<ul><li>话</li></ul><li>说</li>", ["话", "说"]),
        ("<ol><li><p>话</p><p>说</p></li></ol>", ["1.话", "说"]),
    ],
)  # fmt: skip
def test_the_numbers_of_lists_are_read(body: str, wanted: list[str]) -> None:
    style = "<style>.bare { list-style-type: none } .marked::marker { content: '第6项 ' }</style>"
    assert [block.text for block in read(style, body) if isinstance(block, Text)] == wanted


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("<ol><li>38</li></ol>", "1.\t38"),
        ("<ol start=38><li></li></ol>", "38"),
        ("<ol start=3><li>予以公开</li></ol>", "3.予以公开"),
        ("<ul style='list-style-type:\"2 \"'><li>38</li></ul>", "2\t38"),
    ],
)
def test_the_number_of_a_list_never_grows_into_a_figure(cell: str, wanted: str) -> None:
    assert cell_text(read("", f"<table><tr><td>{cell}</td></tr></table>")) == wanted


def test_lists_of_a_page_without_its_style_sheets_keep_their_words_alone() -> None:
    assert Text("话") in read("<link rel=stylesheet href=a.css>", "<ol><li>话</li></ol>")


@pytest.mark.parametrize(
    "cell",
    [
        "<i>1</i><i style='position:relative;left:9px'>2</i><i style='position:relative;left:-9px'>3</i>",
        "<i>1</i><b style='float:left'>2</b>",
        "<b style='transform:rotate(180deg)'>6</b>",
        "<b style='rotate:180deg'>6</b>",
        "<b style='transform:scaleX(-1)'>12</b>",
        "<div style='display:flex;flex-flow:row-reverse'><i>1</i><i>2</i></div>",
        "<div style='display:grid'><i style='grid-column:2'>1</i><i>2</i></div>",
        "<i>1</i><i style='margin-left:-20px'>2</i>",
    ],
)
def test_figures_that_a_style_puts_elsewhere_are_named(cell: str) -> None:
    blocks = read("", f"<table><tr><td>{cell}</td></tr></table>")
    assert "样式换了次序" in named_in(blocks)


def test_digits_that_a_style_writes_into_a_sentence_are_named() -> None:
    blocks = read("<style>.n::after { content: '12' }</style>", "<p>受理<b class=n></b>件</p>")
    assert [block for block in blocks if isinstance(block, LeftOut) and not block.usual]


def test_a_picture_in_place_of_words_is_named() -> None:
    blocks = read("<style>b { content: url(12.png) }</style>", "<table><tr><td><b>8</b></td></tr></table>")
    assert (cell_text(blocks), "图片" in named_in(blocks)) == ("", True)


@pytest.mark.parametrize(
    "says", ["background: url(digits.png) -20px 0", "background-image: url('data:image/png;base64,AA')"]
)
def test_digits_that_are_cut_from_a_picture_are_named(says: str) -> None:
    for cell, named in ((f'<i style="{says}"></i>', True), (f'<i style="{says}">5</i>', False), ("<i></i>", False)):
        assert ("图片" in named_in(read("", f"<table><tr><td>{cell}</td></tr></table>"))) == named


def test_parts_of_a_page_that_scripts_have_put_together_are_named() -> None:
    cell = "<table><tr><td><span><template {}>12</template></span></td></tr></table>"
    assert "网页部件里的内容“12”" in named_in(read("", cell.format("shadowrootmode=open")))
    assert named_in(read("", cell.format("id=x"))) == ""


@pytest.mark.parametrize(
    ("body", "named"),
    [("<p>共<b style='transform:rotate(180deg)'>6</b>件</p>", True), ("<p>共<i>1</i><b style='float:left'>2</b>件</p>", True),
     ("<p>通知<span style='float:right'>2025-01-02</span></p>", False), ("<p>甲<b style='transform:rotate(1deg)'>6</b></p>", False)],
)  # fmt: skip
def test_figures_in_a_sentence_that_stand_otherwise_are_named(body: str, named: bool) -> None:
    assert ("样式换了次序" in named_in(read("", body))) == named


def test_choices_outside_of_a_list_of_them_are_read() -> None:
    assert read("", "<p>甲<option>12</option></p><select><option>3</option></select>")[0] == Text("甲12")


def test_the_foot_of_a_table_stands_below_its_rows_and_its_head_above() -> None:
    rows = "<tfoot><tr><td>3</tr></tfoot><tbody><tr><td>2</tr></tbody><thead><tr><td>1</tr></thead>"
    for before in ("", "<caption>甲</caption><colgroup><col></colgroup>"):
        (table,) = (block for block in read("", f"<table>{before}{rows}</table>") if isinstance(block, DocumentTable))
        assert [square.text for square in table.squares()] == ["1", "2", "3"]


def test_what_was_read_and_may_show_otherwise_is_not_called_unread() -> None:
    head = "<h1>测试局2025年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>"
    page = f"<html><head>{SWAPPED}</head><body>{head}<p>公开<b class=s>3</b>件</p><img src=x></body></html>"
    imported = read_blocks(read_text(page), "x.html").report.imported
    assert imported
    assert [name_of_left_out(one) for one in imported.unread] == ["请核对", "未读入"]
    assert imported.unread[0].endswith("请对照原件核对")
