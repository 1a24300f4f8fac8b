"""Reading lines and dates: one spelling for digits and marks, sentences, small numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FULL = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_MARKS = dict(zip(map(ord, ";:()!?"), "；：（）！？", strict=True))
_TABLE = _FULL | _MARKS
_END = re.compile(r"[。！？\n\u2028\u2029]+[”’」』）]?")
_DIGITS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}


def fold(text: str) -> str:
    """Full-width digits and letters and half-width marks unified, one character for one."""
    return text.translate(_TABLE)


@dataclass(frozen=True)
class Sentence:
    """`text` begins at character `start` of its paragraph."""

    text: str
    start: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a folded text, their full stops included."""
    at = 0
    for end in _END.finditer(text):
        yield Sentence(text[at : end.end()], at)
        at = end.end()
    if at < len(text):
        yield Sentence(text[at:], at)


def from_words(words: str) -> int | None:
    """十二 is 12, 三十一 is 31, 二〇二五 is 2025; None for what is no such number."""
    if words and all(mark in _DIGITS for mark in words):
        return int("".join(str(_DIGITS[mark]) for mark in words))
    found = re.fullmatch(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)", words)
    return (_DIGITS.get(found[1], 1) * 10 + _DIGITS.get(found[2], 0)) if found else None
