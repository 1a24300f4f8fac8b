"""Nothing that a Word file draws, or says beside its text, ends nowhere: boxes are text, all else is named with its words."""

from __future__ import annotations

import pytest

from app.documents.blocks import DocumentRemark, LeftOut, Text
from app.documents.word.document import read
from tests.app.incoming.paper import RELATIONS, TYPES, W, zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent>"


def found(body: str, **parts: str) -> tuple[list[str], list[LeftOut], list[DocumentRemark]]:
    """Texts, what was left out, and remarks of a document with further parts, each of a kind: header, footnotes."""
    relations = "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": RELATIONS.split("<Relationship ")[0] + f"{relations}</Relationships>",
    }
    for kind, inside in parts.items():
        files[f"word/{kind}.xml"] = f"<root {NAMES}>{inside}</root>"
    blocks = read(zipped(files), "x.docx")
    return (
        [block.text for block in blocks if isinstance(block, Text) and block.text],
        [block for block in blocks if isinstance(block, LeftOut)],
        [block for block in blocks if isinstance(block, DocumentRemark)],
    )


def drawn(inside: str) -> str:
    return f"<w:p><w:r><w:t>甲</w:t></w:r><w:r>{inside}</w:r></w:p>"


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<w:drawing><a:blip/></w:drawing>", "图片"),
        ("<w:pict><v:shape><v:imagedata/></v:shape></w:pict>", "图片"),
        ('<w:object><v:imagedata/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>', "嵌入的对象（Excel表格）"),
        ('<w:object><v:imagedata/><o:OLEObject ProgID="WPS.Some.6"/></w:object>', "嵌入的对象（WPS）"),
        ('<w:drawing><c:chart r:id="chart"/></w:drawing>', "图表“受理量 12”"),
        ('<w:drawing><dgm:relIds r:dm="diagramData"/></w:drawing>', "SmartArt图形“先登记 再答复”"),
        ('<w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict>', "艺术字“征求意见稿”"),
    ],
)
def test_what_is_drawn_is_named_with_its_words(inside: str, what: str) -> None:
    parts = {"chart": "<a:t>受理量</a:t><c:v>12</c:v>", "diagramData": "<a:t>先登记</a:t><a:t>再答复</a:t>"}
    parts = {kind: words for kind, words in parts.items() if f'"{kind}"' in inside}
    texts, left, _ = found(drawn(inside), **parts)
    assert texts == ["甲"]
    assert [one.what for one in left] == [what]


def test_a_picture_beside_a_box_is_named_and_a_box_in_a_box_read_once() -> None:
    group = f"<w:drawing>{BOX}<a:blip/><a:blip/></w:drawing>"
    assert found(drawn(group))[:2] == (["甲", "框里的话"], [LeftOut(number=2)])
    inner = f"<w:txbxContent><w:p><w:r><w:pict>{BOX}</w:pict></w:r></w:p></w:txbxContent>"
    assert found(drawn(f"<w:pict>{inner}</w:pict>"))[0] == ["甲", "框里的话"]


@pytest.mark.parametrize(
    "inside",
    [
        f'<w:drawing><wp:docPr hidden="1"/>{BOX}</w:drawing>',
        f'<w:pict><v:rect style="width:9pt; visibility: hidden">{BOX}</v:rect></w:pict>',
        f"<w:rPr><w:vanish/></w:rPr><w:pict>{BOX}</w:pict>",
    ],
)
def test_a_box_that_is_not_seen_is_no_text(inside: str) -> None:
    texts, _, remarks = found(drawn(inside))
    assert texts == ["甲"]
    assert remarks == [DocumentRemark("hidden", "框里的话")]


REVISED = "<w:p><w:r><w:t>页上的话</w:t></w:r><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del></w:p>"


@pytest.mark.parametrize(
    ("kind", "name"), [("header", "页眉"), ("footer", "页脚"), ("footnotes", "脚注"), ("endnotes", "尾注")]
)
def test_revisions_in_heads_feet_and_notes_are_named(kind: str, name: str) -> None:
    inside = f'<w:{kind[:-1]} w:id="1">{REVISED}</w:{kind[:-1]}>' if kind.endswith("notes") else REVISED
    _, left, remarks = found(drawn(""), **{kind: inside})
    assert remarks == [DocumentRemark("revision", f"{name}：删去“删去的”", placed=False)]
    assert [one.what for one in left] == [f"{name}“页上的话”"]


def test_a_water_mark_in_the_head_is_named() -> None:
    _, left, _ = found(drawn(""), header='<w:p><w:r><w:pict><v:textpath string="机密"/></w:pict></w:r></w:p>')
    assert [(one.what, one.usual) for one in left] == [("页眉里的艺术字“机密”", True)]


def test_revisions_that_join_or_part_paragraphs_are_named_where_no_word_tells_of_them() -> None:
    def line(mark: str, inside: str) -> str:
        return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{inside}</w:p>"

    said = "<w:r><w:t>乙</w:t></w:r>"
    assert [one.words for one in found(line("<w:del/>", said) + drawn(""))[2]] == ["删去段落标记，与下一段合为一段"]
    assert [one.words for one in found(line("<w:ins/>", said))[2]] == ["加入段落标记"]
    assert [one.words for one in found(line("<w:ins/>", f"<w:ins>{said}</w:ins>"))[2]] == ["加入“乙”"]
    cell = f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns/></w:tcPr><w:p>{said}</w:p></w:tc></w:tr></w:tbl>"
    assert "加入一格" in str(
        read(
            zipped(
                {
                    "[Content_Types].xml": TYPES,
                    "_rels/.rels": RELATIONS,
                    "word/document.xml": f"<w:document {NAMES}><w:body>{cell}</w:body></w:document>",
                }
            ),
            "x.docx",
        )
    )
