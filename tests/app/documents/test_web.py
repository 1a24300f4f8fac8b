"""Web pages come in: any encoding, saved whole or as one file, with all that stands around the text."""

import base64
from pathlib import Path
from random import Random

import pytest

from app.documents import convert
from app.documents.blocks import DocumentRemark, DocumentTable, LeftOut, Text
from app.documents.web.page import decoded, read_text
from app.errors import UnreadableFile
from app.incoming.document import read_document
from app.report.model import Report
from tests.app.incoming.paper import as_html
from tests.app.incoming.quirks import FACTS, remade
from tests.growth import grows_in_step

PAGE = as_html(remade(FACTS[0], Random(3)).paper).decode("utf-8")


def report_in(path: Path, data: bytes) -> Report:
    path.write_bytes(data)
    return read_document(path).report


def lines(html: str) -> list[str]:
    return [block.text for block in read_text(html) if isinstance(block, Text)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("said", ["utf-8", "gb2312", "nonsense"])
def test_the_encoding_is_found_whatever_the_page_says(tmp_path: Path, encoding: str, said: str) -> None:
    plain = report_in(tmp_path / "a.html", PAGE.encode("utf-8"))
    data = PAGE.replace('charset="utf-8"', f'charset="{said}"').encode(encoding, "xmlcharrefreplace")
    report = report_in(tmp_path / "b.html", data)
    assert (report.figures, report.sections, report.preface) == (plain.figures, plain.sections, plain.preface)


def test_a_page_saved_in_one_file(tmp_path: Path) -> None:
    plain = report_in(tmp_path / "a.html", PAGE.encode("utf-8"))
    head = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n--X\r\n'
    part = "Content-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    picture = "\r\n--X\r\nContent-Type: image/png\r\n\r\nx\r\n--X--\r\n"
    body = base64.encodebytes(PAGE.encode("gbk", "xmlcharrefreplace")).decode("ascii")
    report = report_in(tmp_path / "b.mht", f"{head}{part}{body}{picture}".encode("ascii"))
    assert (report.figures, report.sections) == (plain.figures, plain.sections)


def test_the_page_in_a_frame_is_the_one_that_is_read(tmp_path: Path) -> None:
    plain = report_in(tmp_path / "a.html", PAGE.encode("utf-8"))
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n--X\r\n'
    outside = (
        "Content-Type: text/html\r\n\r\n<html><body><a>nav</a><iframe src='cid:1'></iframe></body></html>\r\n--X\r\n"
    )
    part = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    body = base64.encodebytes(PAGE.encode("utf-8")).decode("ascii")
    report = report_in(tmp_path / "b.mht", f"{head}{outside}{part}{body}\r\n--X--\r\n".encode("ascii"))
    assert (report.figures, report.sections) == (plain.figures, plain.sections)


def test_a_page_that_word_saved_is_a_page(tmp_path: Path) -> None:
    plain = report_in(tmp_path / "a.html", PAGE.encode("utf-8"))
    said = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->"
    page = PAGE.replace("<body>", f"{said}<body><![if !supportEmptyParas]>&nbsp;<![endif]>", 1)
    report = report_in(tmp_path / "b.htm", page.encode("gb18030"))
    assert page != PAGE
    assert (report.figures, report.sections) == (plain.figures, plain.sections)


@pytest.mark.parametrize("start", ["<w:wordDocument xmlns:w='x'>", "<?mso-application progid='W'?>\n<pkg:package>"])
def test_a_file_in_words_own_xml_says_how_to_save_it(tmp_path: Path, start: str) -> None:
    with pytest.raises(UnreadableFile, match="另存为"):
        report_in(tmp_path / "b.xml", f'\ufeff<?xml version="1.0"?>{start}<p>'.encode())


@pytest.mark.parametrize("body", ["", "--X\r\nContent-Type: image/png\r\n\r\nx\r\n--X--", "\x00" * 100])
def test_an_archive_without_a_page_is_refused(tmp_path: Path, body: str) -> None:
    data = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n{body}'.encode()
    with pytest.raises(UnreadableFile, match="里没有网页"):
        report_in(tmp_path / "x.mht", data)


def test_lines_as_a_browser_shows_them() -> None:
    assert lines("<p>政府\n  信息<b>公</b>开</p>") == ["政府信息公开"]
    assert lines("<p>one\n  two</p>") == ["one two"]
    assert lines("<div>甲<br>乙<p>丙</div>丁") == ["甲", "乙", "丙", "丁"]
    assert lines("<p>甲&nbsp;乙&amp;&lt;丙</p>") == ["甲\xa0乙&<丙"]


def test_what_a_browser_does_not_show_is_not_read() -> None:
    hidden = "<p style='display: none'>暗</p><p hidden>暗</p><script>暗</script><style>暗</style><!--暗--><nav>暗</nav>"
    assert lines(f"<head><title>暗</title></head>{hidden}<select><option>暗</select><p>明</p>") == ["明"]


def test_tables_with_spans_and_pictures() -> None:
    html = (
        "<table><thead><tr><th rowspan=2>甲<th colspan='2'>乙</thead><tbody><tr><td>1<td>2</tbody></table><img src=x>"
    )
    table, picture = read_text(html)
    assert isinstance(table, DocumentTable)
    assert [(s.row, s.col, s.rowspan, s.colspan, s.text) for s in table.squares()] == [
        (0, 0, 2, 1, "甲"), (0, 1, 1, 2, "乙"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, "2"),
    ]  # fmt: skip
    assert picture == LeftOut()


def test_bytes_of_no_encoding_are_still_text() -> None:
    assert decoded(b"<p>a\xff\xff\xffb")
    assert decoded("繁體".encode("big5") + b'\xff<meta charset="big5">')


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"{\\rtf1 x}",
        b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
    ],
)
def test_an_old_file_without_a_program_says_how_to_save_it(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "libreoffice", lambda: None)
    (tmp_path / "旧.doc").write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"另存为.*docx"):
        read_document(tmp_path / "旧.doc")


@pytest.mark.parametrize(
    "part", ["text-decoration", "text-decoration:", "text-decoration :x", "display", "font-weight:"]
)
def test_a_style_of_any_length_is_read_in_a_moment(part: str) -> None:
    def read(size: int) -> None:
        assert lines(f"<p style='{part * size}'>甲</p>") == ["甲"]

    grows_in_step(read, 60_000)


@pytest.mark.parametrize("piece", ["<!-- x", "<![if x", "<td", "<a b='x", "&#", "</"])
def test_a_page_whose_marks_are_never_closed_is_read_in_a_moment(piece: str) -> None:
    def read(size: int) -> None:
        assert lines(f"<p>甲</p>{piece * size}")[0] == "甲"

    grows_in_step(read, 400_000)


def test_struck_words_and_raised_digits() -> None:
    assert lines("<p>2<s>3</s><span style='text-decoration: underline line-through'>4</span>5<sup>1</sup></p>") == [
        "25¹"
    ]


def test_a_program_that_fails_is_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "libreoffice", lambda: str(tmp_path / "missing"))
    (tmp_path / "旧.wps").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(UnreadableFile, match=r"旧\.wps"):
        read_document(tmp_path / "旧.wps")


@pytest.mark.parametrize(
    ("generator", "body", "asked"),
    [
        ("LibreOffice 7.4.7.2 (Linux)", "<p>甲</p>", True),
        ("LibreOffice 25.2", "<p>甲<del>乙</del><ins>丙</ins></p>", False),
        ("LibreOffice 7.4.7.2", "<table><colgroup width=64></colgroup><tr><td>1</td></tr></table>", False),
        ("Microsoft Word 15", "<p>甲</p>", False),
    ],
)
def test_a_page_that_keeps_what_revisions_take_out_is_doubted(generator: str, body: str, asked: bool) -> None:
    page = f'<html><head><meta name="generator" content="{generator}"></head><body>{body}</body></html>'
    found = [block for block in read_text(page) if isinstance(block, LeftOut) and "修订" in block.what]
    assert (bool(found), all(block.read for block in found)) == (asked, True)


def test_comments_of_a_page_are_remarks_where_libreoffice_wrote_them() -> None:
    page = '<html><head><meta name="{}" content="{}"><style><!-- p{{}} --></style></head><body><p>甲<!-- 改为300条 --></p></body></html>'
    found = [
        block for block in read_text(page.format("generator", "LibreOffice 7.4")) if isinstance(block, DocumentRemark)
    ]
    assert found == [DocumentRemark("comment", "改为300条", placed=False)]
    assert not any(isinstance(block, DocumentRemark) for block in read_text(page.format("generator", "CMS 2.0")))


def test_what_a_script_writes_into_a_cell_is_named() -> None:
    (table,) = read_text("<table><tr><td><script>document.write('486')</script></td><td>37</td></tr></table>")
    assert isinstance(table, DocumentTable)
    first, second = table.squares()
    assert (first.text, [str(one) for one in first.inner if "脚本" in str(one)] != [], second.inner) == ("", True, ())
    (plain,) = read_text("<table><tr><td>486<script>track()</script></td></tr></table>")
    assert isinstance(plain, DocumentTable)
    assert [(square.text, square.inner) for square in plain.squares()] == [("486", ())]
