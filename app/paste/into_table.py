"""What pasting a block into a table would do, worked out before anything changes."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from app.form.editions import EDITIONS
from app.form.layout import LayoutPlace
from app.form.parts import Cell, Table
from app.form.walk import walk
from app.paste.clipboard import CellTexts
from app.paste.plan import Plan
from app.paste.rearranged import crossed, differing, turned, without_blank_ends, without_subtotals
from app.paste.trimming import Trimmed, bare_label, trimmed
from app.tables import entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.documents.blocks import DocumentTable

SUMS = frozenset(["合计", "总计", "小计", "共计"])
"""Labels of sums, in whatever table the figures were copied from."""
MOST_LABELS = 200
"""Texts that are no figures beyond which a block is no table of the form: the longest has about fifty labels."""


def plan(table: Table, start: LayoutPlace, block: CellTexts, selected: tuple[Cell, ...] = ()) -> Plan:
    """What pasting `block` at `start` would do. One text and several `selected` cells: it goes into each."""
    from app.incoming.filling import COUNTS_OTHERWISE
    from app.incoming.parts import OTHER_UNIT

    found = _plan(table, start, block, selected)
    words = (text for row in block for text in row if text and len(text) < MOST_LABELS)
    found.counts_otherwise = next(
        (word for word in words if OTHER_UNIT.fullmatch(word) or COUNTS_OTHERWISE.search(word)), ""
    )
    return found


def _plan(table: Table, start: LayoutPlace, block: CellTexts, selected: tuple[Cell, ...]) -> Plan:
    block = without_blank_ends(block)
    texts = [square for row in block for square in row if square is not None]
    inputs = [cell for cell in selected if not cell.is_total]
    if len(texts) == 1 and len(inputs) > 1:
        return _planned((cell, texts[0]) for cell in inputs)
    for named in (_by_labels(table, block), _by_rows(table, block), _turned(table, block)):
        if named and named.says_something:
            return named
    return _from_start(table, start, block)


def _planned(pairs: Iterable[tuple[Cell, str]]) -> Plan:
    found = Plan()
    for cell, text in pairs:
        _put(found, cell, text)
    return found


def _put(found: Plan, cell: Cell, text: str) -> None:
    if cell.is_total:
        found.totals.append((cell, text))
    elif entry.reads(cell, text):
        found.texts[cell.id] = cell, text
    else:
        found.unreadable.append((cell, text))


def _from_start(table: Table, start: LayoutPlace, block: CellTexts) -> Plan:
    """Rows of the block go to the rows of figures from the start on: bands and heads between are stepped over."""
    left_off = trimmed(block, len(table.widths) - start.col)
    if crossed(left_off.block):
        stated = sum(bool(text and text.strip()) for row in left_off.block for text in row)
        return Plan(left_off=left_off, crossed=True, outside=stated)
    found = Plan(left_off=left_off)
    figures = {row: list(places) for row, places in groupby(walk(table).places, key=lambda place: place.row)}
    rows = [row for row in figures if row >= start.row]
    for number in range(len(left_off.block)):
        places = {place.col: place.cell for place in figures[rows[number]]} if number < len(rows) else {}
        _put_row(found, left_off, number, {col - start.col: cell for col, cell in places.items()})
    return found


def _put_row(found: Plan, left_off: Trimmed, number: int, cells: Mapping[int, Cell | None]) -> None:
    """One row of the block, each figure into the cell that stands in its column."""
    for across, text in enumerate(left_off.block[number]):
        if text is None:
            continue
        if cell := cells.get(across):
            _put(found, cell, text)
            found.misplaced = found.misplaced or misplaced(cell, left_off.labels[number], left_off.heads[across])
        elif text.strip():
            found.outside += 1


def misplaced(cell: Cell, label: str = "", head: str = "") -> tuple[str, str] | None:
    """A label or head of an official form that was copied with a figure, and that of the cell where it would fall.

    None where they agree, and for words that are none of the form's.
    """
    own = {bare_label(text) for text in (*cell.row_labels, *cell.column_labels)}
    for word, place in ((label, cell.row_labels), (head, cell.column_labels)):
        stated = bare_label(word)
        if stated in _labels() and stated not in own:
            return word, place[-1] if place else cell.name
    return None


@cache
def _labels() -> frozenset[str]:
    cells = (cell for form in EDITIONS for table in form.tables for cell in table.cells)
    return SUMS | {bare_label(label) for cell in cells for label in (*cell.row_labels, *cell.column_labels)}


def _turned(table: Table, block: CellTexts) -> Plan | None:
    """A block with the labels of the form, its rows as columns."""
    found = _by_labels(table, turned(block))
    if found:
        found.turned = True
    return found


def _by_labels(table: Table, block: CellTexts) -> Plan | None:
    """A block that has the labels of the form with it, read as a document's table would be; None for others.

    Rows and columns of another edition, and rows whose place is in doubt, are counted as outside.
    """
    from app.incoming.heads import is_figure
    from app.incoming.tables import gather

    block, sums = without_subtotals(table, block)
    texts = [text for row in block for text in row if text and text.strip()]
    figures = [text for text in texts if is_figure(text)]
    if not 0 < len(texts) - len(figures) <= MOST_LABELS or _lacks_columns(table, block):
        return None
    read = gather([_as_grid(block)]).tables.get(table.id)
    if read is None or not read.texts:
        return None
    found = Plan(by_labels=True, sums=len(sums))
    doubtful = {row for row, *_ in read.unsure}
    placed = 0
    for name, text in read.texts.items():
        cell = table.by_id.get(f"{table.id}.{name}")
        if cell and not doubtful & {"", cell.row}:
            _put(found, cell, text)
            placed += bool(text.strip())
    found.outside = max(len(figures) - placed, 0)
    found.other_sums = tuple(differing(table, sums, found.texts))
    return found


def _by_rows(table: Table, block: CellTexts) -> Plan | None:
    """Rows of a table in several blocks by their labels alone: “行政处罚 68”, in any order; None for other blocks.

    Every row has to have as many figures behind its label as the form.
    """
    rows: dict[str, list[Cell]] = {}
    for cell in table.cells if len(table.blocks) > 1 else ():
        rows.setdefault(bare_label(cell.row_labels[-1]), []).append(cell)
    found = Plan(by_labels=True)
    for squares in block:
        texts = [text.strip() for text in squares if text is not None]
        if not any(texts):
            continue
        cells = rows.get(bare_label(texts[0]), [])
        figures = texts[1 : len(cells) + 1]
        if not cells or len(figures) < len(cells) or any(texts[len(cells) + 1 :]):
            return None
        for cell, text in zip(cells, figures, strict=True):
            _put(found, cell, text)
    return found


def _lacks_columns(table: Table, block: CellTexts) -> bool:
    """Whether a part of a table was copied whose figures are told by their order alone: no row of it has a label."""
    return not any(cell.row_labels for cell in table.cells) and max(map(len, block)) < len(table.widths)


def _as_grid(block: CellTexts) -> DocumentTable:
    from app.documents.blocks import DocumentTable, Square

    rows = []
    for number, texts in enumerate(block):
        begins = [col for col, text in enumerate(texts) if text is not None]
        ends = [*begins[1:], len(texts)]
        rows.append(
            tuple(Square(number, col, 1, end - col, texts[col] or "") for col, end in zip(begins, ends, strict=False))
        )
    return DocumentTable(tuple(rows))
