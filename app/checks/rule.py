"""What a rule is, and what it finds.

A rule reads like its clause: a function named for what is wrong, under a line with its code, title, basis
and level; its docstring is the advice to the clerk. It yields `Problem`s (or `Unchecked` where a cell can't
be read); the runner makes `Finding`s of them. Modules list their rules by holding them; nothing is registered.
"""

from __future__ import annotations

import hashlib
import inspect
import re
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from app.form.editions import edition_for

if TYPE_CHECKING:
    from app.checks.facts import Facts
    from app.report.model import Reason
    from app.texts.paragraphs import Paragraph


class Level(StrEnum):
    """Worst first."""

    ERROR = "error"
    QUERY = "query"
    HINT = "hint"


LEVEL_NAMES = {Level.ERROR: "错误", Level.QUERY: "需核实", Level.HINT: "提示"}


@dataclass(frozen=True)
class Spot:
    """Characters of a paragraph: `section` and `paragraph` as in `Paragraph`, `start` and `end` in code points.

    Or a field of the unit card: `section` is card, `excerpt` what the field holds.
    """

    section: str
    paragraph: int = 0
    start: int = 0
    end: int = 0
    excerpt: str = ""

    @classmethod
    def at(cls, paragraph: Paragraph, start: int = 0, end: int | None = None) -> Spot:
        """Characters `start` to `end` of a paragraph; all of it by default."""
        end = len(paragraph.text) if end is None else end
        return cls(paragraph.section, paragraph.number, start, end, paragraph.text[start:end])


@dataclass(frozen=True)
class Problem:
    """What a rule found. `level` overrides the rule's own; `fix` is the text that would mend the spot.

    `reasons` are ready-made words for keeping it (核实说明). `also` are further places of the same kind, each with the
    text that would mend it: one finding, one click. `note` is a sentence that explains a difference under its table,
    with “{原因}” for the reason.
    """

    message: str
    cells: tuple[str, ...] = ()
    spot: Spot | None = None
    level: Level | None = None
    fix: str | None = None
    reasons: tuple[str, ...] = ()
    also: tuple[tuple[Spot, str], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Unchecked:
    """Why a rule could not say anything about some cells."""

    message: str
    cells: tuple[str, ...] = ()


RuleResults = Iterator[Problem | Unchecked | None]
"""None is a place where a long rule may be interrupted."""
Check = Callable[["Facts"], RuleResults]
RuleScope = Literal["table", "text", "report"]
T = TypeVar("T")
About = Literal["", "card", "sources", "overview", "problems", "other"]
"""A page, or the role of a section, that a finding is about where it names no place."""


@dataclass(frozen=True)
class Rule:
    """A check of the catalogue. Codes are public and never used again for something else.

    `scope` says when it runs: `table` at every change, `text` and `report` when the program is idle.
    An error of a `keepable` rule may be right all the same, and is kept with a reason like a query.
    `edition` is that of the form which it is about, '' for any; `about` the page where it is mended, where the
    place that a finding names does not tell.
    """

    code: str
    title: str
    level: Level
    basis: str
    check: Check
    scope: RuleScope
    keepable: bool = False
    edition: str = ""
    against_last_year: bool = False
    against_sources: bool = False
    about: About = ""

    def applies(self, facts: Facts) -> bool:
        """Whether the report has what the rule is about; else its silence says nothing."""
        if self.against_last_year and not facts.last_year:
            return False
        if self.against_sources and not any(source.value.strip() for source in facts.report.sources.values()):
            return False
        return not self.edition or self.edition == edition_for(facts.year).id

    @cached_property
    def advice(self) -> str:
        return inspect.getdoc(self.check) or ""


def rule(
    code: str,
    title: str,
    *,
    level: Level,
    basis: str,
    scope: RuleScope = "table",
    keepable: bool = False,
    edition: str = "",
    against_last_year: bool = False,
    against_sources: bool = False,
    about: About = "",
) -> Callable[[Check], Rule]:
    """Make a rule of the function below."""

    def made(check: Check) -> Rule:
        return Rule(
            code, title, level, basis, check, scope, keepable, edition, against_last_year, against_sources, about
        )

    return made


def finished(steps: Generator[object, None, T]) -> T:
    """What long work comes to, done without a pause."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return cast(T, done.value)


def rules_in(*modules: ModuleType) -> tuple[Rule, ...]:
    """The rules that the modules hold, in the order of their source."""
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Rule))


@dataclass(frozen=True)
class Finding:
    """A problem with everything that a reader needs. `kept` is the reason for which it is kept, or None."""

    code: str
    title: str
    level: Level
    message: str
    advice: str
    cells: tuple[str, ...] = ()
    spot: Spot | None = None
    fix: str | None = None
    reasons: tuple[str, ...] = ()
    keepable: bool = True
    """Whether a reason can settle it; an error that is none has to be corrected."""
    kept: Reason | None = None
    repeat: int = 0
    """How many findings before it say the same of the same words: 4.7% twice in one section."""
    about: About = ""
    """The page, or the role of the section, where it is mended, if its place does not tell."""
    also: tuple[tuple[Spot, str], ...] = ()
    """Further places that are mended with it."""
    note: str = ""
    """A sentence for under the table, with “{原因}” for the reason; '' for none."""

    @cached_property
    def key(self) -> str:
        """The same as long as the figures and the words it speaks of are the same."""
        return finding_key(self.code, self.message, self.cells, self.spot, self.repeat)

    @property
    def counts(self) -> bool:
        """Whether it still asks for something: a finding kept with a reason does not."""
        return self.kept is None


_SAID = re.compile(r"“[^”]*”|[0-9][0-9.]*")
_PLACE = re.compile(r"^第[0-9]+段")


def finding_key(code: str, message: str, cells: tuple[str, ...], spot: Spot | None, repeat: int = 0) -> str:
    """Code, cells, and the figures and words that the message names: not how it says it.

    The place in the text is left out, so that the key outlives changes elsewhere; `repeat` tells same ones apart.
    """
    place = (spot.section, spot.excerpt) if spot else ()
    words = (code, *cells, *place, *_SAID.findall(_PLACE.sub("", message)))
    key = f"{code}-{hashlib.sha256(chr(0).join(words).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    return repeated(key, repeat)


def repeated(key: str, repeat: int) -> str:
    """The key of the finding that says the same as `repeat` others before it."""
    return f"{key}-{repeat + 1}" if repeat else key


LONGEST_QUOTE = 80
LONGEST_MESSAGE = 1000
_LONG_QUOTE = re.compile(rf"“([^“”]{{{LONGEST_QUOTE + 1},}})”")


def shortened(message: str) -> str:
    """A message that can be read whatever stands in a cell: long quotations are cut, and their length is said."""
    message = _LONG_QUOTE.sub(lambda long: f"“{long[1][:40]}……{long[1][-10:]}”（共{len(long[1])}字）", message)
    if len(message) <= LONGEST_MESSAGE:
        return message
    return f"{message[: LONGEST_MESSAGE // 2]}……（共{len(message)}字）……{message[-100:]}"


def found(rule: Rule, problem: Problem, reasons: Mapping[str, Reason], seen: Counter[str]) -> Finding:
    """The finding that `problem` is, with the reason for which it is kept; `seen` counts same ones and is added to."""
    message, level = shortened(problem.message), problem.level or rule.level
    keepable = rule.keepable or level is not Level.ERROR
    same = finding_key(rule.code, message, problem.cells, problem.spot)
    repeat = seen[same]
    seen[same] += 1
    key = repeated(same, repeat)
    return Finding(
        rule.code,
        rule.title,
        level,
        message,
        rule.advice,
        problem.cells,
        problem.spot,
        problem.fix,
        problem.reasons,
        keepable,
        reasons.get(key) if keepable else None,
        repeat,
        rule.about,
        problem.also,
        problem.note,
    )
