"""Which findings a list shows, under which headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from app.checks.rule import Finding, Level
from app.form.editions import outline
from app.pages.progress import leaves, page_of
from app.report.model import Report

FROM_THERE = "：涉及本页的格"
"""Behind the name of a page whose findings are listed beside another."""
_ORDER = list(Level)


class Filter(StrEnum):
    """What a list shows: what is open on one page, on all, or what was kept or closed."""

    PAGE = "page"
    ALL = "all"
    SETTLED = "settled"


def grouped(
    report: Report, findings: Iterable[Finding], choice: Filter, page: str = ""
) -> Iterator[tuple[str, list[Finding]]]:
    """The findings chosen, under the names of their pages in order, the worst first.

    Behind the findings of one page come those that lie on others and name cells of it.
    """
    on: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.counts is not (choice is Filter.SETTLED):
            on.setdefault(page_of(report, finding), []).append(finding)
    groups = [(leaf, on.get(leaf.id, [])) for leaf in leaves(report)]
    if choice is Filter.PAGE:
        yield from ((leaf.name, worst_first(here)) for leaf, here in groups if here and leaf.id == page)
        groups = [(leaf, _naming(report, here, page)) for leaf, here in groups if leaf.id != page]
    for leaf, here in groups:
        if here:
            yield leaf.name + (FROM_THERE if choice is Filter.PAGE else ""), worst_first(here)


def concerning(report: Report, findings: Iterable[Finding], page: str) -> list[Finding]:
    """The findings that still ask for something and lie on a page or name cells of it."""
    return [finding for _, members in grouped(report, findings, Filter.PAGE, page) for finding in members]


def in_order(report: Report, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that still ask for something, page by page."""
    return [finding for _, members in grouped(report, findings, Filter.ALL) for finding in members]


def ahead(report: Report, found: Sequence[Finding], here: Finding | None, page: str, by: int) -> Finding | None:
    """The finding `by` places from `here`, round and round; without one, the nearest from the page that is shown."""
    keys = [finding.key for finding in found]
    if here and here.key in keys:
        return found[(keys.index(here.key) + by) % len(found)]
    ids = [leaf.id for leaf in leaves(report)]
    before = sum(ids.index(page_of(report, finding)) < ids.index(page) for finding in found)
    return found[(before if by > 0 else before - 1) % len(found)] if found else None


def _naming(report: Report, findings: Iterable[Finding], page: str) -> list[Finding]:
    """Those that name cells of the table on `page`."""
    section = outline(report.outline).section(page)
    table = f"{section.table}." if section and section.table else ""
    return [finding for finding in findings if table and any(cell.startswith(table) for cell in finding.cells)]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: _ORDER.index(finding.level))
