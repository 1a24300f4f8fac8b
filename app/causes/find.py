"""The likely causes of a table that does not add up."""

from __future__ import annotations

from collections.abc import Iterable

from app.causes.equations import Equations
from app.causes.evidence import Known, Weighed, weighed
from app.causes.mistakes import MistakeKind, mistakes

MOST = 2
"""Causes that are shown; of more that are equally likely none is worth naming."""


def likely(equations: Equations, known: Iterable[Known] = ()) -> tuple[Weighed, ...]:
    """At most two mistakes that explain all that is off and contradict nothing that is known, the likeliest first.

    Nothing is guessed: where more than two are equally likely there is no telling, and none is named.
    """
    facts = tuple(known)
    found = [weighed(equations.sheet, one, facts) for one in mistakes(equations)]
    found = [one for one in _each_once(found) if not one.against and _convincing(equations, one)]
    found.sort(key=_rank)
    first = [one for one in found if _rank(one) == _rank(found[0])]
    if not found or len(first) > MOST:
        return ()
    as_well_founded = [one for one in found if len(one.for_it) == len(found[0].for_it)]
    return tuple(as_well_founded[:MOST])


def _each_once(found: Iterable[Weighed]) -> list[Weighed]:
    """Of several ways to say the same changes the likelier one."""
    seen: dict[frozenset[tuple[str, int]], Weighed] = {}
    for one in sorted(found, key=lambda one: one.mistake.kind):
        seen.setdefault(frozenset(one.mistake.changes.items()), one)
    return list(seen.values())


def _convincing(equations: Equations, one: Weighed) -> bool:
    """A single number that is off by some may be any of its column: something else has to speak for it."""
    return one.mistake.kind is not MistakeKind.SINGLE or bool(one.for_it) or equations.wrong > 1


def _rank(one: Weighed) -> tuple[int, int, int]:
    """What speaks for it, then the likelier mistake; of blocks that may have slipped the largest."""
    kind = one.mistake.kind
    return -len(one.for_it), int(kind), -len(one.mistake.cells) if kind is MistakeKind.SHIFTED else 0
