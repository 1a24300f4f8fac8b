"""Between the texts of a report and what Qt's text widgets can hold.

A paragraph may hold anything: line separators, half a surrogate pair, characters that Qt takes for its own.
On screen each of those is replaced by one harmless character, so that positions stay the same; what the clerk
does not touch keeps its own characters. Qt counts UTF-16 units, Python counts code points.

A bound figure (`app.marks`) is one character on screen, the object replacement character, whatever its mark is.
Which marks are figures the caller says with `is_mark`, by the inside of the mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from app.texts.marks import split

CHIP = "\ufffc"
"""Stands for a bound figure on screen."""
LINE = "\u2028"
_BREAKS = dict.fromkeys(map(ord, "\n\r\u2029"), LINE)
_UNFIT = dict.fromkeys((0, 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF, *range(0xFDD0, 0xFDF0), *range(0xD800, 0xE000)), "\ufffd")
_TABLE = _BREAKS | _UNFIT
_END = ""
"""Stands between two paragraphs; no character is the empty string."""


IsMark = Callable[[str], bool]


def _none(inside: str) -> bool:  # noqa: ARG001
    return False


def shown(paragraph: str, is_mark: IsMark = _none) -> str:
    """The paragraph as a widget can hold it: code point for code point, a bound figure as one."""
    if "{{" not in paragraph:
        return _plain(paragraph)
    return "".join(CHIP if number % 2 else _plain(piece) for number, piece in enumerate(split(paragraph, is_mark)))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return text.translate(_TABLE)


def units(text: str, points: int) -> int:
    """How many UTF-16 units the first `points` code points of `text` take."""
    before = text[:points]
    return len(before) if max(before, default="") <= "\uffff" else len(before.encode("utf-16-le", "surrogatepass")) // 2


def points(text: str, units_: int) -> int:
    """How many code points of `text` begin within its first `units_` UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units_].decode("utf-16-le", "ignore"))


def common(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How long the beginnings, and then the ends, of two sequences are the same."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    left = shorter - start
    end = next((i for i in range(left) if old[-1 - i] != new[-1 - i]), left)
    return start, end


def typed(stored: Sequence[str], now: Sequence[str], is_mark: IsMark = _none) -> tuple[str, ...]:
    """The stored paragraphs with what the clerk changed on screen, where they are now shown as `now`."""
    start, end = common([shown(paragraph, is_mark) for paragraph in stored], now)
    middle = _spliced(stored[start : len(stored) - end], now[start : len(now) - end], is_mark)
    return (*stored[:start], *middle, *stored[len(stored) - end :])


def _spliced(stored: Sequence[str], now: Sequence[str], is_mark: IsMark) -> tuple[str, ...]:
    """The same within the paragraphs that changed, character by character."""
    if all(shown(paragraph, is_mark) == paragraph for paragraph in stored) and not any(CHIP in text for text in now):
        return tuple(now)  # nothing that the screen could not show
    old, new = _characters(stored, is_mark), _characters(now)
    start, end = common([CHIP if len(character) > 1 else character.translate(_TABLE) for character in old], new)
    marks = (character for character in old[start : len(old) - end] if len(character) > 1)
    middle = (next(marks, None) if character == CHIP else character for character in new[start : len(new) - end])
    kept = (character for character in middle if character is not None)
    result = (*old[:start], *kept, *old[len(old) - end :])
    return _parted(result) if now else ()


def _parted(characters: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs that `_characters` made one row of."""
    paragraphs: list[list[str]] = [[]]
    for character in characters:
        if character == _END:
            paragraphs.append([])
        else:
            paragraphs[-1].append(character)
    return tuple("".join(one) for one in paragraphs)


def _characters(paragraphs: Sequence[str], is_mark: IsMark = _none) -> list[str]:
    """The characters of some paragraphs, a bound figure being one; `_END` between two paragraphs."""
    joined: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            joined.append(_END)
        joined += _pieces(paragraph, is_mark)
    return joined


def _pieces(paragraph: str, is_mark: IsMark) -> Iterator[str]:
    if "{{" not in paragraph:
        yield from paragraph
        return
    for number, piece in enumerate(split(paragraph, is_mark)):
        if number % 2:
            yield piece
        else:
            yield from piece


def merged(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Two changes of the same paragraphs in one. Where both touched the same ones, both are kept."""
    start, end = common(base, mine)
    middle = tuple(mine[start : len(mine) - end])
    if tuple(theirs[: len(base) - end]) == tuple(base[: len(base) - end]):
        return (*theirs[:start], *middle, *theirs[len(base) - end :])
    cut = len(theirs) - (len(base) - start)
    if cut >= 0 and tuple(theirs[cut:]) == tuple(base[start:]):
        return (*theirs[:cut], *middle, *theirs[len(theirs) - end :])
    return (*theirs, *(paragraph for paragraph in middle if paragraph not in theirs))
