"""A new report, and another year for it."""

from datetime import date

import pytest

from app.errors import GknbError
from app.form.shared import OPENING
from app.report.changes import apply, inverse
from app.report.new import change_year, default_year, new_report


def test_a_new_report_is_on_last_year_and_opens_with_five_headings() -> None:
    report = new_report(default_year(date(2026, 1, 12)), "示例县交通运输局", "bureau")
    assert report.year == 2025
    assert set(report.editions.values()) == {"2021"}
    assert report.sections["1"] == OPENING
    assert report.title == "示例县交通运输局2025年政府信息公开工作年度报告"


def test_a_year_before_the_format_is_refused() -> None:
    with pytest.raises(GknbError, match="未采用统一格式"):
        new_report(2018)


def test_nine_parts_are_refused_from_2021_on() -> None:
    assert new_report(2020, outline_id="nine").outline == "nine"
    with pytest.raises(GknbError, match="2021年度起应使用统一格式"):
        new_report(2021, outline_id="nine")


def test_another_edition_keeps_the_shared_cells_and_names_the_others() -> None:
    report = apply(
        new_report(2020),
        {
            ("figures", "proactive.licensing.change"): "增21",
            ("figures", "proactive.licensing.decisions"): "1779",
            ("figures", "requests.other.business"): "2",
            ("figures", "requests.granted.business"): "5",
            ("origin", "requests.other.business"): "typed",
        },
    )
    change = change_year(report, 2021)
    after = apply(report, change.changes)
    assert after.figures == {"proactive.licensing.decisions": "1779", "requests.granted.business": "5"}
    assert after.origin == {}
    assert set(after.editions.values()) == {"2021"}
    assert len(change.lost_cells) == 2
    assert "主动公开：行政许可·本年增/减" in change.lost_cells
    assert apply(after, inverse(report, change.changes)) == report


def test_a_year_of_the_same_edition_loses_nothing() -> None:
    report = apply(new_report(2024), {("figures", "requests.granted.business"): "5"})
    change = change_year(report, 2025)
    assert change.lost_cells == ()
    assert apply(report, change.changes).figures == report.figures


def test_the_nine_parts_become_six_and_no_text_is_lost() -> None:
    report = apply(
        new_report(2020, outline_id="nine"),
        {("sections", id_): (f"第{id_}部分的话",) for id_ in ("1", "2", "3", "4", "8", "9")} | {("done",): ("1", "2")},
    )
    change = change_year(report, 2021)
    after = apply(report, change.changes)
    assert after.outline == "official"
    texts = [text for texts in after.sections.values() for text in texts]
    assert sorted(texts) == sorted(f"第{id_}部分的话" for id_ in ("1", "2", "3", "4", "8", "9"))
    assert change.moves_texts
    assert after.done == ()  # the second part is another one now


def test_headings_that_nobody_wrote_under_do_not_move() -> None:
    nine = new_report(2020, outline_id="nine")
    assert apply(nine, change_year(nine, 2021).changes).sections == new_report(2021).sections
