"""What a Word file's styles say of a paragraph: its outline level, whether it is bold, its list, whether it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ooxml.xml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

W = w("")
VAL = W + "val"
LOWEST = 80
"""Twentieths of a point: a line of exactly this height shows no character."""
FAR, FARTHEST = 6000, 24_000
"""So far before the margin, or from the edge of the page, nothing is on it."""
_HEIGHT, _INDENT, _FRAME, _RULE = W + "spacing", W + "ind", W + "framePr", W + "lineRule"
_PLACES = frozenset([_HEIGHT, _INDENT, _FRAME])
DEEPEST = 12
"""Styles based on styles: more than this is a circle."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """`level` 1–9, 0 for body text; `list_` (number id, list level), empty for none; `gone`: its lines are too low
    to be seen, or stand off the page."""

    level: int = 0
    bold: bool = False
    list_: tuple[str, str] = ("", "")
    gone: bool = False


class WordStyles:
    """The styles of a document; knows nothing for one that has no styles."""

    def __init__(self, root: _Element | None) -> None:
        found = root.iterchildren(W + "style") if root is not None else ()
        self._styles = {style.get(W + "styleId", ""): style for style in found}
        self._looks: dict[str, ParagraphLook] = {"": ParagraphLook()}

    def numbers(self, id_: str) -> bool:
        """Whether a style numbers its paragraphs."""
        return bool(self._look(id_, 0).list_[0])

    def hides(self, id_: str) -> bool:
        """Whether a style puts its paragraphs out of sight."""
        return self._look(id_, 0).gone

    def of(self, paragraph: _Element) -> ParagraphLook:
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return self._looks[""]
        style = properties.find(W + "pStyle")
        look = self._look(style.get(VAL, "") if style is not None else "", 0)
        level, gone = properties.find(W + "outlineLvl"), is_gone(properties)
        if level is None and gone is None and properties.find(W + "numPr") is None:
            return look
        return ParagraphLook(
            _level(level) if level is not None else look.level,
            look.bold,
            _list(properties) or look.list_,
            look.gone if gone is None else gone,
        )

    def _look(self, id_: str, depth: int) -> ParagraphLook:
        if id_ not in self._looks:
            style = self._styles.get(id_)
            self._looks[id_] = ParagraphLook() if style is None or depth > DEEPEST else self._read(style, depth)
        return self._looks[id_]

    def _read(self, style: _Element, depth: int) -> ParagraphLook:
        based = style.find(W + "basedOn")
        below = self._look(based.get(VAL, ""), depth + 1) if based is not None else ParagraphLook()
        paragraph, run = style.find(W + "pPr"), style.find(W + "rPr")
        level = paragraph.find(W + "outlineLvl") if paragraph is not None else None
        bold = run.find(W + "b") if run is not None else None
        gone = is_gone(paragraph) if paragraph is not None else None
        return ParagraphLook(
            _level(level) if level is not None else below.level,
            is_on(bold) if bold is not None else below.bold,
            (_list(paragraph) if paragraph is not None else None) or below.list_,
            below.gone if gone is None else gone,
        )


def is_gone(properties: _Element) -> bool | None:
    """Whether properties of a paragraph put it out of sight; None where they say nothing of its place."""
    placed = [part for part in properties if part.tag in _PLACES]
    return any(map(places_away, placed)) if placed else None


def places_away(place: _Element) -> bool:
    """Whether the height, the indent or the frame of a paragraph puts it out of sight."""
    if place.tag == _HEIGHT:
        return place.get(_RULE) == "exact" and 0 < _twips(place, "line") <= LOWEST
    if place.tag == _INDENT:
        return min(_twips(place, "left"), _twips(place, "start")) <= -FAR
    return any(at >= FARTHEST or at <= -2 * FAR for at in (_twips(place, "x"), _twips(place, "y")))


def _twips(element: _Element, name: str) -> int:
    stated = element.get(W + name)
    if not stated:
        return 0
    digits = stated.removeprefix("-")
    return int(stated) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 0


def is_on(switch: _Element | None) -> bool:
    """Whether a property that can be switched (bold, hidden) is there and on."""
    return switch is not None and switch.get(VAL) not in {"0", "false", "off", "none"}


def is_on_attribute(stated: str | None) -> bool:
    """The same of an attribute, which is off where it is not said."""
    return stated in {"1", "true", "on"}


def _level(element: _Element) -> int:
    text = element.get(VAL, "9")
    return int(text) + 1 if text in set("012345678") else 0


def _list(properties: _Element) -> tuple[str, str] | None:
    numbering = properties.find(W + "numPr")
    if numbering is None:
        return None
    number, level = numbering.find(W + "numId"), numbering.find(W + "ilvl")
    return (
        number.get(VAL, "") if number is not None else "",
        level.get(VAL, "0") if level is not None else "0",
    )
