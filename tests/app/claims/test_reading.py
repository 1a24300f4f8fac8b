"""Every number in a text becomes one mention, and says what it counts or why it is not compared."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.claims.mention import REASONS
from app.claims.reading import mentions
from app.language.folded import folded
from tests.app.claims.notation import SAMPLES, lines, reader, says

LINES = lines()
ROUNDS = ("openings", "disputes", "results")
LEAST_TOLD, MOST_IN_VAIN = 0.92, 22
"""Of the wordings of openings: the share of their numbers that is read so, and numbers that are read and should not be."""
TEXTS = [
    text
    for file in sorted(SAMPLES.rglob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
    for text in [json.loads(line).get("passage") or json.loads(line).get("text", "")]
]


@pytest.mark.parametrize(("place", "said", "wanted"), LINES, ids=[said[:24] for _, said, _ in LINES])
def test_a_sentence_says_what_it_says(place: str, said: str, wanted: list[str]) -> None:
    assert says(said, place) == wanted


def test_wordings_of_openings_are_read_as_well_as_they_were() -> None:
    """Rounds of wordings, each written before the reader was tried on it; those that are missed stay in the file."""
    wanted = told = vain = 0
    for place, said, words in [line for name in ROUNDS for line in lines(f"wordings/{name}.txt")]:
        read = Counter(says(said, place))
        missed = Counter(words) - read
        wanted, told = wanted + len(words), told + len(words) - missed.total()
        vain += sum(number for word, number in (read - Counter(words)).items() if "<=" not in word)
    assert told / wanted >= LEAST_TOLD
    assert vain <= MOST_IN_VAIN


def test_every_digit_of_all_samples_stands_in_one_place_and_each_is_compared_or_says_why_not() -> None:
    for text in filter(None, TEXTS):
        plain = folded(text).text
        read = mentions(plain, reader("b3"))
        spans = {(mention.start, mention.end) for mention in read}  # 各1件 is one place with a mention of each
        covered = [place for start, end in spans for place in range(start, end)]
        assert len(covered) == len(set(covered)), text
        digits = {place for place, mark in enumerate(plain) if mark.isdecimal()}
        assert digits <= set(covered), (text, [plain[place - 3 : place + 4] for place in digits - set(covered)])
        assert all(mention.compared or mention.reason in REASONS for mention in read), text


IN_WORDS = re.compile(
    r"(?<![第统唯之专万单划同进逐一二三四五六七八九十百千两几数分])(?:[一两二三四五六七八九十百千]+|[数几十百千上]+[余多来]?|[十百千][余多来几])"
    r"(?:件(?!事|件)|条(?!例|线|款)|份|篇|宗|人次|场次)|[一二两三四五六七八九]成(?=[半多左以的，。；]|$)|一半|[三四五]分之[一二三四]"
)
"""Numbers in words: 两件, 十余件, 数十条, 三成, 一半."""


def test_every_number_in_words_of_all_samples_stands_in_one_mention() -> None:
    for text in filter(None, TEXTS):
        plain = folded(text).text
        read = {place for mention in mentions(plain, reader("b3")) for place in range(mention.start, mention.end)}
        lost = [found[0] for found in IN_WORDS.finditer(plain) if not set(range(*found.span())) <= read]
        assert not lost, (text, lost)


@given(st.text("收到政府信息公开申请复议诉讼结转上下年其中办结共件（）、，。；：12三无未", max_size=60))
def test_any_text_is_read(text: str) -> None:
    plain = folded(text)
    read = mentions(plain.text, reader("b3"))
    assert all(0 <= mention.start < mention.end <= len(plain.text) for mention in read)
    assert all(plain.span(mention.start, mention.end)[1] <= len(text) for mention in read)


@given(st.text(max_size=80))
def test_places_of_folded_text_map_back(text: str) -> None:
    plain = folded(text)
    assert len(plain.origins) == len(plain.text) + 1
    assert list(plain.origins) == sorted(plain.origins)
    assert plain.origins[-1] == len(text)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u3000", "\u200b", "\t"])
def test_blanks_change_nothing(blank: str) -> None:
    said = "收到政府信息公开申请37件，办结三十六件。"
    assert says(blank.join(said.replace("37", "３７"))) == says(said) or blank
    spaced = said.replace("37", f"{blank}37{blank}").replace("申请", f"申{blank}请")
    assert says(spaced) == says(said)
