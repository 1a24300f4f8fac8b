"""What a group of words has in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


class Sense(NamedTuple):
    """Words of one kind and sense. `{}` in the example stands for each of them; `says` is how it is then read.

    A word may hold choices: (正在|尚在)(办理|处理)(|中) are eight words.

    `says` lists what is compared with the tables, as tests/samples/readings.txt does.
    """

    kind: str
    sense: str
    words: str
    example: str
    says: str

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """One row a word."""
        return ((word, self.kind, self.sense) for word in self.spelled())

    def spelled(self) -> Iterator[str]:
        """The words, every choice made."""
        for word in self.words.split():
            yield from spelled(word)


def spelled(word: str) -> Iterator[str]:
    """The words that a word with choices stands for."""
    parts = _CHOICE.split(word)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return ("".join(chosen) for chosen in product(*choices))


def alternatives(word: str) -> Iterator[frozenset[str]]:
    """Each alternative of a word with choices, as the words that are made with it; of a plain word itself."""
    parts = _CHOICE.split(word)
    if len(parts) == 1:
        yield frozenset([word])
    for at in range(1, len(parts), 2):
        for one in parts[at].split("|"):
            fixed = [*(f"({part})" if place % 2 else part for place, part in enumerate(parts[:at])), one]
            rest = [f"({part})" if place % 2 else part for place, part in enumerate(parts[at + 1 :], at + 1)]
            yield frozenset(spelled("".join([*fixed, *rest])))
