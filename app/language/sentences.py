"""Sentences, brackets and quotations of a paragraph, by position."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.language.remembered import remembered

_END = re.compile(r"[。！？\n\u2028\u2029]+[”’」』）]?")
OPEN = dict(zip("（〔【《〈“‘「『[{", "）〕】》〉”’」』]}", strict=True))
CLOSE = {close: open_ for open_, close in OPEN.items()}


@dataclass(frozen=True)
class Sentence:
    """`text` begins at character `start` of its paragraph."""

    text: str
    start: int


LONGEST = 2000
"""Characters of a sentence; a longer one is cut at a comma, so that no text takes long to read."""


@remembered
def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a folded text, their full stops included."""
    at = 0
    for end in _END.finditer(text):
        yield from _cut(text[at : end.end()], at)
        at = end.end()
    if at < len(text):
        yield from _cut(text[at:], at)


def _cut(text: str, start: int) -> Iterator[Sentence]:
    at = 0
    while len(text) - at > LONGEST:
        comma = max(text.rfind(mark, at, at + LONGEST) for mark in "；，、")
        end = comma + 1 if comma > at else at + LONGEST
        yield Sentence(text[at:end], start + at)
        at = end
    yield Sentence(text[at:], start + at)


def joined(text: str, goes_on: Callable[[Sentence, Sentence], bool]) -> Iterator[Sentence]:
    """The same, one that goes on with the sentence before it together with that one."""
    held: Sentence | None = None
    for sentence in sentences(text):
        if held and goes_on(held, sentence):
            held = Sentence(held.text + sentence.text, held.start)
            continue
        if held:
            yield held
        held = sentence
    if held:
        yield held


def depths(text: str, marks: str = "（") -> list[int]:
    """How deep in brackets each character stands; the brackets themselves count as outside."""
    closing = {OPEN[mark] for mark in marks}
    depth, found = 0, []
    for mark in text:
        if mark in closing:
            depth = max(0, depth - 1)
        found.append(depth)
        if mark in marks:
            depth += 1
    return found


def inside(text: str, at: int, marks: str) -> bool:
    """Whether position `at` is enclosed by one of the opening `marks` in `text`."""
    for mark in marks:
        opened = text.rfind(mark, 0, at)
        if opened >= 0 and text.rfind(OPEN[mark], opened, at) < 0:
            return True
    return False
