"""What the rules look at: a report's figures with totals, its paragraphs, last year's report."""

from __future__ import annotations

from functools import cached_property

from app.editions import outline
from app.report import LastYear, Report
from app.sheet import Sheet, sheets
from app.texts import Paragraph, paragraphs


class Facts:
    """One report as the rules see it.

    `strict` is on where unfinished counts as wrong: the review page, the command line, an imported document,
    a report made final. Else a rule about something missing asks `speaks` first.
    """

    def __init__(self, report: Report, *, strict: bool = False, last_year: LastYear | None = None) -> None:
        self.report = report
        self.imported = report.imported is not None
        self.strict = strict or self.imported or report.state in {"final", "published"}
        self.year = report.year
        self.last_year = last_year or report.last_year

    @cached_property
    def tables(self) -> dict[str, Sheet]:
        return sheets(self.report)

    @cached_property
    def last_tables(self) -> dict[str, Sheet]:
        """Last year's tables; empty without last year's report."""
        return sheets(self.last_year) if self.last_year else {}

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return paragraphs(self.report)

    def section_paragraphs(self, section: str) -> tuple[Paragraph, ...]:
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.section == section)

    def speaks(self, section: str) -> bool:
        """Whether what is missing in a section may be called missing already."""
        return self.strict or section in self.report.done

    def section_of(self, table: str) -> str:
        return outline(self.report.outline).section_of_table(table).id

    def ready(self, table: str, *cells: str) -> bool:
        """Whether a rule over `cells` may speak: all are filled, or unfilled ones count as 0 by now."""
        sheet = self.tables[table]
        return self.speaks(self.section_of(table)) or sheet.filled(*cells)
