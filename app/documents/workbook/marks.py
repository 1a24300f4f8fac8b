"""What a sheet says beside its values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.documents.blocks import DocumentRemark, LeftOut
from app.documents.workbook.formats import NumberFormat

NOT_WORKED_OUT = "（公式，没有算出的数）"
"""In place of the value of a formula that no program has worked out yet."""
MOST_COLUMNS = 16_384
LOWEST, NARROWEST = 4.0, 0.5
"""Points of a row, characters of a column: in what is no larger nothing is seen."""


@dataclass
class SheetMarks:
    """Hidden rows and columns, and cells with something else than a value."""

    rows: set[int] = field(default_factory=set)
    cols: set[int] = field(default_factory=set)
    shown_rows: set[int] = field(default_factory=set)
    """Rows that are said to show although `all_rows_hidden`."""
    all_rows_hidden: bool = False
    shown_cols: set[int] = field(default_factory=set)
    """Columns that are said to show although `all_cols_hidden`."""
    all_cols_hidden: bool = False
    zeros_show: bool = True
    formulas_show: bool = False
    """Whether formulas stand in the cells in place of their values."""
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    formats: dict[tuple[int, int], NumberFormat] = field(default_factory=dict)
    """Cells whose format does something to their number."""
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells that show other words than their value: some of its characters are struck out, hidden or raised."""
    unseen: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells whose value is not seen, `hidden`, or has a line through it, `struck`."""
    unshown: list[LeftOut | DocumentRemark] = field(default_factory=list)

    def rows_hidden(self, height: int) -> Iterator[int]:
        """The hidden ones of the first `height` rows."""
        for row in range(height):
            if row in self.rows or (self.all_rows_hidden and row not in self.shown_rows):
                yield row

    def cols_hidden(self, width: int) -> Iterator[int]:
        """The hidden ones of the first `width` columns."""
        for col in range(width):
            if col in self.cols or (self.all_cols_hidden and col not in self.shown_cols):
                yield col
