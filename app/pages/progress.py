"""How far each page of a report is.

The pages are the unit card, the preface, the sections of the outline, the sources, the review and the export.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from app.checks.rule import Finding, Level
from app.form.editions import TABLES, outline, table_of
from app.form.parts import Section
from app.pages.explained import explained
from app.report.changes import FieldPath
from app.report.model import Report
from app.report.naming import FIELDS
from app.tables import sources
from app.tables.sheet import Sheet
from app.tables.tally import CAME, WENT
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK, texts_of

CARD, PREFACE, SOURCES, REVIEW, EXPORT = "card", "preface", "sources", "review", "export"
MARKS = {"roster": ROSTER_MARK, "categories": CATEGORIES_MARK}
_OF_CARD = ("full_name", "kind", "office", "address", "phone")
"""What of the unit card is to be filled in."""


class PageState(StrEnum):
    """The state of a page, in the word that the clerk sees."""

    EMPTY = "空"
    FILLING = "在填"
    WRONG = "有错误"
    QUERY = "需核实"
    FILLED = "已填好"


@dataclass(frozen=True)
class PageEntry:
    """A page: its id and what it is called; `section` for a section of the outline."""

    id: str
    name: str
    section: Section | None = None


def leaves(report: Report) -> tuple[PageEntry, ...]:
    """The pages of a report in order."""
    return _leaves(report.outline)


@cache
def _leaves(form: str) -> tuple[PageEntry, ...]:
    sections = (PageEntry(section.id, section.heading, section) for section in outline(form).sections)
    return (
        PageEntry(CARD, "单位信息"),
        PageEntry(PREFACE, "前言"),
        *sections,
        PageEntry(SOURCES, "数据来源与核对"),
        PageEntry(REVIEW, "核对与落款"),
        PageEntry(EXPORT, "导出"),
    )


def page_of(report: Report, finding: Finding) -> str:
    """The id of the page where a finding is mended."""
    if finding.about == "card" or finding.about == "sources":
        return finding.about
    if finding.about:
        return outline(report.outline).about(finding.about)[0].id
    if finding.spot:
        section = {"title": CARD, "signature": REVIEW}.get(finding.spot.section, finding.spot.section)
        return section if any(leaf.id == section for leaf in leaves(report)) else REVIEW
    if finding.cells and (found := table_of(finding.cells[0], report.editions)):
        return outline(report.outline).section_of_table(found[0].id).id
    return REVIEW


def by_page(report: Report, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings that still ask for something, by page."""
    pages: dict[str, list[Finding]] = {leaf.id: [] for leaf in leaves(report)}
    for finding in findings:
        if finding.counts:
            pages[page_of(report, finding)].append(finding)
    return pages


def states(report: Report, sheets: Mapping[str, Sheet], findings: Iterable[Finding]) -> dict[str, PageState]:
    """The state of each page; what is wrong goes before what is missing.

    A finding counts on the page where it is mended alone, though it may name cells of a table on another: one
    mistake in a text is one page to go to, and a table in which nothing is wrong stays filled.
    """
    pages = by_page(report, findings)
    found = {leaf.id: _state(report, sheets, leaf, pages[leaf.id]) for leaf in leaves(report)}
    found[EXPORT] = PageState.EMPTY
    rest = {found[leaf.id] for leaf in leaves(report) if leaf.id not in {REVIEW, EXPORT}}
    if found[REVIEW] == PageState.FILLING and not rest & {PageState.WRONG, PageState.QUERY}:
        found[REVIEW] = PageState.FILLED  # signed, and nothing is left to look into
    return found


def _state(report: Report, sheets: Mapping[str, Sheet], leaf: PageEntry, findings: list[Finding]) -> PageState:
    levels = {finding.level for finding in findings}
    if Level.ERROR in levels:
        return PageState.WRONG
    if Level.QUERY in levels or (leaf.id == REVIEW and report.doubts):
        return PageState.QUERY
    share = _begun(report, sheets, leaf)
    if leaf.id in report.done or share == 1:
        return PageState.FILLED
    return PageState.FILLING if share else PageState.EMPTY


def _begun(report: Report, sheets: Mapping[str, Sheet], leaf: PageEntry) -> float:
    """How much of a page is filled: 1 when nothing is missing, ½ for a text that somebody began."""
    if leaf.id == CARD:
        return 1 - len(missing_of_card(report)) / len(_OF_CARD)
    if leaf.id == REVIEW:
        return 0.5 if report.signature.date else 0
    if leaf.id == SOURCES:  # nobody has to fill it in, so what was noted is enough
        return 1 if any(source.value.strip() for source in report.sources.values()) else 0
    if leaf.section and leaf.section.table:
        done, whole = filled(sheets[leaf.section.table])
        return done / whole
    return 0.5 if has_text(report, leaf) else 0


def is_whole(report: Report, sheets: Mapping[str, Sheet], leaf: PageEntry) -> bool:
    """Whether nothing is left to fill in: then nobody has to mark the page as done. A text is never whole by itself."""
    return _begun(report, sheets, leaf) == 1


def missing_of_card(report: Report) -> tuple[str, ...]:
    """What the unit card still lacks, in the words beside its fields."""
    return tuple(FIELDS[name] for name in _OF_CARD if not getattr(report.card, name))


def has_text(report: Report, leaf: PageEntry) -> bool:
    """Whether a text page holds more than what a new report opens with."""
    texts = report.preface if leaf.id == PREFACE else texts_of(report, leaf.id)
    return any(text.strip() for text in texts) and not (leaf.section and leaf.section.is_new(texts))


def filled(sheet: Sheet) -> tuple[int, int]:
    """How many cells of a table are filled, and how many there are to fill."""
    return sum(sheet.figure(cell.id).filled for cell in sheet.table.inputs), len(sheet.table.inputs)


def still_to_handle(sheet: Sheet) -> int:
    """How many requests have come in that no result accounts for yet, over all kinds of applicants."""
    columns = {cell.column for cell in sheet.table.cells if not cell.is_total}
    return int(sum(max(0, sheet.sum(column, *CAME) - sheet.sum(column, *WENT)) for column in columns))


def table_progress(sheet: Sheet) -> str:
    """“已填12/15”, and for requests “缺12件结果” while results are being filled in."""
    done, whole = filled(sheet)
    words = [f"已填{done}/{whole}"]
    if sheet.table.id == "requests" and 0 < done < whole and (missing := still_to_handle(sheet)):
        words.append(f"缺{missing}件结果")
    return "，".join(words)


def summary(
    report: Report, sheets: Mapping[str, Sheet], leaf: PageEntry, state: PageState, findings: Iterable[Finding] = ()
) -> str:
    """One line on a page for the list of pages: its state, and for a table how many cells are filled."""
    if leaf.id == EXPORT:
        return ""
    if leaf.id == SOURCES:
        return sources.tally(report, sheets, explained(findings))
    if leaf.section and leaf.section.table:
        return f"{state} · {table_progress(sheets[leaf.section.table])}"
    return str(state)


def beside(report: Report, page: str, by: int) -> str:
    """The page before or behind another, the same at the ends; what nobody has to fill in is passed over while it is
    empty, from the list it can be reached all the same."""
    ids = [leaf.id for leaf in leaves(report) if leaf.id != SOURCES or page == SOURCES or report.sources]
    return ids[min(max(ids.index(page) + by, 0), len(ids) - 1)]


def marked(report: Report, page: str, *, done: bool) -> dict[FieldPath, Any]:
    """Mark a page as done, or take the mark back."""
    others = tuple(id_ for id_ in report.done if id_ != page)
    return {("done",): (*others, page) if done else others}


def page_of_path(report: Report, path: FieldPath) -> str:
    """The page that shows what stands at `path`; '' where no page does."""
    parts = outline(report.outline)
    if path[0] in {"card", "year", "editions", "outline"}:
        return CARD
    if path[0] == "sections" and len(path) > 1:
        return path[1]
    if path[0] == "under_table" and len(path) > 1:
        return parts.section_of_table(path[1]).id
    if path[0] == "seen" and len(path) > 1 and path[1].partition(".")[0] not in TABLES:
        return ""  # a number of a text
    if path[0] in {"figures", "units", "tidied", "printed", "seen"} and len(path) > 1:
        return parts.section_of_table(path[1].partition(".")[0]).id
    if path[0] in {"roster", "categories"}:
        return next((id_ for id_, texts in report.sections.items() if MARKS[path[0]] in texts), "")
    return {"preface": PREFACE, "signature": REVIEW, "doubts": REVIEW, "sources": SOURCES}.get(path[0], "")


def furthest(report: Report, paths: Iterable[FieldPath]) -> str:
    """The last page in order that shows what stands at one of `paths`; '' for none."""
    shown = {page_of_path(report, path) for path in paths}
    return next((leaf.id for leaf in reversed(leaves(report)) if leaf.id in shown), "")
