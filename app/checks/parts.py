"""G10. Parts that make a whole."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.compare import differing
from app.checks.facts import Facts
from app.checks.meanings import DISPUTES
from app.checks.passages import Passage, body
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.claims.lexicon import lexicon
from app.claims.pieces import tokens
from app.claims.relation import PartList
from app.claims.relations import relations


@rule("G10", "分项之和与总数不符", level=Level.QUERY, basis="无统一规定；正文内的数字应前后一致", scope="text")
def parts_differ_from_whole(facts: Facts) -> RuleResults:
    """“其中”后面列全的，各项之和应等于总数；没有列全的，之和不能超过总数。没有列全请写“等”。"""
    wrong: list[tuple[Passage, PartList]] = []
    for passage in body(facts):
        for related in relations(passage.text, facts.year):
            wrong += [(passage, parts) for parts in related.lists if _adds_up_wrong(parts)]
            yield None
    known: dict[Spot, str] = {}
    for found in _wrong_already(facts) if wrong else ():
        yield None
        known |= dict([found]) if found else {}
    for passage, parts in wrong:
        if not _is_known(passage, parts, known) and not _of_the_tables(passage.text, parts, facts.year):
            yield _wrong_list(passage, parts)


def _is_known(passage: Passage, parts: PartList, known: dict[Spot, str]) -> bool:
    """Whether it is told already of one of its numbers that it differs from the tables."""
    whole, *each = (known.get(passage.spot(one.start, one.stop), "") for one in (parts.whole, *parts.parts))
    codes = _COMPARISONS if parts.behind else _OF_WHAT_BECAME if parts.worded else (*_OF_WHAT_BECAME, "G3")
    return whole in (_COMPARISONS if parts.behind else _OF_WHOLES) or any(code in codes for code in each)


def _wrong_list(passage: Passage, parts: PartList) -> Problem:
    whole = parts.whole
    first, last = (parts.parts[0], whole) if parts.behind else (whole, parts.parts[-1])
    message = f"“共{whole.value}{whole.unit}”，列出的各部分相加为{parts.sum}{whole.unit}。"
    return Problem(message, (), passage.spot(first.start, last.stop))


def _adds_up_wrong(parts: PartList) -> bool:
    whole = int(parts.whole.value)
    return parts.sum > whole or (parts.closed and parts.sum < whole and len(parts.parts) > 1)


_CLASSES, _COLUMNS = frozenset(["result", "outcome"]), frozenset(DISPUTES["litigation"])


def _of_the_tables(text: str, parts: PartList, year: int) -> bool:
    """Whether the parts are classes of the official tables, with which they are compared anyway."""
    listed = tokens(text[parts.whole.stop : parts.parts[-1].start], lexicon(), year)
    return not parts.behind and sum(word.kind in _CLASSES or word.sense in _COLUMNS for word in listed) > 1


_OF_WHOLES, _OF_WHAT_BECAME = ("G1", "G2"), ("G2", "G4")
_COMPARISONS = ("G1", "G2", "G3", "G4", "G5", "G8", "G9")
"""The comparisons that may tell of a total already, of what became of it, and of any part of one."""


def _wrong_already(facts: Facts) -> Iterator[tuple[Spot, str] | None]:
    """The numbers that differ from a table, each with the rule that tells it: that is the root. None between them, so
    that a key may come in."""
    for code in _COMPARISONS:
        for result in differing(facts, code):
            yield (result.spot, code) if isinstance(result, Problem) and result.spot else None
