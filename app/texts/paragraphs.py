"""The texts of a report as paragraphs with an address, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.form.editions import outline
from app.report.changes import FieldPath
from app.report.model import LastYear, Report
from app.texts.marks import printed

ROSTER_MARK = "{{名单}}"
CATEGORIES_MARK = "{{分类}}"
_HEADINGS = (
    (2, re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[）)]")),
    (3, re.compile(r"\s*\d{1,2}(?:[.．](?!\d)|、)")),
    (4, re.compile(r"\s*[（(]\d{1,2}[）)]")),
)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. `section` is preface, 1…9, title or signature; `number` counts from 1 within it.

    In a section with a table the paragraphs under the table count on after those above it. `level` is that of
    the heading which the numbering makes it (2 （一）, 3 1., 4 （1）), 0 for body text.
    """

    section: str
    number: int
    text: str
    level: int = 0


@lru_cache(maxsize=4096)
def heading_level(text: str) -> int:
    """2 for a line that begins with （一）, 3 for 1., 4 for （1）; 0 for any other."""
    return next((level for level, pattern in _HEADINGS if pattern.match(text)), 0)


def paragraphs(report: Report | LastYear) -> tuple[Paragraph, ...]:
    """Title, preface, sections and signature as they are printed: bound figures stand as figures.

    Blank paragraphs are left out but counted.
    """
    return tuple(_paragraphs(report))


def _paragraphs(report: Report | LastYear) -> Iterator[Paragraph]:
    if isinstance(report, Report):
        yield Paragraph("title", 1, title(report))
        yield from _numbered("preface", printed(report, report.preface))
    for section in outline(report.outline).sections:
        yield from _numbered(section.id, printed(report, texts_of(report, section.id)))
    if isinstance(report, Report):
        lines = (signer(report), report.signature.date)
        yield from _numbered("signature", lines)


def _numbered(section: str, texts: tuple[str, ...]) -> Iterator[Paragraph]:
    for number, text in enumerate(texts, 1):
        if text.strip():
            yield Paragraph(section, number, text, heading_level(text) if section.isdigit() else 0)


def texts_of(report: Report | LastYear, section_id: str) -> tuple[str, ...]:
    """The paragraphs of a section: those above its table, then those under it."""
    section = outline(report.outline).section(section_id)
    under = report.under_table.get(section.table, ()) if section and section.table else ()
    return (*report.sections.get(section_id, ()), *under)


def home(report: Report, section_id: str, number: int) -> tuple[FieldPath, int]:
    """Where paragraph `number` of a section is stored: the path of its list and its index there."""
    if section_id in {"preface", "title", "signature"}:
        return (section_id,), number - 1
    above = len(report.sections.get(section_id, ()))
    section = outline(report.outline).section(section_id)
    if number > above and section and section.table:
        return ("under_table", section.table), number - 1 - above
    return ("sections", section_id), number - 1


def title(report: Report) -> str:
    """The title as printed in an imported document, else the official one."""
    return report.imported.title if report.imported and report.imported.title else report.title


def signer(report: Report) -> str:
    return report.signature.name or report.card.full_name


def headings(report: Report) -> tuple[str, ...]:
    """The level-1 headings: as printed in an imported document, else those of the outline."""
    if report.imported and report.imported.headings:
        return report.imported.headings
    return tuple(section.heading for section in outline(report.outline).sections)


def has_line(texts: tuple[str, ...], mark: str) -> bool:
    """Whether a mark such as `{{名单}}` stands on a line of its own."""
    return any(text.strip() == mark for text in texts)


def with_line(texts: tuple[str, ...], mark: str, after: int) -> tuple[str, ...]:
    """The paragraphs with `mark` on a line of its own after paragraph `after` (from 0), or on it if it is blank."""
    kept = after if texts[after : after + 1] == ("",) else after + 1
    return (*texts[:kept], mark, *texts[after + 1 :])


def length(texts: tuple[str, ...]) -> int:
    """How many characters a text has, blanks not counted."""
    return sum(map(_length, texts))


@lru_cache(maxsize=4096)
def _length(text: str) -> int:
    return sum(map(len, text.split()))
