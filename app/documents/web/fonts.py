"""The fonts of a page: those that it brings along may draw any sign for a letter, those of signs surely do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.documents.blocks import LeftOut

_FAMILY = re.compile(r"font-family\s*:\s*([^;}]+)", re.IGNORECASE)
_RANGE = re.compile(r"unicode-range\s*:\s*([^;}]+)", re.IGNORECASE)
_FETCHED = re.compile(r"src\s*:[^;}]*\burl\(", re.IGNORECASE)
_CODES = re.compile(r"u\+([0-9a-f?]{1,6})(?:-([0-9a-f]{1,6}))?")
_DIGITS = range(0x30, 0x3A)
_OF_SIGNS = ("wingdings", "webdings", "marlett", "zapfdingbats", "zapf dingbats")
SIGNS = "符号字体的字符"


@dataclass
class PageFonts:
    """The fonts that the style sheets of a page bring along and that have digits."""

    _names: set[str] = field(default_factory=set)

    def take(self, face: str) -> None:
        """Note a font by what stands in its @font-face; one that is only looked for on the computer is none."""
        family, codes = _FAMILY.search(face), _RANGE.search(face)
        if family and _FETCHED.search(face) and (codes is None or _has_digits(codes[1].lower())):
            self._names.update(_named(family[1]))

    def drawing(self, families: str) -> str:
        """The font of the page that draws the digits of letters in one of these families; nothing where none does."""
        return next((name for name in _named(families) if name in self._names), "") if self._names else ""


def doubted(font: str) -> LeftOut:
    """What is said of figures in a font of the page."""
    return LeftOut(f"网页自带的字体“{font}”排的数字（字体可能把它们画成别的数字，按文件里的数读入）", "处", read=True)


def is_of_signs(families: str) -> bool:
    """Whether the first of some families has a sign in place of each letter and digit."""
    return next(_named(families), "").startswith(_OF_SIGNS) if "ding" in families or "marlett" in families else False


def signs(text: str) -> LeftOut:
    return LeftOut(SIGNS, "个", usual=not any(map(str.isdigit, text)))


def _named(families: str) -> Iterator[str]:
    return (name for part in families.lower().split(",") if (name := part.strip(" \t\r\n\"'")))


def _has_digits(codes: str) -> bool:
    return any(_reaches_digits(first, last) for first, last in _CODES.findall(codes))


def _reaches_digits(first: str, last: str) -> bool:
    begin, end = int(first.replace("?", "0"), 16), int(last or first.replace("?", "f"), 16)
    return begin < _DIGITS.stop and end >= _DIGITS.start
