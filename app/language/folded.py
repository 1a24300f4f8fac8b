"""A paragraph folded once for reading: characters unified, blanks without meaning left out, places mapped back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.language.fold import fold, unified

_BLANKS = re.compile(
    r"[ \t\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u2080-\u2089]+"
)
"""Blanks, and figures off the line, which are marks of notes."""
_PARTED = re.compile(r"[0-9A-Za-z.%]")


@dataclass(frozen=True)
class Folded:
    """`text` as it is read; `origins` says for each of its characters, and for its end, where it stands in the original."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the original."""
        return self.origins[start], self.origins[end - 1] + 1 if end > start else self.origins[start]


@lru_cache(maxsize=4096)
def folded(text: str) -> Folded:
    """Fold a paragraph: radicals, widths and traditional characters unified, blanks kept between digits or letters alone."""
    plain = fold(unified(text))
    if not _BLANKS.search(plain):
        return Folded(plain, tuple(range(len(plain) + 1)))
    kept: list[int] = []
    at = 0
    for blank in _BLANKS.finditer(plain):
        kept += range(at, blank.start())
        at = blank.end()
        if _PARTED.match(plain, blank.start() - 1) and _PARTED.match(plain, at) and blank.start():
            kept.append(blank.start())
    kept += range(at, len(plain))
    return Folded("".join(" " if _BLANKS.match(plain[place]) else plain[place] for place in kept), (*kept, len(plain)))
