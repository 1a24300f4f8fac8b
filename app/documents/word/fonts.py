"""Fonts of a Word file that may draw other signs than the letters are: those of signs, and those that it brings along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.documents.blocks import LeftOut
from app.ooxml.styles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.documents.shown import ShownLine

FONTS = W + "rFonts"
_OF_SIGNS = ("Wingdings", "Webdings", "Marlett", "ZapfDingbats")
_USUAL = re.compile(
    r"[宋黑仿楷隶书幼圆标等线雅明]|方正|华文|汉仪|文鼎|思源|微软|"
    r"(?:FZ|ST|HY|Sim|Fang|Kai|Deng|NSim|Noto|Source|Times|Arial|Calibri|Cambria|Courier|Tahoma|Verdana|Georgia|Segoe"
    r"|Microsoft|MS |PMing|Ming|Liberation|DejaVu|Symbol|Consolas|Helvetica|Aptos|Carlito|WPS)",
    re.IGNORECASE,
)
"""Of fonts that everybody has or buys: many files bring them along, to look the same everywhere."""
FIRST_CHINESE = 0x2E80
"""From here on characters have a font of their own."""


class OddFonts:
    """The fonts of one file that may draw digits otherwise."""

    def __init__(self, styles: _Element | None, embedded: frozenset[str]) -> None:
        self._embedded = {name for name in embedded if not _USUAL.match(name)}
        marks = styles.iter(FONTS) if styles is not None else ()
        self._in_styles = any(self._is_odd(mark.get(W + "ascii", "")) for mark in marks)

    def stated(self, fonts: _Element) -> str | None:
        """The odd font that a mark names for digits; '' for a usual one, None where that changes nothing."""
        name = "" if fonts.get(W + "asciiTheme") else fonts.get(W + "ascii", "")
        if self._is_odd(name):
            return name
        return "" if self._in_styles and (name or fonts.get(W + "asciiTheme")) else None

    def _is_odd(self, name: str) -> bool:
        return name.startswith(_OF_SIGNS) or name in self._embedded


def is_of_signs(fonts: _Element) -> bool:
    """Whether a mark names a font of signs for digits."""
    return fonts.get(W + "ascii", "").startswith(_OF_SIGNS)


def drawn_otherwise(text: str, font: str, line: ShownLine) -> bool:
    """Say of a text in an odd font what it may be; whether it is signs and no text at all."""
    stated = text.strip()
    if not font.startswith(_OF_SIGNS):
        if any(map(str.isdigit, stated)):
            what = f"文件自带的字体“{font}”排的数字（字体可能把它们画成别的数字，按文件里的数读入）"
            line.put(LeftOut(what, "处", read=True))
        return False
    if not stated or not all(ord(sign) < FIRST_CHINESE or "\ue000" <= sign <= "\uf8ff" for sign in stated):
        return False
    line.put(LeftOut("符号字体的字符", "个", usual=not any(map(str.isdigit, stated))))
    return True
