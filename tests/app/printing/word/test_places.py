"""Where the Word file leaves something out it says so by the place's own name; where there is nothing it leaves no gap."""

from __future__ import annotations

import pytest

from app.form.editions import TABLES, outline
from app.printing import dropped
from app.printing.word.writer import document
from app.report.model import Card, Signature
from tests.app.printing.word import readback
from tests.app.printing.word.samples import FORMS, empty, hostile


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_what_is_left_out_is_named_as_for_the_other_kinds_of_file(year: int, parts: str) -> None:
    report = hostile(year, parts)
    assert set(document(report).dropped) == set(dropped.of_page(report, "Word文件"))


@pytest.mark.parametrize(("year", "parts"), FORMS)
def test_where_nothing_is_written_there_is_no_gap(year: int, parts: str) -> None:
    report = empty(year, parts).model_copy(update={"sections": {}, "card": Card(), "signature": Signature()})
    found = readback.read(document(report).data).paragraphs
    headings = [section.heading for section in outline(parts).sections]
    assert [text for _, text in found] == [f"{year}年政府信息公开工作年度报告", *headings]


def test_a_line_break_in_a_name_or_a_date_becomes_a_space() -> None:
    report = empty(2025, "official").model_copy(
        update={"card": Card(full_name="甲局\n乙局"), "signature": Signature(name="丙\n局", date="2026年1月\n11日")}
    )
    written = document(report).data
    words = [text for _, text in readback.read(written).paragraphs]
    assert words[0].replace("\n", "").startswith("甲局 乙局2025年")
    assert words[-2:] == ["丙 局", "2026年1月 11日"]


def test_figures_of_cells_that_no_table_has_are_printed_nowhere() -> None:
    report = empty(2025, "official").model_copy(update={"figures": {"requests.nothing.at_all": "4711"}})
    read = readback.read(document(report).data)
    assert len(read.tables) == len(TABLES)
    assert "4711" not in "".join(text for table in read.tables for text in table.values())
