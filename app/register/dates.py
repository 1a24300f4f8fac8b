"""Days as registers write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY = re.compile(r"(20\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?")
_TOGETHER = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}")
_FIRST = date(1899, 12, 30)
"""What Excel counts its days from."""
_SERIALS = range(36_526, 73_051)
"""The days of 2000 to 2099 as numbers."""


def day(text: str) -> date | None:
    """2024-01-16, 2024年1月16日, 2024.1.16, 20240116, or Excel's number of a day; None for anything else."""
    stated = text.strip().translate(_WIDE)
    if _SERIAL.fullmatch(stated):
        return _FIRST + timedelta(int(stated)) if int(stated) in _SERIALS else None
    found = _DAY.fullmatch(stated) or _TOGETHER.fullmatch(stated)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()[:3]))
    except ValueError:
        return None


_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0F: "/", 0xFF0D: "-", 0xFF0E: "."}
