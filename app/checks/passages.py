"""The paragraphs of a report as the rules on texts read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checks.rule import Spot
from app.form.editions import outline
from app.language.fold import fold

if TYPE_CHECKING:
    from app.checks.facts import Facts
    from app.texts.paragraphs import Paragraph

THEMES = {
    "disputes": ("复议", "诉讼"),
    "requests": ("依申请", "申请公开", "公开申请"),
    "problems": ("问题", "改进", "打算", "不足"),
    "fees": ("其他需要报告", "其他事项"),
    "proactive": ("主动公开",),
}
"""What a heading says of the text under it; the first that fits counts."""


LONGEST_HEADING = 20
_SENTENCE = re.compile(r"[，。；：0-9]")


@dataclass(frozen=True)
class Passage:
    """A paragraph, its text folded (see `app.language.fold`; positions are the same) and its theme."""

    paragraph: Paragraph
    text: str
    theme: str = ""

    @property
    def section(self) -> str:
        return self.paragraph.section

    @property
    def number(self) -> int:
        return self.paragraph.number

    def spot(self, start: int, end: int) -> Spot:
        return Spot(self.section, self.number, start, end, self.paragraph.text[start:end])


def theme_of(heading: str) -> str:
    return next((theme for theme, words in THEMES.items() if any(word in heading for word in words)), "")


def passages(facts: Facts) -> tuple[Passage, ...]:
    """The body text: preface and sections, without title and signature."""
    return facts.once(_passages)


def body(facts: Facts) -> tuple[Passage, ...]:
    """The sections alone."""
    return tuple(passage for passage in passages(facts) if passage.section != "preface")


def _passages(facts: Facts) -> tuple[Passage, ...]:
    found = []
    section = theme = above = ""
    for paragraph in facts.paragraphs:
        if paragraph.section in {"title", "signature"}:
            continue
        if paragraph.section != section:
            section, theme = paragraph.section, _section_theme(paragraph.section, facts.report.outline)
        text = fold(paragraph.text)
        if paragraph.level == 2 and section == "1":
            theme = above = theme_of(text[:40])
        elif section == "1" and (paragraph.level == 3 or _is_heading(text)):
            theme = theme_of(text[:40]) or above
        found.append(Passage(paragraph, text, theme))
    return tuple(found)


def _is_heading(text: str) -> bool:
    """“依申请公开情况” on a line of its own, without a number."""
    return len(text) <= LONGEST_HEADING and not _SENTENCE.search(text)


def _section_theme(section: str, outline_id: str) -> str:
    part = outline(outline_id).section(section)
    return theme_of(part.heading) if part else ""
