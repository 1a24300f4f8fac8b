"""正文数字: every number of the texts with its reading in words, and whether it was compared with the tables.

What no rule compared is said, so that it can be checked by eye.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.checks.compare import AGREES, DIFFERS, NOT_COMPARED, UNREAD, Compared, compared
from app.checks.facts import Facts
from app.checks.rule import Finding, Spot
from app.claims.mention import NO_COUNT, REASONS

STATES = {AGREES: "与表一致", DIFFERS: "不一致", NOT_COMPARED: "不比", UNREAD: "没有读懂"}
"""What may become of a number, in the order in which they are told."""
_OF_NUMBERS = frozenset(["F9", "G6", "G10", "G11", "G12", "G13", "G17", "H3"])
"""Rules that tell of numbers without comparing them with the tables: they differ all the same."""


@dataclass(frozen=True)
class LedgerEntry:
    """A number of the texts, or words that say there was none, at characters `start` to `end` of a paragraph.

    `text` as it is written, `value` as it is read; `meaning` in words, '' where it is none of the tables'; `cells`
    that it stands for; `state` one of `STATES`, `why` it is not compared, or what differs.
    """

    section: str
    paragraph: int
    start: int
    end: int
    text: str
    value: str
    meaning: str
    cells: tuple[str, ...]
    state: str
    why: str = ""

    @property
    def key(self) -> tuple[str, int, int, int]:
        return self.section, self.paragraph, self.start, self.end


def ledger(facts: Facts, findings: Iterable[Finding] = ()) -> tuple[LedgerEntry, ...]:
    """Every number of the texts in their order, without days, ordinals and names; `findings` that tell of some."""
    mentioned = [
        (finding.spot, finding.message) for finding in findings if finding.code in _OF_NUMBERS and finding.spot
    ]
    counted = [one for one in compared(facts) if one.placed.mention.reason != NO_COUNT]
    return tuple(_entry(one, facts.typed(one.placed.spot), mentioned) for one in counted)


def _entry(one: Compared, spot: Spot, mentioned: list[tuple[Spot, str]]) -> LedgerEntry:
    mention = one.placed.mention
    stated = next((message for place, message in mentioned if _meet(place, spot)), "")
    state = DIFFERS if stated and one.state != AGREES else one.state
    why = one.message or (stated if state == DIFFERS else "")
    if not why and state in {NOT_COMPARED, UNREAD}:
        why = REASONS["part"] if one.cells else REASONS.get(mention.reason, "表中没有这一项，或者还没有填")
    return LedgerEntry(
        spot.section,
        spot.paragraph,
        spot.start,
        spot.end,
        spot.excerpt,
        f"{mention.value}{mention.unit}",
        one.meaning,
        one.cells,
        state,
        why,
    )


def _meet(one: Spot, other: Spot) -> bool:
    same = (one.section, one.paragraph) == (other.section, other.paragraph)
    return same and one.start < other.end and other.start < one.end


def counts(entries: Iterable[LedgerEntry]) -> dict[str, int]:
    """How many numbers there are of each state."""
    found = Counter(entry.state for entry in entries)
    return {state: found[state] for state in STATES}


def counted(entries: Iterable[LedgerEntry]) -> str:
    """“正文数字38处：与表一致21，不一致2，不比11，没有读懂4”."""
    found = counts(entries)
    if not any(found.values()):
        return "正文没有数字"
    return f"正文数字{sum(found.values())}处：" + "，".join(f"{STATES[state]}{n}" for state, n in found.items())
