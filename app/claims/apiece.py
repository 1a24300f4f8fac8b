"""One number for each of several names: “许可、处罚分别为48件、12件”, “予以公开和部分公开各1件”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.claims.mention import Words
from app.claims.phrase import of_kind
from app.claims.pieces import Piece, Segment
from app.language.tokens import NUMBER, Token

_AND = frozenset(["and", "、"])
_ENDS = frozenset("，；：。！？（）\n")
_NAMES = ("noun", "act", "result", "row", "outcome", "applicant", "narrow")
"""Kinds of words, one of which a name has."""
_CLAUSES = 2
"""Clauses before 分别 that may name what is counted."""


def named_apiece(words: Words) -> dict[int, list[tuple[Token, ...]]]:
    """The names of each number behind 分别, 各 or 均为, by where the number starts; several where it counts each of them.

    None where the names and the numbers are not as many: then it is not known which is which.
    """
    found: dict[int, list[tuple[Token, ...]]] = {}
    for at, word in enumerate(words):
        if not _apiece(word, words[at + 1 :]):
            continue
        verb, numbers = _behind(words[at + 1 :])
        named = [[(*name, *verb) for name in names] for names in _names(words, at)]
        if word.sense == "severally" and len(numbers) > 1:
            names = next((names for names in named if len(names) == len(numbers)), None)
            found |= {number.start: [names[at]] if names else [] for at, number in enumerate(numbers)}
        elif word.sense != "severally" and len(numbers) == 1 and len(named[0]) > 1:
            found[numbers[0].start] = named[0]
    return found


def _apiece(word: Token, behind: Words) -> bool:
    """“均为2件”, “均2件”, and not “均办结2件”."""
    right_before = word.word == "均" and behind != () and behind[0].kind == NUMBER
    return word.sense in {"severally", "apiece"} or word.word in {"各", "都"} or right_before


def by_name(piece: Piece, named: Mapping[int, Sequence[tuple[Token, ...]]]) -> Iterator[Piece]:
    """The number with what it counts; one that counts each of several things comes with each."""
    names = named.get(piece.number.start)
    if not names:
        yield piece
    for name in names or ():
        yield Piece(piece.number, (Segment(piece.before[-1].mark, name),), piece.after)


def _names(words: Words, at: int) -> list[list[tuple[Token, ...]]]:
    """What is named in the clause before a place, and in the one before it: 许可和处罚方面，处理决定分别是."""
    behind, clauses = tuple[Token, ...](), list[list[tuple[Token, ...]]]()
    while len(clauses) < _CLAUSES:
        begin = next((one + 1 for one in reversed(range(at)) if _parts(words[one])), 0)
        clause = words[begin:at]
        names = [(*name, *behind) for name in _apart(clause)]
        told = all(of_kind(name, *_NAMES) and name[-1].kind != "scope" for name in names)
        clauses.append(names if told else [])
        behind, at = (*(word for word in clause if word.kind != "time"), *behind), max(0, begin - 1)
    return clauses


def _parts(word: Token) -> bool:
    return word.kind == NUMBER or word.word in _ENDS


def _apart(clause: Words) -> list[tuple[Token, ...]]:
    """The clause at its 、 and 和."""
    names: list[list[Token]] = [[]]
    for word in clause:
        if word.sense in _AND:
            names.append([])
        else:
            names[-1].append(word)
    return [tuple(name) for name in names]


def _behind(words: Words) -> tuple[Words, list[Token]]:
    """What was done, and the numbers that follow one another: 分别作出48件、12件."""
    told = (word.kind in {"act", "count"} or word.sense == "reached" or word.word == "：" for word in words)
    begin = next((at for at, tells in enumerate(told) if not tells), 0)
    verb = tuple(word for word in words[:begin] if word.kind == "act")
    numbers: list[Token] = []
    for word in words[begin:]:
        if word.kind == NUMBER:
            numbers.append(word)
        elif not (numbers and word.sense in _AND | {"，"}):
            break
    return verb, numbers
