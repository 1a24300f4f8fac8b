"""Colours of letters and of what is behind them: letters in the colour of their ground are not seen."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
LEAST_SEEN = 10
"""Steps of 255 by which one of the three parts has to differ."""
_NAMES = {
    "white": WHITE, "black": BLACK, "red": (255, 0, 0), "yellow": (255, 255, 0), "green": (0, 128, 0), "lime": (0, 255, 0),
    "blue": (0, 0, 255), "cyan": (0, 255, 255), "aqua": (0, 255, 255), "magenta": (255, 0, 255), "fuchsia": (255, 0, 255),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192), "navy": (0, 0, 128), "snow": (255, 250, 250),
    "ivory": (255, 255, 240), "maroon": (128, 0, 0), "teal": (0, 128, 128), "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240), "window": WHITE, "windowtext": BLACK, "canvas": WHITE,
    "darkblue": (0, 0, 139), "darkcyan": (0, 139, 139), "darkgreen": (0, 100, 0), "darkmagenta": (139, 0, 139),
    "darkred": (139, 0, 0), "darkyellow": (128, 128, 0), "darkgray": (128, 128, 128), "lightgray": (192, 192, 192),
}  # fmt: skip
"""Of web pages and of Word's highlighter."""
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_PARTS = re.compile(r"rgba?\(([\d.,%/\s]+)\)")


def colour(stated: str) -> Colour | None:
    """A colour as pages and Word files say it; None for one that is not known here."""
    stated = stated.strip().lower()
    if stated in _NAMES:
        return _NAMES[stated]
    if found := _HEX.fullmatch(stated):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    parts = [part for part in re.split(r"[,/\s]+", found[1]) if part] if (found := _PARTS.fullmatch(stated)) else []
    if len(parts) not in (3, 4) or not all(part.isdigit() for part in parts[:3]):
        return None
    return min(int(parts[0]), 255), min(int(parts[1]), 255), min(int(parts[2]), 255)


def is_see_through(stated: str) -> bool:
    """Whether a page says of a colour that nothing of it is seen."""
    stated = stated.strip().lower()
    found = _PARTS.fullmatch(stated)
    parts = [part for part in re.split(r"[,/\s]+", found[1]) if part] if found else []
    return stated == "transparent" or (len(parts) == 4 and parts[3].rstrip("%").strip("0.") == "")


def are_alike(ink: Colour, ground: Colour) -> bool:
    """Whether letters of one colour on the other are not seen."""
    return all(abs(one - other) < LEAST_SEEN for one, other in zip(ink, ground, strict=True))
