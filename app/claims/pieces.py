"""A sentence taken apart: each number with the words before and behind it, by segments between marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.claims.dates import dated
from app.claims.named_rows import with_rows
from app.claims.phrase import says
from app.claims.told_apart import told_apart
from app.claims.unweighed import without_laws, without_objects
from app.language.numbers import numbers
from app.language.tokens import MARK, NUMBER, Lexicon, Token, cut

TOLD = frozenset(["act", "result", "row", "outcome", "applicant"])
"""Kinds of words that may say what a number counts."""
RECEIVED = frozenset(["received", "received_beside", "new", "to_do", "handled"])
"""Ids of what came."""
DONE = frozenset(["concluded", "concluded_new", "answered", "answered_new"])
"""Ids of what was done; the new ones may be of what came in the year alone."""
RECEIVING = frozenset(["receive", "new", "deal"])
CLASSES = ("granted", "partly_granted", "denied", "unavailable", "rejected", "other")
"""Ids of the classes of results."""
CARRY = frozenset(["carry", "carry_in", "carry_out", "carry_if"])
SAYING = frozenset([*RECEIVING, "submit", *CARRY, "conclude", "answer", "due", "publish"])
"""Acts that may say what a number of requests counts."""
_SAYS_NOTHING = frozenset(["open", "happen", "submit", "provide", "publish", "publicise", "draft"])
DAYS = frozenset(["月", "日", "号", "点", "分"])
NO_COUNTS = frozenset([*DAYS, "年", "个", "天", "工作日", "岁", "小时", "分钟"]) - {"个"}


class Segment(NamedTuple):
    """Words between two marks; `mark` stands before them."""

    mark: str
    words: tuple[Token, ...]

    def has(self, *kinds: str) -> bool:
        return any(word.kind in kinds for word in self.words)


@dataclass(frozen=True)
class Piece:
    """`number` with the segments since the number before it, and those up to the next one."""

    number: Token
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]
    aside: bool = False
    """Whether a bracket right behind it names what it leaves out: （另办结上年结转4件）."""

    @property
    def left(self) -> tuple[Token, ...]:
        return self.before[-1].words

    @property
    def right(self) -> tuple[Token, ...]:
        """The words right behind the number, up to the next mark; behind 44件中 come those of its parts, behind 6件申请均未 what they are not."""
        words = self.after[0].words if self.after and not self.after[0].mark else ()
        ends = (at for at, word in enumerate(words) if word.sense == "among" or _denies_them(words, at))
        return words[: next(ends, len(words))]

    @property
    def some_denied(self) -> bool:
        """“4件申请未按期答复”: what is denied of so many may be denied of some; not 6件申请均未, 6件申请无一."""
        words = self.after[0].words if self.after and not self.after[0].mark else ()
        denied = next((at for at in range(len(words)) if _denies_them(words, at)), None)
        if denied is None or any(word.sense in {"among", "all"} for word in words[:denied]):
            return False
        return not any(word.word.startswith("一") for word in words[denied + 1 : denied + 2])


def _denies_them(words: Sequence[Token], at: int) -> bool:
    """“6件申请均未引发复议”, not “3件本机关未制作”."""
    return words[at].kind == "none" and any(word.kind in {"noun", "other"} for word in words[:at])


@lru_cache(maxsize=512)
def tokens(text: str, lexicon: Lexicon, year: int) -> tuple[Token, ...]:
    """The words of a sentence, years as words for when; remembered for all who read it, one soon after the other."""
    words = tuple(told_apart(cut(text, lexicon, numbers(text))))
    return tuple(with_rows(dated(without_objects(without_laws(words)), year)))


def pieces(words: tuple[Token, ...]) -> tuple[Piece, ...]:
    """The numbers of a sentence that may count something."""
    words = _without_slogans(words)
    places = [at for at, word in enumerate(words) if counts(word, words, at)]
    ends = [*places[1:], len(words)][: len(places)]
    found, begin = list[Piece](), 0
    for place, end in zip(places, ends, strict=True):
        joined = _joined(words, begin, place) if found else 0
        people = bool(found) and _of_people(words, begin, place)
        before = () if people else tuple(_segments(words[begin + joined : place]))
        after = tuple(_segments(words[place + 1 + people : end], open_=True))
        if end < len(words) and not _joined(words, place + 1, end):
            after = after[:-1]  # the last words belong to the next number
        aside = [word.word for word in words[place + 1 : place + 3]]
        left_out = len(aside) == 2 and aside[0] == "（" and aside[1] in {"另", "另有", "不含", "不包括"}
        found.append(Piece(words[place], before or (Segment("", ()),), after, left_out))
        begin = place + 1
    return tuple(found)


def _without_slogans(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words but for those of “出一件、解读一件” in quotation marks, where one stands for each."""
    found, opened = list[Token](), 0
    for word in words:
        found.append(word)
        if word.word in "“「":
            opened = len(found)
        elif word.word in "”」" and opened:
            numbered = [one.word for one in found[opened:] if one.number is not None]
            if numbered and all(one.startswith("一") for one in numbered):
                del found[opened:-1]
            opened = 0
    return tuple(found)


def _joined(sentence: Sequence[Token], begin: int, end: int) -> int:
    """How many words between two numbers are the first one's: “47件新收申请及2件结转申请”, “2件维持1件撤回”."""
    words = sentence[begin:end]
    if _behind_each(sentence, begin, end):
        return len(words)
    plain_ = len(words) > 1 and words[-1].sense == "and" and all(word.kind != MARK for word in words)
    return len(words) if plain_ and any(word.kind in _COUNTED for word in words) else 0


def _behind_each(words: Sequence[Token], begin: int, end: int) -> bool:
    """Whether outcomes stand behind their numbers: “2件维持1件撤回”."""
    first = begin < 2 or words[begin - 2].kind in {MARK, "list"}
    between, behind = words[begin:end], words[end + 1 : end + 2]
    return first and plain(between, "outcome") and plain(behind, "outcome")


def _of_people(words: Sequence[Token], begin: int, place: int) -> bool:
    """“8名群众（8件）向我局申请”: what people did is counted in brackets."""
    people, between = words[begin - 1], words[begin : place - 1]
    inside = words[place - 1].word == "（" and [word.word for word in words[place + 1 : place + 2]] == ["）"]
    return inside and people.sense in PEOPLE and all(word.kind in {"light", "about", "applicant"} for word in between)


PEOPLE = frozenset(["名", "位", "人", "户", "家"])


def _segments(words: Iterable[Token], *, open_: bool = False) -> Iterator[Segment]:
    """`open_`: the first segment begins right behind a number, if it has words."""
    mark, held = "", list[Token]()
    for word in words:
        if word.kind == MARK and word.sense in _PASSED_OVER:
            continue
        if word.kind != MARK:
            held.append(word)
            continue
        if held or mark or not open_:
            yield Segment(mark, tuple(held))
        mark, held = word.sense, []
    if held or mark or not open_:
        yield Segment(mark, tuple(held))


_PASSED_OVER = frozenset("“”‘’「」『』—")
"""Marks that part nothing: “予以公开——33件” is told as “予以公开33件”."""


def counts(word: Token, words: Sequence[Token], at: int) -> bool:
    """Whether a token is a number that counts something, not a day or a part of a name."""
    number = word.number
    if word.kind != NUMBER or number is None or number.unit in NO_COUNTS:
        return False
    behind = words[at + 1].word[0] if at + 1 < len(words) else "。"
    if number.unit:
        return number.unit != "个" or behind not in "工月自小"
    return behind in "，。；、）\n" and at > 0 and _is_counted(words[:at])


def _is_counted(before: Sequence[Token]) -> bool:
    """Whether words say of a figure without a unit behind them that it counts something: 办结11，."""
    last_word = before[-1]
    if last_word.word == "：" and len(before) > 1:
        last_word = before[-2]
        return last_word.kind in _COUNTED
    return last_word.kind in _COUNTED or last_word.sense in {"apiece", "next"}


_COUNTED = frozenset([*TOLD, "count", "noun"])
"""Words right behind which a figure without a unit counts something: 办结11，."""


def last(words: Iterable[Token], *kinds: str) -> Token | None:
    return next((word for word in reversed(tuple(words)) if word.kind in kinds), None)


def first(words: Iterable[Token], *kinds: str) -> Token | None:
    return next((word for word in words if word.kind in kinds), None)


def is_none(piece: Piece) -> bool:
    """Whether it is a 0 that is said of something: 行政处罚、行政强制0项."""
    number = piece.number.number
    return number is not None and not number.value


def plain(words: Iterable[Token], *kinds: str) -> bool:
    """Whether there are words, of these kinds alone."""
    found = {word.kind for word in words}
    return bool(found) and found <= set(kinds)


def ends_in_of(words: Sequence[Token]) -> bool:
    """“收到的”, “收到的有”."""
    tail = words[:-1] if words and words[-1].word in {"有", "共", "为", "是"} else words
    return bool(tail) and tail[-1].kind == "of"


def settles(words: Sequence[Token]) -> bool:
    """Whether words behind a number say what became of it: not what will."""
    if any(word.sense == "ahead" for word in words):
        return False
    return any(word.kind in {"act", "result", "row"} and word.sense not in _SAYS_NOTHING for word in words)


def before_bracket(piece: Piece) -> Piece:
    """“其他处理（撤回申请等）3件”: what stands before a bracket is what the number counts."""
    marks = [segment.mark for segment in piece.before]
    if marks[-1] != "）" or "（" not in marks[1:]:
        return piece
    opened = len(marks) - 1 - marks[::-1].index("（")
    outside, inside = piece.before[:opened], piece.before[opened:-1]
    if _explains(outside[-1].words, [word for segment in inside for word in segment.words]):
        told = Segment(outside[-1].mark, (*outside[-1].words, *inside[-1].words))
        return Piece(piece.number, (*outside[:-1], told), piece.after, piece.aside)
    holds = inside and inside[0].words[:1] and inside[0].words[0].kind == "list"  # 行政许可（含预售许可等）420件
    telling = ("result", "row") if holds else ("result", "row", "noun")
    if any(segment.has(*telling) or says(segment.words, "lapse") for segment in inside):
        return piece
    return Piece(piece.number, outside, piece.after, piece.aside)


def _explains(named: Sequence[Token], words: Sequence[Token]) -> bool:
    """“不予公开（属于内部事务）2件”: the one class before a bracket, and in it nothing but why."""
    result = last(named, "result")
    told = [word.sense for word in words if word.kind in {"result", "row"}]
    return result is not None and bool(told) and all(one.startswith(result.sense) for one in told)
