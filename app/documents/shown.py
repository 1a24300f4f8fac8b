"""What of a document is shown, however its program said so: the one idea of Word files, web pages and the clipboard.

A piece of text is shown, shown above or below the line, taken out or put in by a revision that nobody has accepted,
hidden, or struck out. Only what is shown is read; the rest stands beside the line and is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from app.documents.blocks import Block, DocumentRemark, LeftOut, struck
from app.language.excerpt import excerpt

Change = Literal["", "in", "out"]
Fate = Literal["shown", "in", "out", "hidden", "struck"]
_FROM_THE_WEB = frozenset(["窗体顶端", "窗体底端", "Top of Form", "Bottom of Form"])
"""Hidden words that Word itself writes around what was copied from a form."""
_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_ABOVE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BELOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of text looks. `shift` is 1 above the line, -1 below it; `change` what a revision does to it."""

    hidden: bool = False
    struck: bool = False
    shift: int = 0
    change: Change = ""
    bold: bool = False
    font: str = ""
    """The name of a font that may draw other signs than the letters are."""

    @property
    def fate(self) -> Fate:
        if self.change == "out":
            return "out"
        if self.hidden:
            return "hidden"
        if self.struck:
            return "struck"
        return "in" if self.change == "in" else "shown"


PLAIN = Look()


LEFTWARD, PLAINLY = "\u202e", "\u202c"
"""What sets the characters between them from the right to the left."""
LOST = "\ufffd"
"""In place of a character that could not be told from its bytes."""
OFF_THE_LINE = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"


def shifted(text: str, shift: int) -> str:
    """Text off the line: the mark of a note must not grow into the figure that it stands behind."""
    return text.translate(_ABOVE) if shift > 0 else text.translate(_BELOW) if shift < 0 else text


def turned(text: str) -> LeftOut:
    """Words that run from the right to the left: nobody can be sure how they are meant."""
    return LeftOut(f"从右往左排的文字“{excerpt(plain_words(text), 20)}”", "处")


@dataclass
class ShownLine:
    """A line as it is being read, with what stands beside it."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    """What is shown, each piece with whether it is bold."""
    changes: int = 0
    """How many pieces revisions have put in or taken out."""
    of_page: bool = False
    """Whether it is a line of a web page."""
    _beside: list[tuple[Fate, str] | Block] = field(default_factory=list)
    _open: bool = False
    """Whether the last thing beside the line still goes on."""

    def say(self, text: str, look: Look = PLAIN) -> None:
        while LEFTWARD in text:
            before, _, inside = text.partition(LEFTWARD)
            inside, _, text = inside.partition(PLAINLY)
            self.say(before, look)
            self.put(turned(inside))
        if LOST in text:
            self.put(LeftOut(f"认不出的字（“{excerpt(plain_words(text), 20)}”）", "处"))
        fate = look.fate
        if fate in ("shown", "in"):
            self.pieces.append((shifted(text, look.shift), look.bold))
        if fate != "shown":
            self._add(fate, text)
        elif text.strip():
            self._open = False

    def _add(self, fate: Fate, text: str) -> None:
        self.changes += fate in ("in", "out")
        last = self._beside[-1] if self._open and self._beside else None
        if isinstance(last, tuple) and last[0] == fate:
            self._beside[-1] = fate, last[1] + text
            return
        if not (isinstance(last, tuple) and last[0] == "out" and fate == "in"):
            self._beside.append(("shown", ""))
        self._beside.append((fate, text))
        self._open = True

    def put(self, *blocks: Block) -> None:
        """Name something that stands in the line and is no text."""
        self._beside += blocks
        self._open = False

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    @property
    def bold(self) -> bool:
        return all(heavy for text, heavy in self.pieces if text.strip())

    def beside(self) -> Iterator[Block]:
        """What was not read of the line: words taken out and put in, hidden, struck out, and what was put there."""
        before = ""
        for number, one in enumerate(self._beside):
            if not isinstance(one, tuple):
                yield one
                continue
            fate, text = one
            follows = self._beside[number + 1 : number + 2]
            if fate == "out" and follows and isinstance(follows[0], tuple) and follows[0][0] == "in":
                before = text
            elif stated := _named(fate, plain_words(text), plain_words(before)):
                yield replace(stated, sure=False) if self.of_page and isinstance(stated, DocumentRemark) else stated
                before = ""
            else:
                before = ""


def plain_words(text: str) -> str:
    """Words in one line; nothing where there are only marks of no width, as editors put into pages."""
    return " ".join(_NO_WIDTH.sub("", text).split())


def _named(fate: Fate, text: str, before: str) -> Block | None:
    if fate == "shown" or not (text or before) or text in _FROM_THE_WEB:
        return None
    if fate == "in" and before:
        return DocumentRemark("revision", f"{before}→{text}" if text else f"删去“{before}”")
    if fate in ("in", "out"):
        return DocumentRemark("revision", f"{'加入' if fate == 'in' else '删去'}“{text}”")
    return DocumentRemark("hidden", text) if fate == "hidden" else struck(text)
