"""The streams of an OLE compound file, in which Excel and Word before 2007, and encrypted files, are kept."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA
"""Numbers from here on are no sectors but marks."""
_ENTRY = 128
_STREAM = 2


@dataclass
class Compound:
    """An opened compound file. What is damaged is cut short, never guessed."""

    data: bytes
    _fat: list[int] = field(init=False, default_factory=list)
    _mini_fat: list[int] = field(init=False, default_factory=list)
    _mini: bytes = field(init=False, default=b"")
    _streams: dict[str, tuple[int, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        if not self.data.startswith(SIGNATURE) or len(self.data) < 512:
            return
        self._shift = min(struct.unpack_from("<H", self.data, 30)[0], 16)
        first_directory, self._cutoff, first_mini = struct.unpack_from("<I4xII", self.data, 48)
        for sector in self._fat_sectors():
            self._fat += _numbers(self._sector(sector))
        self._mini_fat = _numbers(self._chain(first_mini))
        self._look_at(self._chain(first_directory))

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._streams)

    def stream(self, name: str) -> bytes | None:
        if name not in self._streams:
            return None
        start, size = self._streams[name]
        return (self._mini_chain(start) if size < self._cutoff else self._chain(start))[:size]

    def _fat_sectors(self) -> Iterator[int]:
        yield from (sector for sector in struct.unpack_from("<109I", self.data, 76) if sector < _LAST)
        further, seen = struct.unpack_from("<I", self.data, 68)[0], set[int]()
        while further < _LAST and further not in seen:
            seen.add(further)
            numbers = _numbers(self._sector(further))
            if not numbers:
                return
            yield from (sector for sector in numbers[:-1] if sector < _LAST)
            further = numbers[-1]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        return self.data[start : start + (1 << self._shift)]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _followed(start, self._fat)))

    def _mini_chain(self, start: int) -> bytes:
        pieces = (self._mini[number * 64 : number * 64 + 64] for number in _followed(start, self._mini_fat))
        return b"".join(pieces)

    def _look_at(self, directory: bytes) -> None:
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            start, size = struct.unpack_from("<II", directory, at + 116)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if kind == _STREAM:
                self._streams.setdefault(name, (start, size))
            elif kind == _STREAM + 3:
                self._mini = self._chain(start)[:size]


def _numbers(data: bytes) -> list[int]:
    whole = len(data) // 4
    return list(struct.unpack_from(f"<{whole}I", data))


def _followed(start: int, table: list[int]) -> Iterator[int]:
    """The sectors of a chain, each once: a damaged one may bite its tail."""
    seen = set[int]()
    while start < len(table) and start not in seen:
        seen.add(start)
        yield start
        start = table[start]
