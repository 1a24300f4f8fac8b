"""What pasting a block into a table would do, worked out before anything changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.form.editions import EDITIONS
from app.form.layout import Place
from app.form.parts import Cell, Table
from app.form.walk import walk
from app.language.excerpt import excerpt
from app.paste.clipboard import Block
from app.paste.trimming import Trimmed, bare_label, trimmed
from app.report.changes import Path
from app.tables import entry
from app.tables.figures import Value, read, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.documents.blocks import Grid
    from app.tables.sheet import Sheet

LONGEST = 20
SUMS = frozenset(["合计", "总计", "小计", "共计"])
"""Labels of sums, in whatever table the figures were copied from."""
MOST_LABELS = 200
"""Texts that are no figures beyond which a block is no table of the form: the longest has about fifty labels."""


@dataclass
class Plan:
    """What would be pasted where, and what would not.

    `outside` counts texts that have no place in the table, `totals` holds those that would fall on a total,
    `unreadable` names cells with a text that is no figure. `by_labels`: the block brought the labels of the form
    with it and they say where it belongs. `left_off`: the words around the figures; `misplaced` is a label among
    them and the other label of the form where its figures would fall.
    """

    texts: dict[str, tuple[Cell, str]] = field(default_factory=dict)
    totals: list[tuple[Cell, str]] = field(default_factory=list)
    outside: int = 0
    unreadable: list[tuple[Cell, str]] = field(default_factory=list)
    by_labels: bool = False
    left_off: Trimmed | None = None
    misplaced: tuple[str, str] | None = None

    @property
    def changes(self) -> dict[Path, Any]:
        return {
            path: value
            for cell, text in self.texts.values()
            for path, value in entry.enter(cell, text, "pasted").items()
        }

    @property
    def count(self) -> int:
        """How many squares would be filled."""
        return len(self.texts)

    @property
    def says_something(self) -> bool:
        """Whether any square would get more than a blank."""
        return any(text.strip() for _, text in self.texts.values())

    @property
    def name(self) -> str:
        """The name of the undo step."""
        return f"粘贴{self.count}格"

    @property
    def question(self) -> str:
        """What must be said before anything changes; empty when nothing is in the way."""
        faults = []
        if self.misplaced:
            label, place = (excerpt(text, LONGEST) for text in self.misplaced)
            faults.append(f"“{label}”的数会填在“{place}”里")
        if self.outside:
            why = "行名或表头与本表对不上" if self.by_labels else "复制的内容比这里放得下的大"
            faults.append(f"{why}，有{self.outside}格没有位置")
        if self.unreadable:
            faults.append(self._no_figure)
        if not faults:
            return ""
        rest = f"可以{self.offer}。" if self.count else "没有可以粘贴的格。"
        return "；".join(faults) + "。" + rest

    @property
    def _no_figure(self) -> str:
        cell, text = self.unreadable[0]
        more = f"（这样的共{len(self.unreadable)}格）" if len(self.unreadable) > 1 else ""
        return f"“{excerpt(text, LONGEST)}”不是“{short(cell)}”这一格能填的数字{more}"

    @property
    def offer(self) -> str:
        """What can be done in spite of `question`."""
        some = self.outside or self.unreadable
        return f"只粘贴其余{self.count}格" if some else f"仍粘贴这{self.count}格"

    def report(self, sheets: Mapping[str, Sheet]) -> str:
        """What is said afterwards, over the tables as they are then; empty when everything went where it was put."""
        said = [f"已粘贴{self.count}格"]
        if self.left_off and self.left_off.said:
            said.append(f"已略去{self.left_off.said}")
        if self.by_labels:
            said.append("按表中的行名和表头对应位置")
        if self.totals:
            said.append(f"跳过{len(self.totals)}格总计（总计由程序算出）")
        return "，".join(said) + "。" + self._other_totals(sheets) if len(said) > 1 else ""

    def _other_totals(self, sheets: Mapping[str, Sheet]) -> str:
        """The pasted totals that are not the sums of the parts as they stand now."""
        other = []
        for cell, text in self.totals:
            copied, now = _number(cell, text), sheets[cell.table].worked_out(cell.id)
            if copied is not None and copied != (now or 0):
                other.append((cell, copied, now or 0))
        if not other:
            return ""
        cell, copied, now = other[0]
        more = f"（总计不同的共{len(other)}格）" if len(other) > 1 else ""
        return f"注意：粘贴内容的总计是{copied}，按分项合计是{now}：{cell.name}{more}。请核对分项。"


def _number(cell: Cell, text: str) -> Value | None:
    return read(tidy(text, cell.kind).text, cell.kind).value


def short(cell: Cell) -> str:
    """A name that fits into a sentence: the innermost labels, “1.重复申请·自然人”."""
    return "·".join((*cell.row_labels[-1:], cell.column_name))


def plan(table: Table, start: Place, block: Block, selected: tuple[Cell, ...] = ()) -> Plan:
    """What pasting `block` at `start` would do. One text and several `selected` cells: it goes into each."""
    texts = [square for row in block for square in row if square is not None]
    inputs = [cell for cell in selected if not cell.is_total]
    if len(texts) == 1 and len(inputs) > 1:
        return _planned((cell, texts[0]) for cell in inputs)
    for named in (_by_labels(table, block), _by_rows(table, block)):
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


def _from_start(table: Table, start: Place, block: Block) -> Plan:
    """Rows of the block go to the rows of figures from the start on: bands and heads between are stepped over."""
    left_off = trimmed(block, len(table.widths) - start.col)
    found = Plan(left_off=left_off)
    figures = {row: list(places) for row, places in groupby(walk(table).places, key=lambda place: place.row)}
    rows = [row for row in figures if row >= start.row]
    for number, squares in enumerate(left_off.block):
        places = {place.col: place for place in figures[rows[number]]} if number < len(rows) else {}
        for across, text in enumerate(squares):
            if text is None:
                continue
            place = places.get(start.col + across)
            if place and place.cell:
                _put(found, place.cell, text)
                found.misplaced = found.misplaced or misplaced(
                    place.cell, left_off.labels[number], left_off.heads[across]
                )
            elif text.strip():
                found.outside += 1
    return found


def misplaced(cell: Cell, label: str = "", head: str = "") -> tuple[str, str] | None:
    """A label or head of an official form that was copied with a figure, and that of the cell where it would fall.

    None where they agree, and for words that are none of the form's.
    """
    own = {bare_label(text) for text in (*cell.row_labels, *cell.column_labels)}
    for word, place in ((label, cell.row_labels), (head, cell.column_labels)):
        said = bare_label(word)
        if said in _labels() and said not in own:
            return word, place[-1] if place else cell.name
    return None


@cache
def _labels() -> frozenset[str]:
    cells = (cell for form in EDITIONS for table in form.tables for cell in table.cells)
    return SUMS | {bare_label(label) for cell in cells for label in (*cell.row_labels, *cell.column_labels)}


def _by_labels(table: Table, block: Block) -> Plan | None:
    """A block that has the labels of the form with it, read as a document's table would be; None for others.

    Rows and columns of another edition, and rows whose place is in doubt, are counted as outside.
    """
    from app.incoming.heads import is_figure
    from app.incoming.tables import gather

    texts = [text for row in block for text in row if text and text.strip()]
    figures = [text for text in texts if is_figure(text)]
    if not 0 < len(texts) - len(figures) <= MOST_LABELS or _lacks_columns(table, block):
        return None
    read = gather([_as_grid(block)]).tables.get(table.id)
    if read is None or not read.texts:
        return None
    found = Plan(by_labels=True)
    doubtful = {row for row, *_ in read.unsure}
    placed = 0
    for name, text in read.texts.items():
        cell = table.by_id.get(f"{table.id}.{name}")
        if cell and not doubtful & {"", cell.row}:
            _put(found, cell, text)
            placed += bool(text.strip())
    found.outside = max(len(figures) - placed, 0)
    return found


def _by_rows(table: Table, block: Block) -> Plan | None:
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


def _lacks_columns(table: Table, block: Block) -> bool:
    """Whether a part of a table was copied whose figures are told by their order alone: no row of it has a label."""
    return not any(cell.row_labels for cell in table.cells) and max(map(len, block)) < len(table.widths)


def _as_grid(block: Block) -> Grid:
    from app.documents.blocks import Grid, Square

    rows = []
    for number, texts in enumerate(block):
        begins = [col for col, text in enumerate(texts) if text is not None]
        ends = [*begins[1:], len(texts)]
        rows.append(
            tuple(Square(number, col, 1, end - col, texts[col] or "") for col, end in zip(begins, ends, strict=False))
        )
    return Grid(tuple(rows))
