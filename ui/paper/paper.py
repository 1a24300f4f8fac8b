"""The report laid out on A4 pages: what the preview shows and what Qt's PDF prints.

All lengths are twips (1/20 pt), as in the Word file; fonts are set in the same unit, so that a page is the same
at every size. Line breaks are Qt's own and may differ a little from Word's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from app.form.editions import outline
from app.form.layout import Grid, Place, grid
from app.ooxml.xml import permitted
from app.printing.measures import (
    AIR,
    CHARACTER,
    LEFT,
    LINE,
    LINES,
    ROW_HEIGHT,
    TIGHTER,
    TITLE_LINE,
    TOP,
    WIDTH,
    breaks,
    line_height,
    side_of,
)
from app.printing.signature import placed
from app.report.model import Report
from app.system import fonts
from app.tables.sheet import Sheet, sheets
from app.texts import printed
from app.texts.paragraphs import signer
from app.texts.printed import Printed
from ui.parts.shown import units

HEIGHT = LINES * LINE
_FONT = {"title": fonts.FONTS[0], "body": fonts.FONTS[1], 2: fonts.FONTS[2], 1: fonts.FONTS[3], "table": fonts.FONTS[4]}


def font(kind: str | int, size: int, *, tight: bool = False) -> QFont:
    """A font of the form, `size` in twips, with what stands for it where it is missing."""
    wanted = _FONT.get(kind, _FONT["body"])
    found = QFont([wanted.name, *wanted.names, *(name for _, names in wanted.instead for name in names)])
    found.setPixelSize(size)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tight:
        found.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, TIGHTER)
    return found


@dataclass
class Leaf:
    """One page: lines of text with their places, and the boxes of table cells."""

    number: int
    words: list[tuple[QTextLayout, QTextLine, QPointF]] = field(default_factory=list)
    boxes: list[QRectF] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        """Paint the page; the painter's unit must be the twip."""
        painter.setPen(QPen(Qt.GlobalColor.black, 10))
        painter.drawRects(self.boxes)
        for _, line, at in self.words:
            line.draw(painter, at)


def pages(report: Report) -> list[Leaf]:
    """The whole report."""
    flow = _Flow()
    _title(flow, report)
    for line in printed.preface(report):
        flow.paragraph(line)
    forms = sheets(report)
    for section in outline(report.outline).sections:
        above = printed.section(report, section.id)
        form = _Form(forms[section.table]) if section.table in forms else None
        flow.heading(section.heading, needs=LINE + (form.begins_with if form and not above else LINE))
        for line in above:
            flow.paragraph(line)
        if form:
            form.put(flow)
        for line in printed.under_table(report, section.id):
            flow.paragraph(line)
    _signature(flow, report)
    for page in flow.pages:
        _number(page)
    return flow.pages


def laid_out(
    text: str, type_: QFont, width: float, *, side: Qt.AlignmentFlag, indent: float = 0, lead: int = 0
) -> tuple[QTextLayout, list[QTextLine]]:
    """A paragraph broken into lines; the first `lead` characters are set like a heading of the second level."""
    text = permitted(text)[0]
    layout = QTextLayout(text.replace("\n", "\u2028"), type_)
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if lead:
        layout.setFormats([_leading(units(text, lead))])
    lines: list[QTextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        inset = 0 if lines else indent
        line.setLineWidth(max(1.0, width - inset))
        line.setPosition(QPointF(inset, 0))
        lines.append(line)
    layout.endLayout()
    return layout, lines


def _leading(length: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = 0, length  # type: ignore[attr-defined]
    look = QTextCharFormat()
    look.setFont(font(2, 320, tight=True))
    found.format = look  # type: ignore[attr-defined]
    return found


class _Flow:
    """Fills pages from the top down."""

    def __init__(self) -> None:
        self.pages = [Leaf(1)]
        self.used = 0.0

    @property
    def left(self) -> float:
        return HEIGHT - self.used

    def turn(self) -> None:
        self.pages.append(Leaf(len(self.pages) + 1))
        self.used = 0.0

    def need(self, height: float) -> None:
        """Turn the page unless `height` is left on it, or it is empty anyway."""
        if self.used and height > self.left + 1:
            self.turn()

    def lines(self, layout: QTextLayout, lines: list[QTextLine], height: float = LINE, inset: float = 0) -> None:
        for line in lines:
            self.need(height)
            at = QPointF(LEFT + inset, TOP + self.used + (height - line.height()) / 2 - line.y())
            self.pages[-1].words.append((layout, line, at))
            self.used += height

    def paragraph(self, line: Printed) -> None:
        if line.level:
            self.heading(line.text, line.level)
            return
        type_ = font("body", 320, tight=True)
        self.lines(
            *laid_out(line.text, type_, WIDTH, side=Qt.AlignmentFlag.AlignJustify, indent=2 * CHARACTER, lead=line.lead)
        )

    def heading(self, text: str, level: int = 1, needs: float = 2 * LINE) -> None:
        """A heading, on the page of what follows it."""
        self.need(needs)
        type_ = font(level, 320, tight=True)
        self.lines(*laid_out(text, type_, WIDTH, side=Qt.AlignmentFlag.AlignLeft, indent=2 * CHARACTER))


def _title(flow: _Flow, report: Report) -> None:
    for words in printed.title_lines(report):
        flow.lines(*laid_out(words, font("title", 440), WIDTH, side=Qt.AlignmentFlag.AlignHCenter), height=TITLE_LINE)
    flow.used += LINE


def _signature(flow: _Flow, report: Report) -> None:
    name, date = signer(report), report.signature.date
    if not name and not date:
        return
    place = placed(name, date, seal=report.signature.seal)
    sides = {"left": Qt.AlignmentFlag.AlignLeft, "center": Qt.AlignmentFlag.AlignHCenter}
    side = sides.get(place.name_side, Qt.AlignmentFlag.AlignRight)
    width = WIDTH - (place.name_left + place.name_right) * CHARACTER
    block = laid_out(name, font("body", 320, tight=True), width, side=side)
    flow.need((place.space + len(block[1]) + 1) * LINE)
    flow.used += place.space * LINE if flow.used else 0
    flow.lines(*block, inset=place.name_left * CHARACTER)
    dated = laid_out(date, font("body", 320), WIDTH - place.date_right * CHARACTER, side=Qt.AlignmentFlag.AlignRight)
    flow.lines(*dated)


def _number(page: Leaf) -> None:
    """`— 1 —`, odd pages right, even pages left, one character in; below the text as in the Word file."""
    odd = page.number % 2
    side = Qt.AlignmentFlag.AlignRight if odd else Qt.AlignmentFlag.AlignLeft
    layout, lines = laid_out(f"— {page.number} —", font("table", 280), WIDTH - 2 * CHARACTER, side=side)
    page.words.append((layout, lines[0], QPointF(LEFT + CHARACTER, TOP + HEIGHT + 400 - lines[0].y())))


class _Form:
    """An official table on paper: what its cells hold, how high its rows are, where it may part."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.table = sheet, sheet.table
        self.layout: Grid = grid(sheet.table)
        self._edges = [sum(self.table.widths[:column]) for column in range(len(self.table.widths) + 1)]
        self._cells = {place: self._set(place) for place in self.layout.places}
        self._line = line_height(self.table)
        self._heights = self._row_heights()

    @property
    def begins_with(self) -> float:
        """The height that belongs on one page with the heading: the table, or its first block."""
        first = min(breaks(self.layout) - {0})
        whole = sum(self._heights[:first])
        return whole if whole < HEIGHT - LINE else sum(self._heights[: self.layout.head_rows + 1])

    def _set(self, place: Place) -> tuple[QTextLayout, list[QTextLine]]:
        words = self.sheet.printed_text(place.cell) if place.cell else place.text
        label = place.role in {"row label", "corner"} and place.rowspan == 1 and self.table.id == "requests"
        side = Qt.AlignmentFlag.AlignLeft if label else Qt.AlignmentFlag.AlignHCenter
        width = self._edges[place.col + place.colspan] - self._edges[place.col] - 2 * side_of(self.table, place)
        return laid_out(words, font("table", self.table.type_size * 10), width, side=side)

    def _needed(self, place: Place) -> float:
        return len(self._cells[place][1]) * self._line + 2 * AIR

    def _row_heights(self) -> list[float]:
        heights = [float(ROW_HEIGHT[self.table.id])] * self.layout.rows
        for place in sorted(self._cells, key=lambda place: place.rowspan):
            last = place.row + place.rowspan - 1
            missing = self._needed(place) - sum(heights[place.row : last + 1])
            heights[last] += max(0.0, missing)
        return heights

    def put(self, flow: _Flow) -> None:
        """Draw the table, on one page if it can be; else parted before a row, its heads repeated."""
        heads = range(self.layout.head_rows)
        if self.layout.head_rows and sum(self._heights) <= HEIGHT:
            flow.need(sum(self._heights))
        for number, rows in enumerate(self._parts(flow.left)):
            if number:
                flow.turn()
            self._draw(flow, [*heads, *rows] if number else list(rows))

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

    def _draw(self, flow: _Flow, rows: list[int]) -> None:
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
                    self._write(flow.pages[-1], layout, lines, box)

    def _box(self, place: Place, rows: list[int], tops: dict[int, float]) -> QRectF:
        left, right = (LEFT + self._edges[column] for column in (place.col, place.col + place.colspan))
        return QRectF(left, tops[rows[0]], right - left, sum(self._heights[row] for row in rows))

    def _write(self, page: Leaf, layout: QTextLayout, lines: list[QTextLine], box: QRectF) -> None:
        top = box.top() + (box.height() - len(lines) * self._line) / 2
        for number, line in enumerate(lines):
            at = top + number * self._line + (self._line - line.height()) / 2 - line.y()
            page.words.append((layout, line, QPointF(box.left() + (box.width() - line.width()) / 2, at)))
