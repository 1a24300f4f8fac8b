"""Days of a year as somebody writes them in the settings: 1月31日, 1-31."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from app.errors import GknbError

Day = tuple[int, int]
"""Month and day."""

_WRITTEN = re.compile(r"(\d{1,2})(?:月|[-./])(\d{1,2})日?")
_COMMON_YEAR = 2001
"""29 February is no day to fix for every year."""


def day_of(text: str) -> Day | None:
    """The day that `text` names; None for nothing written. Raises `GknbError` for anything else."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        return None
    found = _WRITTEN.fullmatch(plain)
    try:
        named = date(_COMMON_YEAR, int(found[1]), int(found[2])) if found else None
    except ValueError:
        named = None
    if named is None:
        raise GknbError(f"日期“{text.strip()[:20]}”不对，请写成“1月31日”这样；没有规定的留空。")
    return named.month, named.day


def in_words(day: Day | None) -> str:
    """“1月31日”, '' for none."""
    return f"{day[0]}月{day[1]}日" if day else ""


def is_day(text: str) -> bool:
    """Whether `day_of` can read it."""
    try:
        day_of(text)
    except GknbError:
        return False
    return True
