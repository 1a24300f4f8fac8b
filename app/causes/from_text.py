"""What the text says of single cells, or of cells that add up: the numbers that can be read in one way alone."""

from __future__ import annotations

from collections.abc import Iterator

from app.causes.evidence import Known
from app.checks.facts import Facts
from app.checks.meanings import Meant, meant_by
from app.checks.placed_mentions import placed_mentions
from app.claims.mention import Mention

PLAIN = frozenset(["new", "concluded", "carried_in", "carried_out"])
"""What may be counted in one way alone; “收到” may take in what was carried over."""


def known_from_text(facts: Facts) -> Iterator[Known]:
    """Whole numbers that the text gives of the requests and disputes."""
    for one in placed_mentions(facts):
        mention = one.mention
        plain = mention.compared and not mention.part and not mention.who and mention.value == int(mention.value)
        meant = meant_by(facts, mention) if plain else None
        if meant and (cells := _cells(meant, mention)):
            yield Known(cells, int(mention.value), f"正文写{meant.name}{one.words}")


def _cells(meant: Meant, mention: Mention) -> tuple[str, ...]:
    if meant.code in {"G1", "G2", "G4"}:
        first = mention.what[0]
        row = "received" if first == "new" else first
        return (f"requests.{row}.total",) if first in PLAIN else ()
    return meant.cells if meant.code in {"G3", "G5"} else ()
