"""Figures of other departments from a workbook, each to its line of the page 数据来源与核对 by its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from app.documents.blocks import DocumentTable
from app.form.parts import Cell
from app.incoming.tables import gather
from app.paste.into_sources import Noting
from app.paste.trimming import bare_label, is_word
from app.report.model import Report
from app.tables import entry
from app.tables.sheet import sheets
from app.tables.sources import subject

if TYPE_CHECKING:
    from app.documents.blocks import Block


def sourced(report: Report, lines: Sequence[Cell], blocks: Iterable[Block]) -> Noting:
    """What noting the figures of a workbook would do: official tables are read as such, in other tables each row of
    one figure by its label. A label that says two different figures is left out."""
    found = Noting(to=report)
    gathered = gather(blocks)
    for cell in lines:
        table = gathered.tables.get(cell.table)
        if table and (text := table.texts.get(f"{cell.row}.{cell.column}", "").strip()):
            found.put((cell, "value"), text)
    names = _names(report, lines)
    twice: set[str] = set()
    for label, text in _rows(item for item in gathered.items if isinstance(item, DocumentTable)):
        named = names.get(bare_label(label))
        if named is None or not entry.reads(named, text):
            found.outside += 1
        elif named.id in found.texts and found.texts[named.id][1] != text:
            twice.add(named.id)
        else:
            found.put((named, "value"), text)
    for id_ in twice:
        found.unreadable.append(found.texts.pop(id_))
    return found


def _rows(grids: Iterable[DocumentTable]) -> Iterator[tuple[str, str]]:
    """Label and figure of each row that has one figure."""
    for grid in grids:
        for row in grid.rows:
            texts = [square.text.strip() for square in row if square.text.strip()]
            labels = [text for text in texts if is_word(text)]
            figures = [text for text in texts if not is_word(text)]
            if labels and len(figures) == 1:
                yield labels[0], figures[0]


def _names(report: Report, lines: Sequence[Cell]) -> dict[str, Cell]:
    """Every name that belongs to one line alone."""
    found: dict[str, Cell | None] = {}
    known = sheets(report)
    for cell in lines:
        whole = subject(known[cell.table], cell)
        stated = {cell.name, whole, whole.partition("：")[2], *cell.row_labels[-1:]}
        for name in {bare_label(text) for text in stated if text}:
            found[name] = None if name in found else cell
    return {name: cell for name, cell in found.items() if cell}
