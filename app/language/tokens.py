"""A text cut into known words by a lexicon, the longest first; what it does not know is a token of its own.

A word of the lexicon may have gaps: 查~不到 is 查不到, 查找不到 and 查遍档案也找不到.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from app.language.numbers import Number

UNKNOWN, NUMBER, MARK = "unknown", "number", "mark"
MARKS = frozenset("，。；：、！？（）《》〈〉〔〕【】“”‘’「」『』\n\u2028\u2029—…·")


class Token(NamedTuple):
    """Characters `start` to `end`; `kind` and `sense` as the lexicon has them."""

    kind: str
    sense: str
    word: str
    start: int
    end: int
    number: Number | None = None


Row = tuple[str, str, str]
"""A word, its kind and its sense."""


GAP = "~"
_GAP = f"[^{re.escape(''.join(sorted(MARKS)))}不未没无拒0-9]{{0,10}}?"
"""What may stand in a gap: a few characters, and no mark, number or word that denies."""


class Initial(NamedTuple):
    """The words that begin with one character, and how long they are, the longest first; those with gaps apart."""

    rows: dict[str, Row]
    lengths: tuple[int, ...]
    gapped: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Initial:
        """Of two rows of one word the first counts."""
        words: dict[str, Row] = {}
        for row in rows:
            words.setdefault(row[0], row)
        lengths = sorted({len(word) for word in words if GAP not in word}, reverse=True)
        return cls(words, tuple(lengths), tuple(word for word in words if GAP in word))


_NONE = Initial({}, (), ())


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """What a word with gaps may look like; made when a text first may hold it, for it takes a while."""
    return re.compile(_GAP.join(map(re.escape, word.split(GAP))))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Words by their first character. Each is itself alone, so that what it cuts can be remembered."""

    words: dict[str, Initial]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Lexicon:
        first: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            first[row[0][0]].append(row)
        return cls({mark: Initial.of(same) for mark, same in first.items()})

    def at(self, text: str, place: int) -> Row | None:
        """The longest word that begins at a place, as it is written there."""
        words, lengths, gapped = self.words.get(text[place], _NONE)
        row = next((row for length in lengths if (row := words.get(text[place : place + length]))), None)
        for word in gapped:
            found = _pattern(word).match(text, place)
            if found and (row is None or len(found[0]) > len(row[0])):
                row = (found[0], *words[word][1:])
        return row

    def exactly(self, word: str) -> Row | None:
        return self.words.get(word[0], _NONE).rows.get(word)


def cut(text: str, lexicon: Lexicon, numbers: Iterable[Number]) -> tuple[Token, ...]:
    """The tokens of a text, without gaps. A number goes before words that are no longer."""
    found: list[Token] = []
    starts = {number.start: number for number in numbers}
    at = unknown = 0
    while at < len(text):
        token = _token(text, at, lexicon, starts)
        if token is None:
            at += 1
            continue
        if unknown < at:
            found.append(Token(UNKNOWN, "", text[unknown:at], unknown, at))
        found.append(token)
        at = unknown = token.end
    if unknown < at:
        found.append(Token(UNKNOWN, "", text[unknown:at], unknown, at))
    return tuple(found)


def _leaving_whole(text: str, at: int, row: Row, lexicon: Lexicon) -> Row:
    """The word, or the shorter one that leaves a whole word behind it: 街道|办结, not 街道办|结."""
    end = at + len(row[0])
    if end >= len(text) or len(row[0]) < 3 or text[end] in MARKS or lexicon.at(text, end):
        return row
    behind = lexicon.at(text, end - 1)
    shorter = lexicon.exactly(row[0][:-1]) if behind and len(behind[0]) > 1 else None
    return shorter or row


def _token(text: str, at: int, lexicon: Lexicon, starts: dict[int, Number]) -> Token | None:
    row, number = lexicon.at(text, at), starts.get(at)
    if number and not (row and len(row[0]) > number.stop - at):
        return Token(NUMBER, number.unit, text[at : number.stop], at, number.stop, number)
    if row:
        row = _leaving_whole(text, at, row, lexicon)
        return Token(row[1], row[2], row[0], at, at + len(row[0]))
    return Token(MARK, text[at], text[at], at, at + 1) if text[at] in MARKS else None
