"""The signature block of GB/T 9704 for every length of name and date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.signature import LINE, placed
from app.texts.measure import width

names = st.text("示例区交通运输局人民政府办公室", min_size=1, max_size=60)
dates = st.sampled_from(["2021年1月1日", "2021年1月11日", "2021年12月31日", "二〇二一年十二月三十一日"])
rooms = st.floats(1, 40)


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
    assert found.lines == (name,)
    assert LINE - found.name.left - width(name) == name_right
    assert LINE - found.date.left - width(date) == date_right


@given(names, dates)
def test_without_a_seal_the_date_begins_two_characters_right_of_the_name_in_every_font(name: str, date: str) -> None:
    found = placed(name, date, seal=False)
    assert found.name.side == found.date.side == "left"
    assert found.date.left - found.name.left == 2
    assert found.name.left >= 0
    assert found.name.left + max(map(width, found.lines)) <= LINE - 2
    wide = len([character for character in date if character.isdigit()]) * 0.15
    assert found.date.left + width(date) + wide <= LINE - found.date.right


@given(names, dates)
def test_with_a_seal_the_name_is_centred_over_the_date(name: str, date: str) -> None:
    found = placed(name, date, seal=True)
    assert found.name == found.date
    assert found.name.side == "center"
    assert LINE - found.date.left - width(date) >= 8
    assert found.space == 2
    assert 0 <= found.name.left < LINE


@given(names, dates, st.booleans(), rooms)
def test_in_a_cell_of_any_width_nothing_stands_outside(name: str, date: str, seal: bool, room: float) -> None:
    found = placed(name, date, seal=seal, line=room)
    assert "".join(found.lines) == name
    assert 0 <= found.name.left <= found.date.left < max(room, 1)
    assert max(map(width, found.lines)) <= max(2, room - found.name.left)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "示例市示例区住房和城乡建设局建筑工程质量安全监督站",
            ("示例市示例区住房和城乡建设局", "建筑工程质量安全监督站"),
        ),
        (
            "示例省示例市示例区文化广播电视体育和旅游局执法大队",
            ("示例省示例市示例区", "文化广播电视体育和旅游局执法大队"),
        ),
        (
            "中共示例市委机构编制委员会办公室（示例市事业单位登记管理局）",
            ("中共示例市委机构编制委员会办公室", "（示例市事业单位登记管理局）"),
        ),
    ],
)
def test_a_long_name_is_broken_where_its_words_allow(name: str, lines: tuple[str, ...]) -> None:
    assert placed(name, "2021年1月11日", seal=False).lines == lines


def test_a_name_alone_has_a_place_too() -> None:
    assert placed("某局", "", seal=True).name.left < LINE
    assert placed("某局", "", seal=False).name.left == LINE - 4
