"""What a text says in figures about requests and disputes: “收到申请34件”, “两件予以公开”, “结转下年3件”.

A claim is read from one sentence alone, so that it is remembered as long as the sentence stays the same.
Where it is doubtful what a number counts, there is no claim: a missed error costs less than a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from app.claims import scope as whose
from app.claims import words as words
from app.language.apiece import apiece
from app.language.numbers import Number, numbers
from app.language.sentences import sentences

BACK = 400
"""Characters before a number that may say whose it is."""


class Reader(NamedTuple):
    """Who writes: the report year, the theme of the text, and which 全… figures are the body's own."""

    year: int
    theme: str
    kind: str


@dataclass(frozen=True)
class Claim:
    """`what` are the ids counted together; characters `start` to `end` hold the number with its unit.

    `part`: the words narrow it down, so it may be less than the table's figure, never more. `who` narrows it
    to natural_person or organisation.
    """

    what: tuple[str, ...]
    value: int
    start: int
    end: int
    part: bool = False
    who: str = ""


@lru_cache(maxsize=4096)
def claims(text: str, reader: Reader) -> tuple[Claim, ...]:
    """The claims of a paragraph (folded text), positions in it."""
    found: list[Claim] = []
    for sentence in sentences(text):
        for claim in _claims(sentence.text, reader):
            place = {"start": claim.start + sentence.start, "end": claim.end + sentence.start}
            found.append(Claim(**{**claim.__dict__, **place}))
    return tuple(found)


@lru_cache(maxsize=4096)
def _claims(sentence: str, reader: Reader) -> tuple[Claim, ...]:
    if not words.RELEVANT.search(sentence):
        return ()
    found = tuple(_Sentence(sentence, reader).read())
    return tuple(replace(claim, part=True) if _told_again(claim, found) else claim for claim in found)


def _told_again(claim: Claim, found: tuple[Claim, ...]) -> bool:
    """Whether another figure of the same result stands beside it: both are parts (征收类公开9件，物业类公开6件)."""
    return any(claim.what == other.what and claim.value != other.value and not other.part for other in found)


def _whole_of(kinds: Iterable[str]) -> tuple[str, ...] | None:
    """All reconsideration, or all of both; None where no dispute is named or litigation is told by its kinds."""
    named = set(kinds)
    whole = named in ({"reconsideration"}, {"reconsideration", "litigation"})
    return tuple(sorted(named, reverse=True)) if whole else None


class _Sentence:
    """One sentence read from left to right.

    `frame` is what the list after “其中” divides: None where there is no list, () where it divides something
    that is no claim.
    """

    def __init__(self, text: str, reader: Reader) -> None:
        self.text = text
        self.reader = reader
        self.frame: tuple[str, ...] | None = None
        self.last: Claim | None = None
        self.dispute = ""
        self.named: list[str] = []
        self.some = False  # some requests alone were told of: “受理线上申请65件，办结62件”

    def read(self) -> Iterator[Claim]:
        counts = [number for number in numbers(self.text) if number.is_count or self._bare(number)]
        before = 0
        for at, number in enumerate(counts):
            after = counts[at + 1].start if at + 1 < len(counts) else len(self.text)
            gap = self.text[before : number.start]
            self._enter(gap, before)
            claim = self._claim(number, apiece(self.text).get(number.start, gap), before, after)
            beside = not number.is_count or words.COMPARED.search(gap)
            self.last = claim or (self.last if beside else None)
            before = number.stop
            if claim:
                if claim.what == ("received",):
                    self.some = claim.part and self.frame is None
                yield claim

    def _bare(self, number: Number) -> bool:
        """A figure without a unit counts behind “为”: 行政诉讼数为0."""
        return (
            number.unit == ""
            and self.text[number.start - 1 : number.start] in {"为", "："}
            and (self.text[number.stop : number.stop + 1] in {"", "，", "。", "；", "、"})
        )

    def _enter(self, gap: str, before: int) -> None:
        """Note where a list begins or ends in the text between two numbers."""
        if "）" in gap and self.frame is not None and "（" not in gap:
            self.frame = None
        if "；" in gap and words.NEW_SUBJECT.search(gap[gap.rindex("；") :]):
            self.frame = None
        if words.THESE.search(gap):
            self.frame = ()
        elif words.LIST.search(gap):
            self.frame = self._whole() if before else None
        if found := words.AMONG.search(gap):
            clause = gap[: found.start()]
            follows = before and not re.search(r"[，。；：]", clause)
            self.frame = self._whole() if follows else self._among(clause.rpartition("，")[2])

    def _whole(self) -> tuple[str, ...]:
        return self.last.what if self.last else ()

    def _among(self, clause: str) -> tuple[str, ...]:
        """What “办结的申请中” divides."""
        if words.DISPUTE.search(clause):
            return () if words.NARROW_DISPUTE.search(clause) else tuple(words.joined(clause))
        if words.NARROW.search(clause):
            return ()
        if re.search(r"办结|答复|办理|处理", clause):
            return ("concluded",)
        return ("received",) if words.REQUEST.search(clause) else ()

    def _claim(self, number: Number, gap: str, before: int, after: int) -> Claim | None:
        left = words.AMONG.split(re.split(r"[，；：。]", gap.rstrip("："))[-1])[-1]
        rest = self.text[number.stop : after]
        right = words.right_of(rest)
        if not words.FILLER.sub("", left) and "，" in gap and before == 0 and (left or not right.strip("。")):
            left = gap.rstrip("，" + left)[-30:].split("，")[-1] + left
        if right and left.endswith("的有"):
            left = "有"
        what = ("carried_out",) if words.still_open(left, rest) else self._what(left, right, gap, rest)
        if (
            what is None
            or number.about
            or not isinstance(number.value, int)
            or self._foreign(number, what, left, right)
        ):
            return None
        part = self._part(what, left, right, number)
        return (
            None
            if part is None
            else Claim(what, number.value, number.start, number.stop, part, words.who(left + right.split("、")[0]))
        )

    def _what(self, left: str, right: str, gap: str, rest: str) -> tuple[str, ...] | None:
        if dispute := self._dispute(left, gap, rest):
            return dispute
        found = words.concept(re.sub(r"（[^（）]*）$", "", left), self.reader.year)
        relative = not found or (found == ("received",) and left.endswith("的"))
        if relative and not words.DISPUTE.search(left) and right[:1] not in set("和及与"):
            first = right if "，" in right else words.alone(right)
            found = words.concept(first, self.reader.year, after=True) or found
        if not found and words.receives(left, right):
            found = ("received",)
        if not found and words.BARE_GRANTED.fullmatch(left) and words.BESIDE_GRANTED.search(self.text):
            found = ("granted",)
        return found if found and self._about_requests(found, left, left + right) else None

    def _about_requests(self, what: tuple[str, ...], left: str, clause: str) -> bool:
        if self.reader.theme == "disputes" and what[0].startswith("carried") and not words.REQUEST.search(clause):
            return False
        if self.reader.theme == "requests":
            return what != ("received",) or bool(
                words.REQUEST.search(clause) or "新收" in clause or ("收到" in clause and self.last is None)
            )
        if words.INFORMATION_REQUEST.search(clause):
            return True
        counted = what != ("received",) or "新收" in clause or words.BARE_REQUEST.search(left)
        return bool(counted and words.INFORMATION_REQUEST.search(self.text))

    def _sum_of_disputes(self, gap: str, rest: str) -> tuple[str, ...] | None:
        """“一审3件，二审2件，合计5件”: a sum that ends the sentence is of all kinds named in it."""
        if not words.SUM.fullmatch(gap) or rest.strip("。"):
            return None
        kinds = dict.fromkeys(match.lastgroup or "" for match in words.DISPUTE.finditer(self.text))
        return ("litigation",) if all(kind.startswith("litigation") for kind in kinds) and kinds else _whole_of(kinds)

    def _dispute(self, left: str, gap: str, rest: str) -> tuple[str, ...] | None:
        """Reconsideration and litigation, by kind or by outcome."""
        found = [(match.lastgroup or "", match.end()) for match in words.DISPUTE.finditer(gap)]
        if "；" in gap:
            self._forget()
        if self.dispute and not found and (outcome := words.outcome(left, rest)):
            return None if self._several("，" in gap) else (f"{self.dispute}.{outcome}",)
        if not found:
            return self._sum_of_disputes(gap, rest)
        kinds = tuple(dict.fromkeys(words.joined(gap)))
        self.dispute = kinds[-1] if len(kinds) == 1 else ""
        self.named += kinds
        if named := words.OUTCOME.search(left):
            return (f"{self.dispute}.{words.OUTCOMES[named[1]]}",) if self.dispute else None
        return kinds if words.TAIL.fullmatch(gap[found[-1][1] :]) else None

    def _forget(self) -> None:
        """Behind a semicolon an outcome belongs to no kind any more if several were named before it."""
        if len({kind.partition("_")[0] for kind in self.named}) > 1:
            self.dispute = ""
        self.named = []

    def _several(self, new_clause: bool) -> bool:
        """Whether an outcome may be that of several kinds: “直接起诉4件、复议后起诉2件，结果维持5件”."""
        if new_clause and any(not self.dispute.startswith(kind) for kind in self.named):
            self.dispute = ""
        self.named = [self.dispute]
        return not self.dispute

    def _foreign(self, number: Number, what: tuple[str, ...], left: str, right: str) -> bool:
        """Whether the number counts something else: another year's, another body's, another matter's."""
        so_far = self.text[max(0, number.start - BACK) : number.start]
        if words.is_dispute(what):
            return self._other_dispute(so_far)
        if (
            words.COMPARED.search(left)
            or words.DUE.search(left)
            or words.AHEAD.match(right)
            or whose.cumulative(left)
            or words.BEHALF.search(so_far)
        ):
            return True
        if words.is_result(what) and words.DOCUMENT_KINDS.search(self.text):
            return True
        if number.unit in {"条", "篇", "则"} and not words.REQUEST.search(left + right):
            return True
        named = whose.other_year(re.split("[较比]", right)[0], self.reader.year)
        if (named or whose.other_year(so_far, self.reader.year)) and not what[0].startswith("carried"):
            return True
        matter = words.OTHER_MATTER.search(left if words.is_result(what) else so_far + right[:8])
        return bool(matter) and not (words.is_result(what) and "类" in left)

    def _other_dispute(self, so_far: str) -> bool:
        if (
            words.COMPARED.search(so_far[-12:])
            or whose.cumulative(so_far[-20:])
            or whose.other_year(so_far, self.reader.year)
        ):
            return True
        if "均" in so_far[-6:] or "各" in so_far[-6:]:
            return True
        ours = max((match.end() for match in words.INFORMATION.finditer(so_far)), default=-1)
        if ours < 0 and (self.reader.theme != "disputes" or words.INFORMATION.search(self.text)):
            return True
        return bool(words.OTHER_DISPUTE.search(so_far, max(ours, 0))) or bool(
            words.NOT_OURS.search(whose.without_comparison(so_far))
        )

    def _part(self, what: tuple[str, ...], left: str, right: str, number: Number) -> bool | None:
        """Whether the words narrow the number down; None where it can't be compared at all."""
        if self.text.startswith(("（另", "（不含", "（不包括"), number.stop):
            return True
        scope = whose.scope(self.text[max(0, number.start - BACK) : number.start], self.reader.kind)
        if scope is None:
            return None
        if self.frame is not None and not words.divides(self.frame, what):
            return None if what[0] in {"received", "carried_in", "carried"} else True
        if words.is_dispute(what):
            rest = words.REJECTED if what[0].endswith(".upheld") else words.OLD_CASES
            listed = "." in what[0] or what[0].startswith("litigation_")
            plain = left.replace("其中", "") if listed else left
            narrowed = words.weighty_in_disputes(left) or words.NARROW_DISPUTE.search(plain)
            return scope or bool(narrowed or rest.search(self.text))
        left = words.LEFT_OVER.sub("", left) if what == ("carried_out",) else left
        in_time = re.search(r"按[期时]", left) and re.search(r"[延逾]期(?:答复|办结|办理)", self.text)
        narrowed = (
            in_time
            or (self.some and what != ("received",))
            or words.weighty(left)
            or words.NARROW.search(words.without_result(left))
            or words.NARROW_AFTER.search(right)
        )
        return scope or bool(narrowed)
