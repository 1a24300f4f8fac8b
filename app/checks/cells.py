"""A. One cell at a time."""

from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, Results, rule
from app.edition import Cell
from app.sheet import Sheet

FORM = "统一格式填报要求（国办公开办函〔2021〕30号）"


def _inputs(facts: Facts) -> Iterator[tuple[Sheet, Cell]]:
    return ((sheet, cell) for sheet in facts.tables.values() for cell in sheet.table.inputs)


@rule("A1", "不是件数", level=Level.ERROR, basis=FORM)
def not_a_count(facts: Facts) -> Results:
    """只填阿拉伯数字，没有发生的填0。"""
    for sheet, cell in _inputs(facts):
        figure = sheet.figure(cell.id)
        if figure.fault == "A1":
            yield Problem(f"“{cell.name}”只能填0或正整数，现在是“{figure.text}”。", (cell.id,))
