"""Tables of a Word file: rows that are shown, cells with their merges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.documents.blocks import DocumentRemark, TableMaker
from app.documents.shown import Change
from app.documents.word.everything import all_words, chosen
from app.documents.word.words import SKIPPED
from app.language.excerpt import excerpt
from app.ooxml.styles import VAL, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

TR, TC, SDT = W + "tr", W + "tc", W + "sdt"
TR_PR, TC_PR = W + "trPr", W + "tcPr"
_GRID_SPAN, _H_MERGE, _V_MERGE = W + "gridSpan", W + "hMerge", W + "vMerge"
_MERGES = {_H_MERGE, _V_MERGE}
_DEL, _INS, _HIDDEN, _BEFORE, _HEIGHT, _RULE = (
    W + name for name in ("del", "ins", "hidden", "gridBefore", "trHeight", "hRule")
)
_CELL_CHANGES: dict[str, Change] = {W + "cellDel": "out", W + "cellIns": "in"}
_SHADE = W + "shd"
LONGEST = 40
LOWEST = 80
"""Twentieths of a point: a row of exactly this height shows no character."""


def style_of(table: _Element) -> str:
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return style.get(VAL, "") if style is not None else ""


def rows(table: _Element) -> Iterator[_Element]:
    """All rows, in content controls too."""
    for child in table:
        if child.tag == TR:
            yield child
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from rows(chosen(child))


def cells(row: _Element) -> Iterator[tuple[_Element, _Element | None]]:
    """The cells of a row, each with the outermost content control around it alone."""
    for child in row:
        if child.tag == TC:
            yield child, None
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            control = child if child.tag == SDT else None
            for cell, inner in cells(chosen(child)):
                yield cell, control if control is not None else inner


def why_gone(row: _Element, properties: _Element | None) -> DocumentRemark | None:
    """Why a row is not shown: a revision takes it out, or it is hidden; None for one that is."""
    if properties is None:
        return None
    out = properties.find(_DEL) is not None
    if not out and not _is_hidden(properties):
        return None
    stated = excerpt(all_words(row), LONGEST)
    return DocumentRemark("revision" if out else "hidden", f"{'删去' if out else '隐藏的'}一行“{stated}”")


def _is_hidden(properties: _Element) -> bool:
    """Hidden, or made so low that nothing of it is seen."""
    height = properties.find(_HEIGHT)
    exact = height is not None and height.get(_RULE) == "exact"
    low = exact and height is not None and whole(height.get(VAL)) <= LOWEST
    return low or is_on(properties.find(_HIDDEN))


def put_in(properties: _Element | None) -> bool:
    """Whether a revision puts a row in."""
    return properties is not None and properties.find(_INS) is not None


def change_of(properties: _Element | None) -> Change:
    """What a revision does to a cell."""
    for part in properties if properties is not None else ():
        if part.tag in _CELL_CHANGES:
            return _CELL_CHANGES[part.tag]
    return ""


def is_dark(properties: _Element) -> bool:
    """Whether a cell has a ground on which black letters may not be seen."""
    shade = properties.find(_SHADE)
    fill = shade.get(W + "fill", "") if shade is not None else ""
    return shade is not None and (
        fill[:1] in ("0", "1") or shade.get(VAL) == "solid" or bool(shade.get(W + "themeFill"))
    )


def taken_out(cell: _Element) -> DocumentRemark:
    return DocumentRemark("revision", f"删去一格“{excerpt(all_words(cell), LONGEST)}”")


def covered(cell: _Element, seen: str) -> list[DocumentRemark]:
    """What a cell says that another one covers, whose words are `seen` in its place."""
    stated = all_words(cell)
    if not stated or stated == " ".join(seen.split()):
        return []
    return [DocumentRemark("hidden", f"合并的格里看不见的“{excerpt(stated, LONGEST)}”")]


def skipped_before(properties: _Element | None) -> int:
    found = properties.find(_BEFORE) if properties is not None else None
    return whole(found.get(VAL)) if found is not None else 0


class Spans:
    """How the cells of a table reach over columns and rows; rows that are not shown leave none to go on from."""

    def __init__(self) -> None:
        self._cut: set[int] = set()
        """Columns where a row that is not shown began a cell that reaches down."""

    def skip(self, row: _Element) -> None:
        col = skipped_before(row.find(TR_PR))
        for cell, _ in cells(row):
            colspan, merged, begins = _merged(cell.find(TC_PR))
            if begins:
                self._cut.add(col)
            elif col in self._cut and _V_MERGE not in merged:
                self._cut.discard(col)
            col += colspan

    def place(self, properties: _Element | None, maker: TableMaker, col: int) -> tuple[int, bool]:
        """The columns that a cell takes, and whether it goes on from a neighbour and is placed already."""
        colspan, merged, _ = _merged(properties)
        if _V_MERGE in merged and col in self._cut:
            self._cut.discard(col)
            return colspan, _H_MERGE in merged and maker.widen(colspan)
        self._cut.discard(col)
        goes_on = (_H_MERGE in merged and maker.widen(colspan)) or (_V_MERGE in merged and maker.merge_up(colspan))
        return colspan, goes_on


def _merged(properties: _Element | None) -> tuple[int, set[str], bool]:
    """Columns; the merges that go on from a neighbour, in whatever order a program writes them; whether one begins."""
    colspan, merged, begins = 1, set[str](), False
    for stated in properties if properties is not None else ():
        if stated.tag == _GRID_SPAN:
            colspan = whole(stated.get(VAL))
        elif stated.tag in _MERGES:
            if stated.get(VAL, "continue") == "continue":  # WPS writes it out, Word does not
                merged.add(stated.tag)
            elif stated.tag == _V_MERGE:
                begins = True
    return colspan, merged, begins


def whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
