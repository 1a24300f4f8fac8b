"""Colours of letters and of what is behind them: letters in the colour of their ground are not seen."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
LEAST_SEEN = 16
"""Steps of 255 by which one of the three parts has to differ."""
_NAMES = {
    "white": WHITE, "black": BLACK, "red": (255, 0, 0), "yellow": (255, 255, 0), "green": (0, 128, 0), "lime": (0, 255, 0),
    "blue": (0, 0, 255), "cyan": (0, 255, 255), "aqua": (0, 255, 255), "magenta": (255, 0, 255), "fuchsia": (255, 0, 255),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192), "navy": (0, 0, 128), "snow": (255, 250, 250),
    "ivory": (255, 255, 240), "maroon": (128, 0, 0), "teal": (0, 128, 128), "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240), "window": WHITE, "windowtext": BLACK, "canvas": WHITE, "canvastext": BLACK, "field": WHITE, "fieldtext": BLACK, "buttontext": BLACK,
    "darkblue": (0, 0, 139), "darkcyan": (0, 139, 139), "darkgreen": (0, 100, 0), "darkmagenta": (139, 0, 139),
    "darkred": (139, 0, 0), "darkyellow": (128, 128, 0), "darkgray": (128, 128, 128), "lightgray": (192, 192, 192),
}  # fmt: skip
"""Of web pages and of Word's highlighter."""
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})|#([0-9a-f]{6})[0-9a-f]{2}|#([0-9a-f]{3})[0-9a-f]", re.IGNORECASE)
_PARTS = re.compile(r"(?:rgba?|(hsla?))\(([\d.,%/\s]+|[\d.,%/\s]+deg[\d.,%/\s]+)\)")
_LIGHT = re.compile(r"(lab|lch|oklab|oklch|hwb|color)\(([\w.,%/\s-]+)\)")
_MIXED = re.compile(r"color-mix\(\s*in\s+[\w-]+\s*,([#\w%.\s]+),([#\w%.\s]+)\)")
_LIGHTEST = 0.98
_CLEAR_HEX = re.compile(r"#(?:[0-9a-f]{6}00|[0-9a-f]{3}0)")


def colour(stated: str) -> Colour | None:
    """A colour as pages and Word files say it; None for one that is not known here."""
    stated = stated.strip().lower()
    if stated in _NAMES:
        return _NAMES[stated]
    if found := _HEX.fullmatch(stated):
        digits = found[1] or found[2] or found[3]
        digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if mixed := _MIXED.fullmatch(stated):
        return _mixed(*(part.split() for part in mixed.groups()))
    if light := _LIGHT.fullmatch(stated):
        return _of_light(light[1], _split(light[2]))
    found = _PARTS.fullmatch(stated)
    numbers = [_part(part) for part in _split(found[2])[:3]] if found else []
    if found is None or len(numbers) != 3:
        return None
    return _of_hue(*numbers) if found[1] else _of_parts(numbers)


def _of_light(kind: str, parts: list[str]) -> Colour | None:
    """Black and white as newer pages may say them: the other colours of these kinds are not worked out here."""
    if kind == "hwb" and len(parts) >= 3:
        white, black = (_part(part) / 255 for part in parts[1:3])
        return _of_parts([255 * white / (white + black)] * 3) if white + black >= _LIGHTEST else None
    if kind == "color" and len(parts) >= 4:
        return (
            _of_parts([_part(part) if part.endswith("%") else _part(part) * 255 for part in parts[1:4]])
            if parts[0].startswith("srgb")
            else None
        )
    if len(parts) < 3 or kind in ("hwb", "color"):
        return None
    light = _part(parts[0]) / 255 if parts[0].endswith("%") else _part(parts[0]) / (1 if kind.startswith("ok") else 100)
    return WHITE if light >= _LIGHTEST else BLACK if light <= 1 - _LIGHTEST else None


def _mixed(first: list[str], second: list[str]) -> Colour | None:
    """Two colours with their shares: “white 80%”, “black”."""
    one, other = (colour(next((part for part in parts if not part.endswith("%")), "")) for parts in (first, second))
    shares = [next((_part(part) / 255 for part in parts if part.endswith("%")), None) for parts in (first, second)]
    share = shares[0] if shares[0] is not None else 1 - shares[1] if shares[1] is not None else 0.5
    return _of_parts([a * share + b * (1 - share) for a, b in zip(one, other, strict=True)]) if one and other else None


def _split(parts: str) -> list[str]:
    return [part for part in re.split(r"[,/\s]+", parts) if part]


def _part(stated: str) -> float:
    """A part of a colour: 255 is all of it, and so is 100%."""
    try:
        return float(stated[:-1]) * 2.55 if stated.endswith("%") else float(stated.removesuffix("deg"))
    except ValueError:
        return 0.0


def _of_parts(parts: list[float]) -> Colour:
    red, green, blue = (round(max(0.0, min(part, 255.0))) for part in parts)
    return red, green, blue


def _of_hue(hue: float, much: float, light: float) -> Colour:
    from colorsys import hls_to_rgb

    return _of_parts([part * 255 for part in hls_to_rgb(hue % 360 / 360, light / 255, much / 255)])


def is_see_through(stated: str) -> bool:
    """Whether a page says of a colour that nothing of it is seen."""
    stated = stated.strip().lower()
    found = _PARTS.fullmatch(stated)
    parts = _split(found[2]) if found else []
    clear = len(parts) == 4 and parts[3].rstrip("%").strip("0.") == ""
    return stated == "transparent" or clear or bool(_CLEAR_HEX.fullmatch(stated))


def are_alike(ink: Colour, ground: Colour) -> bool:
    """Whether letters of one colour on the other are not seen."""
    return all(abs(one - other) < LEAST_SEEN for one, other in zip(ink, ground, strict=True))
