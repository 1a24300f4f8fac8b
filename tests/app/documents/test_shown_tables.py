"""What of a table is shown: rows, columns, cells and figures, and letters of the colour of their ground."""

from __future__ import annotations

import pytest

from app.documents.blocks import DocumentRemark, DocumentTable
from app.documents.word.document import read
from app.paste.clipboard import from_html
from app.paste.clipboard import read as clipboard
from tests.app.documents.pieces import CELL_OF_WORD, SHEET, cell_text, named_in, of_page, of_word
from tests.app.incoming.paper import RELATIONS, TYPES, W, zipped


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


def test_a_field_that_was_left_empty_clears_nothing_when_it_is_pasted() -> None:
    table = '<table><tr><td><input type="text"></td><td><input value="3"></td><td></td></tr></table>'
    assert from_html(table) == ((None, "3", ""),)
