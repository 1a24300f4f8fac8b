"""What was recognised in a document, in a few lines for the clerk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.form.editions import TABLES, edition, outline

if TYPE_CHECKING:
    from app.incoming.document import Reading
    from app.report.model import Report


def summary(reading: Reading) -> tuple[str, ...]:
    """Title, year, body, tables, texts, signature: found or not."""
    return tuple(_lines(reading))


def _lines(reading: Reading) -> Iterator[str]:
    report = reading.report
    title = report.imported.title if report.imported else ""
    yield f"标题：{title}" if title else "没有找到标题"
    year = f"{report.year}年度" if reading.year_known else "没有写明年度"
    yield f"{year}，{report.card.full_name or '没有找到机关名称'}，{outline(report.outline).name}"
    for id_ in TABLES:
        yield _table(report, id_)
    texts = sum(map(len, report.sections.values())) + sum(map(len, report.under_table.values()))
    people = f"，名单{len(report.roster)}人" if report.roster else ""
    yield f"前言{len(report.preface)}段，正文{texts}段{people}"
    yield f"落款日期：{report.signature.date}" if report.signature.date else "没有找到落款日期"


def missing_tables(report: Report) -> Iterator[tuple[str, str]]:
    """The headings of official tables that an imported document lacks, with what stands in their place."""
    imported = report.imported
    for id_ in TABLES if imported else ():
        if imported and id_ not in imported.tables:
            there = imported.instead.get(id_, "")
            yield edition(report.editions[id_]).table(id_).heading, f"那里是{there}" if there else ""


def _table(report: Report, id_: str) -> str:
    form = edition(report.editions[id_])
    table = form.table(id_)
    if report.imported and id_ not in report.imported.tables:
        return f"没有找到“{table.heading}”表"
    filled = sum(1 for cell in table.inputs if report.figures.get(cell.id))
    return f"“{table.heading}”表：{form.name}，填有{filled}格，共{len(table.inputs)}格"
