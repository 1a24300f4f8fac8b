"""Each word of the lexicon decides how a sentence is read."""

from __future__ import annotations

from collections import Counter

import pytest

from app.claims.lexicon import SENSES, without
from app.claims.lexicon.sense import Sense, alternatives
from tests.app.claims.notation import says

MOST_UNNOTICED = 690
"""Words that may be left out without their own example showing it, most of them made of other words. Only to be lowered."""


def example(sense: Sense, word: str) -> tuple[str, str]:
    """The example with a word in it, and who writes."""
    said = sense.example.replace("{}", word)
    return (said[4:], said[1:3]) if said.startswith("[") else (said, "b1")


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: f"{sense.kind} {sense.sense}")
def test_an_example_is_read_as_it_says_with_each_of_its_words(sense: Sense) -> None:
    wrong = {}
    for word in sense.spelled():
        said, place = example(sense, word)
        if (read := says(said, place)) != sorted(sense.says.split()):
            wrong[said] = read
    assert wrong == {}


def test_no_word_stands_twice() -> None:
    words = Counter(word for sense in SENSES for word in sense.spelled())
    assert [word for word, number in words.items() if number > 1] == []


def test_a_word_that_is_left_out_is_missed() -> None:
    made = [(sense, words) for sense in SENSES for word in sense.words.split() for words in alternatives(word)]
    unnoticed = [min(words, key=len) for sense, words in made if not decide(sense, words)]
    assert len(unnoticed) <= MOST_UNNOTICED, unnoticed
    assert len(unnoticed) < len(made) / 2


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: f"{sense.kind} {sense.sense}")
def test_a_sense_decides_its_example(sense: Sense) -> None:
    """At least one of its words does, so that no sense is there for nothing."""
    assert any(decide(sense, frozenset([word])) for word in sense.spelled())


def decide(sense: Sense, words: frozenset[str]) -> bool:
    """Whether the example of one of the words is read otherwise without them."""
    lexicon = without(words)
    return any(
        says(said, place, lexicon) != sorted(sense.says.split())
        for said, place in (example(sense, word) for word in words)
    )
