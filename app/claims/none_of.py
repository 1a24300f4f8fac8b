"""Statements that there was none: 未收到政府信息公开申请, 无结转, 行政复议、行政诉讼均为零.

A clause says “none of X” only if nothing stands in it beside the words for X and words without weight:
“没有收到法人提出的申请” says nothing of requests as a whole.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from app.claims.clauses import clauses
from app.claims.mention import Author, Mention, Words
from app.claims.none_clause import UNITS, Denial
from app.claims.none_items import asks_for_information, without_object
from app.claims.none_limits import counts_a_kind, limited, of_one_level, of_the_rest
from app.claims.none_matters import Told, none_of
from app.claims.phrase import is_one, says
from app.claims.pieces import RECEIVED
from app.language.numbers import CASES
from app.language.tokens import MARK, Token


def none_told(
    words: Words, reader: Author, counted: Sequence[Mention], *, informed: bool, fresh: bool
) -> Iterator[Mention]:
    """A mention of 0 for each clause that says there was none.

    `counted` are its numbers; `fresh`: nothing was told before in the paragraph.
    """
    if fresh and reader.theme in _AT_HOME and _nothing(words):
        none = next(word for word in words if word.kind == "none")
        yield Mention(none.start, words[-1].end, 0, "", _AT_HOME[reader.theme], none=True, begin=words[0].start)
    else:
        read = [one for one in counted if one.compared]
        zeros = _without_wholes(_with_zeros(words, {one.start for one in read}), read)
        informed = informed or any(one.what[:1] in _ASKED for one in counted)
        said = list(_told_by_clause(words, zeros, reader, informed=informed))
        again = {one.what: one for one in reversed(said)}
        yield from (one for one in said if again[one.what] is one and not _of_others(one, read))


def _of_others(none: Mention, counted: Sequence[Mention]) -> bool:
    """“收到申请6件，未收到申请……”: of others than those that are counted."""
    beside = [one for one in counted if not none.start <= one.start < none.end]
    return any(one.value and one.what == none.what for one in beside)


def _told_by_clause(words: Words, zeros: Words, reader: Author, *, informed: bool) -> Iterator[Mention]:
    topical = says(words, "topic", "request")
    known = informed or _is_at_home(words, reader, topical=topical)
    alone = reader.kind != "government" and not topical
    for clause in _but_for_other_disputes(clauses(zeros)):
        known = known or _names_disclosure(clause)
        before = [word for word in words if word.end <= clause[0].start]
        at = _none(clause)
        if at is None or limited(clause, before, reader) or of_one_level(clause, words, reader):
            continue
        told = [word.sense for word in before if word.kind in {"noun", "act", "time"}]
        denial = Denial(clause, at, known, alone, reader.theme, told)
        found = _placed(denial, list(none_of(denial)))
        yield from (one for one in found if not of_the_rest(one.what, words, clause))


def _but_for_other_disputes(found: Iterable[Words]) -> Iterator[Words]:
    """The clauses up to one that tells of disputes of another matter."""
    for clause in found:
        others = is_one(without_object(clause), {("other", "dispute")}) and [word.word for word in clause] != ["此外"]
        if others and not counts_a_kind(clause):
            return
        if not others:
            yield clause


def _names_disclosure(clause: Words) -> bool:
    """“政府信息公开”, “依申请公开”, “政府信息申请”."""
    named = says(clause, "topic", "request") or (says(clause, "info") and says(clause, "ask"))
    return named or asks_for_information(clause)


_AT_HOME = {"requests": ("received",), "disputes": ("reconsideration", "litigation")}
"""What a sentence that names nothing says there was none of, by where it stands."""


_OF_CASES = frozenset([*CASES, "", "条", "次", "个", "项", "元", "万元"])
_ASKED = frozenset([("received",), ("new",), ("to_do",), ("carried_in",), ("carried_out",)])
_WHOLES = frozenset([*RECEIVED, "concluded", "answered"])
_FEW = 2
"""“无。” alone may be said of anything."""


def _nothing(words: Words) -> bool:
    """“本年度没有此类情况。”"""
    plain = all(
        word.kind in {"none", "time", "light", "case", "count", MARK} or word.sense in {"these", "own", "happen"}
        for word in words
    )
    alone = sum(word.kind == "none" for word in words) == 1 and not says(words, "last", "part", "ever")
    return plain and alone and len(words) > _FEW and words[-1].word == "。"


def _with_zeros(words: Words, read: Container[int]) -> Words:
    """“行政复议、行政诉讼均为0”, “依申请公开信息0条”: a 0 that is said of each of several, or is not read, is none."""
    return [
        word._replace(kind="none", sense="" if one in {"all", "apiece"} else "zero", number=None)
        if _is_zero(word) and (word.start not in read or one in {"all", "apiece"})
        else word
        for one, word in zip(("", *(word.sense for word in words)), words, strict=False)
    ]


def _without_wholes(words: Words, counted: Sequence[Mention]) -> Words:
    """“6件申请均未引发复议”: nothing is said of less than all where all are counted."""
    wholes = {one.start for one in counted if one.value > 1 and one.what[0] in _WHOLES and not (one.part or one.who)}
    behind = (*words[1:], None)
    return [
        word._replace(kind="light", sense="", number=None)
        if word.start in wholes and after is not None and after.kind != MARK
        else word
        for word, after in zip(words, behind, strict=True)
    ]


def _is_zero(word: Token) -> bool:
    return word.number is not None and not word.number.value and word.number.unit in _OF_CASES


def _is_at_home(words: Words, reader: Author, *, topical: bool) -> bool:
    """Whether the place in the report already tells that its requests or its disputes are meant."""
    zeros = sum(word.kind == "none" and word.word == "零" for word in words) > 1  # 零申请、零复议、零诉讼
    return zeros or reader.theme == "requests" or (reader.theme == "disputes" and not topical)


def _placed(clause: Denial, told: Sequence[Told]) -> Iterator[Mention]:
    """A mention for each thing that there was none of, one behind the other."""
    one = next((word.start for word in clause.words if word.number is not None), clause.none.start)
    start = clause.words[0].start if clause.ending and len(told) > 1 else min(one, clause.none.start)
    for at, (_, ids, who) in enumerate(told):
        last = at + 1 == len(told)
        end = clause.words[-1].end if last else told[at + 1][0].words[0].start
        yield Mention(
            start, end, 0, "", ids, who=who, none=True, begin=clause.words[0].start if clause.ending else start
        )
        start = end


def _none(words: Words) -> int | None:
    """Where “none” is said in a clause without a number, but for 一起 or 1件."""
    counted = [word.number for word in words if word.number is not None and word.number.unit in UNITS]
    if len(counted) > 1 or any(number.value != 1 for number in counted):
        return None
    return next((at for at, word in enumerate(words) if word.kind == "none"), None)
