"""Old draft formats to the present one: one small function from dict to dict for each step.

`STEPS[n]` makes format n + 1 of format n. A function never changes what it is given. A file of every format that
was ever released stays in `tests/samples/formats/`, and the tests open them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

DraftData = dict[str, Any]

STEPS: Mapping[int, Callable[[DraftData], DraftData]] = {1: dict}
"""Format 2 only has more: days of the stages, why it was unlocked, corrections, what was compared by eye, and what an
imported document had besides the report."""


def upgrade(draft: DraftData, to: int, steps: Mapping[int, Callable[[DraftData], DraftData]] = STEPS) -> DraftData:
    """`draft` in format `to`. Raises KeyError where a step is missing."""
    while draft["format"] < to:
        draft = {**steps[draft["format"]](draft), "format": draft["format"] + 1}
    return draft
