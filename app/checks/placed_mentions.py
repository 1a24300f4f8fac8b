"""Every mention of a number in the texts of a report, by its place in the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.checks.facts import Facts
from app.checks.passages import Passage, passages
from app.checks.rule import Spot
from app.claims.alone import settled
from app.claims.mention import Author, Mention
from app.claims.reading import mentions
from app.language.folded import folded


@dataclass(frozen=True)
class PlacedMention:
    """A mention and its paragraph; `spot` are the characters as they stand in the report."""

    passage: Passage
    mention: Mention

    @property
    def spot(self) -> Spot:
        start = self.mention.begin if self.mention.none else self.mention.start
        return self.passage.spot(*folded(self.passage.paragraph.text).span(start, self.mention.end))

    @property
    def words(self) -> str:
        """What is said, as it is read: without blanks."""
        return folded(self.passage.paragraph.text).text[self.mention.start : self.mention.end]


def placed_mentions(facts: Facts) -> tuple[PlacedMention, ...]:
    """All of them, in the order of the report."""
    return facts.once(_all_placed)


def read_all(facts: Facts) -> Iterator[None]:
    """Read paragraph by paragraph, so that a key may come in; each is remembered."""
    for passage, author in _read_by(facts):
        _mentions(passage.paragraph.text, author)
        yield None


def _all_placed(facts: Facts) -> tuple[PlacedMention, ...]:
    placed = [
        (passage, one) for passage, author in _read_by(facts) for one in _mentions(passage.paragraph.text, author)
    ]
    passages_, told = [passage for passage, _ in placed], settled([one for _, one in placed])
    return tuple(PlacedMention(passage, one) for passage, one in zip(passages_, told, strict=True))


def _read_by(facts: Facts) -> Iterator[tuple[Passage, Author]]:
    """The paragraphs, each with what its reader has to know of whose it is."""
    kind = "government" if facts.report.card.scope == "rollup" else facts.kind
    beside = facts.section_of("proactive")
    for passage in passages(facts):
        theme = "decisions" if passage.section == beside else passage.theme
        yield passage, Author(facts.year, theme, kind, facts.agency)


@lru_cache(maxsize=4096)
def _mentions(text: str, reader: Author) -> tuple[Mention, ...]:
    return mentions(folded(text).text, reader)
