"""What the screen shows and says of one cell of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.checks.rule import LEVEL_NAMES, Finding, Level
from app.form.parts import Cell
from app.language.excerpt import excerpt
from app.pages.grouping import worst_first
from app.pages.last_figure import growth, last_figure
from app.report.model import Report
from app.tables.entry import units_of
from app.tables.proofreading import is_seen
from app.tables.sheet import Sheet

LONGEST = 40
LONGEST_MESSAGE = 300
"""Characters of a message that fit under a table; the panel of findings has it whole."""
TIDIED = "A5"
"""The check on tidied figures; of its cell the note says the same, with the cell's own text."""


@dataclass(frozen=True)
class CellView:
    """`text` as shown, `entered` as edited. `notes` say what was tidied, kept or is wrong, worst first.

    `unit` is the unit of a cell whose unit somebody has to choose; it stands beside the figure.
    """

    text: str
    entered: str
    unit: str = ""
    notes: tuple[str, ...] = ()
    level: Level | None = None
    seen: bool = False
    """Whether somebody has compared the figure with the paper."""
    last: str = ""
    """What stood here last year."""
    growth: str = ""
    """The same in a sentence, with the difference."""
    printed: bool = False
    """Whether a printed total stands here in place of the worked-out one."""

    def spoken(self, cell: Cell) -> str:
        """What a screen reader says: official name, figure, kind, notes."""
        kind = "总计，自动计算" if cell.is_total else ""
        unit = (self.unit or "未选单位") if units_of(cell) and self.text else ""
        return "，".join(
            part
            for part in (
                cell.name,
                f"{self.text or '未填'}{unit}",
                kind,
                "已核对" if self.seen else "",
                self.growth,
                *self.notes,
            )
            if part
        )


def view(
    report: Report, sheet: Sheet, cell: Cell, findings: Iterable[Finding] = (), last: Sheet | None = None
) -> CellView:
    """How `cell` looks, given the findings that concern it and last year's table."""
    open_ones = worst_first(finding for finding in findings if finding.counts)
    printed = cell.is_total and cell.id in report.printed
    return CellView(
        excerpt(_text(sheet, cell, printed=printed), LONGEST_MESSAGE),
        "" if cell.is_total else sheet.figure(cell.id).text,
        sheet.unit(cell) if units_of(cell) else "",
        tuple(_notes(report, sheet, cell, open_ones)),
        open_ones[0].level if open_ones else None,
        bool(report.seen) and not cell.is_total and cell.id in report.seen and is_seen(report, (cell,)),
        last_figure(last, cell),
        growth(sheet, last, cell),
        printed,
    )


def _notes(report: Report, sheet: Sheet, cell: Cell, open_ones: Iterable[Finding]) -> Iterator[str]:
    """What is found at the cell, and where what it shows is not what was typed or printed."""
    original = report.tidied.get(cell.id)
    for finding in open_ones:
        if finding.code != TIDIED or original is None:
            yield f"{LEVEL_NAMES[finding.level]}：{excerpt(finding.message, LONGEST_MESSAGE)}"
    if original is not None:
        now = excerpt(sheet.figure(cell.id).text, LONGEST)
        yield f"录入的是“{excerpt(original, LONGEST)}”，已整理为“{now}”。"
    if cell.is_total and cell.id in report.printed:
        yield _of_printed(report.printed[cell.id], sheet, cell)


def by_cell(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    """Findings by the cells that they concern."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for cell in dict.fromkeys(finding.cells):
            found.setdefault(cell, []).append(finding)
    return found


def _text(sheet: Sheet, cell: Cell, *, printed: bool) -> str:
    """An amount without its unit: that stands beside it to be chosen."""
    return sheet.figure(cell.id).text if printed or units_of(cell) else sheet.printed_text(cell)


def _of_printed(text: str, sheet: Sheet, cell: Cell) -> str:
    total = sheet.worked_out(cell.id)
    worked_out = "算不出" if total is None else f"是{total}"
    return f"原文印的总计是“{excerpt(text, LONGEST)}”，按各项计算{worked_out}。可用合计代替。"
