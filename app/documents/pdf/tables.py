"""Tables by their lines: which squares the lines of a page part, and which letters stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from app.documents.blocks import DocumentTable, LeftOut, Square
from app.documents.pdf.letters import in_lines
from app.documents.pdf.marks import Letter, PageMarks, RuledLine

if TYPE_CHECKING:
    from app.documents.pdf.drawn import DrawnPage

NEAR = 3.0
"""Points between lines that are meant to be one."""
COVERED = 0.6
"""Share of the edge between two squares that a line has to cover to part them."""
WHOLE = 0.8
"""Share of an edge that a line covers which is whole; the rest is where lines meet."""
TOUCHING = 0.15
"""Of a letter's size: what lies between two digits of one figure."""
MOST_LINES = 400
_OF_FIGURES = frozenset("0123456789.,")
_SEVERAL = re.compile(r"\d[\d,.]*(?:\s+\d[\d,.]*)+")


@dataclass(frozen=True)
class Ruled:
    """A table on a page: its edges, and the table itself."""

    left: float
    bottom: float
    right: float
    top: float
    grid: DocumentTable

    def holds(self, letter: Letter) -> bool:
        return self.left <= letter.x <= self.right and self.bottom <= letter.y <= self.top


def tables(page: PageMarks) -> list[Ruled]:
    """The ruled tables of a page, from above."""
    found = [made for group in _together(page) if (made := _table(*group, page))]
    return sorted(found, key=lambda table: -table.top)


RuleGroup = tuple[list[RuledLine], list[RuledLine]]


def _together(page: PageMarks) -> Iterator[RuleGroup]:
    """Lines that touch each other, table by table."""
    across, down = list(page.across)[: MOST_LINES * 4], list(page.down)[: MOST_LINES * 4]
    group = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for one, line in enumerate(across):
        for other, rule in enumerate(down, len(across)):
            if _touch(line, rule):
                group[root(one)] = root(other)
    found: dict[int, RuleGroup] = {}
    for at, rule in enumerate((*across, *down)):
        found.setdefault(root(at), ([], []))[at >= len(across)].append(rule)
    yield from ((lines, rules) for lines, rules in found.values() if len(lines) > 1 and len(rules) > 1)


def _touch(across: RuledLine, down: RuledLine) -> bool:
    return across.start - NEAR <= down.at <= across.end + NEAR and down.start - NEAR <= across.at <= down.end + NEAR


def _table(across: list[RuledLine], down: list[RuledLine], page: PageMarks) -> Ruled | None:
    ys, xs = _places(across)[::-1], _places(down)
    if len(ys) < 2 or len(xs) < 2 or len(ys) * len(xs) > MOST_LINES**2 or (len(ys) == 2 and len(xs) == 2):
        return None
    ruled = _Squares(xs, ys, across, down)
    squares = ruled.merged()
    owner = {place: number for number, (_, places) in enumerate(squares) for place in places}
    inside = _inside(ruled, owner, page.letters)
    rows: list[list[Square]] = [[] for _ in range(len(ys) - 1)]
    for number, (square, _) in enumerate(squares):
        text = "\n".join(line.text for line in in_lines(inside.get(number, ())))
        rows[square.row].append(Square(square.row, square.col, square.rowspan, square.colspan, text))
    made = tuple(tuple(sorted(row, key=lambda square: square.col)) for row in rows)
    table = DocumentTable(made, tuple(_drawn_in(ruled, made, page.drawn)), ruled=True)
    torn = loose_ends(across, down) or ruled.is_torn(squares)
    broken = torn or any(map(_holds_several, table.squares())) or _cuts_a_figure(inside)
    return Ruled(xs[0], ys[-1], xs[-1], ys[0], replace(table, broken=broken))


def _drawn_in(ruled: _Squares, rows: Iterable[Iterable[Square]], drawn: DrawnPage | None) -> Iterator[LeftOut]:
    """The squares without letters in which something is drawn: a field of a form, a picture of a figure."""
    blank = [square for row in rows for square in row if drawn and not square.text.strip()]
    count = sum(not drawn.is_blank(box) for square in blank if drawn and (box := ruled.inner(square)))
    if count:
        yield LeftOut("画着、写着什么而读不出字的格（可能是填写的内容、图片或者线）", "个", count)


def _inside(
    ruled: _Squares, owner: Mapping[tuple[int, int], int], letters: Sequence[Letter]
) -> dict[int, list[Letter]]:
    """The letters of each square, by its number."""
    xs, ys = ruled.xs, ruled.ys
    found: dict[int, list[Letter]] = {}
    for letter in letters:
        if xs[0] <= letter.x <= xs[-1] and ys[-1] <= letter.y <= ys[0]:
            row = len(ys) - 2 - _between(ys[::-1], letter.y)
            found.setdefault(owner[row, _between(xs, letter.x)], []).append(letter)
    return found


def _cuts_a_figure(inside: Mapping[int, Sequence[Letter]]) -> bool:
    """Whether digits that touch each other stand in two squares: a line goes through a figure that is none of it."""
    digits = sorted(
        ((letter, number) for number, letters in inside.items() for letter in letters if letter.text in _OF_FIGURES),
        key=lambda pair: (round(pair[0].y), pair[0].left),
    )
    return any(
        one != other and abs(before.y - letter.y) < 1 and abs(letter.left - before.right) < TOUCHING * letter.size
        for (before, one), (letter, other) in pairwise(digits)
    )


def _holds_several(square: Square) -> bool:
    """Whether two figures stand in one square: the line between them is missing."""
    return bool(_SEVERAL.fullmatch(square.text.strip()))


def loose_ends(across: Sequence[RuledLine], down: Sequence[RuledLine]) -> bool:
    """Whether a line ends where no other meets it: in a whole table none does."""
    return _loose(across, down) or _loose(down, across)


def _loose(lines: Sequence[RuledLine], others: Sequence[RuledLine]) -> bool:
    for line in lines:
        for end in (line.start, line.end):
            met = any(abs(o.at - end) <= NEAR and o.start - NEAR <= line.at <= o.end + NEAR for o in others)
            goes_on = any(
                other is not line and abs(other.at - line.at) <= NEAR and other.start - NEAR <= end <= other.end + NEAR
                for other in lines
            )
            if not met and not goes_on:
                return True
    return False


def _places(rules: Iterable[RuledLine]) -> list[float]:
    """Where the lines are, those that are meant to be one only once, from the lowest."""
    found: list[list[float]] = []
    for at in sorted(rule.at for rule in rules):
        if found and at - found[-1][-1] <= NEAR:
            found[-1].append(at)
        else:
            found.append([at])
    return [sum(group) / len(group) for group in found]


def _between(places: Sequence[float], at: float) -> int:
    return max(0, min(sum(place <= at for place in places) - 1, len(places) - 2))


@dataclass(frozen=True)
class _Squares:
    """The smallest squares between all lines, rows from above."""

    xs: list[float]
    ys: list[float]
    across: list[RuledLine]
    down: list[RuledLine]

    def merged(self) -> list[tuple[Square, list[tuple[int, int]]]]:
        """The squares of the table, each with the smallest ones that it is made of."""
        height, width = len(self.ys) - 1, len(self.xs) - 1
        taken: set[tuple[int, int]] = set()
        found = []
        for row in range(height):
            for col in range(width):
                if (row, col) in taken:
                    continue
                right = col
                while right + 1 < width and (row, right + 1) not in taken and not self._parted_down(row, right + 1):
                    right += 1
                bottom = row
                while bottom + 1 < height and not any(
                    self._parted_across(bottom + 1, at) for at in range(col, right + 1)
                ):
                    bottom += 1
                places = [(r, c) for r in range(row, bottom + 1) for c in range(col, right + 1)]
                taken.update(places)
                found.append((Square(row, col, bottom - row + 1, right - col + 1, ""), places))
        return found

    def inner(self, square: Square) -> tuple[float, float, float, float] | None:
        """The inside of a square, away from its lines; None where there is no room."""
        left, right = self.xs[square.col] + NEAR, self.xs[square.col + square.colspan] - NEAR
        top, bottom = self.ys[square.row] - NEAR, self.ys[square.row + square.rowspan] + NEAR
        return (left, bottom, right, top) if right - left > NEAR and top - bottom > NEAR else None

    def is_torn(self, squares: Sequence[tuple[Square, list[tuple[int, int]]]]) -> bool:
        """Whether a line is there in part, or ends within a square."""
        owner = {place: number for number, (_, places) in enumerate(squares) for place in places}
        for (row, col), number in owner.items():
            left = owner.get((row, col - 1))
            above = owner.get((row - 1, col))
            sides = (
                (left, self.down, self.xs[col], self.ys[row + 1], self.ys[row]),
                (above, self.across, self.ys[row], self.xs[col], self.xs[col + 1]),
            )
            if any(_is_torn(share(*edge), parted=other != number) for other, *edge in sides):  # type: ignore[arg-type]
                return True
        return False

    def _parted_down(self, row: int, col: int) -> bool:
        """Whether a line stands left of a square."""
        return _covers(self.down, self.xs[col], self.ys[row + 1], self.ys[row])

    def _parted_across(self, row: int, col: int) -> bool:
        """Whether a line lies above a square."""
        return _covers(self.across, self.ys[row], self.xs[col], self.xs[col + 1])


def _covers(rules: Sequence[RuledLine], at: float, start: float, end: float) -> bool:
    return share(rules, at, start, end) >= COVERED


def share(rules: Sequence[RuledLine], at: float, start: float, end: float) -> float:
    """How much of an edge lines cover."""
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= NEAR)
    return covered / max(end - start, 0.1)


def _is_torn(covered: float, *, parted: bool) -> bool:
    """Whether an edge between two squares has a gap, or one within a square has a piece of a line."""
    return covered < WHOLE if parted else covered > 1 - WHOLE
