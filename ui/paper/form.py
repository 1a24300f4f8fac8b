"""An official table on pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextLine

from app.form.layout import LayoutPlace, TableLayout, grid
from app.printing.measures import AIR, LEFT, ROW_HEIGHT, RULE, TOP, breaks, line_height, side_of
from app.printing.pdf_marks import TaggedPart
from app.tables.sheet import Sheet
from ui.paper.leaves import HEIGHT, PageFlow, PaperPage, PaperPiece, PlacedWords
from ui.paper.type import font, laid_out


class PaperCell(NamedTuple):
    """What stands in a cell, where, and the number of the part that it is."""

    layout: QTextLayout
    lines: list[QTextLine]
    box: QRectF
    part: int


class Form(PaperPiece):
    """An official table on paper: what its cells hold, how high its rows are, where it may part."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.table = sheet, sheet.table
        self.layout: TableLayout = grid(sheet.table)
        self._edges = [sum(self.table.widths[:column]) for column in range(len(self.table.widths) + 1)]
        self._cells = {place: self._set(place) for place in self.layout.places}
        self._line = line_height(self.table)
        self._heights = self._row_heights()

    @property
    def least(self) -> float:
        """The height that belongs on one page with the heading: the table, or its first block; of one that no page
        holds, its beginning."""
        first = min(breaks(self.layout) - {0})
        whole = sum(self._heights[:first])
        return whole if whole <= HEIGHT else sum(self._heights[: self.layout.head_rows + 1])

    def _set(self, place: LayoutPlace) -> tuple[QTextLayout, list[QTextLine]]:
        words = self.sheet.printed_text(place.cell) if place.cell else place.text
        label = place.role in {"row label", "corner"} and place.rowspan == 1 and self.table.id == "requests"
        side = Qt.AlignmentFlag.AlignLeft if label else Qt.AlignmentFlag.AlignHCenter
        width = self._edges[place.col + place.colspan] - self._edges[place.col] - 2 * side_of(self.table, place)
        return laid_out(words, font("table", self.table.type_size * 10), width, side=side)

    def _needed(self, place: LayoutPlace) -> float:
        return len(self._cells[place][1]) * self._line + 2 * AIR + RULE

    def _row_heights(self) -> list[float]:
        heights = [float(ROW_HEIGHT[self.table.id])] * self.layout.rows
        for place in sorted(self._cells, key=lambda place: place.rowspan):
            last = place.row + place.rowspan - 1
            missing = self._needed(place) - sum(heights[place.row : last + 1])
            heights[last] += max(0.0, missing)
        return heights

    def put(self, flow: PageFlow) -> None:
        """Draw the table, its first block on one page if it can be; else parted before a row, its heads repeated."""
        flow.need(self.least)
        flow.tables += 1
        numbers = self._begin(flow)
        for number, rows in enumerate(self._parts(flow.left)):
            if number:
                flow.turn()
                self._draw(flow, list(range(self.layout.head_rows)), {})
            self._draw(flow, list(rows), numbers)

    def _parts(self, left: float) -> Iterator[range]:
        """Stretches of rows that fit what is left of this page, then whole pages."""
        start, used = 0, 0.0
        wanted = breaks(self.layout)
        again = sum(self._heights[: self.layout.head_rows])
        for row, height in enumerate(self._heights):
            if used and used + height > left + 1:
                at = max((place for place in wanted if start < place <= row), default=row)
                yield range(start, at)
                start, left, used = at, HEIGHT, again + sum(self._heights[at:row])
            used += height
        yield range(start, self.layout.rows)

    def _begin(self, flow: PageFlow) -> dict[LayoutPlace, int]:
        """The cells as parts of the report; the number of each."""
        numbers = {}
        for place in sorted(self.layout.places, key=lambda place: (place.row, place.col)):
            numbers[place] = len(flow.parts)
            kind, scope = ("TD", "") if place.cell else ("TH", "Row" if place.role == "row label" else "Column")
            spans = place.rowspan, place.colspan
            flow.parts.append(TaggedPart(kind, table=flow.tables, row=place.row, spans=spans, scope=scope))
        return numbers

    def _draw(self, flow: PageFlow, rows: list[int], numbers: dict[LayoutPlace, int]) -> None:
        """Draw some rows; cells without a number are heads that come again and count for nothing."""
        tops = {}
        for row in rows:
            tops[row] = TOP + flow.used
            flow.used += self._heights[row]
        for place, (layout, lines) in self._cells.items():
            here = [row for row in rows if place.row <= row < place.row + place.rowspan]
            if here:
                box = self._box(place, here, tops)
                flow.pages[-1].boxes.append(box)
                if place.row in here:
                    self._write(flow.pages[-1], PaperCell(layout, lines, box, numbers.get(place, 0)))

    def _box(self, place: LayoutPlace, rows: list[int], tops: dict[int, float]) -> QRectF:
        left, right = (LEFT + self._edges[column] for column in (place.col, place.col + place.colspan))
        return QRectF(left, tops[rows[0]], right - left, sum(self._heights[row] for row in rows))

    def _write(self, page: PaperPage, cell: PaperCell) -> None:
        box = cell.box
        top = box.top() + (box.height() - len(cell.lines) * self._line) / 2
        for number, line in enumerate(cell.lines):
            at = top + number * self._line + (self._line - line.height()) / 2 - line.y()
            where = QPointF(box.left() + (box.width() - line.width()) / 2, at)
            page.words.append(PlacedWords(cell.layout, line, where, cell.part))
