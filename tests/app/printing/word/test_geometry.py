"""The page of GB/T 9704, measured on the pages that LibreOffice makes of an exported file."""

from __future__ import annotations

from itertools import pairwise, takewhile
from pathlib import Path

import pytest

from app.form.editions import OFFICIAL, outline
from app.printing.signature import placed
from app.printing.word.writer import document
from app.report.model import Card, Report, Signature
from app.texts.printed import title_lines
from tests.app.printing.word.rendered import MM, Word, has_chinese_fonts, ink, lines, pages, pdf_of
from tests.app.printing.word.samples import FORMS, empty, filled

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not has_chinese_fonts(), reason="needs soffice, poppler and Chinese fonts"),
]
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
"""Edges of the text in millimetres from the upper left corner of the page."""
CHARACTER = 156 / 28
LINE = 579 / 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def long_text(folder: Path) -> Path:
    """A report whose first section fills three pages with nothing but body text."""
    report = empty(2025, "official").model_copy(update={"sections": {"1": ("国" * 28 * 66,)}})
    return pdf_of(document(report).data, folder / "long")


@pytest.fixture(scope="module", params=FORMS, ids=str)
def full(request: pytest.FixtureRequest, folder: Path) -> Path:
    year, parts = request.param
    report = filled(year, parts)
    without_table = {part.id for part in outline(parts).sections if not part.table}
    sections = {id_: texts for id_, texts in report.sections.items() if id_ in without_table}
    return pdf_of(document(report.model_copy(update={"sections": sections})).data, folder / f"{parts}{year}")


def body(page: list[Word]) -> list[list[Word]]:
    return [line for line in lines(page) if line[0].top < BOTTOM * MM]


def text_of(page: list[Word]) -> str:
    return "".join(word.text for line in lines(page) for word in line)


def test_a_page_of_text_has_22_lines_of_28_characters(long_text: Path) -> None:
    found = body(pages(long_text)[1])
    assert len(found) == 22
    assert {len("".join(word.text for word in line)) for line in found} == {28}


def test_lines_stand_as_far_apart_as_the_standard_says(long_text: Path) -> None:
    tops = [line[0].top for line in body(pages(long_text)[1])]
    assert all(abs(below - above - LINE) < 0.1 for above, below in pairwise(tops))


def test_text_stands_within_a_millimetre_of_the_margins(long_text: Path) -> None:
    found = body(pages(long_text)[1])
    assert abs(min(line[0].left for line in found) / MM - LEFT) < 1
    assert abs(max(line[-1].right for line in found) / MM - RIGHT) < 1
    middle = (found[0][0].top + found[0][0].bottom) / 2
    assert abs(middle / MM - (TOP + LINE / MM / 2)) < 2
    assert found[-1][0].bottom / MM < BOTTOM + 1


def test_a_paragraph_begins_two_characters_in(long_text: Path) -> None:
    first = next(line for line in lines(pages(long_text)[0]) if line[0].text.startswith("国"))
    assert abs(first[0].left / MM - (LEFT + 2 * CHARACTER)) < 1


def test_page_numbers_stand_outside_odd_right_even_left(long_text: Path) -> None:
    for number, page in enumerate(pages(long_text), 1):
        foot = lines([word for word in page if word.top > BOTTOM * MM])
        assert ["".join(word.text for word in line) for line in foot] == [f"—{number}—"]
        if number % 2:
            assert abs(foot[0][-1].right / MM - (RIGHT - CHARACTER)) < 1.5
        else:
            assert abs(foot[0][0].left / MM - (LEFT + CHARACTER)) < 1.5
        middle = (foot[0][0].top + foot[0][0].bottom) / 2 / MM
        assert 5 < middle - BOTTOM < 12


def test_the_edges_of_every_table_are_the_edges_of_the_text(full: Path) -> None:
    found = [rule for number in range(1, len(pages(full)) + 1) for rule in ink(full, number)]
    assert len(found) > 40
    assert all(abs(left - LEFT) < 0.6 or left > 30 for _, left, _ in found)
    assert all(abs(right - RIGHT) < 0.6 for _, _, right in found)
    assert any(abs(left - LEFT) < 0.6 for _, left, _ in found)


def test_the_table_of_requests_stands_on_one_page(full: Path) -> None:
    found = [text_of(page) for page in pages(full)]
    with_first = [number for number, text in enumerate(found) if "一、本年新收政府信息公开申请数量" in text]
    with_last = [number for number, text in enumerate(found) if "四、结转下年度继续办理" in text]
    assert with_first == with_last
    assert len(with_first) == 1
    assert "收到和处理政府信息公开申请情况" in found[with_first[0]]


def test_no_heading_stands_at_the_foot_of_a_page(folder: Path) -> None:
    for more in range(4):
        report = empty(2025, "official").model_copy(
            update={"sections": {"1": ("国" * 28 * (14 + more), "（一）标题", "1.小标题", "国" * 100)}}
        )
        for page in pages(pdf_of(document(report).data, folder / f"heading{more}")):
            last = "".join(word.text for word in body(page)[-1])
            assert "标题" not in last
            assert last not in {section.heading for section in OFFICIAL.sections}


def test_heads_are_repeated_when_a_table_runs_over_the_page(folder: Path) -> None:
    report = filled(2025, "official")
    tall = {id_: "1234567890" * 7 for id_ in report.figures if id_.startswith("requests")}
    found = [
        text_of(page)
        for page in pages(pdf_of(document(report.model_copy(update={"figures": tall})).data, folder / "tall"))
    ]
    assert sum("申请人情况" in text for text in found) > 1


@pytest.mark.parametrize("seal", [True, False])
@pytest.mark.parametrize(
    "name", ["某局", "示例区交通运输局", "示例省示例市示例区城市管理综合行政执法局办公室", "很长的机关名称" * 6]
)
def test_the_signature_stands_where_the_standard_puts_it(name: str, seal: bool, folder: Path) -> None:
    report: Report = empty(2025, "official").model_copy(
        update={"sections": {}, "signature": Signature(name=name, date="2026年1月11日", seal=seal)}
    )
    found = lines(pages(pdf_of(document(report).data, folder / f"{len(name)}{seal}"))[-1])
    *_, signed, dated = [line for line in found if line[0].top < BOTTOM * MM]
    date_left, date_right = dated[0].left / MM, dated[-1].right / MM
    name_left, name_right = signed[0].left / MM, signed[-1].right / MM
    expected = placed(name, "2026年1月11日", seal=seal)
    assert "".join(word.text for word in dated) == "2026年1月11日"
    assert "".join(word.text for word in signed) == expected.lines[-1]
    if seal:
        assert abs((name_left + name_right) / 2 - (date_left + date_right) / 2) < 1.5
        assert RIGHT - date_right > 4 * CHARACTER - 4
    else:
        assert abs(name_left - (LEFT + expected.name.left * CHARACTER)) < 1.5
        assert abs(date_left - name_left - 2 * CHARACTER) < 1.5
    assert max(name_right, date_right) < RIGHT + 1


@pytest.mark.parametrize("name", ["某财政局", "示例财政局", "示例省示例市示例区城市管理综合行政执法局", "示例区局" * 6])
def test_no_line_of_a_title_is_left_with_a_character_or_two(name: str, folder: Path) -> None:
    report = empty(2025, "official").model_copy(update={"card": Card(full_name=name), "preface": ()})
    first = lines(pages(pdf_of(document(report).data, folder / f"title{len(name)}"))[0])
    title = list(takewhile(lambda line: line[0].bottom - line[0].top > 25, first))
    assert ["".join(word.text for word in line) for line in title] == list(title_lines(report))
    assert all(len("".join(word.text for word in line)) > 3 for line in title)
