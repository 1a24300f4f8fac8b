"""A breaking and a keeping example for every code of the catalogue.

Each module here has EXAMPLES, a list of `Example`. A code may have several; at least one `broken` report has
to give a finding of the code, and no `kept` one may.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.checks.rule import Finding
from app.form.editions import TABLES, edition
from app.report.changes import apply
from app.report.model import LastYear, Report
from app.report.new import new_report


@dataclass(frozen=True)
class Example:
    """Reports that break and that keep the rule `code`: changes to a report of `year` that is all zeros.

    `broken` and `kept` are {path as in app.changes, or a cell id: value}. `last_year` are cells of the
    report of the year before, whose other cells are zeros too; None where there is none.
    """

    code: str
    broken: dict[Any, Any]
    kept: dict[Any, Any]
    year: int = 2025
    says: str = ""
    """Words that the message of the broken report has."""
    last_year: dict[str, str] | None = None
    card: dict[str, Any] = field(default_factory=dict)
    last_texts: dict[str, Any] = field(default_factory=dict)
    """Fields of last year's report beside its figures."""


def zeros(year: int, outline: str = "official") -> Report:
    """A report of `year` with every cell filled with 0."""
    report = new_report(year, "示例县交通运输局", "bureau", outline)
    cells = [cell for id_ in TABLES for cell in edition(report.editions[id_]).table(id_).inputs]
    return apply(report, {("figures", cell.id): "0" for cell in cells})


def changed(report: Report, changes: dict[Any, Any]) -> Report:
    """`report` with `changes`, whose keys are paths or cell ids (a cell id alone is a figure)."""
    return apply(report, {(("figures", key) if isinstance(key, str) else key): value for key, value in changes.items()})


def last_year(year: int, cells: dict[str, str]) -> LastYear:
    report = changed(zeros(year), cells)
    return LastYear(year=year, editions=report.editions, figures=report.figures)


def findings(example: Example, changes: dict[Any, Any]) -> list[Finding]:
    """What is found of the code in the report that `changes` make."""
    report = changed(zeros(example.year), {**{("card", key): value for key, value in example.card.items()}, **changes})
    compares = example.last_year is not None or example.last_texts
    before = last_year(example.year - 1, example.last_year or {}) if compares else None
    if before:
        before = before.model_copy(update=example.last_texts)
    outcome = run(Facts(report, strict=True, last_year=before))
    return [finding for finding in outcome.findings if finding.code == example.code]


def all_examples() -> list[Example]:
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__")
    return [example for name in names for example in import_module(f"{__name__}.{name}").EXAMPLES]
