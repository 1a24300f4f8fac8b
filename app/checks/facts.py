"""What the rules look at: a report's figures with totals, its paragraphs, last year's report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from app.form.editions import outline
from app.form.parts import Cell, TableRole
from app.language.days import Day
from app.language.fold import unified
from app.language.folded import Folded, as_it_is, closed
from app.language.placeholders import blanked, placeholders
from app.report.agency import kind_of
from app.report.model import AgencyKind, LastYear, Report
from app.tables.figures import Value
from app.tables.sheet import Sheet, sheets
from app.texts.paragraphs import Paragraph, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.checks.rule import Problem, Spot

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """What differs from place to place and is set by the user.

    `deadlines`: the day of the next year by which a kind of body publishes (条例第四十九条); towns and streets
    have a local one. `review` and `submission`: the days by which it is sent for review (送审) and handed in (报送).
    `longest_overview`: characters of 总体情况. `most_repeated`: percent of the text that may be last year's.
    """

    deadlines: dict[AgencyKind, Day] = field(default_factory=lambda: {"bureau": (1, 31), "government": (3, 31)})
    longest_overview: int = 1000
    most_repeated: int = 50
    review: Day | None = None
    submission: Day | None = None


class Facts:
    """One report as the rules see it.

    `strict` is on where unfinished counts as wrong: the review page, the command line, an imported document,
    a report made final; `finished` leaves out imported ones. Else a rule about something missing asks `speaks`
    first, and `numbers` gives nothing before all cells are filled.
    """

    def __init__(
        self, report: Report, *, strict: bool = False, last_year: LastYear | None = None, limits: Limits | None = None
    ) -> None:
        self.report = report
        self.imported = report.imported is not None
        self.final = report.state in {"final", "published"}
        self.strict = strict or self.imported or self.final
        self.finished = strict or self.final
        self.year = report.year
        self.last_year = last_year or report.last_year
        self.limits = limits or Limits()
        self._unread: dict[str, None] = {}
        self._made: dict[object, object] = {}
        self._typed: dict[tuple[str, int], tuple[str, Folded]] = {}
        """Section and number -> paragraphs that rules read otherwise than they were typed: as typed, as read."""

    def once(self, work: Callable[[Facts], T]) -> T:
        """What `work` makes of this report: worked out when the first rule asks for it."""
        if work not in self._made:
            self._made[work] = work(self)
        return cast(T, self._made[work])

    @cached_property
    def tables(self) -> dict[str, Sheet]:
        """The official tables; of an imported document those that it has, and those that were filled since."""
        imported = self.report.imported
        of_the_form = imported is None or not (imported.tables or imported.headings)  # as it is once adopted
        found = set(self.report.editions) if of_the_form or imported is None else {*imported.tables, *self._filled}
        return {id_: sheet for id_, sheet in sheets(self.report).items() if id_ in found}

    @property
    def _filled(self) -> set[str]:
        figures = (*self.report.figures.items(), *self.report.printed.items())
        return {cell.partition(".")[0] for cell, text in figures if text.strip()}

    @property
    def missing_tables(self) -> tuple[str, ...]:
        """The official tables that an imported document lacks and that nobody has filled since."""
        return tuple(id_ for id_ in self.report.editions if id_ not in self.tables)

    @cached_property
    def last_tables(self) -> dict[str, Sheet]:
        """The tables of the year before; empty without that year's report."""
        return sheets(self.last_year) if self.last_year and self.last_year.year == self.year - 1 else {}

    @cached_property
    def printed(self) -> tuple[Paragraph, ...]:
        """The paragraphs word for word."""
        return paragraphs(self.report)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs as they are to be read: characters that only look like others are unified, figures stand
        beside their words, blanks stand for words that only ask for a text. `as_typed` leads back to what is printed."""
        return tuple(stated for one in self.printed if (stated := self._to_be_read(one)).text.strip())

    def _to_be_read(self, one: Paragraph) -> Paragraph:
        read = _closed(one)
        if read.text != one.text:
            self._typed[one.section, one.number] = one.text, read
        text = blanked(read.text)
        return one if text == one.text else replace(one, text=text)

    @property
    def asking(self) -> Iterator[tuple[Paragraph, int, int]]:
        """The words that only ask for a text, by places as in `paragraphs`."""
        for one in self.printed:
            text = _closed(one).text
            yield from ((replace(one, text=text), start, end) for start, end in placeholders(text))

    def as_typed(self, problem: Problem) -> Problem:
        """The problem with its places, and their words, as they stand in the report."""
        if not self._typed:
            return problem
        spot = self.typed(problem.spot) if problem.spot else None
        also = tuple((self.typed(place), fix) for place, fix in problem.also)
        return replace(problem, spot=spot, also=also)

    def typed(self, spot: Spot) -> Spot:
        """A place in `paragraphs` as one in `printed`."""
        found = self._typed.get((spot.section, spot.paragraph))
        if found is None:
            return spot
        text, read = found
        start, end = read.span(spot.start, spot.end)
        return replace(spot, start=start, end=end, excerpt=text[start:end])

    @cached_property
    def agency(self) -> str:
        return unified(self.report.card.full_name.strip())

    @cached_property
    def kind(self) -> AgencyKind:
        """The kind of body: of the unit card, else what the name says; '' where nobody knows."""
        return self.report.card.kind or kind_of(self.agency)

    @property
    def published_as(self) -> AgencyKind:
        """The kind of body whose day of publication counts: a roll-up is its government's report."""
        return "government" if self.report.card.scope == "rollup" else self.kind

    def section(self, role: TableRole) -> str:
        """The id of the section that tells about `role`; of two the one in words."""
        return outline(self.report.outline).about(role)[0].id

    def about(self, role: TableRole) -> tuple[Paragraph, ...]:
        """The paragraphs of all sections that tell about `role`."""
        ids = {section.id for section in outline(self.report.outline).about(role)}
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.section in ids)

    def speaks(self, section: str) -> bool:
        """Whether what is missing in a section may be called missing already."""
        return self.strict or section in self.report.done

    def speaks_of(self, table: str) -> bool:
        """The same for a table; one that an imported document lacks is a draft's while it is being filled."""
        section, imported = self.section_of(table), self.report.imported
        added = imported is not None and bool(imported.tables) and table not in imported.tables
        return self.speaks(section) if not added else self.finished or section in self.report.done

    def section_of(self, table: str) -> str:
        return outline(self.report.outline).section_of_table(table).id

    def ready(self, table: str, *cells: str) -> bool:
        """Whether a rule over `cells` may speak: all are filled, or unfilled ones count as 0 by now."""
        return self.tables[table].filled(*cells) or self.speaks_of(table)

    def cell(self, cell_id: str) -> Cell | None:
        """The cell in the edition that its table has; None where the form has no such cell."""
        sheet = self.tables.get(cell_id.partition(".")[0])
        return sheet.table.by_id.get(cell_id) if sheet else None

    def numbers(self, *cells: str) -> tuple[Value, ...] | None:
        """The values of cells of one table, nothing and dashes counting as 0.

        None where the rule has to be silent: the form has no such cell, one of them is not filled yet, or one
        can't be read (which the runner reports as not checked).
        """
        table = cells[0].partition(".")[0]
        sheet = self.tables.get(table)
        if sheet is None or not all(cell in sheet.table.by_id for cell in cells):
            return None
        unread = sheet.unread(*cells)
        if unread:
            self._unread.update(dict.fromkeys(unread))
            return None
        if not self.ready(table, *cells):
            return None
        return tuple(sheet.value(cell) or 0 for cell in cells)

    def number(self, cell: str) -> Value | None:
        """The value of one cell, like `numbers`."""
        values = self.numbers(cell)
        return values[0] if values else None

    def last_numbers(self, *cells: str) -> tuple[Value, ...] | None:
        """The values of cells of one table in the report of the year before; None where one is not to be had.

        The table of 主动公开 compares only with one of the same edition.
        """
        table = cells[0].partition(".")[0]
        sheet, now = self.last_tables.get(table), self.tables.get(table)
        if not sheet or not now or not all(cell in sheet.table.by_id for cell in cells):
            return None
        if table == "proactive" and sheet.table is not now.table:
            return None
        values = tuple(value for cell in cells if (value := sheet.value(cell)) is not None)
        return values if len(values) == len(cells) else None

    def name(self, cell_id: str) -> str:
        """The official name of a cell of the report's tables."""
        cell = self.cell(cell_id)
        return cell.name if cell else cell_id

    def take_unread(self) -> tuple[str, ...]:
        """The cells that rules asked for in vain since the last call."""
        unread, self._unread = tuple(self._unread), {}
        return unread


def _closed(one: Paragraph) -> Folded:
    """A paragraph as it is read; title and signature keep their blanks, they are no sentences."""
    text = unified(one.text)
    return as_it_is(text) if one.section in {"title", "signature"} else closed(text)
