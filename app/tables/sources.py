"""The page 数据来源与核对: figures that other departments or registers give, beside those of the report.

`USUAL` says once which figures are shown there and where each usually comes from. What a draft stores is only what
the clerk noted: another name of the source, the source's figure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.form.editions import table_of
from app.form.parts import Cell
from app.report.changes import FieldPath
from app.report.model import Report, Source
from app.tables.entry import reading, units_of
from app.tables.figures import Value
from app.tables.sheet import Sheet
from app.tables.sheet import sheets as sheets_of

USUAL: dict[str, str] = {
    cell: source
    for source, cells in (
        (
            "规范性文件登记（司法局）",
            (
                "proactive.normative_documents.issued",
                "proactive.normative_documents.repealed",
                "proactive.normative_documents.in_force",
                "proactive.normative_documents.made",
                "proactive.normative_documents.published",
                "proactive.normative_documents.public_total",
            ),
        ),
        (
            "行政执法统计年报",
            (
                "proactive.licensing.decisions",
                "proactive.other_services.decisions",
                "proactive.penalties.decisions",
                "proactive.coercive_measures.decisions",
            ),
        ),
        ("财政部门", ("proactive.fees.amount",)),
        ("依申请公开台账", ("requests.received.total",)),
        ("上年年报", ("requests.carried_in.total",)),
        ("依申请公开台账", ("requests.concluded.total",)),
        (
            "复议应诉台账",
            (
                "disputes.reconsideration.total",
                "disputes.litigation_direct.total",
                "disputes.litigation_after_reconsideration.total",
            ),
        ),
    )
    for cell in cells
}
"""Where the figure of a cell usually comes from, in the order of the page; cells of both editions."""
ELSEWHERE = "来源"
CARRIED_OUT = "requests.carried_out.total"


class SourceMatch(StrEnum):
    """How a figure stands against the one noted for it, in the words that the clerk sees."""

    NOT_NOTED = "未填"
    NO_FIGURE = "不是数字"
    NOT_FILLED = "年报未填好"
    SAME = "相符"
    DIFFERENT = "不一致"
    EXPLAINED = "已说明"


@dataclass(frozen=True)
class SourceRow:
    """A line of the page. `usual`: the name of the source is the proposed one, nobody entered it. `proposed`:
    so is its figure, from last year's report."""

    cell: Cell
    subject: str
    figure: str
    source: str
    usual: bool
    noted: str
    match: SourceMatch
    proposed: bool = False


def source_name(cell_id: str, source: Source) -> str:
    """The name of the source: the clerk's, else the usual one, else “来源”."""
    return source.name or USUAL.get(cell_id, ELSEWHERE)


def noted_value(sheet: Sheet, cell: Cell, source: Source) -> Value | None:
    """The source's figure in the unit of the cell; None where there is none, or its unit is not known to fit."""
    figure, unit = reading(cell, source.value)
    if units_of(cell) and unit != sheet.unit(cell):
        return None
    return figure.value


def rows(report: Report, sheets: Mapping[str, Sheet], settled: Collection[str] = ()) -> tuple[SourceRow, ...]:
    """The lines of the page: the usual figures of the report's editions, then others that something is noted for.

    `settled` are cells whose difference the clerk has explained (核实说明).
    """
    ids = dict.fromkeys((*USUAL, *report.sources))
    return tuple(_row(report, sheets, cell_id, settled) for cell_id in ids if table_of(cell_id, report.editions))


def _row(report: Report, sheets: Mapping[str, Sheet], cell_id: str, settled: Collection[str]) -> SourceRow:
    sheet = sheets[cell_id.partition(".")[0]]
    cell = sheet.table.by_id[cell_id]
    source = report.sources.get(cell_id, Source())
    proposed = "" if source.value else _of_last_year(report, cell_id)
    source = source.model_copy(update={"value": source.value or proposed})
    match = _match(sheet, cell, source)
    if match is SourceMatch.DIFFERENT and cell_id in settled:
        match = SourceMatch.EXPLAINED
    return SourceRow(
        cell,
        subject(sheet, cell),
        _figure(sheet, cell),
        source_name(cell_id, source),
        not source.name,
        source.value,
        match,
        bool(proposed),
    )


def _of_last_year(report: Report, cell_id: str) -> str:
    """What last year's report carried out is what this year's carries in."""
    last = report.last_year
    if cell_id != "requests.carried_in.total" or last is None or last.year != report.year - 1:
        return ""
    value = sheets_of(last)["requests"].value(CARRIED_OUT) if "requests" in last.editions else None
    return "" if value is None else str(value)


def subject(sheet: Sheet, cell: Cell) -> str:
    """What a line is about: “行政许可·本年处理决定数量”, a total with its table: “依申请公开：（七）总计”."""
    return f"{sheet.table.short}：{cell.row_name or cell.name}" if cell.is_total else cell.name


def _figure(sheet: Sheet, cell: Cell) -> str:
    """The figure as it counts: a total as it was printed where that is kept, else as worked out."""
    printed = cell.is_total and sheet.is_printed(cell.id)
    return sheet.figure(cell.id).text if printed else sheet.printed_text(cell)


def _match(sheet: Sheet, cell: Cell, source: Source) -> SourceMatch:
    if not source.value.strip():
        return SourceMatch.NOT_NOTED
    noted = noted_value(sheet, cell, source)
    if noted is None:
        return SourceMatch.NO_FIGURE
    if not sheet.filled(cell.id) or not sheet.readable(cell.id):
        return SourceMatch.NOT_FILLED
    return SourceMatch.SAME if sheet.value(cell.id) == noted else SourceMatch.DIFFERENT


def tally(report: Report, sheets: Mapping[str, Sheet], settled: Collection[str] = ()) -> str:
    """The page in a few words: “可以不填”, “3项相符”, “2项相符，1项不一致”."""
    matches = [row.match for row in rows(report, sheets, settled)]
    message = [
        f"{count}项{match}" for match in (SourceMatch.SAME, SourceMatch.DIFFERENT) if (count := matches.count(match))
    ]
    noted = sum(match is not SourceMatch.NOT_NOTED for match in matches)
    return "，".join(message) or (f"已记{noted}项" if noted else "可以不填")


def note(report: Report, cell: Cell, *, name: str | None = None, value: str | None = None) -> dict[FieldPath, Any]:
    """The changes that entering a source's name or figure makes; None leaves the other as it is.

    The usual name is not stored, and where nothing is left the entry goes.
    """
    was = report.sources.get(cell.id, Source())
    name = was.name if name is None else name.strip()
    value = was.value if value is None else _tidied(cell, value)
    stays = "" if name == USUAL.get(cell.id, ELSEWHERE) else name
    return {("sources", cell.id): Source(name=stays, value=value) if stays or value else None}


def _tidied(cell: Cell, entered: str) -> str:
    """A figure as it would stand in the cell; a chosen unit stays with it, anything unclear as it was entered."""
    figure, _ = reading(cell, entered)
    tidied = figure.text if figure.readable else entered
    return entered.strip() if units_of(cell) else tidied.strip()
