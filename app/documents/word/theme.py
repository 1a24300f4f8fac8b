"""The colours that a Word file takes from its theme: they go before the ones that stand beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from app.documents.colours import Colour, colour
from app.documents.theme import darker, lighter, of_theme
from app.ooxml.styles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SLOTS = {
    "dark1": "dk1", "text1": "dk1", "tx1": "dk1", "light1": "lt1", "background1": "lt1", "bg1": "lt1",
    "dark2": "dk2", "text2": "dk2", "tx2": "dk2", "light2": "lt2", "background2": "lt2", "bg2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
SEVERAL = "|"
"""What parts the inks of a gradient."""
THEMED = "theme "
"""How an ink begins that is one of the theme."""
_PLAIN = frozenset(["text1", "dark1", "tx1", "dk1"])


def ink(mark: _Element, prefix: str = "theme", value: str = "val") -> str:
    """What a mark says of a colour: one of the theme as it is named there, else as it stands."""
    name = mark.get(W + ("themeColor" if prefix == "theme" else prefix))
    if not name or name == "none":
        return mark.get(W + value, "")
    tint, shade = mark.get(f"{W}{prefix}Tint", ""), mark.get(f"{W}{prefix}Shade", "")
    return "000000" if name in _PLAIN and not tint else f"{THEMED}{name} {tint or '-'} {shade or '-'}"


class Theme:
    """The colours of one theme."""

    def __init__(self, part: Callable[[], _Element | None]) -> None:
        """`part` gives what the file says of it, which few documents need."""
        self._part = part

    @cached_property
    def _colours(self) -> dict[str, Colour | None]:
        return of_theme(self._part())

    def colour(self, stated: str) -> Colour | None:
        """The colour that an ink is; None for one that is not known here."""
        if not stated.startswith(THEMED):
            return colour(stated)
        name, tint, shade = stated.removeprefix(THEMED).split(" ")
        found = self._colours.get(_SLOTS.get(name, name))
        return found and lighter(darker(found, _share(shade)), _share(tint))


def inks_of(fill: _Element, w14: str) -> str:
    """The inks of a filling, of one with a gradient all of them; nothing where one is not worked out here."""
    found = [_ink_of(one, w14) for one in fill.iter(f"{w14}srgbClr", f"{w14}schemeClr")]
    return SEVERAL.join(dict.fromkeys(found)) if all(found) else ""


def _ink_of(mark: _Element, w14: str) -> str:
    if mark.tag == f"{w14}srgbClr":
        return mark.get(f"{w14}val", "")
    return "" if len(mark) else f"{THEMED}{mark.get(w14 + 'val', '')} - -"


def _share(stated: str) -> float:
    try:
        return int(stated, 16) / 255
    except ValueError:
        return 1.0
