"""Numbers that Word prints by itself (“一、”, “（一）”, “1.”): without them a heading would lose its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.documents.counting import worded
from app.documents.word.fonts import FONTS, is_of_signs
from app.ooxml.styles import VAL, W, WordStyles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVEL = re.compile(r"%([1-9])")
ListLevel = tuple[str, str, int]
"""Format, pattern and first number of a level of a list."""


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, root: _Element | None, styles: WordStyles) -> None:
        self._styles = styles
        self._lists: dict[str, dict[str, ListLevel]] = {}
        """By the id of their number, and by level."""
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: _Element) -> None:
        levels = {
            abstract.get(W + "abstractNumId", ""): _levels(abstract)
            for abstract in root.iterchildren(W + "abstractNum")
        }
        linked = dict(_linked(root))
        for number in root.iterchildren(W + "num"):
            link = number.find(W + "abstractNumId")
            id_, abstract = number.get(W + "numId", ""), link.get(VAL, "") if link is not None else ""
            self._abstract[id_] = linked.get(abstract, abstract)
            self._lists[id_] = levels.get(self._abstract[id_], {})
            overrides = list(number.iterchildren(W + "lvlOverride"))
            if overrides:
                self._lists[id_] = self._lists[id_] | dict(_overridden(overrides, self._lists[id_]))
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
        return _LEVEL.sub(lambda found: self._printed(id_, int(found[1]) - 1, counts), described[1])

    def _printed(self, id_: str, level: int, counts: dict[int, int]) -> str:
        form, _, first = self._lists[id_].get(str(level), ("decimal", "", 1))
        return worded(form, counts.get(level, first))


def _levels(abstract: _Element) -> dict[str, ListLevel]:
    return {level.get(W + "ilvl", ""): _described(level) for level in abstract.iterchildren(W + "lvl")}


def _linked(root: _Element) -> Iterator[tuple[str, str]]:
    """Lists that stand under the name of a style elsewhere: their own number and that of the one with the levels."""
    abstracts = list(root.iterchildren(W + "abstractNum"))
    named = {
        link.get(VAL, ""): one.get(W + "abstractNumId", "")
        for one in abstracts
        if (link := one.find(W + "styleLink")) is not None
    }
    for one in abstracts:
        link = one.find(W + "numStyleLink")
        if link is not None and link.get(VAL, "") in named:
            yield one.get(W + "abstractNumId", ""), named[link.get(VAL, "")]


def _overridden(overrides: list[_Element], levels: dict[str, ListLevel]) -> Iterator[tuple[str, ListLevel]]:
    """The levels that a list has otherwise than the one that it is made from: another look, another first number."""
    for override in overrides:
        at = override.get(W + "ilvl", "")
        level, start = override.find(W + "lvl"), override.find(W + "startOverride")
        form, pattern, first = _described(level) if level is not None else levels.get(at, ("decimal", "", 1))
        stated = start.get(VAL, "") if start is not None else ""
        yield at, (form, pattern, int(stated) if stated.isdecimal() else first)


def _described(level: _Element) -> ListLevel:
    form, text, start = (level.find(W + name) for name in ("numFmt", "lvlText", "start"))
    pattern = text.get(VAL, "") if text is not None else ""
    kind = form.get(VAL, "decimal") if form is not None else "decimal"
    first = start.get(VAL, "1") if start is not None else "1"
    if kind in ("bullet", "none"):
        pattern = _LEVEL.sub("", pattern)
        pattern = pattern if any(map(str.isdigit, pattern)) else ""
    if _is_unseen(level.find(W + "rPr")):
        pattern = ""
    return kind, pattern, int(first) if first.isdigit() else 1


def _is_unseen(properties: _Element | None) -> bool:
    """Whether the number is hidden or white, or a sign of a font of signs."""
    if properties is None:
        return False
    ink, fonts = properties.find(W + "color"), properties.find(FONTS)
    white = ink is not None and ink.get(VAL, "").upper() == "FFFFFF"
    return white or is_on(properties.find(W + "vanish")) or (fonts is not None and is_of_signs(fonts))
