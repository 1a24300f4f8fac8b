"""What styles do to the shape of words: made so flat that nothing is left, turned over, set somewhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_FUNCTION = re.compile(r"([a-z][a-z0-9]*)\(([^()]*)\)")
_ANGLE = re.compile(r"(-?\d{0,6}(?:\.\d{0,6})?)(deg|turn|grad|rad)")
_DEGREES = {"deg": 1.0, "turn": 360.0, "grad": 0.9, "rad": 57.29578}
_FLAT = 0.02
"""Of the size of words: what is so little of it is not seen."""
_SCALES = ("scale", "scalex", "scaley", "scale3d")
_TIPS = ("rotatex", "rotatey")


def moves(says: Mapping[str, str]) -> Iterator[str]:
    """By how much words are set off from where they would stand."""
    yield from says.get("translate", "").split()
    for name, values in _functions(says):
        if name.startswith("translate"):
            yield from values


def is_flat(says: Mapping[str, str]) -> bool:
    """Whether nothing is left of the height or the width of words."""
    if any(abs(scale) <= _FLAT for scale in _scales(says)):
        return True
    tips = (angle for name, values in _functions(says) if name in _TIPS for angle in _angles(values))
    return any(abs(angle % 180 - 90) < 1 for angle in tips) or any(
        abs(a * d - b * c) <= _FLAT**2 for a, b, c, d in _matrices(says)
    )


def is_turned_over(says: Mapping[str, str]) -> bool:
    """Whether words stand on their head, or as in a mirror: 6 shows as 9."""
    around = [("rotate", says.get("rotate", "").split()), *_functions(says)]
    turns = (angle for name, values in around if name in ("rotate", "rotatez", *_TIPS) for angle in _angles(values))
    mirrored = any(scale < 0 for scale in _scales(says)) or any(a < 0 or d < 0 for a, _, _, d in _matrices(says))
    return mirrored or any(90 < abs(angle) % 360 < 270 for angle in turns)


def _functions(says: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    return [
        (name, re.split(r"[\s,]+", inside.strip())) for name, inside in _FUNCTION.findall(says.get("transform", ""))
    ]


def _scales(says: Mapping[str, str]) -> Iterator[float]:
    stated = [("scale", says.get("scale", "").split()), *_functions(says)]
    for name, values in stated:
        if name in _SCALES:
            yield from (number for value in values if (number := _number(value)) is not None)


def _matrices(says: Mapping[str, str]) -> Iterator[tuple[float, float, float, float]]:
    for name, values in _functions(says):
        numbers = [number for value in values if (number := _number(value)) is not None]
        if name == "matrix" and len(numbers) == 6:
            yield numbers[0], numbers[1], numbers[2], numbers[3]
        elif name == "matrix3d" and len(numbers) == 16:
            yield numbers[0], numbers[1], numbers[4], numbers[5]


def _angles(values: list[str]) -> Iterator[float]:
    for value in values:
        found = _ANGLE.fullmatch(value)
        if found and found[1].strip("-."):
            yield float(found[1]) * _DEGREES[found[2]]


def _number(stated: str) -> float | None:
    try:
        return float(stated[:-1]) / 100 if stated.endswith("%") else float(stated)
    except ValueError:
        return None
