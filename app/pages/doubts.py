"""What was not sure, or was left out, when a document was brought in: the sentences with the cells they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.form.editions import edition

if TYPE_CHECKING:
    from app.report.model import Report


@dataclass(frozen=True)
class Doubtful:
    """A sentence of `Report.doubts`; `cells` is empty where nobody knows which figures it decides."""

    message: str
    cells: tuple[str, ...] = ()


def doubtful(report: Report, known: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Doubtful, ...]:
    """The doubts that nobody has looked at yet.

    `known` are the cells of a sentence as its reading tells them; a draft has the sentences alone, which begin with
    the name of their cell.
    """
    if not report.doubts:
        return ()
    known = known or {}
    named = {cell.name: cell.id for id_, form in report.editions.items() for cell in edition(form).table(id_).cells}
    found = []
    for stated in report.doubts:
        cell = named.get(stated.partition("：")[0])
        found.append(Doubtful(stated, known.get(stated) or ((cell,) if cell else ())))
    return tuple(found)
