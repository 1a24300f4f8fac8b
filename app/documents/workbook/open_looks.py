"""How the styles of an .ods show the words of its cells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.documents.blocks import Block
from app.documents.colours import BLACK, WHITE, Colour, are_alike, colour
from app.documents.shown import LEFTWARD, PLAIN, Look, ShownLine
from app.documents.workbook.marks import LOWEST

if TYPE_CHECKING:
    from lxml.etree import _Element

_N = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_STYLE, _TEXT, _FO = _N % "style", _N % "text", "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(in|cm|mm|pt)")
_POINTS = {"in": 72.0, "cm": 28.35, "mm": 2.835, "pt": 1.0}
SMALLEST = 2.0
"""Points: letters of this size are not seen."""


class OpenLooks:
    """The looks of one workbook, by the names of its styles."""

    def __init__(self, root: _Element) -> None:
        self._looks: dict[str, tuple[Look, Colour | None]] = {}
        for style in root.iter(_STYLE + "style"):
            name, below = style.get(_STYLE + "name", ""), style.get(_STYLE + "parent-style-name", "")
            look, ground = self._looks.get(below, (PLAIN, WHITE))
            if style.get(_STYLE + "family") in ("table-cell", "text"):
                self._looks[name] = _read(style, look, ground)

    def of(self, name: str | None) -> Look:
        return self._looks.get(name or "", (PLAIN, WHITE))[0]

    def shown(self, line: _Element) -> tuple[str, list[Block]]:
        """What a line of a cell shows, and what stands beside it."""
        if not len(line) and LEFTWARD not in (line.text or ""):  # as nearly all are
            return line.text or "", []
        read = ShownLine()
        self._say(line, PLAIN, read)
        return read.text, list(read.beside())

    def _say(self, element: _Element, look: Look, line: ShownLine) -> None:
        line.say(element.text or "", look)
        for child in element:
            local = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if local in _SIGNS:
                line.say(_SIGNS[local] * _times(child), look)
            elif local != "annotation":
                self._say(child, self.of(child.get(_TEXT + "style-name")) if local == "span" else look, line)
            line.say(child.tail or "", look)


_SIGNS = {"s": " ", "line-break": "\n", "tab": "\t"}


def _times(mark: _Element) -> int:
    """How many blanks a run of them is, which is written as one with their number."""
    stated = mark.get(_TEXT + "c", "1")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 4 else 1


def _read(style: _Element, look: Look, ground: Colour | None) -> tuple[Look, Colour | None]:
    cell, text = style.find(_STYLE + "table-cell-properties"), style.find(_STYLE + "text-properties")
    stated = cell.get(_FO + "background-color") if cell is not None else None
    if stated:
        ground = WHITE if stated == "transparent" else colour(stated)
    if text is None:
        return look, ground
    ink = colour(text.get(_FO + "color", "")) or BLACK
    drowned = ground is not None and are_alike(ink, ground)
    return replace(
        look,
        hidden=look.hidden
        or drowned
        or text.get(_TEXT + "display") == "none"
        or _is_tiny(text.get(_FO + "font-size", "")),
        struck=any(text.get(f"{_STYLE}text-line-through-{part}", "none") != "none" for part in ("style", "type")),
        shift=_shift(text.get(_STYLE + "text-position", "")),
    ), ground


def _shift(position: str) -> int:
    """1 above the line, -1 below it: “super 58%”, “33% 58%”, “-33% 58%”."""
    first = position.partition(" ")[0]
    if first in ("super", "sub"):
        return 1 if first == "super" else -1
    return 0 if not first.strip("-0.%") else -1 if first.startswith("-") else 1


def squeezed(root: _Element) -> set[str]:
    """The styles of rows so low, and of columns so narrow, that nothing in them is seen."""
    sizes = ((f"{_STYLE}table-row-properties", "row-height"), (f"{_STYLE}table-column-properties", "column-width"))
    found = set[str]()
    for style in root.iter(_STYLE + "style"):
        for part, name in sizes:
            properties = style.find(part)
            length = _LENGTH.fullmatch(properties.get(_STYLE + name, "")) if properties is not None else None
            if length and float(length[1]) * _POINTS[length[2]] <= LOWEST:
                found.add(style.get(_STYLE + "name", ""))
    return found


def _is_tiny(size: str) -> bool:
    try:
        return size.endswith("pt") and float(size[:-2]) <= SMALLEST
    except ValueError:
        return False
