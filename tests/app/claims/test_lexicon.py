"""Each word of the lexicon decides how a sentence is read."""

from __future__ import annotations

from collections import Counter

import pytest

from app.claims.lexicon import SENSES, lexicon, without
from app.claims.lexicon.sense import Sense, alternatives
from app.claims.pieces import tokens
from app.claims.reading import read_with
from app.claims.relations import related
from app.language.folded import folded
from app.language.tokens import GAP, Lexicon
from tests.app.claims.notation import SAMPLES, YEAR, parsed, reader, says

MOST_UNNOTICED = 0
"""Words that may be left out without any example showing it. Only to be lowered."""


def example(sense: Sense, word: str) -> tuple[str, str]:
    """The example with a word in it, its gaps closed, and who writes."""
    said = sense.example.replace("{}", word.replace(GAP, ""))
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


def own_examples() -> dict[str, tuple[str, str, list[str]]]:
    """The words that the example of their sense does not show, each with a sentence that it decides."""
    rows = (SAMPLES / "words.txt").read_text(encoding="utf-8").splitlines()
    return {word: parsed(rest) for row in rows if row[:1] != "#" for word, _, rest in [row.partition(": ")]}


OWN = own_examples()


@pytest.mark.parametrize("word", OWN)
def test_a_sentence_of_a_word_of_its_own_is_read_as_it_says(word: str) -> None:
    place, said, wanted = OWN[word]
    assert says(said, place) == wanted


def test_a_word_that_is_left_out_is_missed() -> None:
    made = [(sense, words) for sense in SENSES for word in sense.words.split() for words in alternatives(word)]
    unnoticed = [min(words, key=len) for sense, words in made if not decide(sense, words)]
    assert len(unnoticed) <= MOST_UNNOTICED, unnoticed


def test_a_word_with_a_sentence_of_its_own_needs_it() -> None:
    """It stands in the lexicon, and the example of its sense does not do."""
    known = {word for sense in SENSES for word in sense.spelled()}
    assert OWN.keys() <= known


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: f"{sense.kind} {sense.sense}")
def test_a_sense_decides_its_example(sense: Sense) -> None:
    """At least one of its words does, so that no sense is there for nothing."""
    assert any(decide(sense, frozenset([word])) for word in sense.spelled())


def decide(sense: Sense, words: frozenset[str]) -> bool:
    """Whether the example of one of the words, or a sentence of its own, is read otherwise without them."""
    left = without(words)
    return any(_differs(left, *example(sense, word)) for word in words) or any(
        _differs(left, OWN[word][1], OWN[word][0]) for word in words & OWN.keys()
    )


def _differs(left: Lexicon, said: str, place: str) -> bool:
    return _view(left, said, place) != _view(lexicon(), said, place)


def _view(words: Lexicon, said: str, place: str) -> list[object]:
    """What is told a clerk of a sentence: what each number counts, or why it is not compared; what is added up, and what has grown."""
    plain = folded(said).text
    read = read_with(words, plain, reader(place))[0]
    cut = tokens(plain, words, YEAR)
    return [*((one.start, one.what, one.part, one.who, one.reason) for one in read), *related(cut).all()]
