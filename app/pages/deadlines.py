"""The days that a report is due, and how many are left: 送审、报送、公布."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.language.days import in_words
from app.language.fold import fold
from app.pages.limits import limits_of

if TYPE_CHECKING:
    from app.report.model import AgencyKind
    from app.system.settings import Settings

LONG_PAST = 90
"""Days after which nobody wants to be told that a day is over."""


@dataclass(frozen=True)
class Due:
    """What is due, and on which day."""

    what: str
    day: date

    def left(self, today: date) -> int:
        return (self.day - today).days

    def words(self, today: date) -> str:
        """“1月31日前公布，还有23天”."""
        left = self.left(today)
        left_in_words = f"还有{left}天" if left > 0 else "就是今天" if left == 0 else f"已过{-left}天"
        return f"{in_words((self.day.month, self.day.day))}前{self.what}，{left_in_words}"


def still_to_do(settings: Settings, kind: AgencyKind, year: int, suffix: str, today: date, *, seal: bool) -> str:
    """What remains after a file of a kind was made: print, seal, publish by."""
    days = {due.what: due.words(today) for due in dues(settings, kind, year)}
    paper = [
        "通读一遍",
        "打印",
        *(["盖章"] if seal else []),
        *(days[what] for what in ("送审", "报送") if what in days),
    ]
    steps = paper if suffix == ".docx" else [days.get("公布", "公布")] if suffix in {".pdf", ".html"} else []
    return f"接下来：{'；'.join(steps)}。" if steps else ""


def dues(settings: Settings, kind: AgencyKind, year: int) -> tuple[Due, ...]:
    """What is due for the report on `year` of a body of this kind, the first first."""
    limits = limits_of(settings)
    days = {"送审": limits.review, "报送": limits.submission, "公布": limits.deadlines.get(kind)}
    found = [Due(what, date(year + 1, *day)) for what, day in days.items() if day]
    return tuple(sorted(found, key=lambda due: due.day))


def deadlines_in_words(settings: Settings, kind: AgencyKind, year: int, today: date) -> str:
    """All of it in a line, with the notice that it rests on; '' where nothing is due."""
    days = "；".join(due.words(today) for due in dues(settings, kind, year) if due.left(today) > -LONG_PAST)
    return f"{days}{_by_notice(settings.notice.strip(), year)}" if days else ""


def _by_notice(notice: str, year: int) -> str:
    """Which notice the days are taken from. One of another year may not be in force any more: that is asked."""
    if not notice:
        return ""
    years = {int(stated) for stated in re.findall(r"20\d\d(?=年)", fold(notice))}
    if years and not years & {year, year + 1}:  # named by the year that it is about, or by that in which it came
        return f"。日期按的是“{notice}”，请看{year}年度的通知，有变化的在“文件→设置”里改"
    return f"（按“{notice}”）"
