"""What a report prints, paragraph by paragraph, whatever it is printed on: Word, web page, screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.form.editions import outline
from app.report.model import Category, Report
from app.texts import heads, marks
from app.texts.breaking import broken
from app.texts.measure import width
from app.texts.paragraphs import CATEGORIES_MARK, ROSTER_MARK, heading_level, title
from app.texts.shares import count_of, shares

_INDENT = " \t\u3000\xa0"
TITLE_LINE, TITLE_LINES = 20, 19
"""The most characters of a title on one line, and on each of several."""
_MOST_HANG = 16
"""A post that begins further in than this would be a narrow column; it goes on from the margin."""


@dataclass(frozen=True)
class Printed:
    """One paragraph on paper. `level` 2–4: the whole of it is a heading; 0: body text.

    The first `lead` characters of a body paragraph are a heading that runs in: “（一）主动公开。全年……”; their
    type is that of `lead_level`. `number` is where it came from in the typed list, from 1. Lines after the first
    `hang` so many characters further in than it.
    """

    text: str
    level: int = 0
    lead: int = 0
    lead_level: int = 0
    number: int = 1
    hang: float = 0


def official_title(report: Report) -> str:
    """The title of the form; that of an imported document only while the body's name is not known."""
    return report.title if report.card.full_name.strip() else title(report)


def title_lines(report: Report) -> tuple[str, ...]:
    """The title; one too long for a line is broken behind the body's name, a long name where its words allow."""
    whole, name = official_title(report), report.card.full_name
    if width(whole) <= TITLE_LINE:
        return (whole,)
    if not name.strip() or not whole.startswith(name):
        return broken(whole, TITLE_LINES)
    return broken(name, TITLE_LINES, whole.removeprefix(name))


def preface(report: Report) -> tuple[Printed, ...]:
    return tuple(_expanded(report, report.preface, headings=False))


def section(report: Report, id_: str) -> tuple[Printed, ...]:
    """The text of a section, above its table if it has one."""
    return tuple(_expanded(report, report.sections.get(id_, ())))


def under_table(report: Report, id_: str) -> tuple[Printed, ...]:
    """The text under the table of a section: notes, never headings."""
    found = outline(report.outline).section(id_)
    texts = report.under_table.get(found.table, ()) if found and found.table else ()
    return tuple(_expanded(report, texts, headings=False))


def _expanded(report: Report, texts: Iterable[str], *, headings: bool = True) -> Iterator[Printed]:
    stripped = (typed.strip(_INDENT + "\r\n") for typed in marks.printed(report, tuple(texts)))
    there = [(number, text) for number, text in enumerate(stripped, 1) if text and _shows(report, text)]
    alone = heads.headings([text for _, text in there])
    for (number, text), heading in zip(there, alone, strict=True):
        if text in _LISTED:
            yield from (replace(line, number=number) for line in _LISTED[text](report))
        else:
            yield _paragraph(text, number, heading=heading) if headings else Printed(text, number=number)


def _shows(report: Report, text: str) -> bool:
    """A mark of the roster or the categories shows nothing while they are empty."""
    return text not in _LISTED or bool(_LISTED[text](report))


def _paragraph(text: str, number: int, *, heading: bool) -> Printed:
    """A heading, or text with its first sentence leading; a phrase with nothing behind it looks like a heading."""
    level = heading_level(text)
    if heading:
        return Printed(text, level, number=number)
    phrase = level and heads.stands_alone(text) and not heads.is_sentence(text)
    lead = len(text) if phrase else heads.lead(text) if level else 0
    return Printed(text, 0, lead, level if lead else 0, number)


def roster(report: Report) -> tuple[Printed, ...]:
    """The leading group, a person a line: “组　长：郭峰　局长”; the role is printed where it changes. A long post
    goes on under its beginning."""
    people = [person for person in report.roster if person.role or person.name or person.post]
    longest = max((width(person.name) for person in people), default=0)
    roles = max((len(person.role) for person in people), default=0)
    lines, last = [], None
    for person in people:
        again = not person.role or person.role == last
        role = "　" * (roles + 1) if again else f"{_spread(person.role, roles)}："
        gap = "　" * int(longest - width(person.name) + 1) if person.post else ""
        before = f"{role if roles else ''}{person.name}{gap}"
        hang = width(before) if width(before) <= _MOST_HANG else 0
        lines.append(Printed(before + person.post, hang=hang if person.post else 0))
        last = person.role or last
    return tuple(lines)


def _spread(role: str, length: int) -> str:
    """A role of two characters as wide as one of three or more: “组　长”."""
    return role[0] + "　" * (length - 2) + role[1] if len(role) == 2 else role + "　" * (length - len(role))


def categories(report: Report) -> tuple[Printed, ...]:
    """The classes of disclosed items as one sentence; nothing when there are none."""
    named = [category for category in report.categories if category.name or category.count]
    parts = [
        f"{category.name}{_counted(category)}" + (f"，占{part}" if part else "")
        for category, part in zip(named, shares(tuple(named)), strict=True)
    ]
    return (Printed(f"其中：{'；'.join(parts)}。"),) if parts else ()


def _counted(category: Category) -> str:
    number = count_of(category)
    return category.count if number is None else f"{number}条"


_LISTED = {ROSTER_MARK: roster, CATEGORIES_MARK: categories}
