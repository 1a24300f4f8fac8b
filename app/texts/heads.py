"""Which numbered lines of a section stand alone as headings: what a line is depends on what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.texts.paragraphs import heading_level

_LEAD = re.compile(r"[^。！？；\n]*?[。：:]")
_NUMBERING = re.compile(r"^\s*[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]")
_ENDS = tuple("；;！？!?，,、")
LONGEST_LEAD = 30
LONGEST_HEADING = 50


def lead(text: str) -> int:
    """The length of the first sentence of a paragraph that has more; 0 when it is the whole of it, or long."""
    found = _LEAD.match(text)
    return found.end() if found and found.end() < len(text) and found.end() <= LONGEST_LEAD else 0


def stands_alone(text: str) -> bool:
    """Whether a line is one short phrase, shorter still with a full stop or colon at its end."""
    found = _LEAD.match(text)
    if found and found.end() < len(text):
        return False
    if text.endswith(("。", "：", ":")):
        return len(text) <= LONGEST_LEAD and not _states_a_figure(text)
    return len(text) <= LONGEST_HEADING and not text.endswith(_ENDS)


def is_sentence(text: str) -> bool:
    return text.endswith("。")


def _states_a_figure(text: str) -> bool:
    """Whether a sentence has figures behind its number: “1.行政处罚减少12件。” tells something, it names nothing."""
    return is_sentence(text) and bool(re.search(r"\d", _NUMBERING.sub("", text)))


def headings(texts: Sequence[str]) -> tuple[bool, ...]:
    """Whether each paragraph of a section is a heading: a numbered phrase with text or a deeper level behind it.

    “1.本年行政处罚较上年减少12件。” is an item of a list. One with a full stop is a heading only when all its
    like beside it are: the last item of a list may have text behind it too.
    """
    levels = [heading_level(text) for text in texts]
    followed = [
        bool(own) and own < (below or 9) for own, below in zip(levels, [*levels[1:], 1][: len(levels)], strict=True)
    ]
    alone = [bool(level) and stands_alone(text) for level, text in zip(levels, texts, strict=True)]
    groups = list(_groups(levels))
    lists = {
        group
        for group, text, one, more in zip(groups, texts, alone, followed, strict=True)
        if one and is_sentence(text) and not more
    }
    return tuple(
        one and more and not (group in lists and is_sentence(text))
        for group, text, one, more in zip(groups, texts, alone, followed, strict=True)
    )


def _groups(levels: Sequence[int]) -> Iterator[int]:
    """For each line the number of the list it belongs to: lines of a level until a higher one begins anew."""
    current: dict[int, int] = {}
    for number, level in enumerate(levels):
        if level:
            current = {deep: group for deep, group in current.items() if deep <= level}
            current.setdefault(level, number)
        yield current.get(level, -1)
