"""The share of each category of disclosed items, worked out from the counts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from app.report.model import Category
from app.tables.figures import read, tidy

_STEP = Decimal("0.1")


def count_of(category: Category) -> int | None:
    """The count as a number; None where it is missing or no number."""
    value = read(tidy(category.count, "count").text, "count").value
    return int(value) if value is not None else None


def total(categories: Iterable[Category]) -> int:
    """All counts that can be read, added up."""
    return sum(count_of(category) or 0 for category in categories)


def shares(categories: tuple[Category, ...]) -> tuple[str, ...]:
    """“9.5%” for each category, rounded half up to one decimal.

    '' for all of them while one count is missing: they would be shares of something else.
    """
    whole = 0 if uncounted(categories) else total(categories)
    return tuple(_share(count_of(category), whole) for category in categories)


def uncounted(categories: Iterable[Category]) -> tuple[Category, ...]:
    """The categories whose count is missing or no number; lines with nothing on them are none."""
    return tuple(one for one in categories if (one.name.strip() or one.count.strip()) and count_of(one) is None)


def _share(count: int | None, whole: int) -> str:
    if count is None or not whole:
        return ""
    return f"{(Decimal(count) * 100 / whole).quantize(_STEP, ROUND_HALF_UP)}%"
