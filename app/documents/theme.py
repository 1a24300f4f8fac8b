"""The colours of the theme of a document, by the names of their slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.colours import BLACK, WHITE, Colour, colour

if TYPE_CHECKING:
    from lxml.etree import _Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_USUAL = {
    "dk1": BLACK, "lt1": WHITE, "dk2": (31, 73, 125), "lt2": (238, 236, 225), "accent1": (79, 129, 189),
    "accent2": (192, 80, 77), "accent3": (155, 187, 89), "accent4": (128, 100, 162), "accent5": (75, 172, 198),
    "accent6": (247, 150, 70), "hlink": (0, 0, 255), "folHlink": (128, 0, 128),
}  # fmt: skip
"""Of a file without a theme."""


def of_theme(root: _Element | None) -> dict[str, Colour | None]:
    """The colours by slot; None for one that is not known here."""
    found: dict[str, Colour | None] = dict(_USUAL)
    scheme = root.find(f".//{_A}clrScheme") if root is not None else None
    for slot in scheme if scheme is not None else ():
        if isinstance(slot.tag, str):
            found[slot.tag.removeprefix(_A)] = _stated(slot)
    return found


def _stated(slot: _Element) -> Colour | None:
    stated = (colour(child.get("lastClr") or child.get("val") or "") for child in slot)
    return next((found for found in stated if found), None)


def lighter(found: Colour, share: float) -> Colour:
    """A colour with so much of its difference from white left."""
    red, green, blue = (round(255 - (255 - part) * share) for part in found)
    return red, green, blue


def darker(found: Colour, share: float) -> Colour:
    """A colour with so much of its light left."""
    red, green, blue = (round(part * share) for part in found)
    return red, green, blue
