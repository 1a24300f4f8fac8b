"""Which characters of two sentences differ: what is lit when they stand beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

Stretch = tuple[int, int]
_TOKEN = re.compile(r"\d+(?:[,.]\d+)*%?|.", re.DOTALL)
LONGEST = 4000
"""Characters beyond which a text is lit as a whole: finding the pieces would take too long."""


def lit(mine: str, theirs: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """The stretches of either that the other does not have; a number is lit whole."""
    if max(len(mine), len(theirs)) > LONGEST:
        return ((0, len(mine)),), ((0, len(theirs)),)
    here, there = _TOKEN.findall(mine), _TOKEN.findall(theirs)
    codes = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    changed = [code for code in codes if code[0] != "equal"]
    ours, others = _ends(here), _ends(there)
    return (
        tuple((ours[first], ours[last]) for _, first, last, _, _ in changed if last > first),
        tuple((others[first], others[last]) for _, _, _, first, last in changed if last > first),
    )


def _ends(tokens: Sequence[str]) -> list[int]:
    found = [0]
    for token in tokens:
        found.append(found[-1] + len(token))
    return found
