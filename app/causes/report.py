"""Likely causes of what does not add up in a report, in words and as changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.causes.equations import Equations, of_disputes, of_requests
from app.causes.evidence import Known, Weighed
from app.causes.find import likely
from app.causes.told import known_from_text
from app.causes.words import said
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


def causes(report: Report, *, last_year: LastYear | None = None, known: Iterable[Known] = ()) -> tuple[Cause, ...]:
    """At most two causes for each table that does not add up; none where none is convincing.

    `known` is what a register says of cells. Nothing is proposed that contradicts it, the text, last year's carry-over
    or any rule on the tables.
    """
    facts = Facts(report, strict=True, last_year=last_year)
    if not unbalanced(report):
        return ()
    every = (*known, *_carried_over(facts), *known_from_text(facts))
    return tuple(cause for table, sheet in facts.tables.items() for cause in _of_table(facts, table, sheet, every))


def unbalanced(report: Report) -> bool:
    """Whether something does not add up in a table that causes are looked for in."""
    tables = Facts(report, strict=True).tables
    return any(not make(tables[table]).hold for table, make in _OF.items() if table in tables)


def _of_table(facts: Facts, table: str, sheet: Sheet, known: tuple[Known, ...]) -> Iterator[Cause]:
    make = _OF.get(table)
    if not make or not sheet.readable(*(cell.id for cell in sheet.table.inputs)):
        return
    equations: Equations = make(sheet)
    about = tuple(one for one in known if all(cell in sheet.table.by_id for cell in one.cells))
    before = _found(facts.report, facts.last_year)
    for one in likely(equations, about):
        changes = _changes(sheet, one)
        if _found(apply(facts.report, changes), facts.last_year) < before:
            yield Cause(table, said(sheet, one), one.mistake.cells, changes)


def _found(report: Report, last_year: LastYear | None) -> frozenset[tuple[str, tuple[str, ...]]]:
    """What the rules on tables find that has to be corrected."""
    findings: Iterable[Finding] = run(Facts(report, strict=True, last_year=last_year), table_rules()).findings
    return frozenset((one.code, one.cells) for one in findings if one.level != "hint")


def _changes(sheet: Sheet, one: Weighed) -> dict[FieldPath, Any]:
    made: dict[FieldPath, Any] = {}
    for cell, number in one.mistake.changes.items():
        form = sheet.table.by_id[cell]
        made |= {("printed", cell): str(number)} if form.is_total else enter(form, str(number))
    return made


def _carried_over(facts: Facts) -> Iterator[Known]:
    """Last year's 结转下年度 is this year's 上年结转, in every column."""
    sheet = facts.tables.get("requests")
    for cell in sheet.table.cells if sheet else ():
        before = facts.last_numbers(f"requests.carried_out.{cell.column}") if cell.row == "carried_in" else None
        if before:
            words = f"上年年报“{cell.column_name}”结转下年度{before[0]}件"
            yield Known((cell.id,), int(before[0]), words)
