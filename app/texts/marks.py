"""Bound figures: a mark in a text that stands for a figure of the tables, or for a share.

Stored as `{{requests.received.total}}`, `{{requests.denied.total}}` (a class of results: the sum of its rows) or
`{{requests.granted.total / requests.concluded.total}}` (a share in per cent, one decimal). Nothing else in a text
is ever evaluated; what names no figure stays as it was typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import accumulate

from app.form.editions import edition, table_of
from app.report.model import LastYear, Report
from app.tables.figures import Value
from app.tables.sheet import Sheet, sheets
from app.tables.tally import RESULTS

_MARK = re.compile(r"\{\{([^{}\n]{1,120})\}\}")
UNFILLED = "____"
"""What a mark prints while its figure is not filled in."""
CHIP = 1
"""UTF-16 units that a mark takes in the editor: one character stands for it."""
CLASSES = {
    "denied": "（三）不予公开",
    "unavailable": "（四）无法提供",
    "rejected": "（五）不予处理",
    "other": "（六）其他处理",
}


class Values:
    """What the marks of one report stand for."""

    def __init__(self, report: Report | LastYear) -> None:
        self._report = report

    @cached_property
    def _sheets(self) -> dict[str, Sheet]:
        return sheets(self._report)

    def text(self, mark: str) -> str | None:
        """What the inside of a mark prints as; None where it names no figure."""
        part, slash, whole = (piece.strip() for piece in mark.partition("/"))
        if not slash:
            return None if (found := self._cells(part)) is None else self._printed(found)
        if self._cells(part) is None or self._cells(whole) is None:
            return None
        return _share(self._value(part), self._value(whole))

    def has(self, mark: str) -> bool:
        """Whether the inside of a mark names a figure, or two for a share."""
        part, slash, whole = (piece.strip() for piece in mark.partition("/"))
        return self._cells(part) is not None and (not slash or self._cells(whole) is not None)

    def cells(self, mark: str) -> tuple[str, ...]:
        """The cells whose sum the inside of a mark stands for; () for a share, or where it names no figure."""
        return self._cells(mark.strip()) or ()

    def name(self, mark: str) -> str:
        """The official name of what a mark stands for; '' where it names no figure."""
        part, slash, whole = (piece.strip() for piece in mark.partition("/"))
        if not slash:
            return self._name(part)
        names = self._name(part), self._name(whole)
        return f"{names[0]}，占“{names[1].partition('：')[2]}”的百分比" if all(names) else ""

    def _cells(self, id_: str) -> tuple[str, ...] | None:
        """The cells that an id names: one, or the rows of a class of results."""
        table, _, rest = id_.partition(".")
        if table not in self._report.editions:
            return None
        if table_of(id_, self._report.editions):
            return (id_,)
        row, _, column = rest.rpartition(".")
        if table != "requests" or row not in CLASSES:
            return None
        cells = edition(self._report.editions[table]).table(table).cells
        return tuple(cell.id for cell in cells if cell.column == column and cell.row.startswith(f"{row}_")) or None

    def _name(self, id_: str) -> str:
        cells = self._cells(id_)
        found = table_of(cells[0], self._report.editions) if cells else None
        if not found:
            return ""
        table, cell = found
        row = id_.partition(".")[2].rpartition(".")[0]
        name = cell.name if table_of(id_, self._report.editions) else f"{CLASSES[row]}·{cell.column_labels[-1]}"
        return f"{table.short}：{name}"

    def _printed(self, cells: tuple[str, ...]) -> str:
        sheet = self._sheets[cells[0].partition(".")[0]]
        if len(cells) == 1 and not sheet.table.by_id[cells[0]].is_total:
            return sheet.printed_text(sheet.table.by_id[cells[0]]) or UNFILLED
        value = self._sum(cells)
        return UNFILLED if value is None else str(value)

    def _value(self, id_: str) -> Value | None:
        return self._sum(self._cells(id_) or ())

    def _sum(self, cells: tuple[str, ...]) -> Value | None:
        values = [value for cell in cells if (value := self._sheets[cell.partition(".")[0]].value(cell)) is not None]
        return sum(values, start=0) if values else None


def _share(part: Value | None, whole: Value | None) -> str:
    if part is None or not whole:
        return UNFILLED
    percent = Decimal(part) * 100 / Decimal(whole)
    return f"{percent.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP)}%"


@dataclass(frozen=True)
class TextPiece:
    """A stretch of a text: stored characters `start` to `end`, what they print as, and the mark's inside or ''."""

    start: int
    end: int
    printed: str
    mark: str = ""


class Marked:
    """A paragraph with marks: as stored, as printed, and as the editor shows it.

    Stored and printed positions are code points. Editor positions are UTF-16 units (an emoji is two), and a
    mark that names a figure is one character there. A position within a mark goes to its beginning.
    """

    def __init__(self, stored: str, values: Values) -> None:
        self.stored = stored
        self.pieces = tuple(_pieces(stored, values))

    @cached_property
    def printed(self) -> str:
        return "".join(piece.printed for piece in self.pieces)

    def stored_at(self, printed: int) -> int:
        """The stored position of a printed one."""
        number = bisect_right(self._starts, printed) - 1
        if number < 0 or printed >= len(self.printed):
            return len(self.stored)
        piece = self.pieces[number]
        return piece.start if piece.mark else piece.start + printed - self._starts[number]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each piece begins as printed."""
        return tuple(accumulate((len(piece.printed) for piece in self.pieces[:-1]), initial=0))

    def shown_at(self, printed: int) -> int:
        """The place on screen of a printed position, both in code points: a mark is one character there."""
        at = shown = 0
        for piece in self.pieces:
            if printed < at + len(piece.printed):
                return shown if piece.mark else shown + printed - at
            at += len(piece.printed)
            shown += CHIP if piece.mark else len(piece.printed)
        return shown

    def stored_at_editor(self, shown: int) -> int:
        """The stored position of an editor one."""
        at = 0
        for piece in self.pieces:
            width = CHIP if piece.mark else utf16(piece.printed)
            if shown < at + width:
                return piece.start if piece.mark else piece.start + _points(piece.printed, shown - at)
            at += width
        return len(self.stored)


def _pieces(stored: str, values: Values) -> Iterator[TextPiece]:
    at = 0
    for found in _MARK.finditer(stored):
        printed = values.text(found[1].strip())
        if printed is None:
            continue
        if found.start() > at:
            yield TextPiece(at, found.start(), stored[at : found.start()])
        yield TextPiece(*found.span(), printed, found[1].strip())
        at = found.end()
    if at < len(stored):
        yield TextPiece(at, len(stored), stored[at:])


def split(stored: str, is_mark: Callable[[str], bool]) -> Iterator[str]:
    """A paragraph in stretches: each mark whose inside `is_mark` knows, and the text between them."""
    at = 0
    for found in _MARK.finditer(stored):
        if is_mark(found[1].strip()):
            yield stored[at : found.start()]
            yield found[0]
            at = found.end()
    yield stored[at:]


def utf16(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) + sum(mark > "\uffff" for mark in text)


def _points(text: str, units: int) -> int:
    """How many whole characters the first `units` UTF-16 units of a text hold."""
    for at, mark in enumerate(text):
        units -= 2 if mark > "\uffff" else 1
        if units < 0:
            return at
    return len(text)


def printed(report: Report | LastYear, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs as they are printed, marks turned into figures."""
    if not any("{{" in text for text in texts):
        return texts
    values = Values(report)
    return tuple(Marked(text, values).printed if "{{" in text else text for text in texts)


@dataclass(frozen=True)
class FigureChoice:
    """A figure to choose from the menu: the inside of its mark, its official name, the figure now.

    `under` names the menus that lead to it, by table and by group of its rows; `label` is what it is called there.
    """

    mark: str
    name: str
    value: str
    under: tuple[str, ...]
    label: str


_MOST = 15
"""Figures in one menu: more reach over the screen of an old machine."""


def choices(report: Report) -> tuple[FigureChoice, ...]:
    """What may be put into a text, in the order of the form: totals and single figures of the tables, classes of
    results before the rows that they sum, shares at the end."""
    values = Values(report)
    marks = [(mark, group, sheet) for id_, sheet in sheets(report).items() for mark, group in _marks_of(id_, sheet)]
    return tuple(_choice(values, *one) for one in marks if values.name(one[0]))


def _choice(values: Values, mark: str, group: str, sheet: Sheet) -> FigureChoice:
    name = values.name(mark)
    table = f"{sheet.table.short}占比" if "/" in mark else sheet.table.short
    label = name.partition("：")[2].removeprefix(group).lstrip("· ")
    return FigureChoice(mark, name, values.text(mark) or "", (table, group) if group else (table,), label)


def _marks_of(table: str, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Marks, each with the group of the form that has a menu of its own, or ''."""
    cells = sheet.table.cells
    if table != "requests":
        yield from ((cell.id, cell.row_name if len(cells) > _MOST else "") for cell in cells)
        return
    before = ""
    for cell in cells:
        if cell.column != "total":
            continue
        class_ = next((name for name in CLASSES if cell.row.startswith(f"{name}_")), "")
        if class_ and class_ != before:
            yield f"requests.{class_}.total", CLASSES[class_]
        yield cell.id, CLASSES.get(class_, "")
        before = class_
    yield from ((f"requests.{name}.total / requests.concluded.total", "") for name in RESULTS)
