"""A date however somebody types it, in the words of an official paper: 2026年1月20日."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_SPACED = re.compile(r"\s*([-./。、,—–·年月日号\s])\s*")
_BETWEEN = r"[-./。、,—–·年月 ]"
"""What stands between year, month and day. With a Chinese input method the point becomes 。 and the stroke —."""
_TYPED = re.compile(rf"(\d{{4}})(?:{_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}})[日号]?|(\d{{2}})(\d{{2}}))")


def in_full(day: date) -> str:
    """“2026年1月20日”."""
    return f"{day.year}年{day.month}月{day.day}日"


def written(text: str) -> str:
    """The date that was typed as `2026-1-20`, `2026.1.20`, `20260120` …, written in full; any other text as it is."""
    typed = _SPACED.sub(r"\1", unicodedata.normalize("NFKC", text).strip())
    found = _TYPED.fullmatch(typed)
    if found is None:
        return text
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return in_full(date(year, month, day))
    except ValueError:
        return text
