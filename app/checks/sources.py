"""S. Figures noted from sources outside the report (the page 数据来源与核对)."""

from __future__ import annotations

from app.checks.facts import Facts
from app.checks.rule import Level, Problem, RuleResults, rule
from app.tables.sources import noted_value, source_name


@rule(
    "S1",
    "与来源数字不一致",
    level=Level.QUERY,
    basis="无统一规定；“数据来源与核对”页上登记的来源（执法统计、规范性文件登记、财政、台账等）",
    against_sources=True,
    about="sources",
)
def differs_from_its_source(facts: Facts) -> RuleResults:
    """报告里的数和来源单位给的数不一样。口径不同的写明理由，填错的改过来。"""
    for cell_id, source in facts.report.sources.items():
        cell = facts.cell(cell_id)
        if cell is None or not facts.tables[cell.table].filled(cell_id):
            continue
        noted, number = noted_value(facts.tables[cell.table], cell, source), facts.number(cell_id)
        if noted is not None and number is not None and number != noted:
            stated = f"{source_name(cell_id, source)}为{source.value}"
            yield Problem(f"“{cell.name}”填{number}，{stated}，请核对口径或说明。", (cell_id,))
