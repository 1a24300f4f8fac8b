"""What programs read in the painted PDF: the text as typed, bookmarks, language, structure, PDF/A."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from app.form.layout import grid
from app.printing import html
from app.printing.pdf_file import PdfFile
from app.report.model import Report
from app.tables.sheet import sheets
from tests.app.printing.word.samples import FORMS, filled, hostile
from ui.paper.painted import Meanwhile, _strings, pdf
from ui.paper.type import laid_out

pytestmark = [
    pytest.mark.usefixtures("qapp", "chinese_font"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler"),
]
RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def said(data: bytes, folder: Path, *command: str) -> str:
    path = folder / "r.pdf"
    path.write_bytes(data)
    return subprocess.run(
        [*command, str(path), *(["-"] if command[0] == "pdftotext" else [])], capture_output=True, check=True
    ).stdout.decode()


def squeezed(text: str) -> str:
    return "".join(text.split())


def texts(report: Report) -> list[str]:
    return [
        text
        for several in (report.preface, *report.sections.values(), *report.under_table.values())
        for text in several
    ]


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_every_word_is_found_as_it_was_typed(year: int, parts: str, tmp_path: Path) -> None:
    report = filled(year, parts).model_copy(
        update={"preface": ("为人民服务，广大人民群众的知情权、食品、衣食住行、金木水火土。",)}
    )
    found = said(pdf(report), tmp_path, "pdftotext", "-raw")
    assert not RADICALS.search(found)
    pages = len(PdfFile(pdf(report)).pages())
    numbers = "".join(f"—{number}—" for number in range(1, pages + 1))
    assert Counter(squeezed(found)) == Counter(squeezed(html.plain(report)) + numbers)
    for text in (report.title, *texts(report), "示例区交通运输局", f"{year + 1}年1月11日"):
        assert squeezed(text) in squeezed(found)


def test_characters_that_are_drawn_alike_are_each_found_as_they_were_typed(tmp_path: Path) -> None:
    alike = "甲—乙―丙–丁·戊•己…庚⋯辛一⼀人⼈。电话：0000—1234567，é，国𠮷㐀。"
    report = filled(2025, "official").model_copy(update={"preface": (alike, "—" * 40 + "―" * 3, "⋯" * 5 + "…")})
    found = squeezed(said(pdf(report), tmp_path, "pdftotext", "-raw"))
    assert all(squeezed(text) in found for text in report.preface)


def test_characters_from_another_font_do_not_confuse_those_beside_them() -> None:
    text = "金堃、喆、😀公开é甲"
    layout, (line,) = laid_out(
        text, QFont(["AR PL KaitiM GB", "Noto Serif CJK SC"]), 9999, side=Qt.AlignmentFlag.AlignLeft
    )
    told = list(_strings(layout.text(), line))
    assert "".join(told) == text
    assert told[:8] == list("金堃、喆、😀公开")
    assert max(map(len, told)) <= 2


def test_the_same_report_makes_the_same_bytes() -> None:
    report = filled(2025, "official")
    assert pdf(report) == pdf(report)
    pauses: list[int] = []
    with ThreadPoolExecutor(1) as other:
        alive = Meanwhile(lambda: pauses.append(1), lambda work: other.submit(work).result())
        assert pdf(report, meanwhile=alive) == pdf(report)
    assert len(pauses) > 30  # paragraph by paragraph and page by page
    assert b"Qt" not in re.sub(rb"stream\n.*?endstream", b"", pdf(report), flags=re.DOTALL)


def test_hostile_text_keeps_the_file_sound(tmp_path: Path) -> None:
    report = hostile(2025, "official")
    assert "长" * 20 in squeezed(said(pdf(report), tmp_path, "pdftotext"))


def test_the_file_says_language_title_structure_and_that_it_is_pdf_a(tmp_path: Path) -> None:
    report = filled(2025, "official")
    data = pdf(report)
    about = said(data, tmp_path, "pdfinfo")
    assert re.search(rf"Title: +{report.title}", about)
    assert re.search(r"Tagged: +yes", about)
    for mark in (b"/Lang (zh-CN)", b"/OutputIntents", b"pdfaid", b"/DisplayDocTitle true"):
        assert mark in data
    shown = said(data, tmp_path, "pdfinfo", "-struct-text")
    assert shown.count("Table (block)") == 3
    assert shown.index("H1 (block)") < shown.index("H2 (block)") < shown.index("H3 (block)")
    assert '"一、总体情况"' in shown
    assert len(re.findall(r"^ +T[DH]", shown, re.MULTILINE)) == sum(
        len(grid(s.table).places) for s in sheets(report).values()
    )


def test_the_sections_are_bookmarks_with_what_is_below_them(tmp_path: Path) -> None:
    data = pdf(filled(2025, "official"))
    file = PdfFile(data)
    entries = [bytes.fromhex(title.decode()).decode("utf-16") for title in re.findall(rb"/Title <([0-9A-F]+)>", data)]
    assert [entry for entry in entries if entry[1] == "、"][:2] == ["一、总体情况", "二、主动公开政府信息情况"]
    assert "（一）1甲" in entries
    pages = set(file.pages())
    assert {int(page) for page in re.findall(rb"/Dest \[(\d+) 0 R", data)} <= pages
    assert said(data, tmp_path, "pdfinfo", "-dests") is not None


def test_no_colour_but_black_is_left_of_the_counting() -> None:
    data = pdf(filled(2025, "official"))
    file = PdfFile(data)
    contents = b"".join(file.stream(file.reference(page, b"/Contents")) for page in file.pages())
    assert set(re.findall(rb"([\d.]+ [\d.]+ [\d.]+) scn", contents)) == {b"0 0 0"}
    assert contents.count(b"BT\n") == contents.count(b"BDC\nBT\n") + contents.count(b"BMC\nBT\n")
    assert contents.count(b"BDC\n") + contents.count(b"BMC\n") == contents.count(b"EMC\n")
