"""A look at a draft without opening it: whose it is, on which year, how far, when it was saved."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

MOST_BYTES = 5_000_000
STATES = {"draft": "草稿", "review": "送审稿", "final": "定稿", "published": "已发布"}


@dataclass(frozen=True)
class Glimpse:
    """`body` and `kind` of the unit card, '' where nobody filled them in."""

    body: str
    kind: str
    year: int
    state: str
    filled: int
    whole: int
    when: datetime

    @property
    def words(self) -> str:
        """“2025年度 · 草稿 · 表格填了120/166格 · 1月8日 15:20”."""
        far = f"表格填了{self.filled}/{self.whole}格" if self.whole else ""
        when = f"{self.when.month}月{self.when.day}日 {self.when:%H:%M}存"
        return " · ".join(filter(None, (f"{self.year}年度", self.state, far, when)))


def glimpse(path: Path) -> Glimpse | None:
    """What can be seen of the draft at `path`; None where there is none or it can't be read."""
    try:
        found = path.stat()
        if found.st_size > MOST_BYTES:
            return None
        entries = json.loads(path.read_text(encoding="utf-8-sig"))
        when = datetime.fromtimestamp(found.st_mtime).astimezone()
    except (OSError, ValueError, RecursionError, OverflowError):
        return None
    return _of(entries, when) if isinstance(entries, dict) else None


def _of(entries: dict[str, Any], when: datetime) -> Glimpse | None:
    card, figures, year = entries.get("card"), entries.get("figures"), entries.get("year")
    if not isinstance(card, dict) or not isinstance(figures, dict) or not isinstance(year, int):
        return None
    state = STATES.get(str(entries.get("state")), STATES["draft"])
    body, kind = (str(card.get(name) or "") for name in ("full_name", "kind"))
    return Glimpse(body, kind, year, state, len(figures), _whole(entries.get("editions")), when)


def _whole(editions: object) -> int:
    """How many figures there are to fill in; 0 where the form is not known."""
    from app.form.editions import edition

    with suppress(KeyError, AttributeError, TypeError, ValueError, StopIteration):
        if isinstance(editions, dict):
            return sum(len(edition(form).table(table).inputs) for table, form in editions.items())
    return 0
