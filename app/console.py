"""Standard output and standard error of the command line: UTF-8 everywhere, absent in a windowed program."""

from __future__ import annotations

import io
import re
import sys

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


def say(text: str) -> None:
    """A line of the result. Raises OSError when it can't be written."""
    if sys.stdout is not None:
        sys.stdout.write(text.translate(_ACTING) + "\n")


def complain(text: str) -> None:
    """A line on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"gknb：{as_called(text).translate(_ACTING)}\n")


def finish() -> None:
    """Write out what is still held back, so that a full disk or a closed pipe is noticed in time."""
    if sys.stdout is not None:
        sys.stdout.flush()


def drop_output() -> None:
    """Forget what can't be written any more; else Python complains of it when it ends."""
    sys.stdout = None
