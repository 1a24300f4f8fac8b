"""The mistakes that people make with a table on paper, each with the numbers that would undo it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from app.causes.equations import Equations


class MistakeKind(IntEnum):
    """The likelier first. `REGISTER`: a register says otherwise, and that settles it."""

    REGISTER = 0
    DIGITS = 1
    SPLIT = 2
    BESIDE = 3
    CARRIED = 4
    SWAPPED = 5
    SHIFTED = 6
    SINGLE = 7
    SIGN = 8
    COPIED = 9


@dataclass(frozen=True)
class Mistake:
    """`changes` are the cells with the numbers that would undo it; `cells` those that it is about, in reading order;
    `note` is where a copied number seems to come from."""

    kind: MistakeKind
    changes: Mapping[str, int]
    cells: tuple[str, ...]
    note: str = ""

    @property
    def signed(self) -> bool:
        """Whether its number may be less than 0."""
        return self.kind is MistakeKind.SIGN


Squares = tuple[tuple[str, ...], ...]
"""Cells by row and column, as they stand on paper; totals left out."""


def squares(equations: Equations) -> Squares:
    rows: dict[str, list[str]] = {}
    for cell in equations.sheet.table.inputs:
        rows.setdefault(cell.row, []).append(cell.id)
    return tuple(map(tuple, rows.values()))


def mistakes(equations: Equations) -> Iterator[Mistake]:
    """All that would make every sum of the table right."""
    if equations.hold:
        return
    grid = squares(equations)
    for kind in (_digits, _split, _beside, _carried, _shifted, _single):
        yield from (one for one in kind(equations, grid) if _mends(equations, one))


def _mends(equations: Equations, mistake: Mistake) -> bool:
    numbers = equations.numbers
    changed = {cell: number for cell, number in mistake.changes.items() if number != numbers[cell]}
    return bool(changed) and min(changed.values()) >= 0 and equations.mended_by(changed)


def _digits(equations: Equations, _grid: Squares) -> Iterator[Mistake]:
    """12 for 21; in a printed total too."""
    for cell, number in equations.numbers.items():
        for other in turned(number):
            yield Mistake(MistakeKind.DIGITS, {cell: other}, (cell,))


def turned(number: int) -> Iterator[int]:
    """A number with two neighbouring digits the other way round."""
    digits = str(number)
    others = {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)}
    yield from (int(other) for other in sorted(others - {digits}) if other[0].isdigit() and other[0] != "0")


def _neighbours(grid: Squares) -> Iterator[tuple[str, str]]:
    """Cells side by side, then cells one under another."""
    for row in grid:
        yield from pairwise(row)
    for column in zip(*grid, strict=True):
        yield from pairwise(column)


def _split(equations: Equations, grid: Squares) -> Iterator[Mistake]:
    """12 written as 1 in one cell and 2 in the next."""
    numbers = equations.numbers
    for row in grid:
        for left, right in pairwise(row):
            if numbers[left] and len(str(numbers[right])) == 1:
                whole = int(f"{numbers[left]}{numbers[right]}")
                yield Mistake(MistakeKind.SPLIT, {left: whole, right: 0}, (left, right))
                yield Mistake(MistakeKind.SPLIT, {left: 0, right: whole}, (left, right))


def _beside(equations: Equations, grid: Squares) -> Iterator[Mistake]:
    """A number that belongs into the cell beside or below it, or two that belong into each other's."""
    numbers = equations.numbers
    for one, other in _neighbours(grid):
        here, there = numbers[one], numbers[other]
        if here == there:
            continue
        kind = MistakeKind.SWAPPED if here and there else MistakeKind.BESIDE
        yield Mistake(kind, {one: there, other: here}, (one, other) if here else (other, one))


def _carried(equations: Equations, grid: Squares) -> Iterator[Mistake]:
    """What was carried over, in the column of other applicants."""
    numbers = equations.numbers
    for row in grid:
        if not row[0].partition(".")[2].startswith("carried"):
            continue
        for at, one in enumerate(row):
            for other in row[at + 2 :]:
                if bool(numbers[one]) != bool(numbers[other]):
                    source = (one, other) if numbers[one] else (other, one)
                    yield Mistake(MistakeKind.CARRIED, {one: numbers[other], other: numbers[one]}, source)


def _shifted(equations: Equations, grid: Squares) -> Iterator[Mistake]:
    """A block that was pasted a line or a column off."""
    turned = tuple(zip(*grid, strict=True))
    for line in (*turned, *grid):
        yield from _moved_in(equations, (line,))
    yield from _moved_in(equations, turned)
    yield from _moved_in(equations, grid)


def _moved_in(equations: Equations, lines: Squares) -> Iterator[Mistake]:
    """`lines` moved together by one place towards a place where nothing stands."""
    numbers = equations.numbers
    length = len(lines[0])
    full = [any(numbers[line[at]] for line in lines) for at in range(length)]
    for start in range(length):
        for stop in range(start + 2, length + 1):
            if not (full[start] and full[stop - 1]):
                continue
            if start and not full[start - 1]:
                yield _moved(numbers, lines, start, stop, -1)
            if stop < length and not full[stop]:
                yield _moved(numbers, lines, start, stop, 1)


def _moved(numbers: Mapping[str, int], lines: Squares, start: int, stop: int, by: int) -> Mistake:
    changes: dict[str, int] = {}
    for line in lines:
        changes |= {line[at + by]: numbers[line[at]] for at in range(start, stop)}
        left = line[stop - 1] if by < 0 else line[start]
        changes[left] = 0
    cells = tuple(cell for line in lines for cell in line[start:stop])
    return Mistake(MistakeKind.SHIFTED, changes, cells)


def _single(equations: Equations, _grid: Squares) -> Iterator[Mistake]:
    """One missing or counted twice."""
    for cell in equations.numbers:
        if (number := equations.single(cell)) is not None:
            yield Mistake(MistakeKind.SINGLE, {cell: number}, (cell,))
