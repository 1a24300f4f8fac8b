"""Causes of what does not fit within one row, or with last year's report: C1 and F2, B1, B3, F1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from app.causes.evidence import Known, Weighed, weighed
from app.causes.find import MOST
from app.causes.mistakes import Mistake, MistakeKind, turned
from app.checks.facts import Facts
from app.checks.rule import Finding
from app.tables.sheet import Sheet

CODES = frozenset(["B1", "B3", "C1", "F1", "F2"])
"""The findings that such causes are looked for."""
EXACT = frozenset(["F1", "F2"])
"""Those that say what a number has to be; the others only say that it can't be so small."""
FROM = ("carried_in", "received", "concluded")
"""Rows of last year's table that are taken for its 结转下年度."""


def mistakes_of(facts: Facts, sheet: Sheet, finding: Finding) -> Iterator[Mistake]:
    """What people get wrong in the cells of `finding`. What is only too small is explained by a swap or a sign alone:
    nearly any other number would do as well."""
    if finding.code == "F1":
        yield from _carried(facts, sheet, finding)
        return
    numbers = {cell: int(sheet.value(cell) or 0) for cell in finding.cells}
    for one, other in reversed(list(combinations(finding.cells, 2))):  # the totals at the end are the likelier
        if numbers[one] != numbers[other] and not _signed(sheet, one, other):
            yield Mistake(MistakeKind.SWAPPED, {one: numbers[other], other: numbers[one]}, (one, other))
    if finding.code == "B1":
        change = finding.cells[-1]
        yield Mistake(MistakeKind.SIGN, {change: -numbers[change]}, (change,))
    if finding.code in EXACT:
        for cell, number in numbers.items():
            yield from (Mistake(MistakeKind.DIGITS, {cell: other}, (cell,)) for other in turned(number))
        yield from _not_moved_on(facts, numbers, finding.cells)


def _signed(sheet: Sheet, *cells: str) -> bool:
    return any(sheet.table.by_id[cell].kind == "signed count" for cell in cells)


def _not_moved_on(facts: Facts, numbers: dict[str, int], cells: tuple[str, ...]) -> Iterator[Mistake]:
    """现行有效 as it was last year, though documents were issued or repealed."""
    issued, repealed, in_force = cells
    before = facts.last_numbers(in_force)
    if before and numbers[in_force] == before[0]:
        then = int(before[0]) + numbers[issued] - numbers[repealed]
        yield Mistake(MistakeKind.COPIED, {in_force: then}, (in_force,), "现在的数与上年年报相同，像是照抄的")


def _carried(facts: Facts, sheet: Sheet, finding: Finding) -> Iterator[Mistake]:
    """Another number of last year's report in place of its 结转下年度, in one column or in all."""
    now = {cell.column: int(sheet.value(cell.id) or 0) for cell in sheet.table.inputs if cell.row == "carried_in"}
    right = _last_row(facts, "carried_out", now)
    changes = {f"requests.carried_in.{column}": right[column] for column in right if now[column] != right[column]}
    if not set(finding.cells) & {*changes, "requests.carried_in.total"}:
        return
    wrong = {column: now[column] for column in right if now[column] != right[column]}
    if sorted(wrong.values()) == sorted(changes.values()):
        yield Mistake(MistakeKind.COPIED, changes, tuple(changes), "与上年年报的结转下年度错了列")
    for row in FROM:
        if wrong and _last_row(facts, row, wrong) == wrong:
            name = sheet.table.by_id[f"requests.{row}.{next(iter(wrong))}"].row_name
            words = f"现在的数是上年年报“{name}”一行的，像是取错了行"
            yield Mistake(MistakeKind.COPIED, changes, tuple(changes), words)


def _last_row(facts: Facts, row: str, columns: Iterable[str]) -> dict[str, int]:
    """The numbers of a row of last year's table, as far as it has them."""
    found = {column: facts.last_numbers(f"requests.{row}.{column}") for column in columns}
    return {column: int(numbers[0]) for column, numbers in found.items() if numbers}


def best(sheet: Sheet, found: list[Mistake], known: tuple[Known, ...]) -> tuple[Weighed, ...]:
    """At most two that contradict nothing; none where there are more that are as likely."""
    each = [weighed(sheet, one, known) for one in found]
    each = [one for one in each if not one.against]
    each.sort(key=lambda one: (-len(one.for_it), one.mistake.kind))
    first = [one for one in each if len(one.for_it) == len(each[0].for_it)]
    likeliest = [one for one in first if one.mistake.kind == first[0].mistake.kind]
    return tuple(first[:MOST]) if len(likeliest) <= MOST else ()
