"""What takes no room on a page, or stands where nobody sees it: squeezed, cut off, faded, put far to a side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.documents.colours import is_see_through
from app.documents.web.transforms import is_flat, moves

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FAR = 700
"""Points: what is put so far to a side is on no screen."""
LEAST_SIDE = 0.75
"""Points: of a box with a side of no more nothing is seen."""
_COLOURS = re.compile(
    r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^()]*\)|\b(?:transparent|black|white|red|blue|green|gray|grey)\b"
)
SMALLEST = 2.0
"""Points: letters of this size are not seen."""
FAINTEST = 0.05
"""What is no more than this is not seen."""
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{0,6})?)(px|pt|em|rem|ex|%|in|cm|mm|)")
_POINTS = {
    "px": 0.75,
    "": 0.75,
    "pt": 1.0,
    "em": 12.0,
    "rem": 12.0,
    "ex": 6.0,
    "%": 0.12,
    "in": 72.0,
    "cm": 28.3,
    "mm": 2.83,
}
_FIXED = ("px", "pt", "in", "cm", "mm")
_ROWS = frozenset(["tr", "col", "tbody", "thead", "tfoot"])
_SIDES = ("left", "right", "top", "bottom")
_CLIPPED = re.compile(
    r"rect\((?:[01]?(?:px)?[\s,]+){3}[01]?(?:px)?\)|inset\((?:[5-9]\d|100)(?:\.\d+)?%[^)]*\)|circle\(0[^)]*\)"
)
_PLACING = frozenset(
    ["position", "clip-path", "transform", "margin", "margin-left", "margin-top", "overflow", "overflow-x", "overflow-y",
     "zoom", "content-visibility", "scale", "translate", "contain"]
)  # fmt: skip
"""Without one of these nothing is out of sight by its place or its size."""
_FILTER = re.compile(r"opacity\(([^)]*)\)")


def is_gone(element: HtmlElement, says: Mapping[str, str]) -> bool:
    """Whether an element takes no room at all, or none where anybody sees it."""
    tag = element.tag
    if says.get("visibility") == "collapse" and tag in _ROWS:
        return True
    if says.get("display"):
        if says["display"] == "none":
            return True
    elif (
        "hidden" in element.attrib or (tag == "dialog" and "open" not in element.attrib) or "popover" in element.attrib
    ):
        return True
    if _PLACING.isdisjoint(says) or tag == "caption":
        return False
    return _is_outside(says) or _is_squeezed(says) or _is_shrunk(says)


def is_faded(says: Mapping[str, str]) -> bool:
    """Whether so little is left of the colours that nothing is seen."""
    if "mask-image" in says and _is_clear_mask(says["mask-image"]):
        return True
    if "opacity" not in says and "filter" not in says:
        return False
    filtered = _FILTER.search(says.get("filter", ""))
    return any(share(stated) <= FAINTEST for stated in (says.get("opacity"), filtered and filtered[1]) if stated)


def _is_clear_mask(mask: str) -> bool:
    """Whether a mask leaves nothing: one that passes from clear to clear."""
    colours = _COLOURS.findall(mask) if "gradient(" in mask else []
    return bool(colours) and all(map(is_see_through, colours))


def is_of_no_size(size: str) -> bool:
    """Whether letters of a size are not seen."""
    found = _LENGTH.fullmatch(size)
    if not found or not found[1].strip("-."):
        return False
    return float(found[1]) == 0 or (found[2] in _FIXED and 0 < points(size) <= SMALLEST)


def points(stated: str) -> float:
    """A length in points, roughly; nothing for what is none."""
    found = _LENGTH.fullmatch(stated)
    digits = found[1] if found else ""
    return float(digits) * _POINTS[found[2]] if found and digits.strip("-.") else 0.0


def share(stated: str) -> float:
    """A part of one; all of it where that is not said in a number."""
    try:
        return float(stated[:-1]) / 100 if stated.endswith("%") else float(stated)
    except ValueError:
        return 1.0


def _is_outside(says: Mapping[str, str]) -> bool:
    """Put far to a side, or cut off."""
    if _CLIPPED.match(says.get("clip-path", "")) or any(map(_is_far, _moves(says))):
        return True
    if says.get("position") not in ("absolute", "fixed"):
        return False
    return bool(_CLIPPED.match(says.get("clip", ""))) or any(_is_far(says[side]) for side in _SIDES if side in says)


def _is_far(stated: str) -> bool:
    return points(stated) <= -FAR


def _moves(says: Mapping[str, str]) -> list[str]:
    """By how much an element is set off from where it would stand."""
    stated = " ".join(says.get(name, "") for name in ("margin", "margin-left", "margin-top"))
    return [*stated.split(), *moves(says)]


def _is_squeezed(says: Mapping[str, str]) -> bool:
    """In a box of no size that shows nothing beyond its edges."""
    held = says.get("contain", "").split()
    if ("strict" in held or ("size" in held and "paint" in held)) and not {"width", "height"} <= says.keys():
        return True
    if not any(says.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y")):
        return False
    sizes = (_LENGTH.fullmatch(says.get(name, "")) for name in ("width", "height", "max-width", "max-height"))
    return any(size and size[1].strip("-.") and abs(points(size[0])) <= LEAST_SIDE for size in sizes)


def _is_shrunk(says: Mapping[str, str]) -> bool:
    """Made so small that nothing is left, or shown only when a script asks for it."""
    nothing = is_flat(says) or says.get("zoom") in ("0", "0%", "0.0")
    return nothing or says.get("content-visibility") == "hidden"
