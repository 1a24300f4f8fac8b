"""Paragraphs have an address, and the address leads home."""

import pytest

from app.report.changes import apply
from app.report.new import new_report
from app.texts.paragraphs import heading_level, home, paragraphs


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("（一）主动公开", 2),
        ("(二) 依申请公开", 2),
        ("（十一）其他", 2),
        ("1.制定制度。", 3),
        ("1. 制定制度", 3),
        ("2、完善机制", 3),
        ("（1）报送", 4),
        ("全年公开21条。", 0),
        ("1.5万人次参加", 0),
        ("2020年，我局", 0),
        ("一是加强领导", 0),
    ],
)
def test_numbering_makes_a_heading(text: str, level: int) -> None:
    assert heading_level(text) == level


def test_paragraphs_under_a_table_count_on_and_lead_home() -> None:
    report = apply(
        new_report(2025, "示例局"),
        {("sections", "3"): ("表前",), ("under_table", "requests"): ("表后", "", "再后")},
    )
    found = [(p.number, p.text) for p in paragraphs(report) if p.section == "3"]
    assert found == [(1, "表前"), (2, "表后"), (4, "再后")]
    assert home(report, "3", 1) == (("sections", "3"), 0)
    assert home(report, "3", 4) == (("under_table", "requests"), 2)
    assert home(report, "preface", 2) == (("preface",), 1)


def test_the_title_comes_first_and_the_signature_last() -> None:
    report = apply(new_report(2025, "示例局"), {("signature", "date"): "2026年1月12日"})
    found = paragraphs(report)
    assert found[0].text == "示例局2025年政府信息公开工作年度报告"
    assert [p.text for p in found[-2:]] == ["示例局", "2026年1月12日"]
