"""The words by which a text says what its numbers count: data, one sense a row, each with a sentence that it decides."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from app.claims.lexicon import acts, matters, results, scopes, weightless
from app.claims.lexicon.sense import Sense
from app.language.tokens import Initial, Lexicon

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


def without(left_out: Collection[str]) -> Lexicon:
    """The lexicon without some words, to see what they decide."""
    words = lexicon().words
    kept = {
        mark: Initial.of(row for word, row in words[mark].rows.items() if word not in left_out)
        for mark in {word[0] for word in left_out}
    }
    return Lexicon({**words, **kept})
