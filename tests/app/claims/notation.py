"""Sentences with what they say, as tests/samples/readings.txt writes it: “received=17 carried_in=2 concluded<=18”."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from app.claims.alone import settled
from app.claims.lexicon import lexicon
from app.claims.mention import Author, Mention
from app.claims.pieces import tokens
from app.claims.reading import mentions, read_with
from app.claims.relations import Related, related
from app.language.folded import folded
from app.language.tokens import Lexicon

SAMPLES = Path(__file__).parents[2] / "samples"
YEAR = 2024
_THEMES = {"1": "", "2": "decisions", "3": "requests", "4": "disputes", "5": "problems", "6": "fees"}
_KINDS = {"b": "bureau", "g": "government", "t": "town", "s": "street"}
_SAME = {
    "new": "received",
    "received_beside": "received",
    "concluded_new": "concluded",
    "answered_new": "answered",
    "asked_fee": "handling_fee",
    "handled": "to_do",
}


def reader(place: str = "b1") -> Author:
    """Who writes, from a letter for the body and a digit for the section."""
    return Author(YEAR, _THEMES[place[1]], _KINDS[place[0]])


def says(text: str, place: str = "b1", words: Lexicon | None = None) -> list[str]:
    """What of a sentence is compared with the tables."""
    plain = folded(text).text
    read = read_with(words, plain, reader(place))[0] if words else mentions(plain, reader(place))
    compared = [mention for mention in settled(read) if mention.compared]
    grown = _grown(related(tokens(plain, words or lexicon(), YEAR)), {mention.start for mention in compared})
    return sorted([*map(_says, compared), *grown])


def _grown(told: Related, starts: set[int]) -> Iterator[str]:
    """By how much figures that begin at `starts` are told to have grown since last year."""
    for growth in told.growths:
        if growth.since and growth.year in {0, YEAR - 1} and growth.now and growth.now.start in starts:
            for change in filter(None, (growth.change, growth.percent)):
                if growth.sign:
                    yield f"{'up' if growth.sign > 0 else 'down'}={Decimal(change.value):f}"


def _says(mention: Mention) -> str:
    ids = "+".join(_SAME.get(what, what) for what in mention.what)
    who = f"/{mention.who}" if mention.who else ""
    if mention.among:
        return f"{ids}={'|'.join(map(str, mention.among))}"
    value = Decimal(mention.value)
    if mention.what == ("fees.amount",) and mention.unit == "元":
        value /= 10000
    return f"{ids}{who}{'<=' if mention.part else '='}{value.normalize():f}"


def lines(file: str = "readings.txt") -> list[tuple[str, str, list[str]]]:
    """The samples: place, sentence, what it says."""
    rows = (SAMPLES / file).read_text(encoding="utf-8").splitlines()
    return [parsed(row) for row in rows if row.startswith("[")]


def parsed(row: str) -> tuple[str, str, list[str]]:
    """“[b1] 收到申请8件。 => received=8” as place, sentence and what it says."""
    said, _, wanted = row.partition("=>")
    return said[1:3], said[4:].strip(), sorted(wanted.split())


__all__ = ["lexicon", "lines", "parsed", "reader", "says"]
