"""What pasting a text does: into a skeleton that nobody has touched, a whole text takes its place."""

from __future__ import annotations

from app.form.editions import outline
from app.report.model import Report


def is_whole(report: Report, section: str, stored: tuple[str, ...], pasted: str) -> bool:
    """Whether a pasted text stands for all of a section: several paragraphs, and so far only its own headings there."""
    part = outline(report.outline).section(section)
    several = sum(bool(line.strip()) for line in pasted.splitlines()) > 1
    return several and bool(part and part.opens_with and part.is_new(stored))
