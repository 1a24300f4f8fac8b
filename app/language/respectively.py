"""“予以公开、部分公开分别为48件、12件”: which of the things named before “分别” each number counts."""

from __future__ import annotations

import re
from functools import lru_cache

from app.language.numbers import Number, numbers

_APIECE = re.compile(r"分别(?:为|是|有|达到?|占)?[：]?")
_BETWEEN = re.compile(r"、|，|和|及|与|以及")
LONGEST = 80
"""Characters before “分别” that may name what is counted."""


@lru_cache(maxsize=2048)
def named_respectively(text: str) -> dict[int, str]:
    """The words that name each number behind “分别”, by where the number starts.

    Nothing where the names and the numbers are not as many: then it is not known which is which.
    """
    found: dict[int, str] = {}
    for mark in _APIECE.finditer(text):
        clauses = re.split(r"[，；：。！？（）\n]", text[max(0, mark.start() - LONGEST) : mark.start()])
        names = _BETWEEN.split(next((clause for clause in reversed(clauses) if clause), ""))
        listed = _listed(text, mark.end())
        if len(names) == len(listed) > 1:
            found |= {number.start: name for number, name in zip(listed, names, strict=True)}
    return found


def _listed(text: str, start: int) -> list[Number]:
    """The numbers that follow one another from `start` on, nothing but 、 or 和 between them."""
    listed: list[Number] = []
    for number in numbers(text):
        if number.start < start:
            continue
        if number.start != start and not (listed and _BETWEEN.fullmatch(text, listed[-1].stop, number.start)):
            break
        listed.append(number)
    return listed
