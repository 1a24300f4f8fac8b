"""Fields, controls and embedded files of Word: only what is printed is read, the rest is named."""

from __future__ import annotations

import pytest

from app.documents.blocks import Block, LeftOut, Text
from app.documents.word.document import read
from app.errors import UnreadableFile
from tests.app.incoming.paper import RELATIONS, TYPES, Paper, W, as_docx, zipped
from tests.app.incoming.paper import Line as PaperLine

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(*texts: str) -> str:
    return "".join(f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>' for text in texts)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def field(instructions: str, shown: str | None = None, form: str = "") -> str:
    result = "" if shown is None else mark("separate") + shown
    return mark("begin", form) + instructions + result + mark("end")


def blocks(inside: str, **parts: str | bytes) -> list[Block]:
    body = inside if inside.startswith(("<w:p", "<w:altChunk", "<w:sdt>")) else f"<w:p>{inside}</w:p>"
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    relations = "".join(
        f'<Relationship Id="{name.partition(".")[0]}" Type="{R}/aFChunk" Target="{name}"/>' for name in parts
    )
    more: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
    }
    more["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    return list(read(zipped(more | {f"word/{name}": data for name, data in parts.items()}), "x.docx"))


def text(inside: str) -> str:
    return "".join(block.text for block in blocks(inside) if isinstance(block, Text))


DROP = '<w:ffData><w:ddList>{}<w:listEntry w:val="0"/><w:listEntry w:val="486"/></w:ddList></w:ffData>'


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (field(code("PAGE"), run("486")), "486"),
        (field(code(" IF ") + field(code(" DOCPROPERTY x "), run("1")) + code(' = 1 "486" "0"'), run("486")), "486"),
        (field(code(" QUOTE ") + field(code(" DATE "), run("2026")) + code(" "), run("486")), "486"),
        (field(code(" QUOTE "), field(code(" = 1 "), run("48")) + run("6")), "486"),
        (field(code(' QUOTE "486" ')), "486"),
        (field(code("FORMDROPDOWN"), None, DROP.format('<w:result w:val="1"/>')), "486"),
        (field(code("FORMDROPDOWN"), None, DROP.format('<w:default w:val="1"/>')), "486"),
        (field(code("FORMDROPDOWN"), None, DROP.format("")), "0"),
        (field(code("FORMTEXT"), run("486"), "<w:ffData><w:textInput><w:default w:val='9'/></w:textInput></w:ffData>"), "486"),
        (field(code("FORMTEXT"), None, "<w:ffData><w:textInput><w:default w:val='9'/></w:textInput></w:ffData>"), "9"),
        (field(code("FORMCHECKBOX"), None, "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"), "☑"),
        (run("见") + field(code(r" eq \o\ac(", "○", ",1)")), "见①"),
        (field(code(r"EQ \o(○,12)")), "⑫"),
        (field(code("SYMBOL 9312 \\u")), "①"),
        (field(code("MACROBUTTON NoMacro [填写]")), "[填写]"),
        (run("486") + field(code("XE 索引")), "486"),
        ('<w:fldSimple w:instr=" = 1 ">' + run("486") + "</w:fldSimple>", "486"),
    ],
)  # fmt: skip
def test_a_field_is_its_result(inside: str, shown: str) -> None:
    assert text(inside) == shown


def test_a_field_that_reaches_over_paragraphs() -> None:
    first = f"<w:p>{run('甲')}{mark('begin')}{code('IF ')}</w:p>"
    assert (
        text(f"{first}<w:p>{run('码')}{mark('separate')}{run('乙')}</w:p><w:p>{run('丙')}{mark('end')}</w:p>")
        == "甲乙丙"
    )


def test_a_field_that_nobody_has_worked_out_is_named() -> None:
    assert blocks(field(code(" = SUM(ABOVE) "))) == [Text(""), LeftOut("没有结果的域“= SUM(ABOVE)”", "处")]


@pytest.mark.parametrize(
    "contents",
    [
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent><w:p>{run('一、总体情况')}</w:p></w:sdtContent></w:sdt>"
        ),
        f"<w:p>{mark('begin')}{code('TOC ')}{mark('separate')}{run('一、总体情况')}</w:p><w:p>{run('二')}{mark('end')}</w:p>",
        f'<w:p><w:fldSimple w:instr="TOC">{run("一、总体情况")}</w:fldSimple></w:p>',
    ],
)
def test_a_table_of_contents_is_no_text(contents: str) -> None:
    found = [block for block in blocks(contents) if block != Text("")]
    assert found == [LeftOut("目录", "处", usual=True)]


WHOLE = as_docx(Paper([PaperLine("嵌入的话")]))
ARCHIVE = b'MIME-Version: 1.0\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<p>' + "嵌入的话".encode() + b"</p>"


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.html", "<p>嵌入的话</p>"), ("a.mht", ARCHIVE), ("a.docx", WHOLE), ("a.txt", "嵌入的话\n")],
)
def test_an_embedded_file_is_read_in_its_place(name: str, data: str | bytes) -> None:
    found = blocks(f'<w:p>{run("前")}</w:p><w:altChunk r:id="a"/><w:p>{run("后")}</w:p>', **{name: data})
    assert [block.text for block in found if isinstance(block, Text)] == ["前", "嵌入的话", "后"]


@pytest.mark.parametrize(("name", "data"), [("a.rtf", "{\\rtf1}"), ("a.docx", b"PK broken"), ("b.html", "x")])
def test_an_embedded_file_that_can_not_be_read_is_named(name: str, data: str | bytes) -> None:
    found = blocks(f'<w:p>{run("前")}</w:p><w:altChunk r:id="a"/>', **{name: data})
    assert any(isinstance(block, LeftOut) and "嵌入的文件" in block.what for block in found)
    with pytest.raises(UnreadableFile, match="全选、复制"):
        blocks('<w:altChunk r:id="a"/>', **{name: data})


def test_a_damaged_part_beside_the_text_is_named_and_the_text_is_read() -> None:
    document = f'<w:document xmlns:w="{W}"><w:body><w:p>{run("正文")}</w:p></w:body></w:document>'
    relation = f'<Relationship Id="c" Type="{R}/comments" Target="comments.xml"/>'
    more: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
    }
    more["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>'
    found = read(zipped(more | {"word/comments.xml": "<w:comments"}), "x.docx")
    assert found == (Text("正文"), LeftOut("损坏的部件（comments.xml）", "个"))


@pytest.mark.parametrize("on", ["<w:showingPlcHdr/>", '<w:showingPlcHdr w:val="true"/>'])
def test_what_a_control_asks_for_is_no_text(on: str) -> None:
    asks = f"<w:sdt><w:sdtPr>{on}</w:sdtPr><w:sdtContent>{{}}</w:sdtContent></w:sdt>"
    for inside in (
        run("前") + asks.format(run("单击此处")),
        f"<w:p>{run('前')}</w:p>" + asks.format(f"<w:p>{run('单击此处')}</w:p>"),
    ):
        assert text(inside) == "前"
        assert LeftOut("没有填写的内容控件“单击此处”", "处") in blocks(inside)
    off = asks.replace(on, '<w:showingPlcHdr w:val="0"/>')
    assert text(run("前") + off.format(run("文字"))) == "前文字"
