"""Of when a figure is: the report year, another one, many years together, or a part of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.claims.phrase import before, is_one, says
from app.claims.pieces import CARRY, Segment, plain
from app.language.tokens import Token

_UNTIL = frozenset(["截至", "截止", "到", "至"])
_LEFT = {("act", carry) for carry in (*CARRY, "open")}


@dataclass
class FigurePeriod:
    """What the words so far said of when. `when`: '' or this for the report year, last for another one."""

    when: str = ""
    ever: bool = False
    partly: bool = False
    """Whether a part of the year is told of: 截至6月30日, 上半年."""
    going_on: bool = False
    """Whether figures of this year were told before in the sentence: what 累计 is said of then is of this year too."""

    def foresee(self, words: Sequence[Token]) -> None:
        """“累计受理3120件，上年结转110件，结转下年度120件” is of this year."""
        self.going_on = is_one(words, {("time", "next")}) or (says(words, *CARRY) and says(words, "last"))

    def hear(self, segment: Segment) -> None:
        """Go through a segment."""
        words = segment.words
        if segment.mark == "；" or (self.when == "last" and says(words, "sum")):
            self.when = ""
        if says(words, "next") and says(words, "receive", "new") and not is_one(words, _LEFT):
            self.when = "last"  # 预计2025年收到70件
        self.partly = self.partly or (plain(words, "time", "light", "scope") and says(words, "part"))
        for at, word in enumerate(words):
            self._time(word, words, at)

    def _time(self, word: Token, words: Sequence[Token], at: int) -> None:
        if word.sense == "this":
            if not _of_another(before(words, at)):
                self.when, self.ever, self.partly = "this", False, False
        elif word.sense == "until":
            self.partly = True
        elif word.sense == "last":
            self.when = self.when if _beside(words, at) or _issued_before(words, at) else "last"
        elif self._adds_up(word, before(words, at)):
            self.ever = True

    def _adds_up(self, word: Token, behind: Token | None) -> bool:
        """“历年累计”, and “累计” unless it is of this year."""
        if word.sense == "ever" and behind is not None and behind.word == "创":
            return False  # 创近五年新高
        if word.sense == "ever":
            return behind is None or behind.sense != "this"
        return word.sense == "sofar" and self.when != "this" and not self.going_on

    @property
    def reason(self) -> str:
        """Why a figure of then is not one of the tables; '' where it may be."""
        return "year" if self.when == "last" else "ever" if self.ever else ""

    @property
    def standing(self) -> str:
        """The same of what stands at the end of the year, whenever it was made: 历年制定、现行有效的."""
        return "year" if self.when == "last" else ""


def _of_another(word: Token | None) -> bool:
    """上年全年; 截至2024年底，累计."""
    return word is not None and ((word.kind, word.sense) == ("time", "last") or word.word in _UNTIL)


def _issued_before(words: Sequence[Token], at: int) -> bool:
    """“清理2023年12月31日前发布的文件”: when they were issued says nothing of when they were counted."""
    following = words[at + 1 : at + 6]
    until = next((place for place, word in enumerate(following) if word.word == "前"), None)
    return until is not None and is_one(following[until + 1 : until + 2], {("act", "publicise"), ("act", "issue")})


def _beside(words: Sequence[Token], at: int) -> bool:
    """Whether last year is named for what it left, or for comparison."""
    if words[0].word == "对" and any(word.word.startswith("以来") for word in words[at + 1 : at + 2]):
        return True  # 对2019年以来的文件清理，废止5件
    goes_on = any(word.word == "继续" for word in words[at + 1 : at + 3])  # 上年度继续办理2件
    return goes_on or is_one(words, _LEFT) or says(words[max(at - 1, 0) : at + 3], "than")
