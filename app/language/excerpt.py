"""The beginning of what may be very long, for a sentence or a line on the screen."""

from __future__ import annotations


def excerpt(value: object, length: int = 30) -> str:
    """The beginning of a value, on one line; never more work than its beginning takes."""
    if isinstance(value, str):
        text = value[: length + 1]
    elif isinstance(value, (dict, list, tuple)):
        text = f"{len(value)}项"
    else:
        text = str(value)
    line = "".join(mark if mark.isprintable() else " " for mark in text[: length + 1])
    return line if len(line) <= length else line[:length] + "…"
