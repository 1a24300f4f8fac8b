"""What an official form is made of.

A form is declared once, as nested `Line`, `LineGroup`, `TableBlock` and `Table` values in the editions beside this module.
Everything else (screen grid, totals, Word tables, import, checks) reads that declaration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

FigureKind = Literal["count", "signed count", "amount"]
TableRole = Literal["overview", "proactive", "requests", "disputes", "problems", "other"]
"""What a section tells about; sections of different outlines correspond by it."""


@dataclass(frozen=True)
class Line:
    """One row or one column of figures. `total_of` names the sibling lines that it sums."""

    id: str
    label: str
    total_of: tuple[str, ...] = ()
    kind: FigureKind = "count"
    unit: str = "件"


@dataclass(frozen=True)
class LineGroup:
    """A label over several lines. An `id` becomes part of the cell ids below it.

    The name of a cell leaves out the label of a group that is not `spoken`, unless the line needs it (“其他”).
    """

    label: str
    lines: tuple[Line | LineGroup, ...]
    id: str = ""
    spoken: bool = True


LinePath = tuple[Line | LineGroup, ...]


def paths(lines: tuple[Line | LineGroup, ...], above: LinePath = ()) -> Iterator[LinePath]:
    """Every line with the groups above it, in the order of the form."""
    for line in lines:
        if isinstance(line, LineGroup):
            yield from paths(line.lines, (*above, line))
        else:
            yield (*above, line)


@dataclass(frozen=True)
class TableBlock:
    """A stretch of a table with heads of its own; the proactive table is five of them, one under another.

    `labels` is the number of grid columns that the row labels take.
    """

    columns: tuple[Line | LineGroup, ...]
    rows: tuple[Line | LineGroup, ...] = (Line("", ""),)
    title: str = ""
    corner: str = ""
    labels: int = 1


@dataclass(frozen=True, eq=False)
class Cell:
    """One figure of the form. There is one of it in an edition, so that two are the same or not at a glance.

    `parts` are the ids that a total sums, empty for a cell that is filled in. `row` and `column` are the
    ids within the table (`received`, `natural_person`); the labels are those printed in the form.
    """

    id: str
    table: str
    row: str
    column: str
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    kind: FigureKind
    unit: str
    parts: tuple[str, ...]
    block: int
    row_name: str = ""
    column_name: str = ""
    """The labels as a clerk would say them: “（三）不予公开 1.属于国家秘密”, “自然人”."""

    @property
    def is_total(self) -> bool:
        return bool(self.parts)

    @cached_property
    def name(self) -> str:
        """The official name, as a clerk would say it: “（三）不予公开 1.属于国家秘密·自然人”."""
        return "·".join(part for part in (self.row_name, self.column_name) if part)

    @property
    def short_name(self) -> str:
        """A name that fits into a sentence: the innermost labels, “1.重复申请·自然人”."""
        return "·".join((*self.row_labels[-1:], self.column_name))


def _named(path: LinePath) -> str:
    return ".".join(part.id for part in path if part.id)


def _spoken(path: LinePath) -> str:
    *above, line = path
    labels = [part.label for part in above if isinstance(part, LineGroup) and part.spoken]
    if above and not labels and line.label == "其他":
        labels = [above[-1].label]
    return " ".join(filter(None, (*labels, line.label)))


def _sum_of(path: LinePath) -> tuple[str, ...]:
    """The paths that the line at the end of `path` sums, or nothing."""
    *above, line = path
    assert isinstance(line, Line)
    prefix = _named(tuple(above))
    return tuple(f"{prefix}.{part}" if prefix else part for part in line.total_of)


@dataclass(frozen=True, eq=False)
class Table:
    """One of the three official tables; one of each in an edition."""

    id: str
    heading: str
    short: str
    blocks: tuple[TableBlock, ...]
    widths: tuple[int, ...]
    """Column widths on paper in twips (1/20 pt); their sum is the width of the text, 8845."""
    type_size: int
    """Size of the type on paper in half points."""

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for number, block in enumerate(self.blocks) for cell in self._cells_of(number, block))

    def _cells_of(self, number: int, block: TableBlock) -> Iterator[Cell]:
        for row in paths(block.rows):
            for column in paths(block.columns):
                yield self._cell(number, row, column)

    def _cell(self, number: int, row: LinePath, column: LinePath) -> Cell:
        names = [name for name in (_named(row), _named(column)) if name]
        line = column[-1]
        assert isinstance(line, Line)
        if sums := _sum_of(column):
            parts = tuple(".".join(filter(None, (self.id, _named(row), part))) for part in sums)
        else:
            parts = tuple(".".join(filter(None, (self.id, part, _named(column)))) for part in _sum_of(row))
        row_id, _, column_id = ".".join(names).rpartition(".")
        labels = tuple(part.label for part in row if part.label), tuple(part.label for part in column)
        id_, spoken = ".".join((self.id, *names)), (_spoken(row), _spoken(column))
        return Cell(id_, self.id, row_id, column_id, *labels, line.kind, line.unit, parts, number, *spoken)

    @cached_property
    def by_id(self) -> dict[str, Cell]:
        return {cell.id: cell for cell in self.cells}

    @cached_property
    def row_ids(self) -> tuple[str, ...]:
        """The rows, from the first to the last."""
        return tuple(dict.fromkeys(cell.row for cell in self.cells))

    @cached_property
    def inputs(self) -> tuple[Cell, ...]:
        """The cells that somebody fills in."""
        return tuple(cell for cell in self.cells if not cell.is_total)

    @cached_property
    def totals(self) -> tuple[Cell, ...]:
        """The cells that are worked out."""
        return tuple(cell for cell in self.cells if cell.is_total)


@dataclass(frozen=True)
class Section:
    """A part of the report under one level-1 heading; `table` is the id of the official table in it."""

    id: str
    heading: str
    role: TableRole
    table: str = ""
    guide: str = ""
    """What belongs here, for the clerk."""
    opens_with: tuple[str, ...] = ()
    """Paragraphs that a new report already has; the blank ones are where to write."""

    def is_new(self, texts: tuple[str, ...]) -> bool:
        """Whether a section's paragraphs are still what it opens with, blank ones aside."""
        return [text for text in texts if text.strip()] == [text for text in self.opens_with if text]

    @property
    def name(self) -> str:
        """The heading without its number: “总体情况”."""
        return self.heading.partition("、")[2]


@dataclass(frozen=True)
class Outline:
    """The parts of a report, in order."""

    id: str
    name: str
    sections: tuple[Section, ...]
    first_year: int = 2019
    last_year: int | None = None

    def section(self, id_: str) -> Section | None:
        return next((section for section in self.sections if section.id == id_), None)

    def about(self, role: TableRole) -> tuple[Section, ...]:
        """The sections that tell about `role`, in order; the nine-part outline has two for each table."""
        return tuple(section for section in self.sections if section.role == role)

    def section_of_table(self, table: str) -> Section:
        return next(section for section in self.sections if section.table == table)

    def allows(self, year: int) -> bool:
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@dataclass(frozen=True)
class Edition:
    """One edition of the unified format (统一格式), with the report years that it is for."""

    id: str
    name: str
    basis: str
    first_year: int
    last_year: int | None
    tables: tuple[Table, ...] = field(repr=False)

    def table(self, id_: str) -> Table:
        return next(table for table in self.tables if table.id == id_)
