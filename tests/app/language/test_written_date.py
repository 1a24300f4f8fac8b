"""A date is written as on paper, however it was typed; what is no date stays as it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.written_date import in_full, written

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31))


@given(
    DAYS,
    st.sampled_from(
        ["{0}-{1}-{2}", "{0}.{1}.{2}", "{0}/{1:02}/{2:02}", "{0}{1:02}{2:02}", "{0} 年{1}月{2} 日", "{0}年{1}月{2}号"]
    ),
)
def test_every_form_of_a_day_becomes_the_one_of_the_form(day: date, form: str) -> None:
    assert written(form.format(day.year, day.month, day.day)) == in_full(day)


@given(DAYS)
def test_a_date_in_full_stays(day: date) -> None:
    assert written(in_full(day)) == in_full(day)


@pytest.mark.parametrize("mark", ["。", "、", "，", "—", "·", " ", "．"])
def test_the_marks_of_a_chinese_input_method_part_a_date_too(mark: str) -> None:
    assert written(f"2026{mark}1{mark}20") == "2026年1月20日"


def test_full_width_digits_count_too() -> None:
    assert written("２０２６－１－２０") == "2026年1月20日"


@pytest.mark.parametrize(
    "text", ["", "2026年1月", "2026-13-1", "2026年2月30日", "20260230", "二〇二六年一月二十日", "2026-1-20前"]
)
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert written(text) == text
