"""Which findings a list shows, under which headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from app.checks.rule import Finding, Level
from app.progress import leaves, page_of
from app.report import Report

_ORDER = {Level.ERROR: 0, Level.QUERY: 1, Level.HINT: 2}


class Choice(StrEnum):
    """What a list shows: what is open on one page, on all, or what was kept or closed."""

    PAGE = "page"
    ALL = "all"
    SETTLED = "settled"


def grouped(
    report: Report, findings: Iterable[Finding], choice: Choice, page: str = ""
) -> Iterator[tuple[str, list[Finding]]]:
    """The findings chosen, under the names of their pages in order, the worst first."""
    wanted = [finding for finding in findings if finding.counts is not (choice is Choice.SETTLED)]
    for leaf in leaves(report):
        here = [finding for finding in wanted if page_of(report, finding) == leaf.id]
        if here and (choice is not Choice.PAGE or leaf.id == page):
            yield leaf.name, sorted(here, key=lambda finding: _ORDER[finding.level])
