"""How wide a paragraph of a template may be: the width of its cell, or of the text of its section."""

from __future__ import annotations

from typing import Any

from app.ooxml.xml import w
from app.printing.measures import CHARACTER, WIDTH

_CELL_MARGINS = 216
"""Left and right margin of a cell that says nothing of it, in twips."""


def characters(paragraph: Any) -> float:
    """Characters of the body text that a line of a w:p has room for."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    width = _of_cell(cell) if cell is not None else _of_section(paragraph)
    return round((width or WIDTH) / CHARACTER, 2)


def _number(node: Any, name: str) -> int:
    text = node.get(w(name), "") if node is not None else ""
    return int(text) if text.lstrip("-").isdecimal() else 0


def _of_cell(cell: Any) -> int:
    wide = cell.find(f"{w('tcPr')}/{w('tcW')}")
    stated = _number(wide, "w") if wide is not None and wide.get(w("type"), "dxa") == "dxa" else 0
    return max(0, (stated or _of_columns(cell)) - _CELL_MARGINS)


def _of_columns(cell: Any) -> int:
    """The width of the grid columns that a cell takes."""
    row, table = (next(cell.iterancestors(w(name)), None) for name in ("tr", "tbl"))
    if row is None or table is None:
        return 0
    columns = [_number(column, "w") for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    cells = [each for each in row.iter(w("tc")) if next(each.iterancestors(w("tr"))) is row]
    start = sum(map(_span, cells[: cells.index(cell)]))
    return sum(columns[start : start + _span(cell)])


def _span(cell: Any) -> int:
    return max(1, _number(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), "val"))


def _of_section(paragraph: Any) -> int:
    """The width of the text, or of a column of it, by the section break that comes next."""
    body = next(paragraph.iterancestors(w("body")), None)
    if body is None:
        return 0
    top = paragraph
    while top.getparent() is not body:
        top = top.getparent()
    following = [found for node in (top, *top.itersiblings()) for found in node.iter(w("sectPr"))]
    section = following[0] if following else None
    if section is None:
        return 0
    page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width = _number(page, "w") - sum(_number(margins, side) for side in ("left", "right", "gutter"))
    columns = max(1, _number(section.find(w("cols")), "num"))
    return max(0, width) // columns
