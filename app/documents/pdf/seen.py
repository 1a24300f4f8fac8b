"""Which letters of a page are seen: not those in the colour of their ground, without any size, or with a line through
them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from app.documents.blocks import DocumentRemark, LeftOut, struck
from app.documents.colours import BLACK, WHITE, Colour, are_alike
from app.documents.pdf.marks import Letter, RuledLine
from app.documents.pdf.upright import Bounds
from app.language.excerpt import excerpt

SMALLEST = 2.0
"""Points: letters of this size are not seen."""
THROUGH = 0.22
"""Of a letter's size: how near to its middle a line goes that strikes it out."""
REACH = 0.12
"""Of a letter's size: how much of it a line may leave out that strikes it out."""
ASLANT = 0.5
"""Of a letter's size: how near to its middle a line aslant passes that strikes it out."""
MOST_LINES = 4000
NARROWEST = 0.05
"""Of a letter's height: what is no wider is not seen."""
LetterFate = Literal["", "hidden", "struck", "turned"]


@dataclass(frozen=True, slots=True)
class Ground:
    """A box that is filled; None for a picture, on which letters of any colour may be seen."""

    box: Bounds
    colour: Colour | None

    def holds(self, letter: Letter) -> bool:
        left, bottom, right, top = self.box
        return left <= letter.x <= right and bottom <= letter.y <= top


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter in the file: its colour, the `box` of its shape alone, whether anything is `seen` where it stands,
    whether it is `turned` over."""

    letter: Letter
    ink: Colour
    box: Bounds = (0, 0, 0, 0)
    seen: bool = True
    turned: bool = False


@dataclass(frozen=True)
class Sight:
    """What lies behind the letters of a page, the last on top, and the lines that go across it."""

    grounds: Sequence[Ground]
    across: Sequence[RuledLine]
    slants: Sequence[Bounds] = ()
    """The two ends of each line that goes aslant."""

    def parted(
        self, letters: Sequence[WrittenLetter]
    ) -> tuple[tuple[Letter, ...], tuple[LeftOut | DocumentRemark, ...]]:
        """The letters that are seen, and the others by what they say."""
        lines = sorted(self.across, key=lambda line: line.at)[:MOST_LINES]
        places = [line.at for line in lines]
        fates = [
            (self._fate(one) or _crossed(one.letter, lines, places) or self._crossed_out(one.letter), one.letter)
            for one in letters
        ]
        beside = [
            found
            for fate, group in groupby(fates, key=lambda pair: pair[0])
            if fate and (found := _named(fate, "".join(letter.text for _, letter in group).strip()))
        ]
        return tuple(letter for fate, letter in fates if not fate), tuple(beside)

    def _fate(self, one: WrittenLetter) -> LetterFate:
        letter = one.letter
        narrow = letter.right - letter.left <= NARROWEST * (letter.top - letter.bottom) and not letter.text.isspace()
        if not one.seen or narrow or letter.size <= SMALLEST:
            return "hidden"
        if one.ink != BLACK and are_alike(one.ink, WHITE) and self._is_on_white(letter):
            return "hidden"
        return "turned" if one.turned and not letter.text.isspace() else ""

    def _crossed_out(self, letter: Letter) -> LetterFate:
        """Whether a line aslant goes through a digit; the one of a corner goes between words."""
        crossed = letter.text.isdigit() and any(_slants_through(ends, letter) for ends in self.slants)
        return "struck" if crossed else ""

    def _is_on_white(self, letter: Letter) -> bool:
        ground = next((ground for ground in reversed(self.grounds) if ground.holds(letter)), None)
        return ground is None or (ground.colour is not None and are_alike(ground.colour, WHITE))


def _crossed(letter: Letter, lines: Sequence[RuledLine], places: Sequence[float]) -> LetterFate:
    """Whether one of the lines, which stand in the order of their `places`, goes through a letter."""
    reach = THROUGH * letter.size
    for number in range(bisect_left(places, letter.y - reach), len(places)):
        if places[number] > letter.y + reach:
            break
        if _goes_through(lines[number], letter):
            return "struck"
    return ""


def _goes_through(line: RuledLine, letter: Letter) -> bool:
    rest = REACH * letter.size
    return line.start <= letter.left + rest and line.end >= letter.right - rest


def _slants_through(ends: Bounds, letter: Letter) -> bool:
    (x, y), (end_x, end_y) = sorted([ends[:2], ends[2:]])
    if not x <= letter.x <= end_x or end_x - x <= 0:
        return False
    return abs(y + (end_y - y) * (letter.x - x) / (end_x - x) - letter.y) <= ASLANT * letter.size


def _named(fate: LetterFate, text: str) -> LeftOut | DocumentRemark | None:
    if not text:
        return None
    if fate == "turned":
        return LeftOut(f"斜着、倒着或者反着排的文字“{excerpt(text, 20)}”", "处")
    return struck(text) if fate == "struck" else DocumentRemark("hidden", text)
