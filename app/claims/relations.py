"""How the numbers of a text are related, read in one pass over the words of each sentence and remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from app.claims.all_done import done_in
from app.claims.all_upheld import upheld_in
from app.claims.figures import alike, figures
from app.claims.growth import growths_of
from app.claims.lexicon import lexicon
from app.claims.lists import lists_of
from app.claims.openings import opens
from app.claims.percents import shares_of
from app.claims.pieces import tokens
from app.claims.rates import rates_of
from app.claims.relation import Growth, OfAll, PartList, R, Rate, Relation, Share
from app.claims.sums import rests_of, sums_of
from app.language.numbers import Number
from app.language.sentences import Sentence, joined
from app.language.tokens import Token

MOST_EARLIER = 40
"""Numbers of the sentences before that may have grown, so that no text takes long."""


class Related(NamedTuple):
    """What a sentence tells of its numbers."""

    lists: tuple[PartList, ...] = ()
    shares: tuple[Share, ...] = ()
    growths: tuple[Growth, ...] = ()
    rates: tuple[Rate, ...] = ()
    of_all: tuple[OfAll, ...] = ()
    numbers: tuple[Number, ...] = ()
    opens: bool = False
    """Whether it divides what the sentence before it ends in, and whether it ends in what may be divided so."""
    ends: bool = False

    def all(self) -> Iterator[Relation]:
        return chain(self.lists, self.shares, self.growths, self.rates, self.of_all)


def related(words: Sequence[Token]) -> Related:
    """How the numbers of a sentence are related, by its words."""
    counted = tuple(figures(words))
    lists = (*lists_of(words, counted), *sums_of(words, counted), *rests_of(words, counted))
    read = tuple(shares_of(words, counted)), tuple(growths_of(words, counted)), tuple(rates_of(words, counted))
    of_all = (*done_in(words), *upheld_in(words, counted))
    return Related(lists, *read, of_all, tuple(one.number for one in counted), opens(words), _ends_in_count(words))


@lru_cache(maxsize=1024)
def relations(text: str, year: int) -> tuple[Related, ...]:
    """Those of each sentence of a paragraph (folded text) that tells any, positions in the paragraph."""
    placed, earlier = list[Related](), tuple[Number, ...]()
    for sentence in joined(text, partial(_divides, year)):
        found = _of_sentence(sentence.text, year)
        if any(found[:5]):
            placed.append(_placed(found, sentence.start, earlier))
        earlier = (*earlier, *found.numbers)[-MOST_EARLIER:]
    return tuple(placed)


@lru_cache(maxsize=8192)
def _of_sentence(text: str, year: int) -> Related:
    """Those of a sentence, remembered as long as it stays the same."""
    return related(tokens(text, lexicon(), year))


def _placed(found: Related, start: int, earlier: tuple[Number, ...]) -> Related:
    """The same by their places in the paragraph; `earlier` are the figures told before, which may have grown."""
    growths = tuple(_grown(one, earlier).moved(start) for one in found.growths)
    rates, of_all = _moved(found.rates, start), _moved(found.of_all, start)
    return Related(_moved(found.lists, start), _moved(found.shares, start), growths, rates, of_all)


def _moved(found: tuple[R, ...], by: int) -> tuple[R, ...]:
    return tuple(one.moved(by) for one in found)


def _grown(one: Growth, earlier: tuple[Number, ...]) -> Growth:
    change = one.change
    if change is None or one.then is not None:
        return one
    return replace(one, grown=(*(number for number in earlier if alike(number, change)), *one.grown))


def _divides(year: int, before: Sentence, sentence: Sentence) -> bool:
    """“共18件。其中……”: whether a sentence divides the count that the one before it ends in."""
    return _of_sentence(sentence.text, year).opens and _of_sentence(before.text, year).ends


def _ends_in_count(words: Sequence[Token]) -> bool:
    number = words[-2].number if len(words) > 1 and words[-1].word == "。" else None
    return number is not None and number.is_count
