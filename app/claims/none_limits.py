"""Whether a clause with “none” tells of less than all of the year and of the body: others', some, the rest."""

from __future__ import annotations

from itertools import pairwise

from app.claims.foreseen import DISPUTES
from app.claims.mention import Author, Ids, Words
from app.claims.none_clause import is_way
from app.claims.none_items import joins
from app.claims.phrase import holds, is_one, says
from app.claims.pieces import CARRY
from app.language.numbers import CASES
from app.language.tokens import MARK, NUMBER


def _but_for_one(words: Words) -> Words:
    """The words without 一个 in 一个也没有."""
    return [word for word in words if word.number is None or (word.number.unit, word.number.value) != ("个", 1)]


_BODY = frozenset(["own", "seat", "office", "together", "region", "region_low"])  # 我区未收到: nor did we
_OURS = {
    "government": frozenset(["own", "together", "region", "region_low"]),
    "town": _BODY | {"villages"},  # 未发生针对街道和社区的行政复议
    "street": _BODY | {"villages"},
}
"""Words for bodies that are the one that writes, or all of it; by its kind."""
_MEANT = frozenset(["力争", "争取", "努力", "目标", "今后", "下一步", "下步"])
"""Words of plans."""
_WITH = frozenset(["与", "和", "同", "跟", "较", "比"])
_BUT_FOR = frozenset(["除", "除了", "外"])
_IF = frozenset(["如", "若", "如果", "凡", "凡是"])


def limited(clause: Words, before: Words, reader: Author) -> bool:
    """Whether only a part of the year, another year or other bodies are told of; `before` is the sentence so far."""
    words = (*_frame(before), *clause)
    none = next(at for at, word in enumerate(words) if word.kind == "none")
    return (
        any(_elses(words, at, reader) for at in range(len(words)))
        or _of_bodies(words)
        or _of_another_time(words, none)
        or holds(words[:1], _IF | _BUT_FOR)
        or says(words[:none][-1:], "to")  # 对没有发生行政复议的单位
    )


def _of_bodies(words: Words) -> bool:
    """“18个单位未收到申请”."""
    return any(word.number is not None and word.number.unit in {"个", "家"} for word in _but_for_one(words))


def _of_another_time(words: Words, none: int) -> bool:
    """“去年未收到”, “力争明年没有”, “上半年没有”."""
    last = says(words[:none], "last") and not says(words, *CARRY, "than")
    ahead = holds(words, _MEANT) or (says(words, "next") and not says(words, *CARRY, "open", "answer"))
    return last or ahead or is_one(words, {("time", "part"), ("time", "until")})


def _frame(before: Words) -> Words:
    """“截至6月30日，”, “努力做到零投诉、”: what a clause begins with that stands before a mark."""
    if not before or before[-1].sense not in {"，", "、"}:
        return ()
    ends = [at for at, word in enumerate(before[:-1]) if word.kind == MARK and word.sense != "、"]
    frame = before[ends[-1] + 1 if ends else 0 : -1]
    if before[-1].sense == "、":
        return frame
    compared = holds(frame[:1], _WITH) or says(frame, "ever")  # 与上年相同，自2020年以来
    timed = all(word.kind in {"time", "light", "count", NUMBER} or word.word in _BUT_FOR for word in frame)
    return frame if timed and not compared else ()


def _elses(words: Words, at: int, reader: Author) -> bool:
    """“下属单位”, not “局机关及下属单位”."""
    word, own = words[at], _OURS.get(reader.kind, _BODY)
    together = any(one.sense in own and joins(joint) for one, joint in pairwise(words[:at]))
    return word.kind == "scope" and not together and not (reader.name.endswith(word.word) or word.sense in own)


def of_one_level(clause: Words, words: Words, reader: Author) -> bool:
    """“县政府无行政复议，县直部门发生4件”, “作为复议机关，未收到行政复议申请”."""
    heard = any(word.sense == "behalf" and "复议机" in word.word for word in words)
    return reader.kind == "government" and (heard or (says(clause, "government") and says(words, "below")))


def of_the_rest(what: Ids, words: Words, clause: Words) -> bool:
    """“没有书面申请，网上申请6件”: beside what was told."""
    beside = any(word.word == "此外" and word.end <= clause[-1].end for word in words)
    if what[0] in DISPUTES:
        return beside or (any("新增" in word.word for word in clause) and (says(words, *CARRY) or says(clause, "than")))
    return what == ("received",) and (beside or (any(map(is_way, clause)) and _counts_others(words, clause)))


def _counts_others(words: Words, clause: Words) -> bool:
    counted = [word.number for word in words if word.number is not None and word not in clause]
    return any(number.value and number.unit in CASES for number in counted)


def counts_a_kind(words: Words) -> bool:
    """“其中征地类3件，未发生行政复议”: of a kind of something else."""
    return any(word.number is not None for word in words) and not says(words, *DISPUTES)
