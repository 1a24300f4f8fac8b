"""What a text says in numbers: one mention a number, and one for each statement that there was none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from app.language.tokens import Token

Words = Sequence[Token]
Ids = tuple[str, ...]
"""What a number counts, as ids; several together where it is their sum."""
Meaning = tuple[Ids, bool]
"""Ids counted together, and whether it is a part at most."""


class Author(NamedTuple):
    """Who writes: the report year, the theme of the text, which 全… figures are the body's own, and its name."""

    year: int
    theme: str
    kind: str
    name: str = ""


class Context(NamedTuple):
    """What the sentences before it in the paragraph were about. `informed`: 申请 and 复议 need not say of what.

    `matter` is what a sentence goes on with that names nothing itself; `documents` and `kinds` are those of that
    matter.
    """

    informed: bool = False
    matter: str = ""
    documents: Ids = ()
    kinds: Ids = ()


NOTHING = Context()

NO_COUNT, OTHER, UNREAD = "name", "other", "unread"
REASONS = {
    NO_COUNT: "日期、序号、文号或名称",
    OTHER: "表中没有这一项",
    UNREAD: "没有读懂说的是哪一项",
    "about": "不是准数",
    "year": "其他年度的数",
    "ever": "多年累计的数",
    "until": "统计到年中的数",
    "area": "其他机关或者全区域的数",
    "behalf": "代表、指导其他机关办理的数",
    "growth": "增减的数",
    "share": "占比、比率，没有可以重算的数",
    "mean": "平均数",
    "part": "其中一部分，只核对没有超过表中的数",
}
"""Why a number is not compared with the tables."""


@dataclass(frozen=True)
class Mention:
    """Characters `start` to `end` hold the number with its unit, or the words that say there was none.

    `what` are the ids of what is counted, counted together; () where it is nothing of the tables. `part`: the words
    narrow it down, so it may be less than the table's figure, never more. `who` narrows it to a column of applicants.
    `reason` says why it is not compared.
    """

    start: int
    end: int
    value: int | Decimal
    unit: str = ""
    what: tuple[str, ...] = ()
    part: bool = False
    who: str = ""
    reason: str = ""
    none: bool = False
    alone: bool = False
    """Whether it is the whole, and no part, if nothing else in the report tells of the same."""
    among: tuple[int | Decimal, ...] = ()
    """Figures of which the table's must be one, where the number is a part: 废止9件，宣布失效3件."""
    begin: int = -1
    """Where the words begin that say there was none: “行政复议、行政诉讼均为零”."""

    def moved(self, by: int) -> Mention:
        """The mention of a sentence, by its place in the paragraph."""
        begin = self.begin + by if self.none else -1
        return replace(self, start=self.start + by, end=self.end + by, begin=begin)

    @property
    def compared(self) -> bool:
        """Whether it stands for figures of the tables."""
        return bool(self.what) and not self.reason
