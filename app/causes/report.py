"""Likely causes of what does not add up in a report, in words and as changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.causes.describing import described
from app.causes.equations import Equations, of_disputes, of_requests
from app.causes.evidence import Known, Weighed
from app.causes.find import likely
from app.causes.from_text import known_from_text
from app.causes.in_rows import CODES, best, mistakes_of
from app.causes.known import CountedRegister, carried_over, counted, noted, settled_by
from app.checks.catalogue import run, table_rules
from app.checks.facts import Facts
from app.checks.rule import Finding
from app.report.changes import FieldPath, apply
from app.report.model import LastYear, Report
from app.tables.entry import enter
from app.tables.sheet import Sheet

_OF = {"requests": of_requests, "disputes": of_disputes}


@dataclass(frozen=True)
class Cause:
    """`changes` would make everything in `table` add up; `cells` are those that it is about, as they stand."""

    table: str
    words: str
    cells: tuple[str, ...]
    changes: dict[FieldPath, Any]

    @property
    def agreed(self) -> dict[FieldPath, Any]:
        """The changes once the clerk has compared them with the register, with a note that she has."""
        seen: dict[FieldPath, Any] = {
            ("seen", path[1]): value for path, value in self.changes.items() if path[0] == "figures"
        }
        return {**self.changes, **seen}


def causes(
    report: Report, *, last_year: LastYear | None = None, registers: Mapping[str, CountedRegister] | None = None
) -> tuple[Cause, ...]:
    """At most two causes for each table that does not add up, and for each row that does not fit; none where none is
    convincing.

    `registers` are counts by table: they decide. Nothing is proposed that contradicts them, the sources that were
    noted, the text, last year's carry-over or any rule on the tables.
    """
    facts = Facts(report, strict=True, last_year=last_year)
    before = _found(report, last_year)
    if not before:
        return ()
    mentioned = registers or {}
    known = (
        *(one for register in mentioned.values() for one in counted(register)),
        *carried_over(facts),
        *noted(facts),
        *known_from_text(facts),
    )
    sums = [cause for id_ in facts.tables for cause in _of_table(facts, id_, known, mentioned.get(id_, {}))]
    return (*sums, *_of_rows(facts, known, {cell for cause in sums for cell in cause.cells}))


def unbalanced(report: Report) -> bool:
    """Whether something does not add up in a table that causes are looked for in."""
    tables = Facts(report, strict=True).tables
    return any(not make(tables[table]).hold for table, make in _OF.items() if table in tables)


def _of_table(facts: Facts, table: str, known: tuple[Known, ...], register: CountedRegister) -> Iterator[Cause]:
    make, sheet = _OF.get(table), facts.tables[table]
    if not make or not sheet.readable(*(cell.id for cell in sheet.table.inputs)):
        return
    equations: Equations = make(sheet)
    if equations.hold:
        return
    sure = settled_by(register, equations)
    for one in (sure,) if sure else likely(equations, _about(sheet, known)):
        if cause := _cause(facts, sheet, one):
            yield cause


def _of_rows(facts: Facts, known: tuple[Known, ...], mentioned: Collection[str]) -> Iterator[Cause]:
    """Causes of findings within a row, or beside last year's, of cells that nothing was told of yet."""
    seen = set(mentioned)
    for finding in _findings(facts.report, facts.last_year):
        sheet = facts.tables.get(finding.cells[0].partition(".")[0]) if finding.cells else None
        if finding.code not in CODES or sheet is None or seen & set(finding.cells):
            continue
        found = [one for one in mistakes_of(facts, sheet, finding) if min(one.changes.values()) >= 0 or one.signed]
        mending = [one for one in found if _cause(facts, sheet, Weighed(one, (), ()))]
        for weighed in best(sheet, mending, _about(sheet, known)):
            if cause := _cause(facts, sheet, weighed):
                seen.update(finding.cells)
                yield cause


def _about(sheet: Sheet, known: tuple[Known, ...]) -> tuple[Known, ...]:
    return tuple(one for one in known if all(cell in sheet.table.by_id for cell in one.cells))


def _cause(facts: Facts, sheet: Sheet, one: Weighed) -> Cause | None:
    """A cause that leaves less wrong than before, and nothing new."""
    changes = _changes(sheet, one)
    if _found(apply(facts.report, changes), facts.last_year) < _found(facts.report, facts.last_year):
        return Cause(sheet.table.id, described(sheet, one), one.mistake.cells, changes)
    return None


def _findings(report: Report, last_year: LastYear | None) -> tuple[Finding, ...]:
    return run(Facts(report, strict=True, last_year=last_year), table_rules()).findings


def _found(report: Report, last_year: LastYear | None) -> frozenset[tuple[str, tuple[str, ...]]]:
    """What the rules on tables find that has to be corrected."""
    return frozenset((one.code, one.cells) for one in _findings(report, last_year) if one.level != "hint")


def _changes(sheet: Sheet, one: Weighed) -> dict[FieldPath, Any]:
    made: dict[FieldPath, Any] = {}
    for cell, number in one.mistake.changes.items():
        form = sheet.table.by_id[cell]
        text = f"{number:+d}" if form.kind == "signed count" and number else str(number)
        made |= {("printed", cell): text} if form.is_total else enter(form, text)
    return made
