"""Texts of several fonts in an .xls, over the edges of its records too."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.documents.blocks import DocumentRemark, struck
from app.documents.workbook.binary_texts import told_apart

FONT, STRINGS, GOES_ON = 0x31, 0xFC, 0x3C
PLAIN, STRUCK, RAISED, WHITE, TINY = (220, 0, 8, 400, 0), (220, 8, 8, 400, 0), (220, 0, 8, 400, 1), (220, 0, 9, 400, 0), (20, 0, 8, 400, 0)  # fmt: skip
FONTS = [PLAIN, STRUCK, RAISED, WHITE, TINY]
NUMBERS = {"plain": 0, "struck": 1, "raised": 2, "white": 3, "tiny": 5}
"""No font has the number 4."""


def text_record(text: str, runs: Sequence[tuple[int, int]], more: bytes = b"") -> bytes:
    wide = not text.isascii()
    flags = wide | (4 if more else 0) | (8 if runs else 0)
    made = struct.pack("<HB", len(text), flags) + (struct.pack("<H", len(runs)) if runs else b"")
    made += (struct.pack("<I", len(more)) if more else b"") + text.encode("utf-16-le" if wide else "latin-1")
    return made + b"".join(struct.pack("<HH", *run) for run in runs) + more


def records(*texts: bytes) -> list[tuple[int, bytes]]:
    fonts = [(FONT, struct.pack("<HHHHH", *font) + b"\0\0\0\0") for font in FONTS]
    return [*fonts, (STRINGS, struct.pack("<II", len(texts), len(texts)) + b"".join(texts)), (0x0A, b"")]


def test_characters_that_are_not_shown_stand_beside_the_text() -> None:
    found = told_apart(records(
        text_record("4861", [(0, NUMBERS["plain"]), (3, NUMBERS["raised"])]),
        text_record("行政许可", []),
        text_record("3486", [(0, NUMBERS["struck"]), (1, NUMBERS["plain"])], b"12345"),
        text_record("486甲", [(3, NUMBERS["white"])]),
        text_record("4869", [(3, NUMBERS["tiny"])]),
        text_record("486", [(1, NUMBERS["plain"])]),
    ))  # fmt: skip
    assert found == {
        0: ("486¹", []),
        2: ("486", [struck("3")]),
        3: ("486", [DocumentRemark("hidden", "甲")]),
        4: ("486", [DocumentRemark("hidden", "9")]),
    }


@given(st.integers(1, 30))
def test_a_text_may_go_on_in_the_next_record(at: int) -> None:
    """Where it does among its characters, it is said anew how wide they are."""
    text = "0123456789件办结"
    whole = text_record(text, [(1, NUMBERS["struck"]), (2, NUMBERS["plain"])])
    fonts, first, rest = records(whole), whole[:at], whole[at:]
    begin, end = 5, 5 + 2 * len(text)
    if begin < at < end:
        at -= (at - begin) % 2
        first, rest = whole[:at], (b"\1" if begin < at < end else b"") + whole[at:]
    head = struct.pack("<II", 1, 1)
    parted = [*fonts[: len(FONTS)], (STRINGS, head + first), (GOES_ON, rest), (0x0A, b"")]
    assert told_apart(parted) == {0: ("023456789件办结", [struck("1")])}


@given(st.binary(max_size=80), st.binary(max_size=40))
def test_damaged_texts_are_read_without_complaint(one: bytes, other: bytes) -> None:
    told_apart([*records()[: len(FONTS)], (STRINGS, one), (GOES_ON, other)])


def test_a_workbook_of_plain_fonts_has_none() -> None:
    assert told_apart([(FONT, struct.pack("<HHHHH", *PLAIN)), *records(text_record("1", [(0, 0)]))[len(FONTS) :]]) == {}
