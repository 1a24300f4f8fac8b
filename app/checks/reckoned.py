"""What is reckoned within the text itself, in words: sums of parts, shares, changes. For the ledger of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import body
from app.checks.shares import whole_of
from app.claims.relation import Growth, PartList, Share
from app.claims.relations import relations
from app.language.numbers import Number

Told = tuple[Number, str]
Place = tuple[str, int, int]
"""Section, paragraph and the character at which a number ends."""


def reckoned(facts: Facts) -> dict[Place, str]:
    """How the numbers that are right among themselves were reckoned, by their places in `Facts.paragraphs`."""
    found: dict[Place, str] = {}
    for passage in body(facts):
        for related in relations(passage.text, facts.year):
            told = [one for parts in related.lists for one in _of_list(parts)]
            told += [one for share in related.shares for one in _of_share(facts, passage.text, share)]
            told += [one for growth in related.growths for one in _of_growth(growth)]
            for number, words in told:
                found.setdefault((passage.section, passage.number, number.stop), words)
    return found


def _of_list(parts: PartList) -> Iterator[Told]:
    """A whole and its parts: all of them, or some that are no more than it."""
    whole = f"{parts.whole.value}{parts.whole.unit}"
    if parts.sum == parts.whole.value and len(parts.parts) > 1:
        yield parts.whole, f"等于各项之和：{'＋'.join(str(one.value) for one in parts.parts)}"
        yield from ((one, f"{whole}中的一项，各项之和等于总数") for one in parts.parts)
    elif parts.sum <= parts.whole.value:
        yield from ((one, f"{whole}中的一项，没有全列出，列出的不超过总数") for one in parts.parts)


def _of_share(facts: Facts, text: str, share: Share) -> Iterator[Told]:
    whole = whole_of(facts, text, share)
    if share.part and whole:
        yield share.percent, f"占比，按{share.part.value}÷{whole}重算，相符"


def _of_growth(growth: Growth) -> Iterator[Told]:
    """By how many and by how much a figure changed, where both figures or enough of them are told."""
    if growth.change and growth.now and growth.then and growth.difference == int(growth.change.value) * growth.sign:
        yield growth.change, f"增减的数，{growth.now.value}－{growth.then.value}重算，相符"
    if growth.percent and (pair := growth.reckoned()):
        yield growth.percent, f"增减的幅度，按{pair[0]}÷{pair[1]}重算，相符"
