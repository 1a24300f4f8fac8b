"""Only what a document shows is read, however its program hides, strikes or raises the rest, in Word files, web pages
and on the clipboard alike; and the rest is named."""

from __future__ import annotations

import html
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.blocks import Block, DocumentRemark, DocumentTable, LeftOut, Text
from app.documents.web.page import read_text
from app.documents.word.document import read
from app.incoming.document import read_blocks
from app.paste.clipboard import from_html
from app.paste.clipboard import read as clipboard
from tests.app.incoming.paper import RELATIONS, TYPES, W, zipped

STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:default="1" w:styleId="Usual"/>
<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="GoneBelow"><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Shown"><w:basedOn w:val="Gone"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="White"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Dust"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Shaded"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>
</w:tblStylePr></w:style>
<w:style w:type="character" w:styleId="Lined"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Down"><w:rPr><w:vertAlign w:val="subscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="GoneLine"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="GoneTable"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""
SHEET = """<style><!-- /* of the page */ .gone {display: none} span.lined, .also { text-decoration: line-through }
.up{vertical-align:super} #down{vertical-align:sub} .unseen{visibility:hidden} p .deep, td > .deep {mso-hide:all}
@media print { .shown { display: none } } .shown:hover { display: none } .shown::after { display: none }
@media screen and (min-width: 900px) { .wide { display: none } } @media (max-width: 700px) { .shown { display: none } }
@supports (display: grid) { .gridded { display: none } } :root { --off: none } .varied { display: var(--off) }
[data-off], i[lang^="x-"] { display: none } p, td { & .nested { display: none } }
b + .next, u:first-of-type:empty ~ .far, q:not(.kept) { display: none } :is(.one, .two) > .inner { display: none }
.white { color: rgb(255, 255, 255) } .dark { background: #1f4e79 none } .photo { background: url(a.png) }
--></style>"""
FILL = "<w14:textFill>{}</w14:textFill>"
WHITE, RED = (f'<w14:solidFill><w14:srgbClr w14:val="{ink}"/></w14:solidFill>' for ink in ("FFFFFF", "FF0000"))
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
              f'<w:r><w:rPr><w14:textOutline/>{FILL.format("<w14:noFill/>")}</w:rPr>{{}}</w:r>'),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr>{}</w:r>", '<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:rStyle w:val="GoneBelow"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:rStyle w:val="White"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:sz w:val="2"/></w:rPr>{}</w:r>', '<w:r><w:rPr><w:rStyle w:val="Dust"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="FFFF00"/><w:highlight w:val="yellow"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/></w:rPr>{}</w:r>',
               '<w:r><w:rPr><w:w w:val="1"/></w:rPr>{}</w:r>', f'<w:r><w:rPr>{FILL.format(WHITE)}</w:rPr>{{}}</w:r>',
               f'<w:r><w:rPr>{FILL.format("<w14:noFill/>")}</w:rPr>{{}}</w:r>'),
    "taken out": ("<w:del><w:r>{del}</w:r></w:del>", "<w:moveFrom><w:r>{}</w:r></w:moveFrom>",
                  "<w:ins><w:del><w:r>{del}</w:r></w:del></w:ins>"),
    "struck": ("<w:r><w:rPr><w:strike/></w:rPr>{}</w:r>", '<w:r><w:rPr><w:rStyle w:val="Lined"/></w:rPr>{}</w:r>',
               "<w:r><w:rPr><w:dstrike/></w:rPr>{}</w:r>"),
}  # fmt: skip
PAGE = {
    "shown": ("{}", "<span>{}</span>", "<font size=3>{}</font>", '<span class="shown">{}</span>', "<u>{}</u>",
              '<span class="gone" style="display:inline">{}</span>', '<input type="text" value="{}">',
              "<select><option>9<option selected>{}</select>", "<textarea>{}</textarea>",
              '<span class="unseen"><b style="visibility: visible">{}</b></span>', '<q class="kept">{}</q>',
              '<span class="dark"><b class="white">{}</b></span>', '<span class="photo white">{}</span>',
              '<span style="position:absolute;left:20px">{}</span>', '<span style="font-size:medium">{}</span>',
              '<span style="color:#f00; background:#fff">{}</span>', '<i lang="zh">{}</i>'),
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
              '<span style="display:inline-block; text-indent:-99em">{}</span>'),
    "taken out": ('<del cite="x">{}</del>', '<span class=msoDel>{}</span>'),
    "struck": ("<s>{}</s>", "<strike>{}</strike>", '<span class="lined">{}</span>', "<b class='also'>{}</b>",
               '<span style="text-decoration:underline line-through red">{}</span>'),
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
        return ways[self.way % len(ways)].replace("{}", said[""]).replace("{del}", said["del"])

    def in_page(self) -> str:
        ways = PAGE[self.fate]
        return ways[self.way % len(ways)].replace("{}", html.escape(self.text))


PIECES = st.lists(
    st.builds(Piece, st.sampled_from(FATES), st.text("0123456789件甲", min_size=1, max_size=4), st.integers(0, 20)),
    min_size=1,
    max_size=7,
)


def of_word(body: str) -> list[Block]:
    names = f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    document = f"<w:document {names}><w:body>{body}</w:body></w:document>"
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    return list(read(zipped(parts | {"word/document.xml": document, "word/styles.xml": STYLES}), "x.docx"))


def of_page(body: str) -> list[Block]:
    return list(read_text(f"<html><head>{SHEET}</head><body>{body}</body></html>"))


def shown_in(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.fate == "shown")


def cell_text(blocks: list[Block]) -> str:
    return next(square.text for block in blocks if isinstance(block, DocumentTable) for square in block.squares())


def named_in(blocks: list[Block]) -> str:
    inner = [
        one
        for block in blocks
        if isinstance(block, DocumentTable)
        for square in block.squares()
        for one in square.inner
    ]
    found = (*blocks, *inner)
    return "".join(one.words for one in found if isinstance(one, DocumentRemark)) + "".join(
        one.what for one in found if isinstance(one, LeftOut)
    )


@given(PIECES)
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
    assert from_html(f"{SHEET}<table><tr><td>{marks}</td></tr></table>") == ((None if nothing else wanted,),)


@given(PIECES, PIECES)
def test_paragraphs_whose_mark_is_taken_out_or_hidden_are_one(first: list[Piece], second: list[Piece]) -> None:
    for mark in ("<w:del/>", "<w:moveFrom/>", "<w:vanish/>"):
        joined = f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{''.join(map(Piece.in_word, first))}</w:p>"
        blocks = of_word(f"{joined}<w:p>{''.join(map(Piece.in_word, second))}</w:p>")
        assert [block.text for block in blocks if isinstance(block, Text)] == [shown_in(first) + shown_in(second)]


CELL_OF_WORD = "<w:tc><w:p>{}</w:p></w:tc>"


@pytest.mark.parametrize(
    "off",
    [
        '<w:rPr><w:rStyle w:val="Up"/></w:rPr>',
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
        '<w:rPr><w:position w:val="12"/></w:rPr>',
    ],
)
def test_what_is_raised_by_mark_or_style_does_not_grow_into_the_figure(off: str) -> None:
    runs = f"<w:r><w:t>486</w:t></w:r><w:r>{off}<w:t>1</w:t></w:r>"
    assert cell_text(of_word(f"<w:tbl><w:tr>{CELL_OF_WORD.format(runs)}</w:tr></w:tbl>")) == "486¹"


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("<sup>1</sup>", "486¹"),
        ('<span class="up">1</span>', "486¹"),
        ('<span style="vertical-align: super">1</span>', "486¹"),
        ("<sub>2</sub>", "486₂"),
        ('<span id="down">2</span>', "486₂"),
        ('<sup style="vertical-align:baseline">件</sup>', "486件"),
        ('<span style="position:relative;top:-4pt;mso-text-raise:4.0pt">1</span>', "486¹"),
        ('<span style="vertical-align:4pt;font-size:60%">1</span>', "486¹"),
        ('<span style="vertical-align:text-top;font-size:60%">1</span>', "486¹"),
        ('<sup style="position:relative;top:-.5em;vertical-align:baseline">1</sup>', "486¹"),
        ('<sub style="position:relative;bottom:-.25em;vertical-align:baseline">2</sub>', "486₂"),
        ('<span style="position:relative;top:-4px">件</span>', "486件"),
        ('<span style="vertical-align:middle">件</span>', "486件"),
    ],
)
def test_what_a_page_raises_or_lowers_does_not_grow_into_the_figure(mark: str, text: str) -> None:
    table = f"{SHEET}<table><tr><td>486{mark}</td></tr></table>"
    assert cell_text(of_page(table)) == text
    assert from_html(table) == (("486件" if "件" in text else "486",),)


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


@pytest.mark.parametrize(
    ("properties", "cell", "seen"),
    [
        ("", "", False),
        ("", '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="auto"/></w:tcPr>', False),
        ("", '<w:tcPr><w:shd w:val="clear" w:fill="FEFEFE"/></w:tcPr>', False),
        ("", '<w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>', True),
        ('<w:tblPr><w:tblStyle w:val="Shaded"/></w:tblPr>', "", True),
        ('<w:tblPr><w:shd w:val="clear" w:fill="000000"/></w:tblPr>', "", True),
    ],
)
def test_white_letters_are_seen_on_a_ground_that_is_not_white(properties: str, cell: str, seen: bool) -> None:
    white = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>486</w:t></w:r>'
    (table,) = of_word(f"<w:tbl>{properties}<w:tr><w:tc>{cell}<w:p>{white}</w:p></w:tc></w:tr></w:tbl>")
    assert cell_text([table]) == ("486" if seen else "")
    assert seen or "486" in named_in([table])


PARTS = f"""<w:styles xmlns:w="{W}"><w:style w:type="table" w:styleId="Parts">
{{}}</w:style><w:style w:type="table" w:styleId="Below"><w:basedOn w:val="Parts"/></w:style></w:styles>"""


@pytest.mark.parametrize("style", ["Parts", "Below"])
@pytest.mark.parametrize(
    ("kind", "look", "seen"),
    [
        ("firstRow", 'w:firstRow="1" w:noHBand="1" w:noVBand="1"', "3456"),
        ("firstRow", 'w:val="0620"', "3456"),
        ("firstRow", 'w:val="0600"', "123456"),
        ("lastRow", 'w:lastRow="1" w:noHBand="1" w:noVBand="1"', "1234"),
        ("firstCol", 'w:firstColumn="1" w:noHBand="1" w:noVBand="1"', "246"),
        ("lastCol", 'w:lastColumn="1" w:noHBand="1" w:noVBand="1"', "135"),
        ("band1Horz", 'w:noVBand="1" w:noHBand="0"', "34"),
        ("band2Horz", 'w:firstRow="1" w:noVBand="1"', "1234"),
        ("band2Vert", 'w:noHBand="1"', "135"),
        ("neCell", 'w:firstRow="1" w:lastColumn="1" w:noHBand="1" w:noVBand="1"', "13456"),
    ],
)
def test_parts_of_a_table_hidden_by_its_style_are_not_read(style: str, kind: str, look: str, seen: str) -> None:
    rows = "".join(
        f"<w:tr>{''.join(CELL_OF_WORD.format(f'<w:r><w:t>{digit}</w:t></w:r>') for digit in pair)}</w:tr>"
        for pair in ("12", "34", "56")
    )
    properties = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook {look}/></w:tblPr>'
    styles = PARTS.format(f'<w:tblStylePr w:type="{kind}"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>')
    document = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{properties}{rows}</w:tbl></w:body></w:document>'
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    (table,) = read(zipped(parts | {"word/document.xml": document, "word/styles.xml": styles}), "x.docx")
    assert isinstance(table, DocumentTable)
    assert "".join(square.text for square in table.squares()) == seen
    assert set("123456") - set(seen) <= set(named_in([table]))


ROW = "<w:tr>{}" + CELL_OF_WORD.format("<w:r><w:t>{}</w:t></w:r>") + "</w:tr>"


@pytest.mark.parametrize(
    "gone", ["<w:hidden/>", "<w:del/>", '<w:trHeight w:val="10" w:hRule="exact"/>', '<w:hidden w:val="true"/>']
)
def test_rows_that_are_not_shown_are_left_out_and_named(gone: str) -> None:
    (table,) = of_word(f"<w:tbl>{ROW.format(f'<w:trPr>{gone}</w:trPr>', 99)}{ROW.format('', 486)}</w:tbl>")
    assert isinstance(table, DocumentTable)
    assert [square.text for square in table.squares()] == ["486"]
    assert any(isinstance(one, DocumentRemark) and "99" in one.words for one in table.beside)


def test_a_cell_that_a_revision_takes_out_is_gone() -> None:
    gone = "<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p><w:r><w:t>77</w:t></w:r></w:p></w:tc>"
    (table,) = of_word(f"<w:tbl><w:tr>{gone}{CELL_OF_WORD.format('<w:r><w:t>486</w:t></w:r>')}</w:tr></w:tbl>")
    assert isinstance(table, DocumentTable)
    assert [square.text for square in table.squares()] == ["486"]
    assert table.beside == (DocumentRemark("revision", "删去一格“77”"),)


def test_a_row_that_is_not_shown_leaves_no_merge_to_go_on_from() -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    gone = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('乙', begins)}{cell('9')}</w:tr>"
    rows = f"<w:tr>{cell('甲')}{cell('1')}</w:tr>{gone}<w:tr>{cell('', goes_on)}{cell('2')}</w:tr>"
    (table,) = of_word(f"<w:tbl>{rows}</w:tbl>")
    assert isinstance(table, DocumentTable)
    assert [(square.row, square.col, square.rowspan, square.text) for square in table.squares()] == [
        (0, 0, 1, "甲"),
        (0, 1, 1, "1"),
        (1, 0, 1, ""),
        (1, 1, 1, "2"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        '<table><tr style="display:none"><td>99</td></tr><tr><td>486</td></tr></table>',
        '<table><tr class="gone"><td>99</td></tr><tr><td>486</td></tr></table>',
        "<table><tbody hidden><tr><td>99</td></tr></tbody><tbody><tr><td>486</td></tr></tbody></table>",
        "<table><col style='display:none'><col><tr><td>99</td><td>486</td></tr></table>",
        "<table><tr><td style='display:none'>99</td><td>486</td></tr></table>",
        "<table><tr style='visibility:collapse'><td>99</td></tr><tr><td>486</td></tr></table>",
    ],
)
def test_rows_columns_and_cells_that_a_page_hides(table: str) -> None:
    blocks = of_page(table)
    assert cell_text(blocks) == "486"
    assert "99" in named_in(
        [*blocks, *(one for block in blocks if isinstance(block, DocumentTable) for one in block.beside)]
    )
    assert from_html(SHEET + table) == (("486",),)


@pytest.mark.parametrize(
    "html",
    [
        "<p><del>386</del><ins>486</ins></p>",
        '486<span style="display:none">9</span>',
        "486<sup>1</sup>",
        "<span class=msoDel>386</span><span class=msoIns>486</span>",
    ],
)
def test_a_figure_without_a_table_is_pasted_as_it_is_shown(html: str) -> None:
    assert clipboard("3864869", html) == (("486",),)


@given(st.integers(6, 40))
def test_a_line_that_is_raised_as_a_whole_stays_as_it_is(by: int) -> None:
    raised = f'<w:p><w:r><w:rPr><w:position w:val="{by}"/></w:rPr><w:t>2025年报告</w:t></w:r></w:p>'
    assert [block.text for block in of_word(raised) if isinstance(block, Text)] == ["2025年报告"]


def test_a_field_that_was_left_empty_clears_nothing_when_it_is_pasted() -> None:
    table = '<table><tr><td><input type="text"></td><td><input value="3"></td><td></td></tr></table>'
    assert from_html(table) == ((None, "3", ""),)


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
