"""The ways in which Word says things: tracked changes, own numbers, text boxes, content controls, hidden text."""

from pathlib import Path

import pytest

from app.documents.blocks import Block, DocumentTable, LeftOut, Text
from app.documents.word.document import read
from app.incoming.document import Reading, read_document
from tests.app.incoming.paper import RELATIONS, TYPES, Box, Line, Page, Paper, W, as_docx, as_html, zipped

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")


def blocks(body: str, **more: str) -> list[Block]:
    document = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    parts |= {"word/document.xml": document} | {f"word/{name}.xml": text for name, text in more.items()}
    return [block for block in read(zipped(parts), "x.docx") if block != Text("")]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def texts(body: str, **more: str) -> list[str]:
    return [block.text for block in blocks(body, **more) if isinstance(block, Text)]


def test_tracked_changes_count_as_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>"
    assert texts(f"<w:p>{run('甲')}{deleted}<w:ins>{run('新')}</w:ins>{moved}</w:p>") == ["甲新来"]


def test_strict_open_xml_says_the_same() -> None:
    document = f'<w:document xmlns:w="{W}"><w:body><w:p>{run("甲")}</w:p></w:body></w:document>'
    strict = document.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": strict,
    }
    assert read(zipped(parts), "x.docx") == (Text("甲"),)


def test_struck_out_rows_are_gone() -> None:
    row = "<w:tr>{}<w:tc><w:p>{}</w:p></w:tc></w:tr>"
    body = f"<w:tbl>{row.format('', run('1'))}{row.format('<w:trPr><w:del/></w:trPr>', run('2'))}</w:tbl>"
    (table,) = blocks(body)
    assert isinstance(table, DocumentTable)
    assert [square.text for square in table.squares()] == ["1"]


def test_text_above_the_line_does_not_grow_into_a_figure() -> None:
    note = run("1", '<w:vertAlign w:val="superscript"/>')
    assert texts(f"<w:p>{run('22')}{note}</w:p>") == ["22¹"]
    body = f"<w:tbl><w:tr><w:tc><w:p>{run('22')}{note}</w:p></w:tc></w:tr></w:tbl>"
    (table,) = blocks(body)
    assert isinstance(table, DocumentTable)
    assert [square.text for square in table.squares()] == ["22¹"]


@pytest.mark.parametrize("line", ["strike", "dstrike"])
def test_words_with_a_line_through_them_are_left_out_and_named(line: str) -> None:
    old = run("88", f"<w:{line}/>")
    body = f"<w:tbl><w:tr><w:tc><w:p>{old}{run('22')}</w:p></w:tc></w:tr></w:tbl>"
    (table,) = blocks(body)
    assert isinstance(table, DocumentTable)
    assert [(square.text, square.inner[-1]) for square in table.squares()] == [("22", LeftOut("划掉的文字“88”", "处"))]
    off = run("甲", f"<w:{line} w:val='0'/>")
    assert texts(f"<w:p>{off}</w:p>") == ["甲"]


def test_notes_symbols_and_formulas_are_named() -> None:
    assert blocks(f"<w:p>{run('甲')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>") == [
        Text("甲"),
        LeftOut("脚注", "条"),
    ]
    assert blocks("<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>") == [
        LeftOut("符号字体的字符", "个")
    ]
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    assert blocks(f"<w:p><m:oMath xmlns:m='{math}'><m:r><m:t>1</m:t></m:r></m:oMath></w:p>") == [
        LeftOut("公式“1”", "个")
    ]


def test_letters_in_a_font_of_signs_are_named_and_chinese_words_are_read() -> None:
    signs = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    assert blocks(f"<w:p>{run('R', signs)}{run('是')}</w:p>") == [
        Text("是"),
        LeftOut("符号字体的字符", "个", usual=True),
    ]
    assert blocks(f"<w:p>{run('486', signs)}{run('件')}</w:p>") == [Text("件"), LeftOut("符号字体的字符", "个")]
    assert texts(f"<w:p>{run('公开486件', signs)}</w:p>") == ["公开486件"]
    noted = f"<w:r><w:rPr>{signs}</w:rPr><w:t>R</w:t><w:br/><w:t>x</w:t></w:r>"
    assert [block for block in blocks(f"<w:p>{noted}</w:p>") if isinstance(block, LeftOut)] == [
        LeftOut("符号字体的字符", "个", usual=True),
        LeftOut("符号字体的字符", "个", usual=True),
    ]
    body = f"<w:tbl><w:tr><w:tc><w:p>{run('486', signs)}</w:p></w:tc></w:tr></w:tbl>"
    (table,) = blocks(body)
    assert isinstance(table, DocumentTable)
    assert [square.text for square in table.squares()] == [""]


@pytest.mark.parametrize("span_first", [True, False])
def test_merges_are_read_in_whatever_order_they_are_written(span_first: bool) -> None:
    def cell(text: str, merge: str) -> str:
        said = ["<w:gridSpan w:val='2'/>", f"<w:vMerge w:val='{merge}'/>"]
        return f"<w:tc><w:tcPr>{''.join(said if span_first else said[::-1])}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    plain = f"<w:tc><w:p>{run('x')}</w:p></w:tc>"
    rows = f"<w:tr>{cell('甲', 'restart')}{plain}</w:tr><w:tr>{cell('', 'continue')}{plain}</w:tr>"
    (table,) = blocks(f"<w:tbl>{rows}</w:tbl>")
    assert isinstance(table, DocumentTable)
    assert [(square.row, square.col, square.rowspan) for square in table.squares()] == [(0, 0, 2), (0, 2, 1), (1, 2, 1)]


def test_text_in_boxes_controls_links_and_fields_is_text() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('盒中')}</w:p></w:txbxContent></w:pict></w:r>"
    assert texts(f"<w:p>{run('前')}{box}</w:p>") == ["前", "盒中"]
    assert texts(f"<w:sdt><w:sdtContent><w:p>{run('甲')}</w:p></w:sdtContent></w:sdt>") == ["甲"]
    assert texts(f"<w:p><w:hyperlink>{run('链')}</w:hyperlink><w:fldSimple>{run('域')}</w:fldSimple></w:p>") == ["链域"]
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert texts(f"<w:p>{field}{run('3')}</w:p>") == ["3"]


def test_of_two_alternatives_one_is_read() -> None:
    both = (
        f"<mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{run('甲')}</w:p></w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent><w:p>{run('甲')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(f"<w:p><w:r>{both.replace('w:txbxContent', 'w:drawing')}</w:r>{run('乙')}</w:p>") == ["乙"]


def test_hidden_text_is_not_read() -> None:
    off = '<w:vanish w:val="0"/>'
    assert texts(f"<w:p>{run('看得见')}{run('看不见', '<w:vanish/>')}{run('还有', off)}</w:p>") == ["看得见还有"]


def test_breaks_part_lines_and_pages_do_not() -> None:
    assert texts('<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type="page"/><w:t>丙</w:t></w:r></w:p>') == [
        "甲",
        "乙丙",
    ]


def test_numbers_that_word_prints_itself() -> None:
    def level(number: int, form: str, pattern: str) -> str:
        return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'

    levels = (
        level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
    )
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
    )
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr>'
        '<w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    )

    def paragraph(text: str, properties: str) -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"

    def numbered(text: str, depth: int) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>')

    body = "".join([
        paragraph("总体情况", '<w:pStyle w:val="a"/>'), numbered("主动公开", 1), numbered("依申请公开", 1), numbered("细目", 2),
        paragraph("主动公开政府信息情况", '<w:pStyle w:val="a"/>'), numbered("再起", 1), numbered("", 1),
    ])  # fmt: skip
    assert texts(body, numbering=numbering, styles=styles) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "1.细目", "二、主动公开政府信息情况", "（一）再起",
    ]  # fmt: skip


def test_pictures_and_foreign_tables_are_named(tmp_path: Path) -> None:
    foreign = Page([Box(0, 0, 1, 1, "姓名"), Box(0, 1, 1, 1, "职务"), Box(1, 0, 1, 1, "甲"), Box(1, 1, 1, 1, "乙")])
    parts: list[Line | Page] = [
        Line("测试局2023年政府信息公开工作年度报告"),
        Line("一、总体情况"),
        Line("见下表："),
        foreign,
        Line("完。"),
    ]
    path = tmp_path / "x.docx"
    path.write_bytes(as_docx(Paper(parts)))
    report = read_document(path).report
    assert report.imported
    assert report.imported.unread == ("“见下表：”之后有1个表格（不是统一格式的表，以“姓名”开头），未读入",)
    assert report.sections["1"] == ("见下表：", "完。")
    assert LeftOut() in blocks("<w:p><w:r><w:drawing><a:blip xmlns:a='x'/></w:drawing></w:r></w:p>")


def proactive(*rows: tuple[str, ...]) -> Page:
    boxes = [Box(0, col, 1, 1, text) for col, text in enumerate(HEADS)]
    return Page(
        boxes + [Box(row, col, 1, 1, text) for row, cells in enumerate(rows, 1) for col, text in enumerate(cells)]
    )


def imported(tmp_path: Path, *parts: Line | Page, kind: str = "docx") -> Reading:
    paper = Paper([Line("测试局2023年政府信息公开工作年度报告"), Line("二、主动公开政府信息情况"), *parts])
    path = tmp_path / f"x.{kind}"
    path.write_bytes(as_docx(paper) if kind == "docx" else as_html(paper))
    return read_document(path)


def test_what_stands_in_an_official_table_beside_its_text_is_named(tmp_path: Path) -> None:
    page = proactive(("规章", "0", "0", "0"), ("行政规范性文件", "3", "1", "9"))
    data = as_html(Paper([Line("测试局2023年政府信息公开工作年度报告"), Line("二、主动公开政府信息情况"), page]))
    html = data.decode("utf-8").replace(">3<", "><s>88</s>3<sup>1</sup><").replace(">9<", "><s>88</s>9<img src=x><")
    path = tmp_path / "x.html"
    path.write_bytes(html.encode("utf-8"))
    report = read_document(path).report
    assert report.figures["proactive.normative_documents.issued"] == "3"
    assert report.figures["proactive.normative_documents.in_force"] == "9"
    assert report.imported
    assert report.imported.unread == (
        "“二、主动公开政府信息情况”之后有2处划掉的文字“88”，未读入",
        "“二、主动公开政府信息情况”之后有1张图片，未读入",
    )


@pytest.mark.parametrize(
    ("printed", "text", "doubted"),
    [
        ("１２", "12", False),
        ("1,204", "1204", False),
        ("1，204", "1204", False),
        ("0件", "0", False),
        ("22（其中修订16件）", "22", False),
        ("22 (其中修订16件)", "22", False),
        ("/", "/", False),
        ("—", "—", False),
        ("1 2", "12", True),
        ("1\n2", "12", True),
        ("3或4", "3或4", True),
        ("约5", "约5", True),
        ("-3", "-3", True),
    ],
)
def test_cells_are_tidied_where_there_is_one_reading(tmp_path: Path, printed: str, text: str, doubted: bool) -> None:
    reading = imported(tmp_path, proactive(("行政规范性文件", printed, "0", "7"), ("规章", "0", "0", "0")))
    cell = "proactive.normative_documents.issued"
    assert reading.report.figures[cell] == text
    assert [doubt.cells for doubt in reading.doubts] == ([(cell,)] if doubted else [])
    assert reading.report.figures["proactive.normative_documents.in_force"] == "7"
    assert reading.report.tidied.get(cell, text) == (printed if text != printed else text)


def test_a_row_printed_twice_with_other_figures_is_asked(tmp_path: Path) -> None:
    reading = imported(
        tmp_path, proactive(("规章", "1", "0", "1"), ("规章", "2", "0", "1"), ("行政规范性文件", "0", "0", "0"))
    )
    assert "两次" in reading.doubts[0].message
    assert "proactive.rules.issued" in reading.doubts[0].cells


def test_a_table_in_two_editions_is_not_mixed_in_silence(tmp_path: Path) -> None:
    page = proactive(
        ("规章", "1", "0", "1"), ("行政规范性文件", "0", "0", "0"), ("其他对外管理服务事项", "5", "增1", "6")
    )
    reading = imported(tmp_path, page)
    assert reading.report.imported
    assert any("其他对外管理服务事项" in left for left in reading.report.imported.unread)
    assert reading.report.editions["proactive"] == "2021"


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_a_table_without_totals_is_read_without_them(tmp_path: Path, kind: str) -> None:
    heads = ("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    rows = [heads, ("一、本年新收政府信息公开申请数量", *"123456"), ("二、上年结转政府信息公开申请数量", *"000000"),
            ("（一）予以公开", *"123456"), ("（七）总计", *"123456"), ("四、结转下年度继续办理", *"000000")]  # fmt: skip
    page = Page([Box(row, col, 1, 1, text) for row, cells in enumerate(rows) for col, text in enumerate(cells)])
    reading = imported(tmp_path, page, kind=kind)
    assert reading.doubts == ()
    assert reading.report.figures["requests.granted.other_organisation"] == "6"
    assert reading.report.printed["requests.concluded.business"] == "2"
    assert reading.report.printed["requests.concluded.total"] == ""
    assert reading.report.imported
    assert "1.属于国家秘密" in reading.report.imported.missing_labels
