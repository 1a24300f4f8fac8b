"""The colours that a Word file takes from its theme: they go before the ones that stand beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.colours import BLACK, WHITE, Colour, colour
from app.ooxml.styles import VAL, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_USUAL = {
    "dk1": BLACK, "lt1": WHITE, "dk2": (31, 73, 125), "lt2": (238, 236, 225), "accent1": (79, 129, 189),
    "accent2": (192, 80, 77), "accent3": (155, 187, 89), "accent4": (128, 100, 162), "accent5": (75, 172, 198),
    "accent6": (247, 150, 70), "hlink": (0, 0, 255), "folHlink": (128, 0, 128),
}  # fmt: skip
"""Of a file without a theme."""
_SLOTS = {
    "dark1": "dk1", "text1": "dk1", "tx1": "dk1", "light1": "lt1", "background1": "lt1", "bg1": "lt1",
    "dark2": "dk2", "text2": "dk2", "tx2": "dk2", "light2": "lt2", "background2": "lt2", "bg2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
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

    def __init__(self, root: _Element | None) -> None:
        self._colours: dict[str, Colour | None] = dict(_USUAL)
        scheme = root.find(f".//{_A}clrScheme") if root is not None else None
        for slot in scheme if scheme is not None else ():
            if isinstance(slot.tag, str):
                self._colours[slot.tag.removeprefix(_A)] = _stated(slot)

    def colour(self, stated: str) -> Colour | None:
        """The colour that an ink is; None for one that is not known here."""
        if not stated.startswith(THEMED):
            return colour(stated)
        name, tint, shade = stated.removeprefix(THEMED).split(" ")
        found = self._colours.get(_SLOTS.get(name, name))
        return found and _changed(found, _share(tint), _share(shade))


def of_scheme(fill: _Element, w14: str) -> str:
    """The ink that a filling names by its scheme; nothing where it changes it in ways that are not worked out here."""
    scheme = fill.find(f"{w14}solidFill/{w14}schemeClr")
    return "" if scheme is None or len(scheme) else f"{THEMED}{scheme.get(w14 + 'val', '')} - -"


def _stated(slot: _Element) -> Colour | None:
    for child in slot:
        if found := colour(child.get("lastClr") or child.get(VAL) or child.get("val") or ""):
            return found
    return None


def _share(stated: str) -> float:
    try:
        return int(stated, 16) / 255
    except ValueError:
        return 1.0


def _changed(found: Colour, tint: float, shade: float) -> Colour:
    """Made lighter by a tint, darker by a shade."""
    red, green, blue = (round(255 - (255 - part * shade) * tint) for part in found)
    return red, green, blue
