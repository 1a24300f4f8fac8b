"""正文数字: every number of the texts with its reading in words, and whether it was compared with the tables.

What no rule compared is said, so that it can be checked by eye.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from app.checks.compare import AGREES, DIFFERS, NOT_COMPARED, UNREAD, Compared, compared
from app.checks.facts import Facts
from app.checks.meanings import group
from app.checks.reckoned import Place, reckoned
from app.checks.rule import Finding, Spot
from app.checks.shape import numbers_of_parts
from app.claims.mention import NO_COUNT, OTHER, REASONS, Mention

STATES = {AGREES: "与表一致", DIFFERS: "不一致", NOT_COMPARED: "不比", UNREAD: "没有读懂"}
"""What may become of a number, in the order in which they are told."""
_OPEN = frozenset([NOT_COMPARED, UNREAD])
_SAYS_LESS = frozenset([OTHER, "share", "growth"])
"""Why a number is not compared, where how it was reckoned says more."""
_OF_NUMBERS = frozenset(["F9", "G6", "G10", "G11", "G12", "G13", "G17", "H3"])
"""Rules that tell of numbers without comparing them with the tables: they differ all the same."""


OF_PARTS = "报告有几个部分，已与一级标题核对"
_FEW = 3
"""Cells that are named one by one."""
_PLAIN = re.compile(r"(?:（[^（）]*）)?[· ]总计$")
"""What the form says behind the name of a row: “部分公开（区分处理的，只计这一情形，不计其他情形）·总计”."""


@dataclass(frozen=True)
class LedgerEntry:
    """A number of the texts, or words that say there was none, at characters `start` to `end` of a paragraph.

    `text` as it is written, `value` as it is read; `meaning` in words, '' where it is none of the tables'; `cells`
    that it stands for, `named` in words; `state` one of `STATES`, `why` it is not compared, or what differs.
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
    named: str = ""

    @property
    def key(self) -> tuple[str, int, int, int]:
        return self.section, self.paragraph, self.start, self.end


def ledger(facts: Facts, findings: Iterable[Finding] = ()) -> tuple[LedgerEntry, ...]:
    """Every number of the texts in their order, without days, ordinals and names; `findings` that tell of some."""
    mentioned = _Messages(
        (finding.spot, finding.message) for finding in findings if finding.code in _OF_NUMBERS and finding.spot
    )
    parts = _Messages((facts.typed(stated[0]), OF_PARTS) for stated in numbers_of_parts(facts) if stated)
    counted = [one for one in compared(facts) if one.placed.mention.reason != NO_COUNT]
    found = [_entry(facts, one, mentioned, parts) for one in counted]
    within = reckoned(facts) if any(entry.state in _OPEN for entry in found) else {}
    return tuple(_with(entry, one, within) for entry, one in zip(found, counted, strict=True))


def _with(entry: LedgerEntry, one: Compared, within: dict[Place, str]) -> LedgerEntry:
    """An entry that was not compared with the tables, with how its number was reckoned within the text."""
    spot = one.placed.spot
    how = within.get((spot.section, spot.paragraph, spot.end)) if entry.state in _OPEN else None
    if not how:
        return entry
    return replace(entry, why=how if one.placed.mention.reason in _SAYS_LESS else f"{entry.why}；{how}")


def _entry(facts: Facts, one: Compared, mentioned: _Messages, parts: _Messages) -> LedgerEntry:
    mention, spot = one.placed.mention, facts.typed(one.placed.spot)
    stated = mentioned.at(spot)
    state = DIFFERS if stated and one.state != AGREES else one.state
    why = one.message or (stated if state == DIFFERS else "")
    if not why and state in {NOT_COMPARED, UNREAD}:
        why = parts.at(spot) or (REASONS["part"] if one.cells else _why_not(mention))
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
        _named(facts, one.cells),
    )


def _named(facts: Facts, cells: tuple[str, ...]) -> str:
    """Cells in words: “二、上年结转政府信息公开申请数量”, “（三）不予公开各项”."""
    names = [_PLAIN.sub("", facts.name(cell)) for cell in cells]
    if (
        len(cells) > 1
        and cells[0].startswith("requests.")
        and cells == group(facts, cells[0].split(".")[1].partition("_")[0])
    ):
        return f"{names[0].partition(' ')[0]}各项"
    return "＋".join(names) if len(names) <= _FEW else f"{names[0]}等{len(names)}格"


def _why_not(mention: Mention) -> str:
    if mention.reason:
        return REASONS[mention.reason]
    fee = mention.what[0] in {"handling_fee", "asked_fee"}
    return "表中不单列，收费金额里应包含它" if fee else "表中没有这一项，或者还没有填"


class _Messages:
    """What is said of places, to be asked for a place: the same takes as long however many there are."""

    def __init__(self, messages: Iterable[tuple[Spot, str]]) -> None:
        self._of: defaultdict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
        for spot, message in messages:
            self._of[spot.section, spot.paragraph].append((spot.start, spot.end, message))
        for found in self._of.values():
            found.sort()
        self._furthest = {
            place: list(accumulate((end for _, end, _ in found), max)) for place, found in self._of.items()
        }

    def at(self, spot: Spot) -> str:
        """The message that meets a place, the nearest before it; '' for none."""
        place = spot.section, spot.paragraph
        found = self._of.get(place, [])
        at = bisect_left(found, (spot.end,))
        while at and self._furthest[place][at - 1] > spot.start:
            at -= 1
            if found[at][1] > spot.start:
                return found[at][2]
        return ""


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
