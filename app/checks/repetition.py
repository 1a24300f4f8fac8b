"""F10. How much of 总体情况 and of the problems is last year's text."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.checks.facts import Facts
from app.checks.likeness import formulas, masked, own_words
from app.checks.rule import Level, Problem, RuleResults, finished, rule
from app.form.editions import outline
from app.form.parts import TableRole
from app.language.fold import fold
from app.report.model import LastYear
from app.texts.marks import printed
from app.texts.paragraphs import texts_of

RUN = 8
"""Characters in a row, without marks and with digits masked, that nobody writes twice by chance."""
SHORTEST = 80
"""Characters below which a share says nothing."""
ROLES: tuple[TableRole, ...] = ("overview", "problems")
_HEADING = re.compile(r"[^。；]{0,25}")


@dataclass(frozen=True)
class Repetition:
    """Of how many characters how many stand in a row of last year's, for the two sections."""

    overview: tuple[int, int]
    problems: tuple[int, int]

    @property
    def both(self) -> tuple[int, int]:
        return self.overview[0] + self.problems[0], self.overview[1] + self.problems[1]

    @property
    def as_percent(self) -> dict[str, int]:
        return {name: percent(getattr(self, name)) for name in ("overview", "problems", "both")}

    @property
    def in_words(self) -> str:
        """“30%（总体情况23%，存在问题41%）”."""
        return f"{percent(self.both)}%（总体情况{percent(self.overview)}%，存在问题{percent(self.problems)}%）"


def percent(part: tuple[int, int]) -> int:
    """A share rounded down, so that it is never over what it is."""
    repeated, whole = part
    return repeated * 100 // whole if whole else 0


def repetition(facts: Facts) -> Repetition | None:
    """What of this year's text is last year's; None without a report of last year that has such text."""
    last = facts.last_year
    if not last or last.year >= facts.year:
        return None
    found = finished(_counted(facts, last))
    return found if found.both[1] and any(_texts(last, role) for role in ROLES) else None


def _counted(facts: Facts, last: LastYear) -> Generator[None, None, Repetition]:
    """Read paragraph by paragraph, so that a key may come in; each is remembered."""
    known = facts.once(formulas)
    found = []
    for role in ROLES:
        before, parts = _before(_texts(last, role)), []
        yield from before.read()
        for paragraph in facts.about(role):
            parts.append(_repeated(paragraph.text, before, known))
            yield None
        found.append((sum(repeated for repeated, _ in parts), sum(whole for _, whole in parts)))
    return Repetition(*found)


def _texts(last: LastYear, role: TableRole) -> tuple[str, ...]:
    return tuple(
        text for section in outline(last.outline).about(role) for text in printed(last, texts_of(last, section.id))
    )


class _Before:
    """Last year's texts; `runs` are those of the texts that were read so far."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.runs: set[str] = set()
        self._texts, self._known = texts, 0

    def read(self) -> Iterator[None]:
        """Read the rest, a text at a time. Of two threads each reads what the other has not read to the end."""
        while (at := self._known) < len(self._texts):
            self.runs.update(_runs(masked(fold(self._texts[at]))))
            self._known = at + 1
            yield None


@lru_cache(maxsize=8)
def _before(texts: tuple[str, ...]) -> _Before:
    return _Before(texts)


@lru_cache(maxsize=4096)
def _repeated(text: str, before: _Before, known: frozenset[str]) -> tuple[int, int]:
    """How many characters of a paragraph lie in runs of `before`, which is read by now, and how many there are."""
    plain = "" if _HEADING.fullmatch(text.strip()) else masked(own_words(fold(text), known))
    repeated = covered = 0  # up to where it is counted
    for at, run in enumerate(_runs(plain)):
        if run in before.runs:
            repeated += at + RUN - max(covered, at)
            covered = at + RUN
    return repeated, len(plain)


def _runs(plain: str) -> list[str]:
    return [plain[at : at + RUN] for at in range(len(plain) - RUN + 1)]


@rule(
    "F10",
    "与上年年报重复过多",
    level=Level.QUERY,
    basis="无统一规定；有的地方考核时按重复率扣分（界限可在设置中修改）",
    scope="report",
    against_last_year=True,
    about="overview",
)
def much_of_last_year(facts: Facts) -> RuleResults:
    """把总体情况、存在问题改写成今年的做法、数据和进展。数字不同、其余相同的也算重复。"""
    last = facts.last_year
    if not last or last.year >= facts.year:
        return
    found = yield from _counted(facts, last)
    if found.both[1] >= SHORTEST and percent(found.both) > facts.limits.most_repeated:
        yield Problem(f"正文与上年年报重复{found.in_words}，有的地方超过{facts.limits.most_repeated}%要扣分，请更新。")
