"""The signature block of GB/T 9704 for every length of name and date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.signature import LINE, placed
from app.texts.printed import width

names = st.text("示例区交通运输局人民政府办公室", min_size=1, max_size=60)
dates = st.sampled_from(["2021年1月1日", "2021年1月11日", "2021年12月31日", "二〇二一年十二月三十一日"])


@pytest.mark.parametrize(
    ("name", "date", "name_right", "date_right"),
    [
        ("示例区交通运输局", "2021年1月11日", 2, 1.5),
        ("示例区人民政府", "2021年12月31日", 2, 0),
        ("某县政府办", "2021年12月31日", 6, 2),
    ],
)
def test_without_a_seal_the_name_stands_two_from_the_right_and_the_date_two_further_in(
    name: str, date: str, name_right: float, date_right: float
) -> None:
    found = placed(name, date, seal=False)
    assert (found.name_side, found.name_right, found.date_right) == ("right", name_right, date_right)


@given(names, dates)
def test_without_a_seal_the_date_begins_two_characters_right_of_the_name(name: str, date: str) -> None:
    found = placed(name, date, seal=False)
    box = LINE - found.name_left - found.name_right if found.name_side == "left" else width(name)
    assert (box + found.name_right) - (width(date) + found.date_right) == 2
    assert min(found.name_left, found.name_right, found.date_right) >= 0
    assert found.name_right >= 2


@given(names, dates)
def test_with_a_seal_the_name_is_centred_over_the_date(name: str, date: str) -> None:
    found = placed(name, date, seal=True)
    middle_of_name = (LINE - found.name_left + found.name_right) / 2
    assert middle_of_name == found.date_right + width(date) / 2
    assert found.date_right >= 4
    assert found.space == 2
    assert 0 <= found.name_left < LINE


def test_a_name_alone_has_a_place_too() -> None:
    assert placed("某局", "", seal=True).name_left < LINE
    assert placed("某局", "", seal=False).name_right == 2
