"""Texts of several fonts in an .xls: characters that are struck out, raised or not seen are no part of a figure."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from app.documents.blocks import Block
from app.documents.shown import PLAIN, Look, ShownLine

_STRINGS, _GOES_ON, _FONT, _CELL = 0x00FC, 0x003C, 0x0031, 0x00FD
_WIDE, _MORE, _RICH = 1, 4, 8
_STRUCK, _WHITE, _SMALLEST = 0x08, frozenset([1, 9]), 40
_SHIFTS = {1: 1, 2: -1}
MOST = 200_000
ShownText = tuple[str, list[Block]]


def told_apart(records: Iterable[tuple[int, bytes]]) -> dict[int, ShownText]:
    """The texts of a workbook that do not show all of themselves, by their number: what they show, and what stands beside."""
    fonts, pieces = list[Look](), list[bytes]()
    among = False
    for kind, record in records:
        among = kind == _STRINGS or (among and kind == _GOES_ON)
        if among:
            pieces.append(record)
        elif kind == _FONT and len(record) >= 10:
            fonts.append(_look(*struct.unpack_from("<HHHHH", record)))
    if not any(look != PLAIN for look in fonts) or not pieces:
        return {}
    found = {}
    for number, (text, runs) in enumerate(_strings(_Pieces(pieces))):
        looks = {at: _font(fonts, font) for at, font in runs}
        if any(look != PLAIN for look in looks.values()):
            found[number] = _shown(text, looks)
    return found


def places(kind: int, record: bytes) -> Iterator[tuple[tuple[int, int], int]]:
    """The cell of a record that holds a text by its number."""
    if kind == _CELL and len(record) >= 10:
        row, col, _, number = struct.unpack_from("<HHHI", record)
        yield (row, col), number


def _look(height: int, marks: int, ink: int, _weight: int, shift: int) -> Look:
    hidden = ink in _WHITE or height <= _SMALLEST
    return Look(hidden=hidden, struck=bool(marks & _STRUCK), shift=_SHIFTS.get(shift, 0))


def _font(fonts: list[Look], number: int) -> Look:
    number -= number > 4  # no font has the number 4
    return fonts[number] if number < len(fonts) else PLAIN


def _shown(text: str, looks: Mapping[int, Look]) -> ShownText:
    line, starts = ShownLine(), sorted({0, *looks, len(text)})
    look = PLAIN
    for start, end in pairwise(starts):
        look = looks.get(start, look)
        line.say(text[start:end], look)
    return line.text, list(line.beside())


@dataclass
class _Pieces:
    """A record that goes on in others, read from its beginning."""

    pieces: list[bytes]
    _piece: int = 0
    _at: int = 0

    def take(self, count: int) -> bytes:
        """So many bytes, over the edges of records."""
        taken = b""
        while count > len(taken) and self._piece < len(self.pieces):
            taken += self._here(count - len(taken))
        return taken

    def characters(self, count: int, flags: int) -> str:
        """So many characters; at the edge of a record it is said anew how wide they are."""
        text, wide = "", bool(flags & _WIDE)
        while len(text) < count and self._piece < len(self.pieces):
            data = self._here((count - len(text)) * (2 if wide else 1))
            text += data.decode("utf-16-le" if wide else "latin-1", "replace")
            if len(text) < count and self._at == 0 and self._piece < len(self.pieces):
                wide = bool(_number(self.take(1)) & _WIDE)
        return text

    def _here(self, count: int) -> bytes:
        """At most so many bytes of the record at hand; the next one begins where it ends."""
        piece = self.pieces[self._piece]
        taken = piece[self._at : self._at + count]
        self._at += len(taken)
        if self._at >= len(piece):
            self._piece, self._at = self._piece + 1, 0
        return taken


def _strings(pieces: _Pieces) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The texts, each with where another font begins and which."""
    head = pieces.take(8)
    count = struct.unpack_from("<I", head, 4)[0] if len(head) == 8 else 0
    for _ in range(min(count, MOST)):
        begin = pieces.take(3)
        if len(begin) < 3:
            return
        length, flags = struct.unpack("<HB", begin)
        rich = _number(pieces.take(2)) if flags & _RICH else 0
        more = _number(pieces.take(4)) if flags & _MORE else 0
        text = pieces.characters(length, flags)
        runs = pieces.take(4 * rich)
        yield text, [struct.unpack_from("<HH", runs, at) for at in range(0, len(runs) - 3, 4)]
        pieces.take(more)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")
