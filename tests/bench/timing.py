"""Two ways to do a thing, timed in turns, so that a busy machine slows both."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from tempfile import TemporaryDirectory

TURNS = 7
Clock = Callable[[], float]
"""Seconds, from anywhere."""


@dataclass(frozen=True)
class Row:
    """A line of the table. `ours` and `theirs` are medians, in milliseconds where `what` says no other unit; `goal` is
    the ratio to reach, '' for none."""

    what: str
    ours: float
    theirs: float | None
    rival: str
    goal: str = ""

    @property
    def ratio(self) -> str:
        return f"{self.ours / self.theirs:.2f}" if self.theirs else "–"


def of_children() -> float:
    """Seconds of the processor that processes took which this one started and saw end."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def milliseconds(do: Callable[[], object], clock: Clock = time.process_time) -> float:
    """Of the processor, unless another clock is given: others share the machine."""
    begun = clock()
    do()
    return (clock() - begun) * 1000


def in_turns(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    turns: int = TURNS,
    clock: Clock = time.process_time,
) -> tuple[float, float]:
    """Median milliseconds of both, after one turn that is not counted."""
    ours(), theirs()
    pairs = [(milliseconds(ours, clock), milliseconds(theirs, clock)) for _ in range(turns)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def processes(ours: Sequence[str], theirs: Sequence[str], turns: int = TURNS) -> tuple[float, float]:
    """The same for whole processes, each a list of arguments for this Python."""
    with compiled() as environment:

        def run(arguments: Sequence[str]) -> Callable[[], object]:
            command = [sys.executable, *arguments]
            return lambda: subprocess.run(command, check=True, capture_output=True, env=environment)

        return in_turns(run(ours), run(theirs), turns, of_children)


def stated(ours: Sequence[str], theirs: Sequence[str], turns: int = TURNS) -> tuple[float, float]:
    """The medians of what processes print of themselves, one number each."""
    with compiled() as environment:

        def run(arguments: Sequence[str]) -> float:
            command = [sys.executable, *arguments]
            return float(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)

        run(ours), run(theirs)
        pairs = [(run(ours), run(theirs)) for _ in range(turns)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


MOST_MEMORY = """
import os, subprocess, sys
process = subprocess.Popen([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(os.wait4(process.pid, 0)[2].ru_maxrss)
"""
"""A small process that starts another: the system counts what a starter has as if the started one had had it."""


def megabytes(arguments: Sequence[str]) -> float:
    """The most memory that a process has had, in MB; not the first one, which has to compile."""
    with compiled() as environment:
        command = [sys.executable, "-c", MOST_MEMORY, *arguments]
        subprocess.run(command, check=True, capture_output=True, env=environment)
        taken = subprocess.run(command, check=True, capture_output=True, env=environment)
    return int(taken.stdout) / 1024


@contextmanager
def compiled() -> Iterator[dict[str, str]]:
    """An environment in which Python keeps compiled modules, as those of an installed program are."""
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        yield environment
