"""What is behind the words of a Word file: letters in the colour of their ground are not seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.documents.colours import BLACK, WHITE, Colour, are_alike, colour
from app.documents.word.theme import SEVERAL, Theme, ink
from app.ooxml.styles import VAL, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHADE, _HIGHLIGHT = W + "shd", W + "highlight"
GROUNDS = frozenset([_SHADE, _HIGHLIGHT])
DARK = frozenset(["", "auto", "000000"])
"""Colours of letters that are seen on every ground but black."""
_PROPERTIES = {W + name: W + f"{name}Pr" for name in ("r", "p", "tc", "tbl")}
_STYLES = {W + "r": W + "rStyle", W + "p": W + "pStyle", W + "tbl": W + "tblStyle"}
_BOXES = frozenset([W + "txbxContent"])
_DEEPEST = 12


class Grounds:
    """The grounds of one document, whose styles may give some."""

    def __init__(self, styles: Mapping[str, _Element], theme: Theme) -> None:
        self._styles, self._theme = styles, theme

    def hide(self, run: _Element, stated: str | None) -> bool:
        """Whether letters of this colour are not seen where a run stands. A ground that is not known hides nothing."""
        stated = stated or "auto"
        if stated == "auto":
            return False  # Word sets letters without a colour off from their ground
        ground = self._behind(run)
        inks = [self._theme.colour(one) for one in stated.split(SEVERAL)] if ground else []
        return ground is not None and all(letters is not None and are_alike(letters, ground) for letters in inks)

    def _behind(self, run: _Element) -> Colour | None:
        """The nearest ground: of the run, its paragraph, cell, table; of the page, which is white unless it says otherwise."""
        for place in (run, *run.iterancestors()):
            if place.tag in _BOXES:
                return None
            properties = place.find(_PROPERTIES[place.tag]) if place.tag in _PROPERTIES else None
            if properties is None:
                continue
            if _gives(properties):
                return self._ground(properties)
            style = properties.find(_STYLES[place.tag]) if place.tag in _STYLES else None
            if style is not None and self._gives_ground(style.get(VAL, "")):
                return None
        return WHITE if run.getroottree().getroot().find(W + "background") is None else None

    def _gives_ground(self, id_: str, depth: int = 0) -> bool:
        style = self._styles.get(id_)
        if style is None or depth > _DEEPEST:
            return False
        if any(shade.get(W + "fill", "auto") != "auto" for shade in style.iter(_SHADE)):
            return True
        based = style.find(W + "basedOn")
        return based is not None and self._gives_ground(based.get(VAL, ""), depth + 1)

    def _ground(self, properties: _Element) -> Colour | None:
        """The ground that properties give themselves; a pattern is taken for its darker colour."""
        light, shade = properties.find(_HIGHLIGHT), properties.find(_SHADE)
        if light is not None and light.get(VAL, "none") != "none":
            return colour(light.get(VAL, ""))
        if shade is None:
            return None
        if shade.get(VAL) == "solid":
            return self._theme.colour(ink(shade, value="color")) or BLACK
        return self._theme.colour(ink(shade, "themeFill", "fill"))


def _gives(properties: _Element) -> bool:
    """Whether properties give a ground of their own, known or not."""
    light, shade = properties.find(_HIGHLIGHT), properties.find(_SHADE)
    if light is not None and light.get(VAL, "none") != "none":
        return True
    if shade is None:
        return False
    return shade.get(VAL) == "solid" or ink(shade, "themeFill", "fill") not in ("", "auto")
