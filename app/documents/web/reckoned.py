"""Lengths and shares that a style lets the browser work out: calc(2 * 0px), min(0px, 10px)."""

from __future__ import annotations

import re

_FUNCTION = re.compile(r"\b(calc|min|max|clamp)\(([^()]*)\)")
_VALUE = re.compile(r"(-?\d{0,6}(?:\.\d{0,6})?)([a-z%]{0,4})")
_POINTS = {"": 1.0, "px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12, "in": 72.0, "cm": 28.3, "mm": 2.83}
_SUM = re.compile(r"\s+([+-])\s+|\s*([*/])\s*")
DEEPEST = 4


def reckoned(stated: str) -> str:
    """What is stated with its functions worked out, as far as they are simple."""
    for _ in range(DEEPEST):
        if "(" not in stated or not _FUNCTION.search(stated):
            break
        stated = _FUNCTION.sub(lambda found: _worked_out(found[1], found[2]) or found[0], stated)
    return stated


def _worked_out(name: str, inside: str) -> str:
    values = [value for part in inside.split(",") if (value := _sum(part.strip()))]
    if len(values) != inside.count(",") + 1:
        return ""
    if name == "calc" or len(values) == 1:
        return _written(values[0])
    if name == "clamp" and len(values) == 3:
        return _written(max(values[0], min(values[1], values[2], key=_size), key=_size))
    return _written((min if name == "min" else max)(values, key=_size))


def _sum(stated: str) -> tuple[float, str] | None:
    """A value, or two of one unit added, or one multiplied."""
    parts = _SUM.split(stated, maxsplit=1)
    first = _value(parts[0])
    if len(parts) == 1 or first is None:
        return first
    sign, second = parts[1] or parts[2], _value(parts[3])
    if second is None:
        return None
    if sign in "*/":
        by = second[0] if sign == "*" else 1 / second[0] if second[0] else 0.0
        return first[0] * by, first[1] or second[1]
    if first[1] != second[1]:
        return None
    return first[0] + (second[0] if sign == "+" else -second[0]), first[1]


def _value(stated: str) -> tuple[float, str] | None:
    found = _VALUE.fullmatch(stated)
    known = found is not None and found[1].strip("-.") and found[2] in _POINTS
    return (float(found[1]), found[2]) if found and known else None


def _size(value: tuple[float, str]) -> float:
    return value[0] * _POINTS[value[1]]


def _written(value: tuple[float, str]) -> str:
    return f"{value[0]:.6g}{value[1]}"
