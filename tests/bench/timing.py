"""Two ways to do a thing, timed in turns, so that a busy machine slows both."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

TURNS = 7


@dataclass(frozen=True)
class Row:
    """A line of the table. `ours` and `theirs` are medians in `unit`; `goal` is the ratio to reach, '' for none."""

    what: str
    ours: float
    theirs: float | None
    rival: str
    goal: str = ""
    unit: str = "ms"

    @property
    def ratio(self) -> str:
        return f"{self.ours / self.theirs:.2f}" if self.theirs else "–"


def milliseconds(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return (time.perf_counter() - begun) * 1000


def in_turns(ours: Callable[[], object], theirs: Callable[[], object], turns: int = TURNS) -> tuple[float, float]:
    """Median milliseconds of both, after one turn that is not counted."""
    ours(), theirs()
    pairs = [(milliseconds(ours), milliseconds(theirs)) for _ in range(turns)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def processes(ours: Sequence[str], theirs: Sequence[str], turns: int = TURNS) -> tuple[float, float]:
    """The same for whole processes, each a list of arguments for this Python."""

    def run(arguments: Sequence[str]) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    return in_turns(run(ours), run(theirs), turns)


def megabytes() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
