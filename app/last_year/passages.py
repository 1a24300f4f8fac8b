"""Paragraphs of last year taken into this year's text: under their own heading, with the years moved on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.last_year.snapshot import reading_matter
from app.pages.progress import PREFACE
from app.report.model import Report
from app.texts.paragraphs import heading_level, with_line

WHOLE = frozenset([PREFACE, "6"])
"""Sections that are much the same each year: all of them may be taken at once."""
_NUMBER = re.compile(r"^\s*[（(][一二三四五六七八九十]{1,3}[）)]\s*|[。：:，,\s].*$")


def moved_on(text: str, report: Report) -> str:
    """A paragraph of last year with the years of that report as those of this one; years of other papers stay."""
    last = report.last_year
    if last is None or last.year == report.year:
        return text
    by = report.year - last.year
    years = rf"(?<![\d〔\[])({last.year}|{last.year + 1})(?=\s*年)"
    return re.sub(years, lambda found: str(int(found[1]) + by), text)


def with_passage(
    report: Report, section: str, number: int, texts: tuple[str, ...], cursor: int
) -> tuple[tuple[str, ...], int]:
    """This year's `texts` with paragraph `number` of last year's in them, and the line on which it stands: at the end
    of what stands under its heading, or where the cursor is."""
    matter = reading_matter(report, section)
    text = moved_on(matter[number], report)
    heading = next((name for one in reversed(matter[:number]) if (name := _name(one))), "")
    under = next((at for at, line in enumerate(texts) if heading and _name(line) == heading), None)
    if under is None or _name(matter[number]):
        changed = with_line(texts, text, cursor)
        return changed, cursor + len(changed) - len(texts)
    end = next((at for at in range(under + 1, len(texts)) if _name(texts[at])), len(texts))
    while end > under + 1 and not texts[end - 1].strip():
        end -= 1
    rest = texts[end + 1 :] if end < len(texts) and not texts[end].strip() else texts[end:]
    return (*texts[:end], text, *rest), end


def all_passages(report: Report, section: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """This year's text with all of last year's behind what stands there already."""
    kept = texts if any(text.strip() for text in texts) else ()
    taken = [moved_on(text, report) for text in reading_matter(report, section)]
    return (*kept, *(text for text in taken if text not in kept))


def is_taken(report: Report, text: str, here: Sequence[str]) -> bool:
    """Whether a paragraph of last year stands in this year's text, as it was or with the years moved on."""
    return text in here or moved_on(text, report) in here


def _name(line: str) -> str:
    """The heading that a line is or begins with, without its number; '' for other lines."""
    return _NUMBER.sub("", line).strip() if heading_level(line) == 2 else ""
