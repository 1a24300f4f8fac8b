"""The user guide: `help/guide.md`, in parts that each suit some of the pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.pages.progress import CARD, EXPORT, REVIEW, SOURCES, PageEntry
from app.system.resources import resource

START = "从哪里开始"
_PAGES = {CARD: "单位信息", SOURCES: "数据来源与核对", REVIEW: "核对", EXPORT: "导出"}
_PART = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class GuidePart:
    """A part of the guide: its heading, and the Markdown below it."""

    name: str
    text: str


def parts() -> tuple[GuidePart, ...]:
    """All parts in order."""
    _, *found = _PART.split(resource("help", "guide.md").read_text(encoding="utf-8"))
    return tuple(GuidePart(name.strip(), text.strip()) for name, text in zip(found[::2], found[1::2], strict=True))


def part_for(leaf: PageEntry | None) -> str:
    """The name of the part that tells about a page; None is the start page."""
    if leaf is None:
        return START
    if leaf.section and leaf.section.table:
        return "填表"
    return _PAGES.get(leaf.id, "正文")
