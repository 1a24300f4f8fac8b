"""What is wrong with a template is named in plain words, and a template that would lose something is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import GknbError
from app.printing.word.marks import section_mark
from app.printing.word.template_check import judged
from app.printing.word.writer import document
from app.report.model import Report
from app.report.new import new_report
from app.signoff.template import opened
from app.system.resources import resource
from tests.app.printing.word import readback
from tests.app.printing.word.samples import empty, filled
from tests.app.printing.word.templates import OURS, WHERE, changed, words


@pytest.mark.parametrize("name", OURS)
def test_our_own_templates_have_no_fault(name: str) -> None:
    found = judged(resource("templates", name).read_bytes(), name)
    assert found.faults == []
    assert len(found.notes) == 1


def test_a_mark_for_paragraphs_in_a_footer_is_a_fault(tmp_path: Path) -> None:
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace("— ", "{{前言}}", 1), part="word/footer1.xml")
    assert any("不能放在页眉、页脚里" in fault for fault in judged(path.read_bytes(), "t.docx").faults)


def test_a_template_in_strict_open_xml_says_how_to_save_it(tmp_path: Path) -> None:
    usual, strict = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace(usual, strict))
    for use in (lambda: judged(path.read_bytes(), "t.docx"), lambda: opened(path)):
        with pytest.raises(GknbError, match=r"“t\.docx”存成了“Strict Open XML 文档”.*另存为"):
            use()


def test_doubled_tables_missing_titles_and_broken_xml_are_named(tmp_path: Path) -> None:
    twice = changed(
        tmp_path / "t.docx",
        lambda xml: re.sub(r"(<w:tbl>.*?</w:tbl>)", r"\1<w:p/>\1", xml, count=1).replace("{{标题}}", "年报"),
    )
    found = judged(twice.read_bytes(), "t.docx")
    assert "“主动公开政府信息情况”表出现了2次" in found.faults
    assert "缺少标记“{{标题}}”" in found.notes
    broken = changed(tmp_path / "b.docx", lambda xml: xml[:-50])
    with pytest.raises(GknbError, match="损坏"):
        judged(broken.read_bytes(), "b.docx")
    shifted = changed(
        tmp_path / "s.docx", lambda xml: xml.replace("<w:tr>", "<w:tr><w:tc><w:p/></w:tc></w:tr><w:tr>", 1)
    )
    assert "缺少“主动公开政府信息情况”表" in judged(shifted.read_bytes(), "s.docx").faults


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{{标题}}", "{{电活}}", "不认识标记“{{电活}}”"),
        ("{{前言}}", "如下：{{前言}}", "“{{前言}}”要单独占一段"),
        ("{{前言}}", "{{第一部分}}", "标记“{{第一部分}}”出现了2次"),
        ("{{第五部分}}", "此处略", "缺少标记“{{第五部分}}”"),
        ("{{标题}}", "{{标题", "标记“{{标题”的大括号不对"),
        ("{{标题}}", "{标题}}", "标记“{标题}}”的大括号不对"),
        ("{{标题}}", "{{标题}}}", "标记“{{标题}}}”的大括号不对"),
        ("{{标题}}", "{{{标题}}", "标记“{{{标题}}”的大括号不对"),
        ("{{落款单位}}", "落款单位}}", "标记“落款单位}}”的大括号不对"),
        ("{{标题}}", "{{标题}}{% if x %}", "标记“{% if x %}”的大括号不对"),
        ("{{标题}}", "{{标题}}{# 说明 #}", "标记“{# 说明 #}”的大括号不对"),
        ("行政许可", "行政审批", None),
        ("{{第六部分}}", "{{第六部分表后}}", "“{{第六部分表后}}”在“统一格式（六个部分）”里没有对应的部分"),
    ],
)
def test_the_check_names_what_is_wrong(tmp_path: Path, before: str, after: str, said: str | None) -> None:
    faults = judged(changed(tmp_path / "t.docx", lambda xml: xml.replace(before, after)).read_bytes(), "t.docx").faults
    assert any(said in fault for fault in faults) if said else faults == []


def test_the_check_names_a_missing_table(tmp_path: Path) -> None:
    path = changed(tmp_path / "t.docx", lambda xml: re.sub(r"<w:tbl>.*?</w:tbl>", "", xml, count=1))
    assert "缺少“主动公开政府信息情况”表" in judged(path.read_bytes(), "t.docx").faults
    with pytest.raises(GknbError, match="主动公开政府信息情况"):
        document(empty(2025, "official"), path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{{标题}}", "{{电活}}"),
        ("{{前言}}", "如下：{{前言}}"),
        ("{{第五部分}}", "略"),
        ("{{前言}}", "{{前言}"),
        ("{{标题}}", "{标题}"),
        ("{{前言}}", "｛｛前言｝"),
        ("{{前言}}", "《《前言》》"),
        ("{{标题}}", "{{标题}}{% if x %}"),
    ],
)
def test_a_template_that_would_lose_something_is_refused(tmp_path: Path, before: str, after: str) -> None:
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace(before, after))
    with pytest.raises(GknbError):
        document(filled(2025, "official"), path)


def test_a_template_of_the_other_outline_is_refused() -> None:
    with pytest.raises(GknbError, match="报告结构不符"):
        document(filled(2025, "official"), resource("templates", "nine-2019.docx"))
    with pytest.raises(GknbError, match="报告结构不符"):
        document(filled(2020, "nine"), resource("templates", "official-2019.docx"))
    with pytest.raises(GknbError, match="模板里多出"):
        document(new_report(2020), resource("templates", "nine-2019.docx"))


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip", bytes(range(256)) * 9])
def test_what_is_no_word_file_is_refused_in_plain_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(data)
    with pytest.raises(GknbError, match=r"模板\.docx"):
        document(empty(2025, "official"), path)


def test_a_template_that_declares_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document'
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace("<w:document", bomb, 1).replace("{{前言}}", "&b;"))
    with pytest.raises(GknbError, match="损坏"):
        document(empty(2025, "official"), path)


def test_broken_xml_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GknbError, match="损坏"):
        document(empty(2025, "official"), changed(tmp_path / "t.docx", lambda xml: xml[:-40]))
    with pytest.raises(GknbError, match="没有这个文件"):
        document(empty(2025, "official"), tmp_path / "none.docx")
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("word/other.xml", "<a/>")
    (tmp_path / "other.docx").write_bytes(other.getvalue())
    with pytest.raises(GknbError):
        document(empty(2025, "official"), tmp_path / "other.docx")


RELS = "word/_rels/document.xml.rels"


PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="rId99"/></wp:inline></w:drawing>'
    "</w:r></w:p>"
)


FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDEPICTURE "http://192.0.2.1/x.png" \\d '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>原图</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


LINK = (
    '<Relationship Id="rId99" TargetMode="External" Target="http://192.0.2.1/x.png" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)


@pytest.mark.parametrize(("inserted", "link", "named"), [(PICTURE, LINK, "图片"), (FIELD, "</Relationships>", "内容")])
def test_what_a_template_would_fetch_from_outside_is_named_and_left_out(
    inserted: str, link: str, named: str, tmp_path: Path
) -> None:
    path = changed(tmp_path / "a.docx", lambda xml: xml.replace("<w:body>", f"<w:body>{inserted}"))
    contents = readback.parts(path.read_bytes())
    contents[RELS] = contents[RELS].replace(b"</Relationships>", link.encode())
    path.write_bytes(readback.packed(contents))
    assert any(f"链接到外部的{named}" in note for note in judged(path.read_bytes(), "a.docx").notes)
    written = readback.parts(document(filled(2025, "official"), path).data)
    assert not any(b"192.0.2.1" in data or b"rId99" in data for data in written.values())
    assert ("原图".encode() in written[WHERE]) == (inserted is FIELD)


def test_a_hyperlink_of_a_template_stays(tmp_path: Path) -> None:
    shown = '<w:p><w:hyperlink r:id="rId99"><w:r><w:t>本机关网站</w:t></w:r></w:hyperlink></w:p>'
    path = changed(tmp_path / "a.docx", lambda xml: xml.replace("<w:body>", f"<w:body>{shown}"))
    contents = readback.parts(path.read_bytes())
    contents[RELS] = contents[RELS].replace(b"</Relationships>", LINK.replace("/image", "/hyperlink").encode())
    path.write_bytes(readback.packed(contents))
    assert b"rId99" in readback.parts(document(filled(2025, "official"), path).data)[WHERE]


def wordless() -> Report:
    return empty(2025, "official").model_copy(update={"sections": {}, "under_table": {}})


def without_paragraph(mark: str) -> Callable[[str], str]:
    return lambda xml: re.sub(rf"<w:p\b(?:(?!</w:p>).)*{re.escape(mark)}.*?</w:p>", "", xml, count=1)


@pytest.mark.parametrize(
    ("section", "report", "refused"),
    [
        ("1", wordless(), True),
        ("1", filled(2025, "official"), True),
        ("3", wordless(), False),
        ("3", filled(2025, "official"), True),
    ],
    ids=["no text, no table", "text, no table", "no text, table", "text and table"],
)
def test_a_template_has_a_mark_for_every_part_that_has_text_or_nothing_else(
    tmp_path: Path, section: str, report: Report, refused: bool
) -> None:
    path = changed(tmp_path / "t.docx", without_paragraph(section_mark(section).join(("{{", "}}"))))
    if refused:
        with pytest.raises(GknbError, match="模板里没有放"):
            document(report, path)
    else:
        assert words(document(report, path).data)
