"""What pasting a block into a table would do, worked out before anything changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app import entry
from app.changes import Path
from app.clipboard import Block
from app.edition import Cell, Table
from app.excerpts import excerpt
from app.layout import Place
from app.walk import walk

if TYPE_CHECKING:
    from app.incoming.blocks import Grid

SHOWN = 3
"""How many unreadable texts are named."""
LONGEST = 20
MOST_LABELS = 200
"""Texts that are no figures beyond which a block is no table of the form: the longest has about fifty labels."""


@dataclass
class Plan:
    """What would be pasted where, and what would not.

    `outside` counts texts that have no place in the table, `totals` those that would fall on a total,
    `unreadable` names cells with a text that is no figure. `by_labels`: the block brought the labels of the form
    with it and they say where it belongs.
    """

    texts: dict[str, tuple[Cell, str]] = field(default_factory=dict)
    totals: int = 0
    outside: int = 0
    unreadable: list[tuple[Cell, str]] = field(default_factory=list)
    by_labels: bool = False

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
    def name(self) -> str:
        """The name of the undo step."""
        return f"粘贴{self.count}格"

    @property
    def question(self) -> str:
        """What must be said before anything changes; empty when nothing is in the way."""
        faults = []
        if self.outside:
            why = "行名或表头与本表对不上" if self.by_labels else "复制的内容比这里放得下的大"
            faults.append(f"{why}，有{self.outside}格没有位置")
        if self.unreadable:
            shown = "、".join(f"{short(cell)}“{excerpt(text, LONGEST)}”" for cell, text in self.unreadable[:SHOWN])
            more = "等" if len(self.unreadable) > SHOWN else ""
            faults.append(f"有{len(self.unreadable)}格不是这一格能填的数字：{shown}{more}")
        if not faults:
            return ""
        rest = f"可以只粘贴其余{self.count}格。" if self.count else "没有可以粘贴的格。"
        return "；".join(faults) + "。" + rest

    @property
    def report(self) -> str:
        """What is said afterwards; empty when everything went where it was put."""
        if not (self.by_labels or self.totals):
            return ""
        said = [f"已粘贴{self.count}格"]
        if self.by_labels:
            said.append("按表中的行名和表头对应位置")
        if self.totals:
            said.append(f"跳过{self.totals}格总计（总计由程序算出）")
        return "，".join(said) + "。"


def short(cell: Cell) -> str:
    """A name that fits into a sentence: the innermost labels, “1.重复申请·自然人”."""
    return "·".join((*cell.row_labels[-1:], cell.column_name))


def plan(table: Table, start: Place, block: Block, selected: tuple[Cell, ...] = ()) -> Plan:
    """What pasting `block` at `start` would do. One text and several `selected` cells: it goes into each."""
    texts = [square for row in block for square in row if square is not None]
    inputs = [cell for cell in selected if not cell.is_total]
    if len(texts) == 1 and len(inputs) > 1:
        return _planned((cell, texts[0]) for cell in inputs)
    return _by_labels(table, block) or _from_start(table, start, block)


def _planned(pairs: Any) -> Plan:
    found = Plan()
    for cell, text in pairs:
        _put(found, cell, text)
    return found


def _put(found: Plan, cell: Cell, text: str) -> None:
    if cell.is_total:
        found.totals += 1
    elif entry.reads(cell, text):
        found.texts[cell.id] = cell, text
    else:
        found.unreadable.append((cell, text))


def _from_start(table: Table, start: Place, block: Block) -> Plan:
    """Rows of the block go to the rows of figures from the start on: bands and heads between are stepped over."""
    found = Plan()
    figures = {row: list(places) for row, places in groupby(walk(table).places, key=lambda place: place.row)}
    rows = [row for row in figures if row >= start.row]
    for number, squares in enumerate(block):
        places = {place.col: place for place in figures[rows[number]]} if number < len(rows) else {}
        for across, text in enumerate(squares):
            if text is None:
                continue
            place = places.get(start.col + across)
            if place and place.cell:
                _put(found, place.cell, text)
            elif text.strip():
                found.outside += 1
    return found


def _by_labels(table: Table, block: Block) -> Plan | None:
    """A block that has the labels of the form with it, read as a document's table would be; None for others.

    Rows and columns of another edition, and rows whose place is in doubt, are counted as outside.
    """
    from app.incoming.heads import is_figure
    from app.incoming.tables import gather

    texts = [text for row in block for text in row if text and text.strip()]
    figures = [text for text in texts if is_figure(text)]
    if not 0 < len(texts) - len(figures) <= MOST_LABELS:
        return None
    read = gather([_as_grid(block)]).tables.get(table.id)
    if read is None or not read.texts:
        return None
    found = Plan(by_labels=True)
    doubtful = {row for row, *_ in read.unsure}
    placed = 0
    for name, text in read.texts.items():
        cell = table.by_id.get(f"{table.id}.{name}")
        if cell and cell.row not in doubtful:
            _put(found, cell, text)
            placed += bool(text.strip())
    found.outside = max(len(figures) - placed, 0)
    return found


def _as_grid(block: Block) -> Grid:
    from app.incoming.blocks import Grid, Square

    rows = []
    for number, texts in enumerate(block):
        begins = [col for col, text in enumerate(texts) if text is not None]
        ends = [*begins[1:], len(texts)]
        rows.append(
            tuple(Square(number, col, 1, end - col, texts[col] or "") for col, end in zip(begins, ends, strict=False))
        )
    return Grid(tuple(rows))
