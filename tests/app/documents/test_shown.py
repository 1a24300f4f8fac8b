"""Only what a document shows is read, however its program hides, strikes or raises the rest, in Word files, web pages
and on the clipboard alike; and the rest is named."""

from __future__ import annotations

import html
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.documents.blocks import Block, Text
from app.documents.web.page import read_text
from app.incoming.document import read_blocks
from app.paste.clipboard import from_html
from tests.app.documents.pieces import CELL_OF_WORD, SHEET, cell_text, named_in, of_page, of_word

FILL = "<w14:textFill>{}</w14:textFill>"


WHITE, RED = (f'<w14:solidFill><w14:srgbClr w14:val="{ink}"/></w14:solidFill>' for ink in ("FFFFFF", "FF0000"))


CLEAN = (
    '<w14:gradFill><w14:gsLst><w14:gs w14:pos="0"><w14:srgbClr w14:val="FFFFFF"/></w14:gs><w14:gs w14:pos="100000">'
    '<w14:schemeClr w14:val="bg1"/></w14:gs></w14:gsLst></w14:gradFill>'
)
BLUE = CLEAN.replace("bg1", "accent1")
CLEAR = '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>'
THEMED = '<w:color w:val="{}" w:themeColor="{}"/><w:shd w:val="clear" w:fill="{}" w:themeFill="accent1"/>'
SCHEME = '<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'


WORD = {
    "shown": ("<w:r>{}</w:r>", '<w:r><w:rPr><w:rStyle w:val="Shown"/></w:rPr>{}</w:r>',
              '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr>{}</w:r>', "<w:ins><w:r>{}</w:r></w:ins>",
              "<w:smartTag><w:r>{}</w:r></w:smartTag>", "<w:moveTo><w:r>{}</w:r></w:moveTo>",
              "<w:sdt><w:sdtContent><w:r>{}</w:r></w:sdtContent></w:sdt>",
              '<w:fldSimple w:instr=" DATE "><w:r>{}</w:r></w:fldSimple>',
              '<w:r><w:rPr><w:color w:val="FF0000"/><w:sz w:val="32"/></w:rPr>{}</w:r>',
              '<w:r><w:rPr><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/></w:rPr>{}</w:r>',
              '<w:r><w:rPr><w:rStyle w:val="White"/><w:highlight w:val="darkBlue"/></w:rPr>{}</w:r>',
              '<w:r><w:rPr><w:rStyle w:val="White"/><w:color w:val="auto"/></w:rPr>{}</w:r>',
              f'<w:r><w:rPr><w:color w:val="FFFFFF"/>{FILL.format(RED)}</w:rPr>{{}}</w:r>',
              f'<w:r><w:rPr><w14:textOutline/>{FILL.format("<w14:noFill/>")}</w:rPr>{{}}</w:r>',
              '<w:r><w:rPr><w:color w:val="FFFFFF" w:themeColor="text1"/></w:rPr>{}</w:r>',
              '<w:r><w:rPr><w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="80"/></w:rPr>{}</w:r>',
              f"<w:r><w:rPr>{THEMED.format('FFFFFF', 'background1', 'FFFFFF')}</w:rPr>{{}}</w:r>",
              f"<w:r><w:rPr>{FILL.format(BLUE)}</w:rPr>{{}}</w:r>",
              '<w:r><w:rPr><w:highlight w:val="black"/></w:rPr>{}</w:r>',
              '<w:r><w:rPr><w:spacing w:val="-10"/></w:rPr>{}</w:r>', '<w:r><w:rPr><w:spacing w:val="60"/></w:rPr>{}</w:r>',
              '<w:bdo w:val="ltr"><w:r>{}</w:r></w:bdo>', "<w:r><w:rPr><w:webHidden/></w:rPr>{}</w:r>"),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr>{}</w:r>", '<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:rStyle w:val="GoneBelow"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:rStyle w:val="White"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:sz w:val="2"/></w:rPr>{}</w:r>', '<w:r><w:rPr><w:rStyle w:val="Dust"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="FFFF00"/><w:highlight w:val="yellow"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:w w:val="1"/></w:rPr>{}</w:r>', f'<w:r><w:rPr>{FILL.format(WHITE)}</w:rPr>{{}}</w:r>',
               f'<w:r><w:rPr>{FILL.format("<w14:noFill/>")}</w:rPr>{{}}</w:r>',
               "<w:r><w:rPr><w:specVanish/></w:rPr>{}</w:r>", '<w:r><w:rPr><w:sz w:val="4"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="000000" w:themeColor="background1"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="000000" w:themeColor="light1"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="111111" w:themeColor="text1" w:themeTint="02"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="F3F3F3"/></w:rPr>{}</w:r>',
               f"<w:r><w:rPr>{THEMED.format('222222', 'accent1', 'F0F0F0')}</w:rPr>{{}}</w:r>",
               f"<w:r><w:rPr>{FILL.format(CLEAN)}</w:rPr>{{}}</w:r>",
               '<w:r><w:rPr><w:color w:val="000000"/><w:highlight w:val="black"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:spacing w:val="-400"/></w:rPr>{}</w:r>', '<w:r><w:rPr><w:position w:val="-800"/></w:rPr>{}</w:r>',
               f"<w:r><w:rPr>{FILL.format(CLEAR)}</w:rPr>{{}}</w:r>", f"<w:r><w:rPr>{FILL.format(SCHEME)}</w:rPr>{{}}</w:r>"),
    "taken out": ("<w:del><w:r>{del}</w:r></w:del>", "<w:moveFrom><w:r>{}</w:r></w:moveFrom>",
                  "<w14:conflictDel><w:r>{}</w:r></w14:conflictDel>",
                  "<w:ins><w:del><w:r>{del}</w:r></w:del></w:ins>"),
    "struck": ("<w:r><w:rPr><w:strike/></w:rPr>{}</w:r>", '<w:r><w:rPr><w:rStyle w:val="Lined"/></w:rPr>{}</w:r>',
               "<w:r><w:rPr><w:dstrike/></w:rPr>{}</w:r>"),
    "turned": ('<w:bdo w:val="rtl"><w:r>{}</w:r></w:bdo>', "<w:r><w:t>\u202e{bare}\u202c</w:t></w:r>"),
}  # fmt: skip


TEXT_FILL = "mso-style-textfill-type"
FILLED = "mso-style-textfill-fill"
STOPS = f"{FILLED}-gradientfill-stoplist"
PAGE = {
    "shown": ("{}", "<span>{}</span>", "<font size=3>{}</font>", '<span class="shown">{}</span>', "<u>{}</u>",
              '<span class="gone" style="display:inline">{}</span>', '<input type="text" value="{}">',
              "<select><option>9<option selected>{}</select>", "<textarea>{}</textarea>",
              '<span class="unseen"><b style="visibility: visible">{}</b></span>', '<q class="kept">{}</q>',
              '<span class="dark"><b class="white">{}</b></span>', '<span class="photo white">{}</span>',
              '<span style="position:static;left:-9999px">{}</span>', '<span style="font-size:medium">{}</span>',
              '<span style="color:#f00; background:#fff">{}</span>', '<i lang="zh">{}</i>',
              '<span style="color:rgb(50%,0%,0%)">{}</span>', '<span style="color:#ff000080">{}</span>',
              '<span style="opacity:.8">{}</span>', '<span style="transform:scale(1.2)">{}</span>',
              '<span style="font:12px/1.5 a">{}</span>', '<span style="margin-left:-3px">{}</span>',
              '<b style="color:transparent;background:linear-gradient(red, blue);-webkit-background-clip:text">{}</b>',
              '<b style="color:color-mix(in srgb, white, black)">{}</b>', '<b style="letter-spacing:-0.5px">{}</b>', '<b style="color:oklch(0.4 0.2 30)">{}</b>',
              '<b style="font-size:calc(10px + 2px);opacity:max(0, 1)">{}</b>', '<b style="transform:rotate(3deg) scale(1.1)">{}</b>',
              '<b style="mask-image:linear-gradient(black, transparent)">{}</b>', '<b style="height:20px;overflow:hidden">{}</b>', '<b style="color:white;text-shadow:0 0 1px #000">{}</b>', '<b style="scale:1.2;rotate:3deg">{}</b>',
              '<b style="color:#fff;-webkit-text-stroke:1px red">{}</b>',
              f'<b style="color:white;{TEXT_FILL}:solid;{FILLED}-color:red;{FILLED}-alpha:100.0%">{{}}</b>',
              f'<b style="{TEXT_FILL}:none;mso-style-textoutline-type:solid">{{}}</b>',
              f'<b style="{TEXT_FILL}:gradient;{STOPS}:\'0 \\#FFFFFF -1 100000\\,90000 \\#4F81BD -1 100000\'">{{}}</b>',
              '<bdo dir="ltr">{}</bdo>', '<span dir="rtl">{}</span>', '<span style="font-size:3px">{}</span>'),
    "hidden": ('<span style="display: none">{}</span>', '<span class="x gone">{}</span>', "<b hidden>{}</b>",
               '<span class=unseen>{}</span>', '<span class="deep">{}</span>', '<i style="font-size:0">{}</i>',
               "<span style='mso-hide:all'>{}</span>", '<span style="DISPLAY:NONE !important">{}</span>',
              '<span class="white">{}</span>', '<font color="#ffffff">{}</font>', '<i style="color: transparent">{}</i>',
              '<b style="background: #ff0; color: yellow">{}</b>', '<i style="font-size: 1.0pt">{}</i>',
              '<span class="wide">{}</span>', '<span class="gridded">{}</span>', '<span class="varied">{}</span>',
              '<span data-off>{}</span>', '<i lang="x-a">{}</i>', '<span class="nested">{}</span>',
              '<b></b><span class="next">{}</span>', '<u></u><b></b><span class="far">{}</span>', '<q>{}</q>',
              '<span class="two"><em class="inner">{}</em></span>',
              '<span style="position: absolute; left: -9999px">{}</span>',
              '<span style="position:absolute; clip: rect(0 0 0 0)">{}</span>',
              '<span style="display:inline-block; width:0; overflow:hidden">{}</span>',
              '<span style="display:inline-block; text-indent:-99em">{}</span>',
               '<span style="opacity:0.01">{}</span>', '<span style="filter:blur(1px) opacity(0%)">{}</span>',
               '<span style="transform:scaleX(0)">{}</span>', '<span style="transform:translateX(-9999px)">{}</span>',
               '<span style="zoom:0">{}</span>', '<span style="content-visibility:hidden">{}</span>',
               '<span style="clip-path:circle(0)">{}</span>', '<span style="margin:0 0 0 -9999px">{}</span>',
               '<span style="color:rgb(100%, 100%, 100%)">{}</span>', '<span style="color:hsl(120deg 50% 100%)">{}</span>',
               '<span style="color:#12345600">{}</span>', '<span style="color:#fff0">{}</span>',
               '<span style="-webkit-text-fill-color:transparent">{}</span>', '<b style="color:#f3f3f3">{}</b>',
               '<span style="color:red;-webkit-text-fill-color:white">{}</span>', '<b style="font:0/0 a">{}</b>',
               '<span style="font:bold 1px SimSun">{}</span>', '<span style="font-size:2px">{}</span>',
               '<span class="having">{}<i></i></span>', '<b style="scale:0">{}</b>',
               '<b style="mask-image:linear-gradient(transparent,transparent)">{}</b>', '<b style="opacity:calc(0)">{}</b>',
               '<b style="font-size:clamp(0px,0px,9px)">{}</b>', '<b style="font-size:min(0px, 10px)">{}</b>',
               '<b style="display:inline-block;height:.1px;overflow:hidden">{}</b>', '<b style="color:lab(100% 0 0)">{}</b>',
               '<b style="display:inline-block;contain:strict">{}</b>', '<b style="color:oklch(1 0 0)">{}</b>',
               '<b style="color:hwb(0 100% 0)">{}</b>', '<b style="color:color(srgb 1 1 1)">{}</b>',
               '<b style="position:absolute;inset:-9999px auto auto">{}</b>', '<b style="transform:rotateX(90deg)">{}</b>',
               '<b style="inline-size:0;overflow:hidden;display:inline-block">{}</b>', '<b style="transform:matrix(0,0,0,0,0,0)">{}</b>',
               '<b style="color:color-mix(in srgb, white 100%, black)">{}</b>',
               '<b style="color:color-mix(in srgb, black, white 99%)">{}</b>', '<b style="background:CanvasText">{}</b>', '<b style="letter-spacing:-2em">{}</b>', '<b style="translate:-9999px 0">{}</b>', '<b style="-webkit-text-security:disc">{}</b>',
               f'<b style="color:black;{TEXT_FILL}:solid;{FILLED}-color:white;{FILLED}-alpha:100.0%">{{}}</b>',
               f'<b style="{TEXT_FILL}:solid;{FILLED}-color:black;{FILLED}-alpha:0%">{{}}</b>',
               f'<b style="{TEXT_FILL}:none">{{}}</b>', f'<b style="{TEXT_FILL}:none;mso-style-textoutline-type:none">{{}}</b>',
               f'<b style="{TEXT_FILL}:gradient;{STOPS}:\'0 \\#FFFFFF 0 100000\\,99000 \\#FFFFFF 0 100000\'">{{}}</b>',
               f'<b style="{TEXT_FILL}:gradient;{STOPS}:\'0 \\#FF0000 0 0\\,99000 \\#FF0000 0 0\'">{{}}</b>',
               '<b class="filled">{}</b>'),
    "taken out": ('<del cite="x">{}</del>', '<span class=msoDel>{}</span>'),
    "struck": ("<s>{}</s>", "<strike>{}</strike>", '<span class="lined">{}</span>', "<b class='also'>{}</b>",
               '<span style="text-decoration:underline line-through red">{}</span>'),
    "turned": ('<bdo dir="rtl">{}</bdo>', '<b style="unicode-bidi:bidi-override;direction:rtl">{}</b>',
               '<b dir="rtl"><i style="unicode-bidi:isolate-override">{}</i></b>', "\u202e{}\u202c"),
}  # fmt: skip


FATES = tuple(WORD)


@dataclass(frozen=True)
class Piece:
    fate: str
    text: str
    way: int

    def in_word(self) -> str:
        said = {"": f"<w:t>{self.text}</w:t>", "del": f"<w:delText>{self.text}</w:delText>"}
        ways = WORD[self.fate]
        way = ways[self.way % len(ways)].replace("{}", said[""]).replace("{del}", said["del"])
        return way.replace("{bare}", self.text)

    def in_page(self) -> str:
        ways = PAGE[self.fate]
        return ways[self.way % len(ways)].replace("{}", html.escape(self.text))


PIECES = st.lists(
    st.builds(Piece, st.sampled_from(FATES), st.text("0123456789件甲", min_size=1, max_size=4), st.integers(0, 50)),
    min_size=1,
    max_size=7,
)


def shown_in(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.fate == "shown")


@given(PIECES)
@example([Piece("turned", "6", 3), Piece("shown", "8", 0), Piece("turned", "4", 3)])
def test_only_what_is_shown_is_read(pieces: list[Piece]) -> None:
    runs, marks = "".join(map(Piece.in_word, pieces)), "".join(map(Piece.in_page, pieces))
    word = of_word(f"<w:p>{runs}</w:p><w:tbl><w:tr><w:tc><w:p>{runs}</w:p></w:tc></w:tr></w:tbl>")
    page = of_page(f"<p>{marks}</p><table><tr><td>{marks}</td></tr></table>")
    wanted = shown_in(pieces)
    for blocks in (word, page):
        assert "".join(block.text for block in blocks if isinstance(block, Text)) == wanted
        assert cell_text(blocks) == wanted
        for piece in pieces:
            assert piece.fate == "shown" or all(character in named_in(blocks) for character in piece.text)
    nothing = not wanted and any(piece.fate == "hidden" for piece in pieces)  # pasting it clears no figure
    ((pasted,),) = from_html(f"{SHEET}<table><tr><td>{marks}</td></tr></table>")
    turned = any(piece.fate == "turned" for piece in pieces)  # asked about where it may be a figure
    assert pasted == (None if nothing else wanted) or (turned and str(pasted).startswith("〔从右往左"))


@pytest.mark.parametrize(("ways", "page"), [(WORD, False), (PAGE, True)])
def test_every_way_of_not_showing_words_is_known(ways: dict[str, tuple[str, ...]], page: bool) -> None:
    for fate, known in ways.items():
        for number in range(len(known)):
            piece = Piece(fate, "38", number)
            row = f"<w:tbl><w:tr><w:tc><w:p>{piece.in_word()}</w:p></w:tc></w:tr></w:tbl>"
            blocks = of_page(f"<table><tr><td>{piece.in_page()}</td></tr></table>") if page else of_word(row)
            assert (cell_text(blocks), fate == "shown" or "38" in named_in(blocks)) == (
                "38" if fate == "shown" else "",
                True,
            ), known[number]


@given(PIECES, PIECES)
def test_paragraphs_whose_mark_is_taken_out_or_hidden_are_one(first: list[Piece], second: list[Piece]) -> None:
    for mark in ("<w:del/>", "<w:moveFrom/>", "<w:vanish/>"):
        joined = f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{''.join(map(Piece.in_word, first))}</w:p>"
        blocks = of_word(f"{joined}<w:p>{''.join(map(Piece.in_word, second))}</w:p>")
        assert [block.text for block in blocks if isinstance(block, Text)] == [shown_in(first) + shown_in(second)]


def test_hidden_by_the_style_of_a_paragraph_or_table_unless_two_put_it_off() -> None:
    def table(style: str, cell: str) -> list[Block]:
        inner = f"<w:tr>{cell}</w:tr><w:tr>{CELL_OF_WORD.format('<w:r><w:t>7</w:t></w:r>')}</w:tr>"
        return of_word(f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>{inner}</w:tbl>')

    line = '<w:tc><w:p><w:pPr><w:pStyle w:val="GoneLine"/></w:pPr><w:r>{}<w:t>9</w:t></w:r></w:p></w:tc>'
    again = '<w:rPr><w:rStyle w:val="Gone"/></w:rPr>'
    assert cell_text(table("", line.format(""))) == ""
    assert cell_text(table("GoneTable", line.format(""))) == "9"
    assert cell_text(table("", line.format(again))) == "9"
    assert cell_text(table("GoneTable", CELL_OF_WORD.format("<w:r><w:t>9</w:t></w:r>"))) == ""


@given(st.integers(6, 40))
def test_a_line_that_is_raised_as_a_whole_stays_as_it_is(by: int) -> None:
    raised = f'<w:p><w:r><w:rPr><w:position w:val="{by}"/></w:rPr><w:t>2025年报告</w:t></w:r></w:p>'
    assert [block.text for block in of_word(raised) if isinstance(block, Text)] == ["2025年报告"]


@pytest.mark.parametrize("mark", ["\u200d", "&#8203;", "\ufeff", " ", "<br>"])
def test_marks_that_editors_leave_are_no_hidden_words(mark: str) -> None:
    blocks = of_page(
        f"<p>申请<span id='_baidu_bookmark_start_0' style='display:none; line-height:0px'>{mark}</span>16件</p>"
    )
    assert blocks == [Text("申请16件")]


@pytest.mark.parametrize(
    "guard",
    [
        "<style>body{display:none !important}</style><body>",
        "<style>body{opacity:0}</style><body style='display:none'>",
        "<style>body{opacity:0;visibility:hidden}</style><body>",
        "<style>#page{display:none}</style><body><div id=page>",
        "<style>.loading{visibility:visible;display:none}</style><body><div class=loading>",
    ],
)
def test_a_page_that_is_shown_by_a_script_is_read(guard: str) -> None:
    assert Text("全年公开信息328条。") in read_text(
        f"<html>{guard}<p>全年公开信息328条。</p><p>{'话' * 500}</p></html>"
    )


def test_what_a_page_hides_around_the_report_is_no_hidden_text_of_it() -> None:
    lines = ["<h1>测试局2025年政府信息公开工作年度报告</h1>", "<h2>一、总体情况</h2><p>话{}。</p>"]
    lines += ["<h2>五、存在的主要问题及改进情况</h2><p>话。</p><p>测试局</p><p>2026年1月20日</p>"]
    hidden = "<span style='display:none'>{}</span>"
    page = f"<p>首页{hidden.format('登录')}</p>{''.join(lines)}<p>版权{hidden.format('统计')}</p>"
    imported = read_blocks(read_text(page.replace("话{}", "话" + hidden.format("内部掌握"))), "x.html").report.imported
    assert imported
    assert [remark.words for remark in imported.remarks] == ["内部掌握"]
    assert {"网页上隐藏的内容“登录”，未读入", "网页上隐藏的内容“统计”，未读入"} <= set(imported.aside)
