"""Numbers spelled out are read where they are exact, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.spelled_numbers import exact, spelled, spellings

FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


@given(st.one_of(st.integers(1, 30_000), st.integers(1, 10**10)))
def test_every_number_is_read_as_it_is_spelled(number: int) -> None:
    for words in spellings(number):
        assert exact(words) == number
        assert exact(words.translate(FORMAL)) == number
        assert exact(words.replace("零", "〇")) == number


@given(st.text("零〇一二三四五六七八九十百千万两几数余廿有", min_size=1, max_size=6))
def test_what_is_read_is_spelled_like_a_number(words: str) -> None:
    """Whatever is read says its own number: a vague one has no spelling."""
    number = exact(words)
    if number is not None:
        assert not set(words) & set("几数余")
        assert spelled(number) if number else words in "零〇"


@pytest.mark.parametrize(
    "words", ["两三", "三四十", "十三四", "一二三", "二〇一九", "百", "十百", "三三十", "一十百", "12", ""]
)
def test_other_words_are_no_number(words: str) -> None:
    assert exact(words) is None
