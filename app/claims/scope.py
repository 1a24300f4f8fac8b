"""Whose figure a number is, and of which year: worked out in one place, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.claims.mention import Author
from app.claims.pieces import CARRY, Segment, plain
from app.language.tokens import UNKNOWN, Token

BODIES = "局委办厅院所队镇乡科站校司馆"
"""Last characters of the names of bodies: “财政局收到” in a government's report tells of one of them."""
_PLACES = "省市县区州盟旗镇乡"
_TOGETHER = ("会同", "联合", "协调")
_TOWNS = re.compile("乡镇|镇乡|镇街|街镇|镇办|各[镇乡]|街道")
"""All of a county's, said in the report of one of them."""
_DOES = frozenset(["receive", "new", "deal", "conclude", "answer", "issue"])
_AND = frozenset(["和", "及", "与", "以及", "、"])
OWN, PART, AREA, BEHALF = "own", "part", "area", "behalf"
_OF_WHOM = {
    "own": {},
    "seat": {"government": PART},
    "office": {"government": PART},
    "region": {"government": OWN, "": AREA},
    "region_low": {"town": OWN, "street": OWN, "": AREA},
    "system": {"": AREA},
    "below": {"government": PART, "town": PART, "street": PART, "": AREA},
    "behalf": {"": BEHALF},
    "villages": {"": AREA},
    "in_name": {"government": PART, "": BEHALF},
}
"""Whose figures words are, by the kind of body that writes; '' for any other, else its own."""
_UNTIL = frozenset(["截至", "截止", "到", "至"])
_ALWAYS = frozenset(["in_name", "own", "region", "region_low", "behalf", "system", "seat", "office"])


@dataclass
class FigureScope:
    """What the words so far said of whose and when. `whose`: own, part (of a government's), area, behalf."""

    reader: Author
    whose: str = OWN
    when: str = ""
    ever: bool = False
    over_years: bool = False
    partly: bool = False
    """Whether a part of the year is told of: 截至6月30日, 上半年."""
    going_on: bool = False
    """Whether figures of this year were told before in the sentence: what 累计 is said of then is of this year too."""
    seat_told: bool = False
    """Whether the government's own office was named before the others: 本级收到35件，县直部门及乡镇收到118件."""
    one_named: bool = False
    """Whether one of the others was named by name, so that a sum is not of all."""
    together: bool = False
    """Whether all bodies are being listed: 全县31个部门和12个乡镇, 县政府及县直部门、乡镇."""

    apart: bool = False
    """Whether the figures of its departments stand beside the government's own: 县政府收到11件，县直部门收到92件."""

    def foresee(self, words: Sequence[Token]) -> None:
        """Note whose figures, and of when, are told anywhere in the sentence."""
        left = {word.sense for word in words if word.kind in {"act", "time"}}
        self.going_on = "next" in left and bool(left & CARRY)  # 累计受理3120件，结转下年度120件
        self.apart = any(
            word.sense == "below" and before.word not in _AND and before.kind != "scope"
            for before, word in pairwise(words)
        )

    def hear(self, segment: Segment, *, said: bool) -> None:
        """Go through a segment; `said`: it has a number or says what was done."""
        words = segment.words
        if segment.mark == "；" or (self.when == "last" and any(word.sense == "sum" for word in words)):
            self.when = ""
        if segment.mark == "；":
            self.ever = False
        if not (self.together and segment.mark in {"、", ""} and plain(words[:1], "scope", "light")):
            self.together = False
        if self.whose == BEHALF and words and words[0].sense == "this" and any(one.sense == "ask" for one in words):
            self.whose = OWN  # 登记各社区转交的申请，全年登记在册的申请23件
        if not (segment.mark == "（" and words and words[0].kind == "list"):  # 县民政局（含所属单位）
            self._hear_whose(words, said=said)
        if (
            self.seat_told
            and not self.one_named
            and self.whose == PART
            and plain(words, "count", "light")
            and words[0].sense == "sum"
        ):
            self.whose = OWN
        self.together = bool(words) and self._all_bodies(words)
        within = not said and plain(words, "time", "light", "scope") and any(word.sense == "part" for word in words)
        self.partly = self.partly or within
        for at in range(len(words)):
            self._when(words[at], words, at)

    def _hear_whose(self, words: tuple[Token, ...], *, said: bool) -> None:
        told = self.seat_told
        for at, word in enumerate(words):
            self.seat_told = self.seat_told or (said and word.word.endswith(("本级", "办公室")))
            if told and word.sense in {"below", "together"} and not any(one.sense == "region" for one in words[:at]):
                self.whose = PART if self.reader.kind == "government" else AREA
                return
            if self.apart and said and word.sense == "government" and _does_it(words, at):
                self.whose, self.seat_told = PART, True
            if word.kind == UNKNOWN:
                self._named(word, words[at + 1 :], words[:at])
            elif word.kind == "scope" and (said or word.sense in _ALWAYS):
                self.whose = self._of_whom(word, words[at + 1 :], words[:at])
            if word.kind == "scope" and self.whose == BEHALF:
                return

    def _all_bodies(self, words: tuple[Token, ...]) -> bool:
        """Whether words end in a list of all bodies, which may go on."""
        if self.reader.kind != "government" or not (words[-1].kind == "scope" or words[-1].word in _AND):
            return False
        tail = words[-1].sense
        governed = len(words) > 2 and words[-2].word in _AND and words[-3].sense == "government"
        of_region = len(words) > 1 and words[-2].sense == "region"
        return self.together or of_region or governed or tail in {"region", "together"}

    def _named(self, word: Token, after: tuple[Token, ...], before: tuple[Token, ...]) -> None:
        """A body named by name is one of the government's, if it is said to have done something."""
        place = self.reader.kind in {"bureau", ""} and word.word[-1] in _PLACES
        if any(one.sense in {"region", "together"} for one in before):
            return
        if not place and (self.reader.kind != "government" or word.word[-1] not in BODIES):
            return
        following = next((word for word in after if word.kind not in {"light", "count", "time"}), None)
        if following and following.kind == "act" and following.sense in _DOES:
            self.whose, self.one_named = AREA if place else PART, True

    def _of_whom(self, word: Token, after: tuple[Token, ...], before: tuple[Token, ...]) -> str:
        if word.word == "名义" and before and before[-1].sense == "topic":
            return self.whose  # 以政府信息公开名义进行信访
        if word.sense == "below" and any(one.word.startswith(_TOGETHER) for one in before[-2:]):
            return self.whose  # 会同有关部门制定
        if word.sense == "below" and len(before) > 1 and before[-1].word in _AND:
            if before[-2].sense == "own":
                return self.whose  # 我局及下属单位
            if before[-2].sense == "seat":
                return OWN  # 市局本级和派出分局共
        return self._of_bodies(word, after, before)

    def _of_bodies(self, word: Token, after: tuple[Token, ...], before: tuple[Token, ...]) -> str:
        kind = self.reader.kind
        governed = len(before) > 1 and before[-1].word in _AND and before[-2].sense == "government"
        if word.sense in {"below", "seat"} and kind == "government" and (self.together or governed):
            return OWN
        before_all = [one for one in before if one.kind == "scope"]
        if word.sense == "below" and before_all and kind == "government":
            # 全县各部门；各部门、各乡镇
            return self.whose if any(one.sense == "region" for one in before_all) else OWN
        if word.sense == "below" and kind in {"town", "street"} and _TOWNS.search(word.word):
            return AREA  # 全县各乡镇
        if word.sense == "below" and any(one.sense == "together" for one in after):
            return self.whose
        if word.sense == "together":
            if kind == "government":
                return OWN
            return AREA if self.whose == OWN and word.word.startswith("各") else self.whose
        whose = _OF_WHOM[word.sense]
        return whose.get(kind, whose.get("", OWN))

    def _when(self, word: Token, words: tuple[Token, ...], at: int) -> None:
        if word.kind != "time":
            return
        if word.sense in {"this", "end"}:
            if at and words[at - 1].kind == "time" and words[at - 1].sense == "last":
                return  # 上年全年
            if at and words[at - 1].word in _UNTIL:
                return  # 截至2024年底，累计
            self.when, self.ever, self.partly = "this", False, False
        elif word.sense == "until":
            self.partly = True
        elif word.sense == "last" and not _beside(words, at):
            self.when = "last"
        elif (word.sense == "ever" and not (at and words[at - 1].sense == "this")) or (
            word.sense == "sofar" and self.when != "this" and not self.going_on
        ):
            self.ever = True
            self.over_years = self.over_years or word.sense == "ever"

    @property
    def reason(self) -> str:
        """Why a figure under these words is not one of the tables; '' where it may be."""
        if self.when == "last":
            return "year"
        return "ever" if self.ever else self.others

    @property
    def standing(self) -> str:
        """The same of what is added up over the years anyway."""
        return "year" if self.when == "last" else "ever" if self.ever and self.over_years else self.others

    @property
    def others(self) -> str:
        """The same of whose it is alone, and of whether it is of the whole year."""
        if self.whose in {AREA, BEHALF}:
            return self.whose
        return "until" if self.partly else ""


def _does_it(words: Sequence[Token], at: int) -> bool:
    """“县政府收到”: the body itself did."""
    return at == 0 and len(words) > 1 and words[1].kind == "act"


def _beside(words: tuple[Token, ...], at: int) -> bool:
    """Whether last year is named for what it left, or for comparison."""
    carried = any(word.kind == "act" and word.sense in {*CARRY, "open"} for word in words)
    if words[0].word == "对" and any(word.word.startswith("以来") for word in words[at + 1 : at + 2]):
        return True  # 对2019年以来的文件清理，废止5件
    beside = words[max(at - 1, 0) : at + 3]
    return carried or any(word.sense == "than" for word in beside)
