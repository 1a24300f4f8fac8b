"""Rates that the tables give (“公开率62.7%”, “纠错率16.7%”), read by the words before them; 100% is left to “all done”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.claims.figures import Figure, quiet
from app.claims.phrase import is_one, named, says
from app.claims.relation import Rate
from app.language.tokens import Token

_RATES = frozenset(["granted_rate", "concluded_rate", "corrected_rate", "upheld_rate"])
_DISPUTES = frozenset(["reconsideration", "litigation"])
_PLAIN = frozenset(["noun", "of", "case", "count", "light"])
_PLAIN_SENSES = frozenset([*_RATES, "this", "own", "seat", "office", "why", "happen"])


def rates_of(words: Sequence[Token], counted: Sequence[Figure]) -> Iterator[Rate]:
    """The rates that the words of a sentence tell; none where it tells of something else (12345热线办结率99%)."""
    if is_one(words, {("other", "")}):
        return
    for one in counted:
        at = next((at for at in range(len(one.clause) - 1, -1, -1) if one.clause[at].sense in _RATES), None)
        if at is None or one.number.unit != "%" or one.number.about or one.number.value == 100:
            continue
        if all(quiet(word) for word in one.clause[at + 1 :]) and _of_all(one.clause[:at]):
            yield Rate(one.clause[at].sense.removesuffix("_rate"), one.number, named(words[: one.place], _DISPUTES))


def _of_all(before: Sequence[Token]) -> bool:
    """Whether nothing before a rate says of which or how: not 按期, 政策解读, 上年."""
    return not says(before, "in_time") and all(word.kind in _PLAIN or word.sense in _PLAIN_SENSES for word in before)
