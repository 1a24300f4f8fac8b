"""Texts that were taken over from last year's report are found, however many there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.checks.likeness import Earlier, shingles

WORDS = st.lists(st.sampled_from("政府信息公开工作存在问题建议培训网站更新"), min_size=1, max_size=30).map("".join)


def by_hand(text: str, others: list[str]) -> float:
    mine = shingles(text)
    known = [shingles(other) for other in others]
    return max(((mine & one).total() / mine.total() for one in known if one.total() >= mine.total() * 0.7), default=0.0)


@given(WORDS, st.lists(WORDS, max_size=8), st.integers(0, 29), st.sampled_from([0.8, 0.9]))
def test_the_index_finds_what_comparing_each_with_each_finds(
    text: str, others: list[str], at: int, least: float
) -> None:
    others = [*others, text[:at] + text[at + 1 :]]  # nearly the same
    most = by_hand(text, others)
    assert Earlier(tuple(others)).most(text, least) == (most if most >= least else 0.0)
