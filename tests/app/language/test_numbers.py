"""Numbers as officials write them, and what only looks like one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.edit_distance import distance, nearest
from app.language.fold import fold
from app.language.numbers import from_words, numbers
from app.language.sentences import LONGEST, depths, inside, sentences


def read(text: str) -> list[tuple[object, str, bool]]:
    return [(number.value, number.unit, number.about) for number in numbers(fold(text))]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,204件", 1204, "件"),
        ("１，２０４件", 1204, "件"),
        ("1，204件", 1204, "件"),
        ("１２宗", 12, "宗"),
        ("三件", 3, "件"),
        ("十二宗", 12, "宗"),
        ("两起", 2, "起"),
        ("一百三十条", 130, "条"),
        ("一千零五份", 1005, "份"),
        ("两万三千篇", 23000, "篇"),
        ("三千五件", 3500, "件"),
        ("一亿零三百条", 100_000_300, "条"),
        ("二〇一九年", 2019, "年"),
        ("12.5%", Decimal("12.5"), "%"),
        ("21 条", 21, "条"),
        ("一件，", 1, "件"),
        ("零件", 0, "件"),
    ],
)
def test_a_number_is_read(text: str, value: object, unit: str) -> None:
    assert read(text) == [(value, unit, False)]


@pytest.mark.parametrize(
    "text",
    [
        "约30件",
        "近30件",
        "30余件",
        "30多件",
        "30件以上",
        "30件左右",
        "不少于30件",
        "1.2万条",
        "三十余件",
        "百余件",
        "百件",
        "两三件",
        "数十件",
        "上百件",
    ],
)
def test_what_is_not_exact_is_marked(text: str) -> None:
    assert [number.about for number in numbers(fold(text))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "第三方",
        "一是",
        "统一",
        "三公经费",
        "第三件",
        "办成一件事",
        "一条龙",
        "第12条",
        "9" * 40 + "件",
        "一" * 40 + "件",
    ],
)
def test_what_is_no_number_is_left_out(text: str) -> None:
    assert [number for number in numbers(fold(text)) if number.is_count] == []


def test_a_clause_comma_is_no_thousands_mark() -> None:
    assert read("网站80条,100条")[0] == (80, "条", False)
    assert [value for value, _, _ in read("2021，2022年")] == [2021, 2022]
    assert read("12345，678件")[-1] == (678, "件", False)


@given(st.integers(1, 9_999_999))
def test_grouped_digits_are_one_number(value: int) -> None:
    assert read(f"{value:,}件") == [(value, "件", False)]


@given(st.text("零〇一二三四五六七八九十百千万亿两件", max_size=20))
def test_any_words_for_numbers_are_read_or_left(text: str) -> None:
    value = from_words(text)
    assert value is None or value >= 0


@given(st.text(max_size=60))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
    for number in numbers(fold(text)):
        assert 0 <= number.start < number.end <= number.stop <= len(text)


@given(st.text("甲，；。\n（）“”", max_size=80))
def test_sentences_make_up_the_text(text: str) -> None:
    assert "".join(sentence.text for sentence in sentences(text)) == text
    assert len(depths(text)) == len(text)


def test_a_very_long_sentence_is_cut_at_a_comma() -> None:
    parts = list(sentences("一二三四，" * 1000 + "五" * 3000))
    assert all(len(part.text) <= LONGEST for part in parts)
    assert parts[0].text.endswith("，")
    assert "".join(part.text for part in parts) == "一二三四，" * 1000 + "五" * 3000


def test_brackets() -> None:
    assert depths("甲（乙（丙）丁）") == [0, 0, 1, 1, 2, 1, 1, 0]
    assert inside("见《年报》和本报告", 2, "《")
    assert not inside("见《年报》和本报告", 7, "《")


def test_how_far_words_are_apart() -> None:
    assert distance("市场监督局", "市场监督管理局", 3) == 2
    assert distance("甲", "乙丙丁戊", 2) == 3
    assert distance("甲乙丙丁", "戊己庚辛", 1) == 2
    assert nearest("政府信息", "公开政务信息条例") == (1, 2, 6)
