"""Whether a clause with “none” tells of less than all of the year and of the body: others', some, the rest."""

from __future__ import annotations

from app.claims.foreseen import DISPUTES
from app.claims.mention import Author, Ids, Words
from app.claims.none_clause import is_way
from app.claims.phrase import holds, says
from app.claims.pieces import CARRY
from app.language.numbers import CASES
from app.language.tokens import Token


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


def limited(words: Words, reader: Author) -> bool:
    """Whether only a part of the year, another year or other bodies are told of."""
    if any(word.number is not None and word.number.unit in {"个", "家"} for word in _but_for_one(words)):
        return True  # 18个单位未收到申请
    none = next(at for at, word in enumerate(words) if word.kind == "none")
    if says(words[:none], "last") and not says(words, *CARRY, "than"):
        return True  # 去年未收到申请
    meant = holds(words, _MEANT) or (says(words, "next") and not says(words, *CARRY, "open", "answer"))
    return meant or _then(words) or any(_elses(word, reader) for word in words)


def _then(words: Words) -> bool:
    """“上半年”, “连续五年”, not “全年及历年”."""
    return any((word.kind, word.sense) == ("time", "part") for word in words)


def _elses(word: Token, reader: Author) -> bool:
    own = reader.name.endswith(word.word) or word.sense in _OURS.get(reader.kind, _BODY)
    return word.kind == "scope" and not own


def of_one_level(clause: Words, words: Words) -> bool:
    """“县政府无行政复议，县直部门发生4件”, “作为复议机关，未收到行政复议申请”."""
    heard = any(word.sense == "behalf" and "复议机" in word.word for word in words)
    return heard or (says(clause, "government") and says(words, "below"))


def of_the_rest(what: Ids, words: Words, clause: Words) -> bool:
    """“没有书面申请，网上申请6件”: beside what was told."""
    beside = any(word.word == "此外" and word.end <= clause[-1].end for word in words)
    new = what[0] in DISPUTES and any("新增" in word.word for word in clause) and says(words, *CARRY)
    others = [word for word in words if word not in clause]
    counted = any(word.number is not None and word.number.value and word.number.unit in CASES for word in others)
    written = what == ("received",) and any(map(is_way, clause)) and counted
    return new or written or (beside and what[0] in {"received", *DISPUTES})


def counts_a_kind(words: Words) -> bool:
    """“其中征地类3件，未发生行政复议”: of a kind of something else."""
    return any(word.number is not None for word in words) and not says(words, *DISPUTES)
