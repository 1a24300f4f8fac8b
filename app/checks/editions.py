"""H11. The edition of the tables."""

from __future__ import annotations

from functools import cache

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, rule
from app.form.editions import EDITIONS, edition, edition_for, years_of
from app.form.parts import Table


@rule(
    "H11",
    "表格版本不对",
    level=Level.ERROR,
    basis="、".join(f"{form.basis}（{years_of(form)}）" for form in EDITIONS),
)
def table_of_another_edition(facts: Facts) -> RuleResults:
    """每个年度用它那一版统一格式的表格。请换用本年度的表格，把数字填到新表里。"""
    wanted = edition_for(facts.year)
    for id_, sheet in facts.tables.items():
        right = wanted.table(id_)
        if sheet.table is not right:
            line = next((path[-1] for path in labels_of(sheet.table) if path not in labels_of(right)), "")
            used = edition(facts.report.editions[id_]).name
            yield Problem(
                f"{facts.year}年年报应使用{wanted.name}表格，“{right.heading}”是{used}表格，发现“{line}”。",
                tuple(cell.id for cell in sheet.table.cells if line in {*cell.row_labels, *cell.column_labels}),
            )


@cache
def labels_of(table: Table) -> dict[tuple[str, ...], None]:
    """The labels of rows and columns with those above them, in the order of the form."""
    return dict.fromkeys(label for cell in table.cells for label in (cell.row_labels, cell.column_labels))
