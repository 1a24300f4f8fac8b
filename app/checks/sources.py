"""S. Figures noted from sources outside the report (the page 数据来源与核对)."""

from __future__ import annotations

from app import figures
from app.checks.facts import Facts
from app.checks.rule import Level, Problem, Results, rule


@rule(
    "S1",
    "与来源数字不一致",
    level=Level.QUERY,
    basis="数据来源与核对页上登记的来源（执法统计、规范性文件登记、财政、台账等）",
)
def differs_from_its_source(facts: Facts) -> Results:
    """报告里的数和来源单位给的数不一样。口径不同的写明理由，填错的改过来。"""
    for cell_id, source in facts.report.sources.items():
        cell = facts.cell(cell_id)
        if cell is None or not source.value.strip() or not facts.tables[cell.table].filled(cell_id):
            continue
        noted = figures.read(figures.tidy(source.value, cell.kind).text, cell.kind)
        number = facts.number(cell_id)
        if number is not None and noted.value is not None and number != noted.value:
            yield Problem(
                f"“{cell.name}”填{number}，{source.name or '来源'}为{source.value}，请核对口径或说明。", (cell_id,)
            )
