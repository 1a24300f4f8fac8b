"""Tables that are right, and the mistakes that people make in them."""

from __future__ import annotations

import random
from collections.abc import Callable

from app.causes.evidence import Known
from app.form.editions import edition
from app.tables.sheet import Sheet

TABLE = edition("2021").table("requests")
ROWS = tuple(dict.fromkeys(cell.row for cell in TABLE.inputs))
COLUMNS = tuple(dict.fromkeys(cell.column for cell in TABLE.inputs))
RESULTS = ROWS[2:-1]
GRID = tuple(tuple(f"requests.{row}.{column}" for column in COLUMNS) for row in ROWS)
Numbers = dict[str, int]


def right(rng: random.Random, size: int) -> Numbers:
    """A table that adds up, of a body with about `size` requests; most from persons, most granted."""
    numbers: Numbers = {}
    for column, share in zip(COLUMNS, (0.75, 0.12, 0.02, 0.02, 0.02, 0.07), strict=True):
        results = dict.fromkeys(RESULTS, 0)
        for _ in range(round(size * share * rng.uniform(0.6, 1.4))):
            results[rng.choices(RESULTS, weights=[8, 2] + [0.3] * (len(RESULTS) - 2))[0]] += 1
        done = sum(results.values())
        came, left = (rng.choice((0, 0, 1, 2)), rng.choice((0, 0, 1, 2, 3))) if done > 5 else (0, 0)
        flow = {"received": done + left - came, "carried_in": came, "carried_out": left}
        numbers |= {f"requests.{row}.{column}": number for row, number in (results | flow).items()}
    return numbers


def sheet(numbers: Numbers) -> Sheet:
    return Sheet(TABLE, {cell: str(number) for cell, number in numbers.items()}, {}, {})


def told(numbers: Numbers) -> tuple[Known, ...]:
    """What the text tells of a right table, row by row, and last year's report of what was carried over."""
    rows = {row: [f"requests.{row}.{column}" for column in COLUMNS] for row in ROWS}
    sums = [Known((f"requests.{row}.total",), sum(map(numbers.__getitem__, rows[row])), f"正文写{row}") for row in rows]
    return (*sums, *(Known((cell,), numbers[cell], "上年年报") for cell in rows["carried_in"]))


def _filled(numbers: Numbers, least: int = 1) -> list[str]:
    return [cell for cell, number in numbers.items() if number >= least]


def _place(cell: str) -> tuple[int, int]:
    return next((row, line.index(cell)) for row, line in enumerate(GRID) if cell in line)


def turned(rng: random.Random, numbers: Numbers) -> Numbers:
    cell = rng.choice(_filled(numbers, 10) or list(numbers))
    digits = str(numbers[cell])
    return {cell: int(digits[1] + digits[0] + digits[2:])} if len(digits) > 1 and digits[1] != "0" else {}


def split(rng: random.Random, numbers: Numbers) -> Numbers:
    cells = [cell for cell in _filled(numbers, 10) if _place(cell)[1] < 5 and not numbers[_beside(cell, 0, 1)]]
    if not cells:
        return {}
    cell = rng.choice(cells)
    digits = str(numbers[cell])
    return {cell: int(digits[:-1]), _beside(cell, 0, 1): int(digits[-1])}


def _beside(cell: str, down: int, across: int) -> str:
    row, column = _place(cell)
    return GRID[row + down][column + across]


def in_the_next_column(rng: random.Random, numbers: Numbers) -> Numbers:
    cell = rng.choice(_filled(numbers))
    _, column = _place(cell)
    other = _beside(cell, 0, rng.choice([by for by in (-1, 1) if 0 <= column + by < len(COLUMNS)]))
    return {cell: numbers[other], other: numbers[cell]}


def in_the_next_row(rng: random.Random, numbers: Numbers) -> Numbers:
    cell = rng.choice(_filled(numbers))
    row, _ = _place(cell)
    other = _beside(cell, rng.choice([by for by in (-1, 1) if 0 <= row + by < len(ROWS)]), 0)
    return {cell: numbers[other], other: numbers[cell]}


def carried_elsewhere(rng: random.Random, numbers: Numbers) -> Numbers:
    cells = [cell for cell in _filled(numbers) if ".carried_" in cell]
    if not cells:
        return {}
    cell = rng.choice(cells)
    row, _ = _place(cell)
    free = [other for other in GRID[row] if not numbers[other]]
    return {cell: 0, rng.choice(free): numbers[cell]} if free else {}


def a_line_off(rng: random.Random, numbers: Numbers) -> Numbers:
    column = rng.randrange(len(COLUMNS))
    line = [row[column] for row in GRID]
    if numbers[line[-1]] or not any(map(numbers.__getitem__, line)):
        return {}
    return {line[0]: 0} | {line[at + 1]: numbers[line[at]] for at in range(len(line) - 1)}


def miscounted(rng: random.Random, numbers: Numbers) -> Numbers:
    cell = rng.choice(_filled(numbers))
    return {cell: numbers[cell] + rng.choice((-1, 1))}


MISTAKES: tuple[Callable[[random.Random, Numbers], Numbers], ...] = (
    turned,
    split,
    in_the_next_column,
    in_the_next_row,
    carried_elsewhere,
    a_line_off,
    miscounted,
)
