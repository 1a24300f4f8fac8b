"""What the fonts and formats of an .xls leave unseen, and its comments."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.documents.blocks import DocumentRemark
from app.documents.workbook.fonts import OF_SIGNS
from app.documents.workbook.formats import NumberFormat, of_numbers
from app.documents.workbook.sheet import column_name
from app.language.excerpt import excerpt

_FONT, _FORMAT, _STYLE = 0x0031, 0x041E, 0x00E0
_CELLS = frozenset([0x0203, 0x027E, 0x00FD, 0x0006, 0x0204, 0x00D6, 0x0205])
"""Records of one cell: a number, a text, a formula."""
_SEVERAL = 0x00BD
_NOTE, _TEXT, _GOES_ON = 0x001C, 0x01B6, 0x003C
_STRUCK, _SOLID, _REPEATED = 0x08, 1, 4
_BLACK, _WHITE = 8, 9
_SAME = {**{number: number + 8 for number in range(8)}, 64: _BLACK, 65: _WHITE, 0x7FFF: _BLACK}
"""Colours that have another number, too."""
_SMALLEST = 40
"""Twentieths of a point."""
_TINY = -1
"""In place of a colour: letters of no size have none."""
_SHOWS_NOTHING = frozenset([";;;", ";;", ";"])
LONGEST_COMMENT = 200


def unseen(records: Iterable[tuple[int, bytes]]) -> dict[int, str]:
    """Styles of cells whose values are not seen as they are, by their number: `hidden`, `struck`, `signs`, `repeated`."""
    fonts, styles, silent = list[_Font](), list[bytes](), set[int]()
    for kind, record in records:
        if kind == _FONT and len(record) >= 6:
            height, marks, ink = struct.unpack_from("<HHH", record)
            ink = _TINY if height <= _SMALLEST else _SAME.get(ink, ink)
            signs = _characters(record[15:]).startswith(OF_SIGNS)
            fonts.append(_Font(bool(marks & _STRUCK), ink, signs))
        elif kind == _FORMAT and _text(record[2:]).replace(" ", "") in _SHOWS_NOTHING:
            silent.add(struct.unpack_from("<H", record)[0])
        elif kind == _STYLE and len(record) == 20:
            styles.append(record)
    return {number: why for number, style in enumerate(styles) if (why := _why(style, fonts, silent))}


def formats(records: Iterable[tuple[int, bytes]]) -> dict[int, NumberFormat]:
    """The formats of the styles of cells, by the number of the style."""
    codes, ids = dict[int, str](), list[int]()
    for kind, record in records:
        if kind == _FORMAT and len(record) > 2:
            codes[struct.unpack_from("<H", record)[0]] = _text(record[2:])
        elif kind == _STYLE and len(record) == 20:
            ids.append(struct.unpack_from("<H", record, 2)[0])
    return of_numbers(codes, ids)


class _Font(NamedTuple):
    struck: bool = False
    ink: int = _BLACK
    signs: bool = False


def _why(style: bytes, fonts: list[_Font], silent: set[int]) -> str:
    number, code = struct.unpack_from("<HH", style)
    number -= number > 4  # no font has the number 4
    font = fonts[number] if number < len(fonts) else _Font()
    solid = struct.unpack_from("<I", style, 14)[0] >> 26 == _SOLID
    ground = struct.unpack_from("<H", style, 18)[0] & 0x7F if solid else _WHITE
    if code in silent or font.ink in (_SAME.get(ground, ground), _TINY):
        return "hidden"
    if font.struck or font.signs:
        return "struck" if font.struck else "signs"
    return "repeated" if style[6] & 7 == _REPEATED else ""


def styled(kind: int, record: bytes) -> Iterator[tuple[tuple[int, int], int]]:
    """The cells of a record, each with the number of its style."""
    if kind in _CELLS and len(record) >= 6:
        row, col, style = struct.unpack_from("<HHH", record)
        yield (row, col), style
    elif kind == _SEVERAL and len(record) >= 6:
        row, first = struct.unpack_from("<HH", record)
        for number in range((len(record) - 6) // 6):
            yield (row, first + number), struct.unpack_from("<H", record, 4 + 6 * number)[0]


def comments(records: Iterable[tuple[int, bytes]]) -> Iterator[DocumentRemark]:
    """The comments of a sheet: their texts stand before their places, in the same order."""
    texts, before = list[str](), 0
    for kind, record in records:
        if kind == _GOES_ON and before == _TEXT:
            texts.append(" ".join(_characters(record).split()))
        elif kind == _NOTE and len(record) >= 4:
            row, col = struct.unpack_from("<HH", record)
            words = texts.pop(0) if texts else ""
            stated = f"{column_name(col)}{row + 1}格：{words}"
            yield DocumentRemark("comment", excerpt(stated, LONGEST_COMMENT), placed=False)
        before = kind


def _text(record: bytes) -> str:
    """A text with its length before it."""
    length = struct.unpack_from("<H", record)[0] if len(record) > 2 else 0
    text = _characters(record[2:])
    return text[:length]


def _characters(record: bytes) -> str:
    wide = record[:1] == b"\1"
    return record[1:].decode("utf-16-le" if wide else "latin-1", "replace")
