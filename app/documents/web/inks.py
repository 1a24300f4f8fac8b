"""The colour of letters of a page, and of what is behind them: letters in the colour of their ground are not seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from app.documents.colours import BLACK, Colour, are_alike, colour, is_see_through
from app.documents.web.out_of_sight import FAINTEST, share

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AS_AROUND = frozenset(["inherit", "currentcolor", "unset", "initial", "revert", ""])
_FILL = "mso-style-textfill-"
"""How begins what Word says of the filling of letters: it goes before their colour."""
_STOP = re.compile(r"#([0-9a-f]{6})\s+-?\w+\s+(\d{1,6})")
_WHOLE = 100_000
_IN_A_SHADOW = re.compile(r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^)]*\)|[a-z]{3,}")


class Ink(NamedTuple):
    """The colour of letters, None where it is not known; `clear` where they are seen through."""

    colour: Colour | None
    clear: bool = False

    def is_lost_on(self, ground: Colour | None) -> bool:
        """Whether nothing is seen of letters on a ground."""
        if self.clear:
            return True
        return self.colour is not None and ground is not None and are_alike(self.colour, ground)


PLAIN_INK = Ink(BLACK)


def ink(element: HtmlElement, says: Mapping[str, str], around: Ink, ground: Colour | None) -> Ink:
    """The ink of the letters in an element that stand on a ground."""
    stated = says.get("-webkit-text-fill-color") or says.get("color", "")
    stated = stated or (element.get("color") or "" if element.tag == "font" else "")
    found = around if stated in _AS_AROUND else Ink(colour(stated), is_see_through(stated))
    found = _filled(says) or found
    return Ink(None) if found.is_lost_on(ground) and _is_drawn_otherwise(says, ground) else found


def _filled(says: Mapping[str, str]) -> Ink | None:
    """What Word says of the filling of letters; without any only their outline is seen, if they have one."""
    kind = says.get(f"{_FILL}type", "")
    if kind == "none":
        return Ink(None, clear=says.get("mso-style-textoutline-type", "none") == "none")
    if kind == "solid":
        clear = share(says.get(f"{_FILL}fill-alpha", "100%")) <= FAINTEST
        return Ink(colour(says.get(f"{_FILL}fill-color", "")), clear)
    stops = _STOP.findall(says.get(f"{_FILL}fill-gradientfill-stoplist", "")) if kind == "gradient" else []
    if not stops:
        return None
    clear = all(int(solid) <= FAINTEST * _WHOLE for _, solid in stops)
    return Ink(colour(stops[0][0]) if len({stop for stop, _ in stops}) == 1 else None, clear)


def _is_drawn_otherwise(says: Mapping[str, str], ground: Colour | None) -> bool:
    """Whether letters are seen by what is behind them, by their edges or their shadow."""
    clips = (says.get("background-clip", ""), says.get("-webkit-background-clip", ""), says.get("background", ""))
    if any(re.search(r"\btext\b", stated) for stated in clips):
        return True
    drawn = f"{says.get('text-shadow', '')} {says.get('-webkit-text-stroke', '')}"
    inks = [known for found in _IN_A_SHADOW.findall(drawn) if (known := colour(found))]
    return any(ground is None or not are_alike(known, ground) for known in inks)


def ground(element: HtmlElement, says: Mapping[str, str], around: Colour | None) -> Colour | None:
    """What is behind the letters in an element; None for a picture, or where it is not known."""
    if element.get("background"):
        return None
    whole = says.get("background", "")
    image = says.get("background-image", "none")
    if "(" in whole.replace("rgb(", "").replace("rgba(", "") or image not in ("none", *_AS_AROUND):
        return None
    stated = says.get("background-color") or whole or element.get("bgcolor") or ""
    if stated in _AS_AROUND or stated == "none" or is_see_through(stated):
        return around
    known = (colour(word) for word in (stated, *stated.split()))
    return next((found for found in known if found), None)
