"""How wide a text is on paper."""

from __future__ import annotations

import unicodedata


def width(text: str) -> float:
    """How many characters of a line `text` takes; digits and Latin letters take half."""
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)
