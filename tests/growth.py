"""How long hostile input may take: no longer than its size explains. A slow or busy machine is no failure."""

from __future__ import annotations

import gc
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

TIMES, WIDE = 16, 6
"""Of two sizes the larger is so many times the smaller, and may take so many times what that explains: far less than
the square, and more than a busy machine makes of it."""
TRIES = 3
TICK = 0.001
"""Seconds that the clock of the processor may not tell apart."""
SHORT = 0.25
"""Seconds of the processor that are too few to tell anything by, and that nobody waits for."""
HUNG = 60
"""Seconds of the processor after which something is taken to hang."""


class Hung(BaseException):
    """Not an error: a reader that catches all errors must not catch this."""


def grows_in_step(do: Callable[[int], object], size: int) -> None:
    """Hold `do` of a size to its growth. Ends with `Hung` what does not end by itself."""
    with not_hanging():
        large = seconds(do, size)
    if large > SHORT:
        small = max(TICK, min(seconds(do, size // TIMES) for _ in range(TRIES)))
        for _ in range(TRIES):
            if large < small * TIMES * WIDE:
                return
            large = min(large, seconds(do, size))
        raise AssertionError(f"{TIMES} times the size takes {large / small:.0f} times as long")


def seconds(do: Callable[[int], object], size: int) -> float:
    """Of the processor. Without collecting garbage: that goes by what all tests before have left lying about."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        begun = process_time()
        do(size)
        return process_time() - begun
    finally:
        if collecting:
            gc.enable()


@contextmanager
def not_hanging() -> Iterator[None]:
    """Give up after `HUNG` seconds, where the system can ring a bell in the middle of anything."""
    if not hasattr(signal, "SIGPROF") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise Hung(f"more than {HUNG} s")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, HUNG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
