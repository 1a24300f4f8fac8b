"""Numbers that Word prints by itself (“一、”, “（一）”, “1.”): without them a heading would lose its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.ooxml.styles import VAL, W, WordStyles

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIGITS = "〇一二三四五六七八九"
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "ideographDigital",
            "taiwaneseCountingThousand", "chineseLegalSimplified", "japaneseDigitalTenThousand"}  # fmt: skip
_PLAIN = {"decimal", "decimalFullWidth", "decimalHalfWidth", "decimalZero"}
_LEVEL = re.compile(r"%([1-9])")


def chinese(number: int) -> str:
    """一 … 九十九; digits beyond."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, root: _Element | None, styles: WordStyles) -> None:
        self._styles = styles
        self._lists: dict[str, dict[str, tuple[str, str, int]]] = {}
        """Number id -> level -> (format, pattern, first number)."""
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: _Element) -> None:
        levels = {
            abstract.get(W + "abstractNumId", ""): {
                level.get(W + "ilvl", ""): _described(level) for level in abstract.iterchildren(W + "lvl")
            }
            for abstract in root.iterchildren(W + "abstractNum")
        }
        for number in root.iterchildren(W + "num"):
            link = number.find(W + "abstractNumId")
            id_ = number.get(W + "numId", "")
            self._abstract[id_] = link.get(VAL, "") if link is not None else ""
            self._lists[id_] = levels.get(self._abstract[id_], {})
            if number.find(W + "lvlOverride") is not None:
                self._abstract[id_] = f"num{id_}"

    def next(self, paragraph: _Element) -> str:
        """The number before this paragraph, or nothing."""
        id_, level = self._styles.of(paragraph).list_
        described = self._lists.get(id_, {}).get(level)
        if described is None or not level.isdigit():
            return ""
        counts = self._counts.setdefault(self._abstract[id_], {})
        depth = int(level)
        counts[depth] = counts.get(depth, described[2] - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return _LEVEL.sub(lambda found: self._said(id_, int(found[1]) - 1, counts), described[1])

    def _said(self, id_: str, level: int, counts: dict[int, int]) -> str:
        form, _, first = self._lists[id_].get(str(level), ("decimal", "", 1))
        number = counts.get(level, first)
        if form in _CHINESE:
            return chinese(number)
        return str(number) if form in _PLAIN else ""


def _described(level: _Element) -> tuple[str, str, int]:
    form, text, start = (level.find(W + name) for name in ("numFmt", "lvlText", "start"))
    pattern = text.get(VAL, "") if text is not None else ""
    kind = form.get(VAL, "decimal") if form is not None else "decimal"
    first = start.get(VAL, "1") if start is not None else "1"
    return kind, "" if kind in {"bullet", "none"} else pattern, int(first) if first.isdigit() else 1
