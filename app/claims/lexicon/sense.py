"""What a group of words has in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Sense(NamedTuple):
    """Words of one kind and sense. `{}` in the example stands for each of them; `says` is how it is then read.

    `says` lists what is compared with the tables, as tests/samples/readings.txt does.
    """

    kind: str
    sense: str
    words: str
    example: str
    says: str

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """One row a word."""
        return ((word, self.kind, self.sense) for word in self.words.split())
