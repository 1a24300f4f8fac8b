"""Whose figure a number is, and of which year: worked out in one place, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.claims.clauses import clauses
from app.claims.mention import Author
from app.claims.period import FigurePeriod
from app.claims.phrase import BODIES, all_of, holds, of_kind, says
from app.claims.pieces import Segment, plain
from app.language.tokens import UNKNOWN, Token

_PLACES = "省市县区州盟旗镇乡"
_TOWNS = re.compile("乡镇|镇乡|镇街|街镇|镇办|各[镇乡]|街道")
"""All of a county's, said in the report of one of them."""
_TOWNS_ALONE = re.compile("^各?(?:乡镇街道|乡镇|镇乡|镇街|街镇|镇|乡|街道)$|^全")
_TOGETHER = ("会同", "联合", "协调")
_DOES = frozenset(["make", "receive", "new", "deal", "conclude", "answer", "issue"])
_PASSED_DOWN = frozenset(["转办", "交办", "批转", "转来"])
_AND = frozenset(["and", "、"])
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
    "in_name": {"government": PART, "town": OWN, "street": OWN, "": BEHALF},
}
"""Whose figures words are, by the kind of body that writes; '' for any other, else its own."""
_ALWAYS = frozenset(["in_name", "own", "region", "region_low", "behalf", "system", "seat", "office"])


@dataclass
class FigureScope:
    """What the words so far said of whose and when. `whose`: own, part (of a government's), area, behalf."""

    reader: Author
    whose: str = OWN
    period: FigurePeriod = field(default_factory=FigurePeriod)
    seat_told: bool = False
    """Whether the government's own office was named before the others: 本级收到35件，县直部门及乡镇收到118件."""
    one_named: bool = False
    """Whether one of the others was named by name, so that a sum is not of all."""
    by_groups: bool = False
    """Whether what several groups of bodies got is told one by one."""
    together: bool = False
    """Whether all bodies are being listed: 全县31个部门和12个乡镇, 县政府及县直部门、乡镇."""
    departments: bool = False
    """Whether others than towns are named: 全县12个乡镇 are not all of a county's bodies."""
    apart: bool = False
    """Whether the figures of its departments stand beside the government's own: 县政府收到11件，县直部门收到92件."""

    @property
    def government(self) -> bool:
        return self.reader.kind == "government"

    def foresee(self, words: Sequence[Token]) -> None:
        """Note whose figures, and of when, are told anywhere in the sentence."""
        self.period.foresee(words)
        self.departments = any(word.kind == "scope" and not _TOWNS_ALONE.search(word.word) for word in words)
        self.by_groups = sum(map(_of_some_bodies, clauses(words))) > 1
        self.apart = any(
            word.sense == "below" and before.sense not in _AND and before.kind != "scope"
            for before, word in pairwise(words)
        )

    def hear(self, segment: Segment, *, stated: bool) -> None:
        """Go through a segment; `said`: it has a number or says what was done."""
        words = segment.words
        self.together = self.together and segment.mark in {"、", ""}
        if self.whose == BEHALF and says(words[:1], "this"):
            self.whose = OWN  # 登记各社区转交的申请，全年登记在册的申请23件
        self._hear_whose(words, stated=stated)
        summed = self.seat_told and not self.one_named and plain(words, "count", "light")
        self.whose = OWN if summed else self.whose
        self.together = self._all_bodies(words)
        self.period.hear(segment)

    def _hear_whose(self, words: tuple[Token, ...], *, stated: bool) -> None:
        seat_before = self.seat_told
        for at, word in enumerate(words):
            self.seat_told = self.seat_told or (stated and word.word.endswith("本级"))
            if seat_before and _all_others(word):
                self.whose = PART if self.government else AREA
                return
            itself = word.sense == "government" or word.word == "政府"
            does = next((one.kind for one in words[at + 1 :] if one.kind not in {"light", "count", "time"}), "")
            if self.apart and itself and does == "act":  # 县政府收到, 县政府共收到
                self.whose, self.seat_told = PART, True
            self._hear_body(word, words, at, stated=stated)
            if word.kind == "scope" and self.whose == BEHALF:
                return

    def _hear_body(self, word: Token, words: tuple[Token, ...], at: int, *, stated: bool) -> None:
        if word.kind == UNKNOWN:
            self._named(word, words[at + 1 :])
        elif word.word in _PASSED_DOWN and not self.government and _from_above(words[:at]):
            self.whose = BEHALF
        elif word.kind == "scope" and (stated or word.sense in _ALWAYS) and not of_kind(words[at + 1 : at + 2], "item"):
            self.whose = self._of_whom(word, words[:at])

    def _all_bodies(self, words: tuple[Token, ...]) -> bool:
        """Whether words end in a list of all bodies, which may go on."""
        governed = says(words[-3:-2], "government") and says(words[-2:-1], *_AND)
        return (
            self.together
            or governed
            or (says(words[:-1], "region") and all_of(words[-2:-1], "scope", "light"))
            or says(words[-1:], "region", "together")
        )

    def _named(self, word: Token, after: tuple[Token, ...]) -> None:
        """A body named by name is one of the government's, if it is said to have done something."""
        place = self.reader.kind == "bureau" and word.word[-1] in _PLACES
        if not place and (not self.government or word.word[-1] not in BODIES):
            return
        following = next((word for word in after if word.kind not in {"light", "time"}), None)
        if following and following.sense in _DOES:
            self.whose, self.one_named = AREA if place else PART, True

    def _of_whom(self, word: Token, before: tuple[Token, ...]) -> str:
        if _of_nobody(word, before):
            return self.whose
        if self._is_the_body(word, before):
            return OWN
        if word.word == "系统" and _is_a_way(before):
            return self.whose
        if word.sense == "together":
            passed_on = AREA if word.word.startswith("各") else self.whose
            return OWN if self.government else passed_on
        if not self.apart and _behind_government(before):
            return OWN  # 县政府及县政府办公室
        if word.sense in {"below", "seat"} and (whose := self._of_part(word, before)):
            return whose
        by_kind = _OF_WHOM[word.sense]
        return by_kind.get(self.reader.kind, by_kind.get("", OWN))

    def _is_the_body(self, word: Token, before: Sequence[Token]) -> bool:
        """“办公室代表县政府受理”, “分局收到” in the report of an office or a branch."""
        if word.word == "代表" and (self.government or of_kind(before[-1:], "scope")):
            return True
        return self.reader.name.replace("人民", "").endswith(word.word)

    def _of_part(self, word: Token, before: tuple[Token, ...]) -> str:
        """Whose the figures of a part of the body are where words beside it say so; '' where they don't."""
        joined = before[-2].sense if len(before) > 1 and before[-1].sense in _AND else ""
        named = self.reader.kind == "bureau" and joined == "" and len(before) > 1 and before[-1].sense in _AND
        if joined in {"own", "seat"} or named:
            return OWN if joined == "seat" else self.whose  # 我局及下属单位, 市局本级和派出分局共
        if self.government and (joined == "government" or (self.together and not self.by_groups)):
            return OWN if self.departments or not _TOWNS_ALONE.search(word.word) else PART
        return self._of_those_below(word, before) if word.sense == "below" else ""

    def _of_those_below(self, word: Token, before: tuple[Token, ...]) -> str:
        """“全县各部门”, “各部门、各乡镇”."""
        named = {one.sense for one in before if one.kind == "scope"}
        if self.government and named:
            return PART if self.by_groups else OWN
        if self.reader.kind in {"town", "street"} and _TOWNS.search(word.word):
            return AREA  # 全县各乡镇
        return ""

    @property
    def reason(self) -> str:
        """Why a figure under these words is not one of the tables; '' where it may be."""
        return self.period.reason or self.others

    @property
    def standing(self) -> str:
        """The same of what is added up over the years anyway."""
        return self.period.standing or self.others

    @property
    def others(self) -> str:
        """The same of whose it is alone, and of whether it is of the whole year."""
        if self.whose in {AREA, BEHALF}:
            return self.whose
        return "until" if self.period.partly else ""


def _from_above(before: Sequence[Token]) -> bool:
    """“收到市局转办的”, “县政府办转来”: what another office got, and may have counted as its own."""
    body = next((word for word in reversed(before) if word.kind != "light" or word.sense == "government"), None)
    return body is not None and (
        body.sense in {"government", "office", "judge"}
        or (body.kind == UNKNOWN and (body.word[-1] in BODIES or body.word == "上级"))
    )


def _all_others(word: Token) -> bool:
    """“各部门”, “各县区”: all bodies beside the government's own office."""
    return word.sense in {"below", "together"} or word.word.startswith("各")


def _of_nobody(word: Token, before: Sequence[Token]) -> bool:
    """Whether a word for a body says nothing of whose the figures are, by the words before it."""
    if word.sense == "behalf" and says(before[-1:], "side"):
        return True  # 作为被申请人参与行政复议
    if (word.word == "部门" and of_kind(before[-1:], "act")) or (word.sense == "office" and says(before[-2:], "below")):
        return True  # 信息公开申请的受理部门，下属执法大队
    return any(one.word.startswith(_TOGETHER) for one in before[-2:])  # 会同有关部门制定


def _is_a_way(before: Sequence[Token]) -> bool:
    """“其中系统收到9件，邮寄3件”, “通过申请平台系统”: a system by which requests come, and not one of bodies."""
    named = of_kind(before[-1:], "list", "narrow", "item", "noun", "act") or holds(before[-1:], {"管理", "办公"})
    return named or holds(before, {"通过", "依托", "运用"})


def _behind_government(before: Sequence[Token]) -> bool:
    """“县政府及”: whether the government is joined to what follows."""
    return says(before[-2:-1], "government")


def _of_some_bodies(clause: Sequence[Token]) -> bool:
    """“29个部门共收到142件”, beside what the towns and the office got."""
    below = next((at for at, word in enumerate(clause) if word.sense in {"below", "office", "seat"}), None)
    return below is not None and clause[0].kind != "list" and of_kind(clause[below + 1 : below + 2], "act")
