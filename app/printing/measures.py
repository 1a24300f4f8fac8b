"""Measures of the page and of the tables on it, in twips (1/20 pt): GB/T 9704—2012 and what fits one page.

Word file, preview and PDF all take them from here.
"""

from __future__ import annotations

import re

from app.form.layout import LayoutPlace, TableLayout
from app.form.parts import Table

PAPER = (11906, 16838)
LEFT, RIGHT, TOP, BOTTOM = 1587, 1474, 2098, 1984
"""Margins of the page."""
WIDTH = 8845
LINE, LINES, CHARACTERS = 579, 22, 28
CHARACTER = WIDTH / CHARACTERS
TIGHTER = -6
"""What a character of 16 pt is set closer by, so that 28 of them take the width of the text."""
PITCHES = {"exact": LINE, "28": 560, "30": 600}
"""Heights of a line of text that can be chosen."""
TITLE_LINE = 720
TITLE_TIGHTER = -16
"""What a character of the title is set closer by, so that 20 fit a line with wide digits too."""

ROW_HEIGHT = {"proactive": 454, "requests": 330, "disputes": 640}
"""Least height of a row, by table; the 28 rows of the requests and their heading fit one page."""
SIDE = {"proactive": 28, "requests": 28, "disputes": 28}
"""Left and right margin inside a cell, by table."""
AIR = 15
"""Free height above and below the text of a cell."""
RULE = 10
"""How thick the lines of a table are: half a point."""
_LONG_ADDRESS = re.compile(r"[!-~]{20}")
"""Twenty Latin letters, digits and marks in a row: over a third of a line."""
_LEADING = 12.5
_SLACK = 10


def has_long_address(text: str) -> bool:
    """Whether `text` has a web or mail address so long that it must be set to the left: the line before one that does
    not fit would have its characters torn apart over the whole width."""
    return bool(_LONG_ADDRESS.search(text))


def line_height(table: Table) -> float:
    """Height of a line inside a table: the same in every program, whatever the font says."""
    return table.type_size * _LEADING


def side_of(table: Table, place: LayoutPlace) -> int:
    """The margins inside the cell of `place`. A column head that does not fit on one line breaks in its
    middle: 商业·企业."""
    width = sum(table.widths[place.col : place.col + place.colspan])
    character = table.type_size * 10
    if place.role != "column head" or len(place.text) * character <= width - 2 * SIDE[table.id]:
        return SIDE[table.id]
    return (width - -(-len(place.text) // 2) * character) // 2 - _SLACK


def breaks(layout: TableLayout) -> set[int]:
    """The rows before which a table may run over to the next page: where a block begins, and its end."""
    return {place.row for place in layout.places if place.role == "band"} | {layout.rows}
