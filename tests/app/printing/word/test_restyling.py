"""What somebody who restyles the file in Word finds: looks in styles, heads and names on tables, headings in order."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from app.form.editions import edition
from app.printing.word.forms import TABLE_STYLES
from app.printing.word.writer import document
from app.report.model import Report, Signature
from tests.app.printing.word import readback
from tests.app.printing.word.samples import FORMS, empty, filled
from tests.app.printing.word.templates import changed

W = readback.W


def part(report: Report, name: str) -> Any:
    return ElementTree.fromstring(readback.parts(document(report).data)[f"word/{name}.xml"])


def value(node: Any, path: str) -> str:
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else str(found.get(f"{W}val", ""))


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_tables_take_size_lines_and_margins_from_styles_alone(year: int, parts: str) -> None:
    tables = list(part(filled(year, parts), "document").iter(f"{W}tbl"))
    assert len(tables) == 3
    for table in tables:
        assert value(table, "tblPr/tblStyle") in TABLE_STYLES.values()
        inside = {node.tag.removeprefix(W) for node in table.iter()}
        assert not inside & {"sz", "szCs", "rFonts", "tblBorders", "tblCellMar", "spacing"}
        assert not any(node.find(f"{W}jc") is not None for node in table.iter(f"{W}pPr"))


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_one_style_of_tables_carries_size_and_pitch_and_no_style_of_cells_does(year: int, parts: str) -> None:
    report = filled(year, parts)
    known = {style.get(f"{W}styleId"): style for style in part(report, "styles").iter(f"{W}style")}
    tables = list(part(report, "document").iter(f"{W}tbl"))
    sizes = [value(known[value(table, "tblPr/tblStyle")], "rPr/sz") for table in tables]
    assert sorted(sizes) == ["18", "21", "21"]
    inside = {node.get(f"{W}val") for table in tables for node in table.iter(f"{W}pStyle")}
    while inside:
        style = known[inside.pop()]
        assert not {node.tag.removeprefix(W) for node in style.iter()} & {"sz", "szCs"}
        assert style.find(f"{W}pPr/{W}spacing") is None
        inside |= {above} if (above := value(style, "basedOn")) else set()


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_tables_say_their_heads_and_what_they_are(year: int, parts: str) -> None:
    report = filled(year, parts)
    tables = list(part(report, "document").iter(f"{W}tbl"))
    names = [edition(form).table(id_).heading for id_, form in report.editions.items()]
    assert sorted(value(table, "tblPr/tblCaption") for table in tables) == sorted(names)
    for table in tables:
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        assert look.get(f"{W}firstRow") == "1"
        assert "统一格式" in value(table, "tblPr/tblDescription")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert heads == sorted(heads, reverse=True)


def test_every_style_that_is_named_is_there() -> None:
    report = filled(2025, "official").model_copy(update={"sections": {"1": ("（一）公开。全年公开21条。",)}})
    known = {style.get(f"{W}styleId") for style in part(report, "styles").iter(f"{W}style")}
    body = part(report, "document")
    named = {node.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for node in body.iter(f"{W}{tag}")}
    assert named <= known
    linked = {
        node.get(f"{W}val") for tag in ("link", "basedOn", "next") for node in part(report, "styles").iter(f"{W}{tag}")
    }
    assert linked <= known


def test_a_table_in_another_template_carries_its_looks_itself(tmp_path: Any) -> None:
    path = changed(tmp_path / "t.docx", lambda xml: xml.replace("行政许可", "行政审批"))
    root = ElementTree.fromstring(readback.parts(document(filled(2025, "official"), path).data)["word/document.xml"])
    first = next(root.iter(f"{W}tbl"))
    assert first.find(f"{W}tblPr/{W}tblBorders") is not None
    assert value(first, "tblPr/tblStyle") == ""


def test_word_finds_nothing_to_mend_for_those_who_hear_the_document() -> None:
    report = filled(2025, "official")
    contents = readback.parts(document(report).data)
    assert report.title in contents["docProps/core.xml"].decode()
    assert '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"' in contents["word/styles.xml"].decode()
    levels = [
        int(style.removeprefix("Heading"))
        for style, _ in readback.read(document(report).data).paragraphs
        if style.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert b"<w:drawing" not in contents["word/document.xml"]


@pytest.mark.parametrize(
    ("date", "year"),
    [("2026年1月11日", "2026"), ("２０２７年1月1日", "2027"), ("", "2026"), ("二〇二六年一月", "2026")],
)
def test_a_document_number_takes_the_year_of_the_signature(date: str, year: str, tmp_path: Any) -> None:
    path = changed(
        tmp_path / "t.docx",
        lambda xml: xml.replace("<w:body>", "<w:body><w:p><w:r><w:t>某政〔{{签发年}}〕1号</w:t></w:r></w:p>"),
    )
    report = empty(2025, "official").model_copy(update={"signature": Signature(date=date)})
    assert readback.read(document(report, path).data).paragraphs[0][1] == f"某政〔{year}〕1号"
