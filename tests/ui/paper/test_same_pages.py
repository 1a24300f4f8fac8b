"""The painted PDF and the pages that LibreOffice makes of the Word file begin with the same lines."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from app.printing.word.writer import document
from app.report.model import Report
from tests.app.printing.word.rendered import has_chinese_fonts, lines, pages, pdf_of
from tests.app.printing.word.samples import FORMS, filled
from ui.paper.painted import pdf

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not has_chinese_fonts(), reason="needs soffice, poppler and Chinese fonts"),
    pytest.mark.usefixtures("qapp"),
]
BODY = "全年主动公开政府信息，围绕中心工作，聚焦重点领域，提升公开实效，切实保障人民群众的知情权、参与权、监督权。"
ITEMS = tuple(f"{number}.落实第{'某' * (number % 9)}项公开要求。" for number in range(1, 17))
NOTES = ("1.本年行政处罚较上年减少12件。", "2.本年行政许可较上年减少2件。")


def of(sections: dict[str, tuple[str, ...]], **under: tuple[str, ...]) -> Report:
    return filled(2025, "official").model_copy(update={"sections": sections, "under_table": under})


def drafts() -> dict[str, Report]:
    """Reports that Word, LibreOffice and our own painter once broke into pages differently, or badly."""
    made = {f"{parts}{year}": filled(year, parts) for year, parts in FORMS}
    made["items"] = of({"1": ("（一）主动公开", BODY * 3, *ITEMS), "5": ITEMS, "6": ("没有收取信息处理费。",)})
    for times in (6, 12, 17):
        made[f"notes{times}"] = of({"1": (BODY * times,)}, proactive=NOTES, requests=NOTES, disputes=NOTES)
    for number in (12, 16, 22):
        chain = ("国" * 28 * number + "。", "（一）主动公开", "1.制度建设", "（1）审查", BODY * 4)
        made[f"chain{number}"] = of({"1": chain, "6": (BODY,)})
    for number in (6, 15):
        made[f"end{number}"] = of({"6": ("国" * 28 * number + "国。", "末" * 28 * 4 + "。")})
    return made


def read(pdf_file: Path) -> list[list[str]]:
    """The lines of each page; radicals count as the characters they are."""
    return [
        [unicodedata.normalize("NFKC", "".join(word.text for word in line)) for line in lines(page)]
        for page in pages(pdf_file)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("same")


@pytest.fixture(scope="module", params=drafts().items(), ids=lambda item: item[0])
def both(request: pytest.FixtureRequest, folder: Path) -> tuple[list[list[str]], list[list[str]]]:
    name, report = request.param
    office = pdf_of(document(report).data, folder / name)
    own = folder / name / "own.pdf"
    own.write_bytes(pdf(report))
    return read(office), read(own)


def test_every_page_begins_with_the_same_line(both: tuple[list[list[str]], list[list[str]]]) -> None:
    office, own = both
    assert [page[0] for page in own] == [page[0] for page in office]


def test_no_page_but_the_last_is_left_half_empty_by_what_is_kept_together(
    both: tuple[list[list[str]], list[list[str]]],
) -> None:
    _, own = both
    for page, below in pairwise(own):
        assert len(page) > 12 or "三、收到和处理" in below[0]
