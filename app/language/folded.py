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
_SET_OFF = r"[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]+"
_FIGURE, _WORD = (
    "[0-9０-９%％]",
    "[\u2e80-\u2fff\u3001\u3002\u3007-\u3011\u3014\u3015\u3400-\u9fff\uf900-\ufaff，；：（）！？“”]",
)
_BESIDE_FIGURES = re.compile(
    rf"(?<={_FIGURE})(?!(?<=(?<![0-9])20)(?:[ \u3000]{{2,}}|\u3000)年){_SET_OFF}(?={_WORD})"
    rf"|(?<={_WORD}){_SET_OFF}(?={_FIGURE})|[\u00ad\u200b-\u200f\u2060\ufeff]+"
)
"""Blanks that set a figure off from the words around it, and marks of no width; not the gap in “20　　年”."""


@dataclass(frozen=True)
class Folded:
    """`text` as it is read; `origins` says for each of its characters, and for its end, where it stands in the original."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the original."""
        return self.origins[start], self.origins[end - 1] + 1 if end > start else self.origins[start]


def as_it_is(text: str) -> Folded:
    return Folded(text, tuple(range(len(text) + 1)))


@lru_cache(maxsize=4096)
def closed(text: str) -> Folded:
    """The text with figures beside their words, as Chinese is written: “申请 26 件” is “申请26件”."""
    places = list(range(len(text) + 1))
    for blank in reversed(list(_BESIDE_FIGURES.finditer(text))):
        del places[blank.start() : blank.end()]
    return Folded("".join(text[place] for place in places[:-1]), tuple(places))


@lru_cache(maxsize=4096)
def folded(text: str) -> Folded:
    """Fold a paragraph: radicals, widths and traditional characters unified, blanks kept between digits or letters alone."""
    plain = fold(unified(text))
    if not _BLANKS.search(plain):
        return as_it_is(plain)
    kept: list[int] = []
    at = 0
    for blank in _BLANKS.finditer(plain):
        kept += range(at, blank.start())
        at = blank.end()
        if _PARTED.match(plain, blank.start() - 1) and _PARTED.match(plain, at) and blank.start():
            kept.append(blank.start())
    kept += range(at, len(plain))
    return Folded("".join(" " if _BLANKS.match(plain[place]) else plain[place] for place in kept), (*kept, len(plain)))
