"""What somebody enters in a cell, as changes to the report. Typing, pasting and filling all go through here."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from app.form.parts import Cell
from app.report.changes import FieldPath
from app.tables import figures
from app.tables.figures import Figure, Tidied

Origin = Literal["typed", "pasted"]
TEN_THOUSAND = 10_000


def enter(cell: Cell, entered: str, origin: Origin = "typed") -> dict[FieldPath, Any]:
    """The changes that entering a text in an input cell makes.

    The tidied text becomes the figure; the original is kept beside it where tidying changed more than the
    blanks around it. A unit written behind an amount becomes its unit, or is converted where the form fixes it.
    """
    text, unit = _in_unit_of(cell, figures.tidy(entered, cell.kind), entered)
    if not text:
        return clear(cell)
    changes: dict[FieldPath, Any] = {
        ("figures", cell.id): text,
        ("tidied", cell.id): entered if entered.strip() != text else None,
        ("origin", cell.id): origin,
    }
    return changes | ({("units", cell.id): unit} if unit else {})


def clear(cell: Cell) -> dict[FieldPath, Any]:
    """The changes that empty an input cell. A chosen unit stays: it is an answer of its own."""
    return {(field, cell.id): None for field in ("figures", "tidied", "origin")}


def choose_unit(cell: Cell, unit: str) -> dict[FieldPath, Any]:
    """The changes that set the unit (元 or 万元) of an amount; the figure stays as it was entered."""
    return {("units", cell.id): unit}


def units_of(cell: Cell) -> tuple[str, ...]:
    """The units that somebody may choose for the cell; nothing where the form says the unit."""
    return tuple(cell.unit.split("|")) if "|" in cell.unit else ()


def reads(cell: Cell, entered: str) -> bool:
    """Whether the cell would understand the text: nothing, a figure, or a dash for nothing."""
    return reading(cell, entered)[0].readable


def reading(cell: Cell, entered: str) -> tuple[Figure, str]:
    """What the cell would make of the text: the figure in the cell's unit, and the unit that was written behind an
    amount whose unit has to be chosen."""
    text, unit = _in_unit_of(cell, figures.tidy(entered, cell.kind), entered)
    return figures.read(text, cell.kind, unit or "万元"), unit


def _in_unit_of(cell: Cell, tidied: Tidied, entered: str) -> tuple[str, str]:
    """Text and unit to store: 251000元 in a cell printed 万元 is 25.1, or stays as entered if that can't be said."""
    if not tidied.unit or tidied.unit == cell.unit or units_of(cell):
        return tidied.text, tidied.unit if units_of(cell) else ""
    converted = f"{Decimal(tidied.text) / TEN_THOUSAND:f}" if tidied.unit == "元" else tidied.text
    if figures.read(converted, cell.kind, cell.unit).fault:
        return entered.strip(), ""
    return converted, ""
