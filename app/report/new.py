"""A new report, and what a change of its year does to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.form.editions import TABLES, edition, edition_for, outline, outline_for
from app.report.changes import FieldPath
from app.report.model import AgencyKind, Card, Report
from app.report.naming import BY_CELL, cell_name


def default_year(today: date) -> int:
    """The year to report on: last year."""
    return today.year - 1


def new_report(year: int, agency: str = "", kind: AgencyKind = "", outline_id: str = "official") -> Report:
    """An empty report in the format of its year. Raises `GknbError` when there is none."""
    form = edition_for(year)
    parts = outline_for(outline_id, year)
    return Report(
        year=year,
        editions=dict.fromkeys(TABLES, form.id),
        outline=parts.id,
        card=Card(full_name=agency, kind=kind),
        sections={section.id: section.opens_with for section in parts.sections if section.opens_with},
    )


@dataclass(frozen=True)
class YearChange:
    """What another year means: the changes to make, the official names of the cells that go with them, and whether
    the texts move into another outline."""

    changes: dict[FieldPath, Any]
    lost_cells: tuple[str, ...]
    moves_texts: bool


def change_year(report: Report, year: int) -> YearChange:
    """What changing the year to `year` takes. Raises `GknbError` for a year without a format."""
    form = edition_for(year)
    changes: dict[FieldPath, Any] = {("year",): year, ("editions",): dict.fromkeys(TABLES, form.id)}
    lost = _lost_cells(report, dict.fromkeys(TABLES, form.id))
    for cell in lost:
        changes |= {(field, cell): None for field in BY_CELL}
    if moves := not outline(report.outline).allows(year):
        changes |= change_outline(report.model_copy(update={"year": year}), "official")
    return YearChange(changes, tuple(cell_name(cell, report.editions) for cell in lost), moves)


def _lost_cells(report: Report, editions: dict[str, str]) -> list[str]:
    kept = {cell.id for table, id_ in editions.items() for cell in edition(id_).table(table).cells}
    return [cell for cell in {**report.figures, **report.printed, **report.sources} if cell not in kept]


_OFFICIAL_OF_NINE = {"1": "1", "2": "1", "3": "3", "4": "4", "5": "2", "6": "3", "7": "4", "8": "5", "9": "6"}
_NINE_OF_OFFICIAL = {"1": "1", "2": "5", "3": "3", "4": "4", "5": "8", "6": "9"}


def section_moves(old: str, new: str) -> dict[str, str]:
    """Which section of outline `new` takes up each section of outline `old`."""
    if old == new:
        return {part.id: part.id for part in outline(old).sections}
    return _OFFICIAL_OF_NINE if new == "official" else _NINE_OF_OFFICIAL


def change_outline(report: Report, outline_id: str) -> dict[FieldPath, Any]:
    """Take the texts over into another outline, losing none. Raises `GknbError` if the year forbids it."""
    parts = outline_for(outline_id, report.year)
    if parts.id == report.outline:
        return {}
    moved: dict[str, tuple[str, ...]] = {}
    for old, new in section_moves(report.outline, parts.id).items():
        moved[new] = (*moved.get(new, ()), *_written(report, old))
    sections = {part.id: moved.get(part.id) or part.opens_with for part in parts.sections}
    return {
        ("outline",): parts.id,
        ("sections",): {id_: texts for id_, texts in sections.items() if texts},
        ("done",): (),
    }


def _written(report: Report, section: str) -> tuple[str, ...]:
    """The text of a section; nothing where it is still what a new report opens with."""
    part = outline(report.outline).section(section)
    texts = report.sections.get(section, ())
    return () if part and part.is_new(texts) else texts
