"""Contact data as somebody types it."""

from __future__ import annotations

_NARROW = {0xFF10 + digit: ord("0") + digit for digit in range(10)} | {ord("－"): "-"}
NUMBERS = frozenset(["postcode", "phone"])
"""Fields of the unit card that are numbers."""


def tidied(field: str, text: str) -> str:
    """The text as it is stored: full-width digits and dashes of a number as a keyboard has them."""
    return text.translate(_NARROW) if field in NUMBERS else text
