"""How the styles of an .ods show the words of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.documents.blocks import Block, LeftOut
from app.documents.colours import BLACK, WHITE, Colour, are_alike, colour
from app.documents.shown import LEFTWARD, PLAIN, Look, ShownLine
from app.documents.workbook.conditions import conditional
from app.documents.workbook.fonts import OF_SIGNS
from app.documents.workbook.marks import LOWEST

if TYPE_CHECKING:
    from lxml.etree import _Element

_N = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_STYLE, _TEXT, _FO = _N % "style", _N % "text", "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(in|cm|mm|pt)")
_POINTS = {"in": 72.0, "cm": 28.35, "mm": 2.835, "pt": 1.0}
SMALLEST = 2.0
"""Points: letters of this size are not seen."""


@dataclass(frozen=True, slots=True)
class _StyleLook:
    """What a style says; `otherwise` what it does to a value besides hiding and striking it."""

    own: Look = PLAIN
    ink: Colour | None = BLACK
    ground: Colour | None = WHITE
    otherwise: str = ""

    @property
    def look(self) -> Look:
        drowned = self.ink is not None and self.ground is not None and are_alike(self.ink, self.ground)
        return replace(self.own, hidden=self.own.hidden or drowned)


_CELLS, _WORDS = "table-cell", "text"
DEEPEST = 20


class OpenLooks:
    """The looks of one workbook, by the names of its styles."""

    def __init__(self, *roots: _Element) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self._looks: dict[tuple[str, str], _StyleLook] = {}
        for style in (found for root in roots for found in root.iter(_STYLE + "style", _STYLE + "default-style")):
            names = style.get(_STYLE + "name", ""), style.get(_STYLE + "display-name")
            self._styles |= {(style.get(_STYLE + "family", ""), name): style for name in names if name is not None}

    def _of(self, family: str, name: str, depth: int = 0) -> _StyleLook:
        key = family, name
        if key not in self._looks:
            style, below = self._styles.get(key), _StyleLook()
            if style is not None and name and depth < DEEPEST:
                below = self._of(family, style.get(_STYLE + "parent-style-name", ""), depth + 1)
            self._looks[key] = below if style is None else _read(style, below)
        return self._looks[key]

    def why(self, name: str) -> str:
        """Why a value in this style is not seen as it is: hidden, struck, drawn as signs; nothing for any other."""
        found = self._of(_CELLS, name)
        return found.look.fate if found.look.hidden or found.look.struck else found.otherwise

    def _changes(self, name: str) -> bool:
        """Whether a style may show another value than there is."""
        style = self._styles.get((_CELLS, name))
        return bool(self.why(name)) or (style is not None and style.get(f"{_STYLE}data-style-name") is not None)

    def conditions(self, table: _Element) -> Iterator[LeftOut]:
        """The conditions that may leave values of a table unseen or show something in their place."""
        for condition in table.iter(f"{_CALC}conditional-format"):
            drawn = any(one.get(f"{_CALC}show-value") == "false" for one in condition.iter())
            styles = [one.get(f"{_CALC}apply-style-name", "") for one in condition.iter(f"{_CALC}condition")]
            if drawn or any(map(self._changes, styles)):
                yield conditional(
                    table.get(f"{_N % 'table'}name", ""), condition.get(f"{_CALC}target-range-address", "")
                )

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
                of_words = local == "span" and self._of(_WORDS, child.get(_TEXT + "style-name", "")).look
                self._say(child, of_words or look, line)
            line.say(child.tail or "", look)


_SIGNS = {"s": " ", "line-break": "\n", "tab": "\t"}


def _times(mark: _Element) -> int:
    """How many blanks a run of them is, which is written as one with their number."""
    stated = mark.get(_TEXT + "c", "1")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 4 else 1


def _read(style: _Element, below: _StyleLook) -> _StyleLook:
    cell, text = style.find(_STYLE + "table-cell-properties"), style.find(_STYLE + "text-properties")
    found = replace(below, otherwise=_otherwise(style) or below.otherwise)
    if stated := cell.get(_FO + "background-color") if cell is not None else None:
        found = replace(found, ground=WHITE if stated == "transparent" else colour(stated))
    if text is None:
        return found
    if ink := text.get(_FO + "color"):
        found = replace(found, ink=colour(ink))
    size, display = text.get(_FO + "font-size", ""), text.get(_TEXT + "display")
    lines = [text.get(f"{_STYLE}text-line-through-{part}") for part in ("style", "type")]
    gone = display == "none" or _is_tiny(size) or (below.own.hidden and not size and not display)
    struck = any(line not in (None, "none") for line in lines) or (below.own.struck and lines == [None, None])
    position = text.get(_STYLE + "text-position")
    shift = below.own.shift if position is None else _shift(position)
    return replace(found, own=replace(found.own, hidden=gone, struck=struck, shift=shift))


def _otherwise(style: _Element) -> str:
    """What a style does to a value besides hiding and striking it."""
    cell, text = style.find(_STYLE + "table-cell-properties"), style.find(_STYLE + "text-properties")
    names = [text.get(name, "") for name in (f"{_STYLE}font-name", f"{_FO}font-family")] if text is not None else []
    if any(name.strip("'").startswith(OF_SIGNS) for name in names):
        return "signs"
    return "repeated" if cell is not None and cell.get(f"{_STYLE}repeat-content") == "true" else ""


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
