"""What can be had from a draft file that is no longer whole JSON.

Drafts are written one entry a line, indented by depth (`app.draftjson.dump`). So a damaged or cut line costs that
entry alone: every other one still parses by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.drafts.json_text import JsonReader

DEEPEST = 6
_KEY = re.compile(r'"((?:[^"\\]|\\.)*)": ?(.*)', re.DOTALL)


@dataclass
class Salvage:
    """What was saved, and the numbers of the lines that were not."""

    data: dict[str, Any]
    lost: list[int] = field(default_factory=list)


def salvage(text: str, reader: JsonReader) -> Salvage:
    """The entries of a damaged draft that can still be read; empty for a file laid out in another way."""
    found = Salvage({})
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    _fill(found.data, list(enumerate(lines, 1)), 1, reader, found)
    return found


NumberedLines = list[tuple[int, str]]


def _fill(
    into: dict[str, Any] | list[Any], lines: NumberedLines, depth: int, reader: JsonReader, found: Salvage
) -> None:
    """Read the entries that stand `depth` blanks deep in `lines` into a dict or a list."""
    for entry in _entries(lines, depth):
        number, head = entry[0]
        whole = "\n".join(line for _, line in entry).strip().removesuffix(",")
        try:
            _put(into, reader.decode(f"{{{whole}}}" if isinstance(into, dict) else f"[{whole}]"))
        except (ValueError, RecursionError):
            opened = _opened(head.strip(), isinstance(into, dict))
            if opened is None or depth > DEEPEST:
                found.lost.append(number)
                continue
            key, inner = opened
            _fill(inner, entry[1:], depth + 1, reader, found)
            _put(into, {key: inner} if isinstance(into, dict) else [inner])


def _entries(lines: NumberedLines, depth: int) -> Iterator[NumberedLines]:
    """`lines` cut where a line stands exactly `depth` deep and does not close anything."""
    entry: NumberedLines = []
    for number, line in lines:
        starts = line[:depth].isspace() and line[depth : depth + 1] not in {" ", "}", "]", ""}
        if starts and entry:
            yield entry
        if starts:
            entry = [(number, line)]
        elif entry and line[: depth + 1].startswith(" " * depth):
            entry.append((number, line))
    if entry:
        yield entry


def _opened(head: str, keyed: bool) -> tuple[str, dict[str, Any] | list[Any]] | None:
    """The key and an empty container for a line that opens one; None for any other line."""
    key, rest = "", head
    if keyed:
        if not (found := _KEY.fullmatch(head)):
            return None
        key, rest = found[1], found[2]
    return {"{": (key, {}), "[": (key, [])}.get(rest)  # type: ignore[return-value]


def _put(into: dict[str, Any] | list[Any], value: Any) -> None:
    if isinstance(into, dict):
        into.update(value)
    else:
        into.extend(value)
