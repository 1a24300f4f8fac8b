"""Totals behind their parts (“网络3件、信函5件、当面2件，合计10件”) and what is left of a whole, read by the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.claims.figures import Figure, exact
from app.claims.parts import rest
from app.claims.phrase import back_to, is_one, of_kind, place_of, says
from app.claims.pieces import CARRY
from app.claims.relation import PartList
from app.language.numbers import from_words
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

_HOW_MANY = frozenset(["类", "种", "项", "个", "者", "方面", "部分"])
_MOST_PARTS = 40
"""Numbers before a total that may be its parts, so that no text takes long."""
_BY = frozenset("，、；")
_PARTING = frozenset("，。；：、！？（）—…\n")
_CAME = frozenset(["publish", "publicise", "receive", "new", "make", "issue"])
"""What may have been done with all of them, not with some."""
_ENDS = frozenset("，。；、）")


def sums_of(words: Sequence[Token], told: Sequence[Figure]) -> Iterator[PartList]:
    """The totals that the words of a sentence tell behind their parts."""
    counted = [one for one in told if not _how_many(words, one)]
    for at in range(2, len(counted)):
        whole = counted[at]
        name = back_to(words, whole.place, _PARTING)
        if not whole.exact or not _ends(words, whole.place):
            continue
        if first := _first_ones(name, whole, counted[:at]):
            yield first
        elif _sums_up(words, name, counted[:at]):
            parts = _parts(words, counted[:at], whole)
            if len(parts) > 1:
                yield PartList(whole.number, tuple(one.number for one in parts), closed=True, behind=True)


def _first_ones(name: Sequence[Token], whole: Figure, before: Sequence[Figure]) -> PartList | None:
    """“120条，公众号60条，公示栏20条，广播30次，前三项合计200条”: the first so many of those before it."""
    stated = next((word.word for word in name if word.sense == "first"), "")
    number = from_words(stated[1:2]) or 0
    rows = [tuple(one.number for one in before[at : at + number]) for at in range(min(2, len(before) - number + 1))]
    alike = [row for row in rows if number > 1 and all(one.unit == whole.number.unit and exact(one) for one in row)]
    lists = [PartList(whole.number, row, closed=True, behind=True) for row in alike]
    return next((one for one in lists if one.sum == whole.number.value), lists[0] if lists else None)


def _how_many(words: Sequence[Token], one: Figure) -> bool:
    """The 三种 of “三种渠道合计”."""
    behind = words[one.place + 1 :]
    return one.number.unit in _HOW_MANY and says(behind[: place_of(behind, MARK, NUMBER)], "sum")


def _ends(words: Sequence[Token], place: int) -> bool:
    """Whether a number stands at the end of its clause, or before what it counts."""
    behind = words[place + 1 : place + 2]
    return not behind or behind[0].word in _ENDS or behind[0].kind in {"noun", "item", "case"}


def _sums_up(words: Sequence[Token], name: Sequence[Token], before: Sequence[Figure]) -> bool:
    """Whether the words before a number say that it is the sum of those before; not so “新收30件，结转2件，共计办结31件”."""
    by_time = _of_parts_of_the_year(words, before)
    at = next((at for at, word in enumerate(name) if word.sense == "sum" or (by_time and word.sense == "sofar")), None)
    if at is None or any(word.kind == "act" and word.sense not in _CAME for word in name):
        return False
    if any(word.number is not None for word in name):
        return True
    return _leads(name[:at]) and (len(name[at].word) > 1 or _bare(name[at + 1 :]) or by_time)


def _leads(led: Sequence[Token]) -> bool:
    """Whether words before 共计 speak of nothing new: 今年, 以上."""
    return all(word.kind == "count" or word.sense in {"this", "these"} for word in led)


def _bare(did: Sequence[Token]) -> bool:
    return all(word.kind in {"count", "of"} for word in did)


def _of_parts_of_the_year(words: Sequence[Token], before: Sequence[Figure]) -> bool:
    """“一季度62条，二季度75条，……，全年共发布……”: there are no other parts."""
    return all(is_one(back_to(words, one.place, _PARTING), {("time", "part")}) for one in before)


def _parts(words: Sequence[Token], before: Sequence[Figure], whole: Figure) -> list[Figure]:
    """The numbers that stand side by side before a total; none where it is doubtful which they are."""
    parts: list[Figure] = []
    marks: set[str] = set()
    for at in range(len(before) - 1, max(-1, len(before) - _MOST_PARTS), -1):
        one = before[at]
        if len(parts) > 1 and one.number.value == whole.number.value:
            return parts[::-1]  # 活动12场，线上4场、线下8场，共12场
        gap, name, by = _named(words, one, before[at - 1].place + 1 if at else 0)
        if one.depth or not _may_be_part(one, whole, _opened(name, one)):
            return []
        parts.append(one)
        if len(parts) > 1 and sum(part.number.value for part in parts) == whole.number.value:
            return parts[::-1]
        joined = len(name) + (by in _BY)
        if joined < len(gap) or not at or says(name, "severally"):
            return parts[::-1] if len(marks) < 2 else []
        marks |= set() if rest(name) else {by} & _BY
    return []


def _named(words: Sequence[Token], one: Figure, begin: int) -> tuple[Sequence[Token], Sequence[Token], str]:
    """The words before a number, from `begin` on, those of them that name it, and the mark before its name."""
    gap = words[begin : one.place]
    name = back_to(words, one.place, _PARTING)[-len(gap) :] if gap else ()
    return gap, name, gap[len(gap) - len(name) - 1].word if len(gap) > len(name) else ""


def _opened(name: Sequence[Token], one: Figure) -> Sequence[Token]:
    """A name without the 其中 that begins the sentence: “其中当面5件、信函10件，共计15件”."""
    return name[1:] if len(name) == one.place and _lists(name[:1]) else name


def _may_be_part(one: Figure, whole: Figure, name: Sequence[Token]) -> bool:
    if not one.exact or one.number.unit != whole.number.unit or not one.number.unit:
        return False
    last = is_one(name, {("time", "last")}) and not says(name, *CARRY)
    apiece = says(name, "severally") and not says(name, "is")
    each = any(word.word.startswith("各") for word in name)  # 各部门41件
    return not (each or of_kind(name, "compare") or last or apiece or _lists(name))


def _lists(words: Sequence[Token]) -> bool:
    return any(word.kind == "list" and word.sense not in {"severally", "among"} for word in words)


def rests_of(words: Sequence[Token], counted: Sequence[Figure]) -> Iterator[PartList]:
    """“案件392件，已处罚377件，其余15件”: a whole, a part and the rest, told in one sentence without any other."""
    if says(words, "request", "ask", *CARRY) or _lists(words):
        return  # 新收210件，办结208件，余6件结转：there may be those of last year
    for whole, part, left in zip(counted, counted[1:], counted[2:], strict=False):
        alone = (
            sum(one.number.unit == left.number.unit for one in counted) == 3 and whole.number.unit == part.number.unit
        )
        named = left.gap[:1] and left.gap[0].word in {"，", "；"} and says(left.clause, "left_over")
        exact = whole.exact and part.exact and left.exact and whole.number.value > part.number.value
        if alone and named and exact and _became(part):
            yield PartList(whole.number, (part.number, left.number), closed=True)


def _became(part: Figure) -> bool:
    """What is said of the first part: what became of it, not another thing beside it (“占地审批52件，其余28件”)."""
    named = [word for word in part.clause if word.kind != "light"]
    already = len(named) < len(part.clause)
    known = all(word.kind == "act" or (word.kind == UNKNOWN and len(word.word) < 3) for word in named)
    return known or already
