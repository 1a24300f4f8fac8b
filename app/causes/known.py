"""What is known of a report's figures from elsewhere: the sources that were noted, last year's report, a register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.causes.equations import Equations
from app.causes.evidence import Known, Weighed
from app.causes.mistakes import Mistake, MistakeKind
from app.checks.facts import Facts
from app.tables.sources import rows

CountedRegister = Mapping[str, int]
"""What a register counts for each cell that is filled in."""
MOST_OFF = 4
"""Cells that differ from a register beyond which it is another count, no slip."""


def carried_over(facts: Facts) -> Iterator[Known]:
    """Last year's 结转下年度 is this year's 上年结转, in every column."""
    sheet = facts.tables.get("requests")
    for cell in sheet.table.cells if sheet else ():
        before = facts.last_numbers(f"requests.carried_out.{cell.column}") if cell.row == "carried_in" else None
        if before:
            words = f"上年年报“{cell.column_name}”结转下年度{before[0]}件"
            yield Known((cell.id,), int(before[0]), words)


def noted(facts: Facts) -> Iterator[Known]:
    """What the clerk noted that a register or an office says, on the page 数据来源与核对."""
    for row in rows(facts.report, facts.tables):
        source = facts.report.sources.get(row.cell.id)
        if source and source.value.strip().isdecimal():
            yield Known((row.cell.id,), int(source.value), f"{row.source}是{source.value.strip()}")


def counted(register: CountedRegister) -> Iterator[Known]:
    """What a register says of each cell."""
    yield from (Known((cell,), number, f"台账是{number}件") for cell, number in register.items())


def settled_by(register: CountedRegister, equations: Equations) -> Weighed | None:
    """The cells that a register counts otherwise, where its numbers make everything right: then there is no doubt."""
    table = equations.sheet.table
    now = {cell.id: int(equations.sheet.value(cell.id) or 0) for cell in table.inputs}
    changes = {cell: number for cell, number in register.items() if cell in now and now[cell] != number}
    if not changes or len(changes) > MOST_OFF or not equations.mended_by(changes):
        return None
    return Weighed(Mistake(MistakeKind.REGISTER, changes, tuple(changes)), (), ())
