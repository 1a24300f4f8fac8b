"""What pasting a block into a table would do, worked out before anything changes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from app import entry
from app.changes import Path
from app.clipboard import Block, Square
from app.edition import Cell, Table
from app.layout import Place, grid
from app.walk import walk

SHOWN = 3
"""How many unreadable texts are named."""
LONGEST = 20


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
    def name(self) -> str:
        """The name of the undo step."""
        return f"粘贴{len(self.texts)}格"

    @property
    def question(self) -> str:
        """What must be said before anything changes; empty when nothing is in the way."""
        faults = []
        if self.outside:
            faults.append(f"复制的内容比这里放得下的大，有{self.outside}格没有位置")
        if self.unreadable:
            shown = "、".join(f"{short(cell)}“{_cut(text)}”" for cell, text in self.unreadable[:SHOWN])
            more = "等" if len(self.unreadable) > SHOWN else ""
            faults.append(f"有{len(self.unreadable)}格不是这一格能填的数字：{shown}{more}")
        if not faults:
            return ""
        rest = f"可以只粘贴其余{len(self.texts)}格。" if self.texts else "没有可以粘贴的格。"
        return "；".join(faults) + "。" + rest

    @property
    def report(self) -> str:
        """What is said afterwards; empty when everything went where it was put."""
        if not (self.by_labels or self.totals):
            return ""
        said = [f"已粘贴{len(self.texts)}格"]
        if self.by_labels:
            said.append("按表中的行名和表头对应位置")
        if self.totals:
            said.append(f"跳过{self.totals}格总计（总计由程序算出）")
        return "，".join(said) + "。"


def short(cell: Cell) -> str:
    """A name that fits into a sentence: the innermost labels, “1.重复申请·自然人”."""
    return "·".join((*cell.row_labels[-1:], cell.column_name))


def _cut(text: str) -> str:
    shown = "".join(character if character.isprintable() else " " for character in text[: LONGEST + 1])
    return shown if len(text) <= LONGEST else shown[:LONGEST] + "…"


def plan(table: Table, start: Place, block: Block, selected: tuple[Cell, ...] = ()) -> Plan:
    """What pasting `block` at `start` would do. One text and several `selected` cells: it goes into each."""
    texts = [square for row in block for square in row if square is not None]
    inputs = [cell for cell in selected if not cell.is_total]
    if len(texts) == 1 and len(inputs) > 1:
        return _planned((cell, texts[0]) for cell in inputs)
    if shift := _shift(table, block):
        found = _by_labels(table, block, *shift)
        if found.texts:
            return found
    return _from_start(table, start, block)


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


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@cache
def _labels(table: Table) -> dict[str, tuple[Place, ...]]:
    labels: dict[str, tuple[Place, ...]] = {}
    for place in grid(table).places:
        if place.cell is None and place.text:
            labels[_plain(place.text)] = (*labels.get(_plain(place.text), ()), place)
    return labels


def _squares(block: Block) -> list[tuple[int, int, Square]]:
    return [(row, col, text) for row, squares in enumerate(block) for col, text in enumerate(squares)]


def _shift(table: Table, block: Block) -> tuple[int, int] | None:
    """By how much the block's labels stand off those of the form; None when it has none of them."""
    votes: Counter[tuple[int, int]] = Counter()
    for row, col, text in _squares(block):
        for place in _labels(table).get(_plain(text), ()) if text else ():
            votes[place.row - row, place.col - col] += 1
    return votes.most_common(1)[0][0] if votes else None


def _by_labels(table: Table, block: Block, down: int, right: int) -> Plan:
    places = {(place.row, place.col): place for place in grid(table).places}
    covered = {
        (place.row + row, place.col + col)
        for place in grid(table).places
        for row in range(place.rowspan)
        for col in range(place.colspan)
    }
    found = Plan(by_labels=True)
    for row, col, text in _squares(block):
        place = places.get((row + down, col + right))
        if text is None:
            continue
        if place and place.cell:
            _put(found, place.cell, text)
        elif text.strip() and (row + down, col + right) not in covered:
            found.outside += 1
    return found
