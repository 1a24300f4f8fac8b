"""What a list divides: the last count before it that may be a whole."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.figures import Figure, exact
from app.claims.openings import AMONG, BRACKET, Opening
from app.claims.phrase import back_to, depths, of_kind, says
from app.language.numbers import Number
from app.language.tokens import NUMBER, Token

EVENTS = frozenset(["场", "次", "期", "部", "册", "张", "项", "家", "个"])
"""Units whose numbers add up with their own kind only."""
_VERBS = {
    "receive": "come", "new": "come", "conclude": "done", "answer": "done", "deal": "done", "publicise": "open",
    "publish": "open", "published": "open", "provide": "provide", "issue": "issue", "repeal": "repeal", "happen": "happen",
}  # fmt: skip
"""What is told of numbers, by the acts that tell it: another one begins something new."""


def whole_of(words: Sequence[Token], told: Sequence[Figure], opening: Opening) -> Figure | None:
    """The number that the list divides: the last count before it, outside deeper brackets."""
    depth = depths(words)[opening.start]
    before = [
        one
        for one in told
        if one.place < opening.start and one.depth <= depth and counts(one.number) and not one.changed
    ]
    if not before:
        return None
    whole = before[-1]
    clause, between = clause_before(words, whole.place), words[whole.place + 1 : opening.start]
    if opening.way == AMONG and of_kind(clause, NUMBER):
        return None  # “收到的50件和结转的3件申请中，……”: it is both that are divided
    if _told_twice(words, whole.place) or _told_apart(words, before, opening, clause):
        return None
    doubtful = not exact(whole.number) or whole.number.value <= 1 or over_years(clause)
    return None if doubtful or _new_begun(between) else whole


def clause_before(words: Sequence[Token], place: int) -> Sequence[Token]:
    """The words of the clause before a place, its lists included."""
    return back_to(words, place, "，；。")


def _told_twice(words: Sequence[Token], place: int) -> bool:
    """“111条（1526件），其中……”: either may be what is divided."""
    inside = [word.word for word in words[place + 1 : place + 5] if word.kind != "count"]
    return inside[:1] == ["（"] and inside[2:3] == ["）"]


def _told_apart(words: Sequence[Token], before: Sequence[Figure], opening: Opening, clause: Sequence[Token]) -> bool:
    """Whether the last number is one of several, none of which is what is divided."""
    whole = before[-1]
    if says(clause, "sum"):
        return False
    stop = next((at for at in range(whole.place, opening.start) if words[at].word == "。"), None)
    if stop is not None:
        return sum(add_up(one.number, whole.number) for one in before) > 1
    if opening.way == BRACKET or len(before) < 2:
        return False
    if _names_both(words[: opening.start]) and _names_both(words[opening.start :]):
        return True  # 行政复议16件，行政诉讼4件，其中3件行政复议、2件行政诉讼尚未审结
    return words[before[-2].place + 1].word == "、"


def _names_both(words: Sequence[Token]) -> bool:
    return says(words, "reconsideration") and says(words, "litigation")


def over_years(clause: Sequence[Token]) -> bool:
    """Whether a whole is told of for many years; not “全年累计发布信息880条”."""
    return says(clause, "ever") or (says(clause, "sofar") and not says(clause, "this"))


def _new_begun(between: Sequence[Token]) -> bool:
    """Whether something else is told between a number and the list."""
    return any(word.word == "；" or (verb_of(word) and word.sense != "new") for word in between)


def verb_of(word: Token) -> str:
    """What a word tells was done, '' where it is no such verb."""
    return _VERBS.get(word.sense, "")


def counts(number: Number) -> bool:
    """Whether a number may be a whole or a part."""
    return number.is_count or number.unit in EVENTS


def add_up(part: Number, whole: Number) -> bool:
    """Whether a part is of the kind of the whole."""
    return part.is_count if whole.is_count else part.unit == whole.unit
