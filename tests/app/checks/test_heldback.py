"""How well the rules on texts do on passages that nobody tunes them on, and on those of wordings; the figures stand in the log of the tests."""

from __future__ import annotations

import logging

from app.claims.reading import mentions
from app.language.folded import folded
from tests.accuracy import cases
from tests.accuracy.__main__ import score
from tests.app.claims.notation import SAMPLES, reader

LOG = logging.getLogger(__name__)
LEAST_FOUND, MOST_FALSE = 0.87, 0.055
"""Of what is wrong, and a passage. Raised when they are passed for good; never by looking at the passages."""


def test_passages_that_were_held_back_are_judged_nearly_as_well_as_the_others() -> None:
    result = score(cases.read(SAMPLES / "heldback"))
    recall, alarms, errors = result.recall, result.false_alarms, result.errors.total()
    LOG.warning("held back: recall %.3f, false alarms %.3f a passage, false errors %d", recall, alarms, errors)
    assert recall >= LEAST_FOUND
    assert alarms <= MOST_FALSE
    assert errors == 0


def test_every_digit_of_passages_held_back_stands_in_the_ledger() -> None:
    lost = 0
    for text in "\n".join(case["passage"] for case in cases.read(SAMPLES / "heldback")).split("\n"):
        plain = folded(text).text
        read = {place for mention in mentions(plain, reader("b1")) for place in range(mention.start, mention.end)}
        lost += sum(mark.isdecimal() and place not in read for place, mark in enumerate(plain))
    assert lost == 0


def test_passages_that_were_held_back_before_are_judged_as_well_as_they_were() -> None:
    result = score(cases.read(SAMPLES / "once_heldback"))
    assert result.recall >= 0.91
    assert result.false_alarms <= 0.02
    assert result.errors.total() == 0


def test_passages_in_the_wordings_of_many_places_are_judged_without_a_false_alarm() -> None:
    result = score(cases.read(SAMPLES / "wordings"))
    assert result.recall >= 0.92
    assert result.alarms.total() == 0
