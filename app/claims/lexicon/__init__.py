"""The words by which a text says what its numbers count: data, one sense a row, each with a sentence that it decides."""

from __future__ import annotations

from functools import cache

from app.claims.lexicon import acts, matters, results, scopes, weightless
from app.claims.lexicon.sense import Sense
from app.language.tokens import Lexicon

SENSES: tuple[Sense, ...] = (
    *matters.SENSES,
    *acts.SENSES,
    *results.SENSES,
    *scopes.SENSES,
    *weightless.SENSES,
)


@cache
def lexicon() -> Lexicon:
    """The lexicon, built once."""
    return Lexicon.of(row for sense in SENSES for row in sense.rows())


def without(word: str) -> Lexicon:
    """The lexicon without one word, to see what the word decides."""
    words = lexicon().words
    return Lexicon({**words, word[0]: tuple(row for row in words[word[0]] if row[0] != word)})
