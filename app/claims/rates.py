"""Rates that the tables give (“公开率62.7%”, “纠错率16.7%”), read by the words before them; 100% is left to “all done”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from app.claims.figures import figures, quiet
from app.claims.lexicon import lexicon
from app.claims.phrase import says
from app.claims.pieces import tokens
from app.claims.scope import BODIES
from app.language.numbers import Number
from app.language.sentences import sentences
from app.language.tokens import UNKNOWN, Token

_THEMES = {
    "granted_rate": "requests",
    "concluded_rate": "requests",
    "corrected_rate": "disputes",
    "upheld_rate": "disputes",
}
_DISPUTES = frozenset(["reconsideration", "litigation"])
_PLAIN = frozenset(["noun", "of", "case", "count"])
_PLAIN_SENSES = frozenset(["this", "own", "seat", "office", "why", "happen"])


@dataclass(frozen=True)
class Rate:
    """`name` is granted, concluded, corrected or upheld; `kinds` the disputes named, none for both."""

    name: str
    percent: Number
    kinds: tuple[str, ...] = ()

    def fits(self, part: int, whole: int) -> bool:
        """Whether it is part÷whole, cut or rounded at its own precision."""
        exponent = Decimal(self.percent.value).as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        return whole > 0 and abs(Decimal(part) * 100 / whole - Decimal(self.percent.value)) < step


@lru_cache(maxsize=4096)
def rates(text: str, theme: str, year: int) -> tuple[Rate, ...]:
    """The rates of a paragraph (folded text) on requests or disputes, positions in it."""
    if "率" not in text or theme not in {"requests", "disputes"}:
        return ()
    cut = [(sentence.start, tokens(sentence.text, lexicon(), year)) for sentence in sentences(text)]
    if any(word.kind == "other" and not word.sense for _, words in cut for word in words):
        return ()  # 12345热线办结率99%
    found: list[Rate] = []
    kinds: tuple[str, ...] = ()
    for start, words in cut:
        found += (replace(one, percent=one.percent.moved(start)) for one in rates_of(words, theme, kinds))
        kinds = _kinds(words) or kinds
    return tuple(found)


def rates_of(words: Sequence[Token], theme: str, kinds: tuple[str, ...] = ()) -> Iterator[Rate]:
    """The rates that the words of a sentence tell; `kinds` were named before it."""
    for one in figures(words):
        at = next((at for at in range(len(one.clause) - 1, -1, -1) if one.clause[at].sense in _THEMES), None)
        if at is None or one.number.unit != "%" or one.number.about or one.number.value == 100:
            continue
        name = one.clause[at].sense
        told = all(quiet(word) for word in one.clause[at + 1 :]) and _of_all(one.clause[:at])
        if told and _THEMES[name] == theme:
            yield Rate(name.removesuffix("_rate"), one.number, _kinds(words[: one.place]) or kinds)


def _kinds(words: Sequence[Token]) -> tuple[str, ...]:
    """The disputes that the words name."""
    return tuple(dict.fromkeys(word.sense for word in words if word.kind == "noun" and word.sense in _DISPUTES))


def _of_all(before: Sequence[Token]) -> bool:
    """Whether nothing before a rate says of which or how: not 按期, 政策解读, 上年."""
    return not says(before, "in_time", "severally") and all(
        word.kind in _PLAIN
        or word.sense in _PLAIN_SENSES
        or word.sense in _THEMES
        or word.kind == "light"
        or (word.kind == UNKNOWN and word.word[-1] in BODIES)
        for word in before
    )
