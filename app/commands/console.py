"""Standard output and standard error of the command line: UTF-8 everywhere, absent in a windowed program."""

from __future__ import annotations

import errno
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import GknbError, why

_COMMAND = re.compile(r"\bgknb(?= [a-z\[-])")
_ACTING = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd")
"""Characters by which a text could make a terminal do something; tabs and line ends are none."""


def use_utf8() -> None:
    """Let both streams write UTF-8 whatever the system's own encoding is (Windows: the code page)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def as_called(text: str) -> str:
    """`text` with commands as they work here: packaged, `gknb` is the window and `gknb-cli` the command line."""
    return _COMMAND.sub("gknb-cli", text) if getattr(sys, "frozen", False) else text


class NobodyReads(Exception):
    """Who read the output has gone: nothing is left to do, and nothing to say."""


def say(text: str) -> None:
    """A line of the result. Raises `GknbError` when it can't be written, and `NobodyReads`."""
    with _written():
        if sys.stdout is not None:
            sys.stdout.write(text.translate(_ACTING) + "\n")


def complain(text: str) -> None:
    """A line on standard error; a windowed program on Windows has none, and says it in a box of the system's.

    Where neither can be written there is no other place to say so.
    """
    if sys.stderr is None and sys.platform == "win32":
        from app.system.windows import show_message

        show_message("政府信息公开年报填报助手", as_called(text))
        return
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"gknb：{as_called(text).translate(_ACTING)}\n")
    except OSError:
        sys.stderr = None


def finish() -> int:
    """Write out what is still held back, so that a full disk or a closed pipe is noticed in time; 0 as an exit code.

    Raises as `say` does.
    """
    with _written():
        if sys.stdout is not None:
            sys.stdout.flush()
    return 0


@contextmanager
def _written() -> Iterator[None]:
    """What can't be written any more is forgotten; else Python complains of it once more when it ends."""
    try:
        yield
    except OSError as error:
        sys.stdout = None
        if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL):
            raise NobodyReads from error
        raise GknbError(f"{why(error)}：标准输出") from error
