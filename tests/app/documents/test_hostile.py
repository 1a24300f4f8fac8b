"""Files made to harm: refused in a sentence, before long, in bounded memory; nothing is fetched."""

import io
import socket
import tracemalloc
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.blocks import Block, DocumentTable, LeftOut, Text
from app.documents.web.page import read_text
from app.errors import UnreadableFile
from app.incoming.document import read_document
from tests.app.incoming.paper import RELATIONS, TYPES, W, as_docx, zipped
from tests.app.incoming.quirks import FACTS, remade
from tests.growth import grows_in_step, not_hanging

MEMORY = 400 * 1024 * 1024


@contextmanager
def bounded() -> Iterator[None]:
    tracemalloc.start()
    try:
        with not_hanging():
            yield
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


def refused(path: Path, data: bytes, why: str) -> None:
    path.write_bytes(data)
    with bounded(), pytest.raises(UnreadableFile, match=why) as caught:
        read_document(path)
    assert path.read_bytes() == data
    assert path.name in str(caught.value)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def tried(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", tried)
    monkeypatch.setattr(socket, "getaddrinfo", tried)


def said_of(path: Path) -> str:
    """The source that the reading notes, or the refusal."""
    try:
        imported = read_document(path).report.imported
    except UnreadableFile as refusal:
        return str(refusal)
    return imported.source if imported else ""


def docx(document: str, **more: str | bytes) -> bytes:
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    return zipped(
        {**parts, "word/document.xml": document, **{name.replace("__", "/"): text for name, text in more.items()}}
    )


def body(text: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'


def test_a_zip_bomb(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(500):
                part.write(b" " * 1024 * 1024)
    refused(tmp_path / "x.docx", made.getvalue(), "展开后大得不正常")


def test_thousands_of_parts(tmp_path: Path) -> None:
    refused(tmp_path / "x.docx", zipped({f"word/{number}.xml": "" for number in range(5000)}), "5000个部件")


def test_entities_that_grow(tmp_path: Path) -> None:
    names = [f"a{number}" for number in range(12)]
    entities = f'<!ENTITY {names[0]} "{"哈" * 100}">' + "".join(
        f'<!ENTITY {name} "{f"&{last};" * 10}">' for last, name in pairwise(names)
    )
    refused(tmp_path / "x.docx", docx(body("&a11;", f"<!DOCTYPE w [{entities}]>")), "文档类型声明|已损坏")


def test_entities_from_elsewhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    for target in (secret.as_uri(), "http://example.com/x"):
        bomb = body("&x;", f'<!DOCTYPE w [<!ENTITY x SYSTEM "{target}">]>')
        refused(tmp_path / "x.docx", docx(bomb), "文档类型声明")


def test_two_hundred_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with bounded(), pytest.raises(UnreadableFile, match="太大"):
        read_document(path)


def test_macros(tmp_path: Path) -> None:
    refused(
        tmp_path / "x.docx",
        docx(body("一、总体情况"), word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"),
        "含有宏",
    )


def test_contents_from_elsewhere(tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/subDocument" '
        'Target="http://example.com/x.docx" TargetMode="External"/></Relationships>'
    )
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    parts |= {"word/document.xml": body("一、总体情况"), "word/_rels/document.xml.rels": relations}
    refused(tmp_path / "x.docx", zipped(parts), "链接在别处")


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil", "C:\\evil", "word\\..\\..\\evil"])
def test_names_that_lead_outside(tmp_path: Path, name: str) -> None:
    parts: dict[str, str | bytes] = {"word/document.xml": body("一、总体情况"), name: "x"}
    refused(tmp_path / "x.docx", zipped(parts), "不是正常的Word文件")


@pytest.mark.parametrize(
    "document",
    [
        "",
        "<",
        "no xml",
        body("x")[:-20],
        "<a/>",
        "<a>" * 100_000,
        "\x00\x01",
        body("x").encode("utf-16").decode("latin-1"),
    ],
)
def test_broken_xml(tmp_path: Path, document: str) -> None:
    refused(tmp_path / "x.docx", docx(document), "没有读入")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "空文件"),
        (b" \r\n\0", "空文件"),
        (b"PK\x03\x04", "不是完整的Word文件"),
        (b"PK" + b"\0" * 1000, "不是完整的Word文件"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"Rar!\x1a\x07\x01\x00", "压缩包"),
        (b"7z\xbc\xaf\x27\x1c", "压缩包"),
        (zipped({"年报/年报.docx": "x"}), "压缩包"),
        (zipped({"OFD.xml": "<OFD/>", "Doc_0/Document.xml": "<x/>"}), "OFD文件"),
        (zipped({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<p/>"}), "演示文稿"),
        (b"hello", "不是Word文件"),
        (b"b\x14#e" + bytes(range(256)) * 20, "加密软件"),
        (b"%TSD-Header-###%" + bytes(500), "加密软件"),
        (bytes(range(7, 256)) * 20, "加密软件"),
        (zipped({"xl/workbook.xml": "<a/>"}), "Excel文件"),
        (zipped({"a/presentation.xml": "<a/>"}), "没有正文"),
    ],
)
def test_files_that_are_something_else(tmp_path: Path, data: bytes, why: str) -> None:
    refused(tmp_path / "x.docx", data, why)


@pytest.mark.parametrize("name", ["~$报.docx", ".~lock.年报.docx#", "~$年报.doc"])
def test_the_file_that_word_keeps_while_one_is_open(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x06clerk" + b" " * 150)
    with pytest.raises(UnreadableFile, match="没有“~") as told:
        read_document(path)
    assert "另存为" not in str(told.value)


@pytest.mark.parametrize("data", [b"b\x14#e" + b"\x01" * 500, bytes(range(1, 256)) * 9])
def test_nobody_is_told_to_save_an_encrypted_file_as_word(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="解密") as told:
        read_document(path)
    assert "另存为.docx" not in str(told.value)


@pytest.mark.parametrize(
    ("piece", "times"),
    [
        ("<w:p/>", 490_000),
        ("<w:p><w:r><w:t>一、第某部分总体情况</w:t></w:r></w:p>", 8_000),
        ("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 1000 + "</w:tr></w:tbl>", 100),
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>行政许可某</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", 8_000),
    ],
)
def test_more_than_anybody_writes(tmp_path: Path, piece: str, times: int) -> None:
    def read(size: int) -> None:
        path = tmp_path / "x.docx"
        path.write_bytes(docx(body("一、总体情况").replace("</w:body>", f"{piece * size}</w:body>")))
        assert "x.docx" in said_of(path)

    grows_in_step(read, times)


def test_tables_of_absurd_size(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr><w:p/></w:tc>'
    table = f"<w:tbl><w:tr>{cell * 50}</w:tr></w:tbl>" * 200
    document = body("一、总体情况").replace("</w:body>", f"{table}</w:body>")
    path = tmp_path / "x.docx"
    path.write_bytes(docx(document))
    with bounded():
        assert read_document(path).report.imported


def test_a_page_with_absurd_spans_and_depth(tmp_path: Path) -> None:
    page = (
        '<table><tr><td colspan="99999" rowspan="99999">一、总体情况</td></tr></table>'
        + "<div>" * 50_000
        + "<p>一、总体情况</p>"
    )
    path = tmp_path / "x.html"
    path.write_text(f"<html><body><p>一、总体情况</p>{page}", encoding="utf-8")
    with bounded():
        assert read_document(path).report.imported


@pytest.mark.parametrize("row", ["<td colspan=100 rowspan=100>1" * 20, "<td colspan=120 rowspan=3000>行政许可" * 10])
def test_huge_spans_are_read_in_a_moment(row: str) -> None:
    def read(size: int) -> None:
        read_text(f"<p>一、总体情况</p><table>{f'<tr>{row}' * (size // len(row))}</table>")

    grows_in_step(read, 40_000)


@pytest.mark.parametrize("tag", ["<font>", "<div>", "<b><i>", "<table><tr><td>"])
@pytest.mark.parametrize("depth", [250, 600, 20_000])
def test_nothing_is_dropped_in_silence_however_deep_it_stands(tag: str, depth: int) -> None:
    found = read_text(f"<p>一、总体情况</p>{tag * depth}<p>很深的话</p>")
    words = "".join(one.text for one in found if isinstance(one, Text))
    words += "".join(square.text for one in unfolded(found) for square in one.squares())
    assert "很深的话" in words or any(isinstance(one, LeftOut) and "没有读完" in one.what for one in found)
    assert depth > 600 or "很深的话" in words


def unfolded(blocks: Sequence[Block]) -> Iterator[DocumentTable]:
    for block in blocks:
        if isinstance(block, DocumentTable):
            yield block
            yield from unfolded([inner for square in block.squares() for inner in square.inner])


def test_a_page_that_would_load_things(tmp_path: Path) -> None:
    page = (
        '<!DOCTYPE html SYSTEM "http://example.com/x.dtd"><html><head><link rel=stylesheet href="http://example.com/x.css">'
        '<script src="http://example.com/x.js"></script></head><body><img src="http://example.com/x.png">'
        "<p>一、总体情况</p><iframe src='file:///etc/passwd'></iframe></body></html>"
    )
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    report = read_document(tmp_path / "x.html").report
    assert report.imported
    assert report.imported.headings == ("一、总体情况",)


@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=40))
def test_damaged_files_never_crash(seed: int, noise: bytes) -> None:
    from tempfile import TemporaryDirectory

    random = Random(seed)
    data = as_docx(remade(FACTS[seed % len(FACTS)], random).paper)
    at = random.randrange(len(data))
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.docx")
        path.write_bytes(data[:at] + noise + data[at + random.choice([0, len(noise)]) :])
        assert "x.docx" in said_of(path)


@given(st.text(max_size=200), st.binary(max_size=50))
def test_any_text_as_a_page_is_read_or_refused(text: str, noise: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder, "x.html")
        path.write_bytes(b"<html><p>" + text.encode("utf-8", "replace") + noise)
        assert "x.html" in said_of(path)
