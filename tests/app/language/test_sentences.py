"""Sentences of a paragraph: all of it, in order, none too long to read."""

from hypothesis import given
from hypothesis import strategies as st

from app.language.sentences import LONGEST, sentences

PIECES = st.sampled_from(["，", "；", "、", "。", "！\n", "字" * 50, "字" * (LONGEST - 1), "字" * (2 * LONGEST)])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_character_is_in_one_sentence_at_its_place(text: str) -> None:
    found = list(sentences(text))
    assert "".join(one.text for one in found) == text
    assert [text[one.start : one.start + len(one.text)] for one in found] == [one.text for one in found]
    assert max((len(one.text) for one in found), default=0) <= LONGEST + 2


def test_a_long_sentence_is_cut_behind_its_last_comma_and_not_behind_a_lone_one_in_front() -> None:
    long = "字" * (LONGEST + 10)
    assert [len(one.text) for one in sentences(f"，{long}")] == [LONGEST, 11]
    assert [len(one.text) for one in sentences(f"字，字、{long}")] == [4, LONGEST, 10]
