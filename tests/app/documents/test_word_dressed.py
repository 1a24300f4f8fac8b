"""What a Word file draws otherwise than its letters say, by fonts, by the place of its lines, by the signs of its lists."""

from __future__ import annotations

import pytest

from app.documents.blocks import Block, DocumentTable, LeftOut
from app.documents.word.document import read
from tests.app.documents.pieces import cell_text, named_in
from tests.app.incoming.paper import RELATIONS, TYPES, W, zipped

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:w="{W}" xmlns:r="{R}"'
STYLES = """<w:style w:type="{}" w:styleId="Odd">{}</w:style><w:style w:type="{}" w:styleId="Below"><w:basedOn w:val="Odd"/></w:style>
<w:style w:type="character" w:styleId="Song"><w:rPr><w:rFonts w:ascii="SimSun"/></w:rPr></w:style>"""
FONT = '<w:fonts {}><w:font w:name="{}"><w:embedRegular r:id="rId1"/></w:font></w:fonts>'
LINK = f'<Relationship Id="rId7" Type="{R}/{{0}}" Target="{{0}}.xml"/>'
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""


def of_cell(paragraph: str, styles: str = "", **parts: str) -> list[Block]:
    """The blocks of a table of one cell."""
    body = f"<w:tbl><w:tr><w:tc>{paragraph}</w:tc></w:tr></w:tbl>"
    found: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    found["word/document.xml"] = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    found["word/styles.xml"] = f"<w:styles {NAMES}>{styles}</w:styles>"
    found |= {f"word/{name}.xml": text for name, text in parts.items()}
    found["word/_rels/document.xml.rels"] = LINKS.format("".join(LINK.format(name) for name in parts))
    return list(read(zipped(found), "x.docx"))


def paragraph(text: str, properties: str = "", of_run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{of_run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


SIGNS = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
GONE = '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'


@pytest.mark.parametrize("style", ["Odd", "Below"])
@pytest.mark.parametrize(
    ("kind", "says", "named"),
    [("character", SIGNS, "符号字体的字符"), ("paragraph", SIGNS, "符号字体的字符"), ("paragraph", GONE, "12")],
)
def test_by_a_style_as_by_marks_of_its_own(style: str, kind: str, says: str, named: str) -> None:
    styles = STYLES.format(kind, says, kind)
    of_run = kind == "character"
    marks = ("", f'<w:rStyle w:val="{style}"/>') if of_run else (f'<w:pStyle w:val="{style}"/>', "")
    blocks = of_cell(paragraph("12", *marks), styles)
    assert (cell_text(blocks), named in named_in(blocks)) == ("", True)
    again = '<w:rFonts w:ascii="Times New Roman"/>' if says == SIGNS else ""
    line = "" if again else '<w:spacing w:line="360" w:lineRule="auto"/>'
    assert cell_text(of_cell(paragraph("12", marks[0] + line, marks[1] + again), styles)) == "12"


@pytest.mark.parametrize(
    ("place", "seen"),
    [('<w:spacing w:line="60" w:lineRule="exact"/>', False), ('<w:spacing w:line="60" w:lineRule="atLeast"/>', True),
     ('<w:spacing w:line="240" w:lineRule="exact"/>', True), ('<w:ind w:left="-20000"/>', False), ('<w:ind w:left="-200"/>', True),
     ('<w:ind w:start="-20000"/>', False), ('<w:framePr w:x="-20000"/>', False), ('<w:framePr w:y="40000"/>', False),
     ('<w:framePr w:x="1000" w:y="900"/>', True), ('<w:ind w:left="x"/>', True)],
)  # fmt: skip
def test_lines_that_nobody_sees_are_hidden(place: str, seen: bool) -> None:
    blocks = of_cell(paragraph("12", place))
    assert (cell_text(blocks), "12" in named_in(blocks)) == ("12" if seen else "", not seen)


@pytest.mark.parametrize(
    ("name", "doubted"),
    [("数字加密", True), ("仿宋_GB2312", False), ("方正小标宋简体", False), ("Arial Narrow", False)],
)
def test_figures_in_a_font_that_the_file_brings_along_are_doubted(name: str, doubted: bool) -> None:
    fonts = f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'
    styles = f'<w:style w:type="paragraph" w:styleId="Odd"><w:rPr>{fonts}</w:rPr></w:style>'
    for marks in (("", fonts), ('<w:pStyle w:val="Odd"/>', "")):
        blocks = of_cell(paragraph("12", *marks), styles, fontTable=FONT.format(NAMES, name))
        assert (cell_text(blocks), f"文件自带的字体“{name}”" in named_in(blocks)) == ("12", doubted)
        assert named_in(of_cell(paragraph("话", *marks), styles, fontTable=FONT.format(NAMES, name))) == ""
    (table,) = of_cell(paragraph("12", "", fonts), styles, fontTable=FONT.format(NAMES, "数字加密"))
    assert isinstance(table, DocumentTable)
    assert all(one.read for square in table.squares() for one in square.inner if isinstance(one, LeftOut))


LEVEL = """<w:numbering {}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>
<w:rPr>{}</w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("form", "pattern", "marks", "wanted"),
    [("bullet", "12", "", "12"), ("none", "12", "", "12"), ("none", "%1", "", ""), ("bullet", "·", "", ""),
     ("decimal", "%1", "<w:vanish/>", ""), ("decimal", "%1", '<w:color w:val="ffffff"/>', ""), ("decimal", "%1", "", "1"),
     ("bullet", "2", '<w:rFonts w:ascii="Wingdings"/>', "")],
)  # fmt: skip
def test_the_sign_of_a_list_is_read_where_it_is_a_figure_that_shows(
    form: str, pattern: str, marks: str, wanted: str
) -> None:
    numbering = LEVEL.format(NAMES, form, pattern, marks)
    assert cell_text(of_cell(f"<w:p><w:pPr>{IN_LIST}</w:pPr></w:p>", numbering=numbering)) == wanted


@pytest.mark.parametrize(
    "ground", ['w:val="clear" w:fill="000000"', 'w:val="solid" w:color="000000"', 'w:val="clear" w:fill="0A0A0A"']
)
def test_letters_that_are_black_by_name_are_not_seen_on_a_black_cell(ground: str) -> None:
    def read_of(ink: str) -> tuple[str, str]:
        shade = f"<w:tcPr><w:shd {ground}/></w:tcPr>"
        blocks = of_cell(shade + paragraph("12", "", f'<w:color w:val="{ink}"/>' if ink else ""))
        return cell_text(blocks), named_in(blocks)

    assert read_of("000000") == ("", "12")
    assert [read_of(ink) for ink in ("", "auto", "FFFFFF", "FF0000")] == [("12", "")] * 4
