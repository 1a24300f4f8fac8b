"""What is known of cells from elsewhere than the table: last year's report, the text, a register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.causes.mistakes import Mistake
from app.tables.sheet import Sheet


@dataclass(frozen=True)
class Known:
    """A whole number that `cells` together have elsewhere, and how one says so: “正文写予以公开17件”."""

    cells: tuple[str, ...]
    number: int
    words: str


def stands(sheet: Sheet, known: Known, changes: Mapping[str, int]) -> bool:
    """Whether the table would agree with what is known, with `changes` made."""
    return sum(_value(sheet, cell, changes) for cell in known.cells) == known.number


def _value(sheet: Sheet, cell: str, changes: Mapping[str, int]) -> int:
    """A cell with `changes` made; a total is worked out from its parts unless it is changed itself."""
    if cell in changes:
        return changes[cell]
    form = sheet.table.by_id[cell]
    if form.is_total:
        return sum(_value(sheet, part, changes) for part in form.parts)
    return int(sheet.value(cell) or 0)


@dataclass(frozen=True)
class Weighed:
    """A mistake with what speaks for it: what would agree then and does not now; `against`: the other way round."""

    mistake: Mistake
    for_it: tuple[Known, ...]
    against: tuple[Known, ...]


def weighed(sheet: Sheet, mistake: Mistake, known: tuple[Known, ...]) -> Weighed:
    now = [one for one in known if stands(sheet, one, {})]
    then = [one for one in known if stands(sheet, one, mistake.changes)]
    return Weighed(
        mistake,
        tuple(one for one in then if one not in now),
        tuple(one for one in now if one not in then),
    )
