"""One number for each of several names: “许可、处罚分别为48件、12件”, “予以公开和部分公开各1件”."""

from __future__ import annotations

from app.claims.mention import Words
from app.claims.phrase import of_kind
from app.language.tokens import NUMBER, Token

_AND = frozenset(["and", "、"])
_ENDS = frozenset("，；：。！？（）\n")
_NAMES = ("noun", "act", "result", "row", "outcome", "applicant", "narrow")
"""Kinds of words, one of which a name has."""


def named_apiece(words: Words) -> dict[int, list[tuple[Token, ...]]]:
    """The names of each number behind 分别, 各 or 均为, by where the number starts; several where it counts each of them.

    Nothing where the names and the numbers are not as many: then it is not known which is which.
    """
    found: dict[int, list[tuple[Token, ...]]] = {}
    for at, word in enumerate(words):
        if not (word.sense in {"severally", "apiece"} or word.word in {"各", "都"}):
            continue
        verb, numbers = _behind(words[at + 1 :])
        names = [(*name, *verb) for name in _names(words, at)] if numbers else []
        if word.sense == "severally" and len(numbers) == len(names):
            found |= {number.start: [name] for number, name in zip(numbers, names, strict=True)}
        elif word.sense != "severally" and names and len(numbers) == 1:
            found[numbers[0].start] = names
    return found


def _names(words: Words, at: int) -> list[list[Token]]:
    """What is named in the clause before a place, or in the one before it; nothing where it is one thing alone."""
    end = at
    while end and words[end - 1].kind == "time":
        end -= 1  # 许可和处罚决定，全年分别是
    end -= end > 0 and words[end - 1].word in {"，", "："}
    names: list[list[Token]] = [[]]
    for word in reversed(words[:end]):
        if word.kind == NUMBER or word.word in _ENDS:
            break
        if word.sense in _AND:
            names.insert(0, [])
        else:
            names[0].insert(0, word)
    told = len(names) > 1 and all(of_kind(name, *_NAMES) and name[-1].kind != "scope" for name in names)
    return names if told else []


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
