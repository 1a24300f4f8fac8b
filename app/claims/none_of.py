"""Statements that there was none: 未收到政府信息公开申请, 无结转, 行政复议、行政诉讼均为零.

A clause says “none of X” only if nothing stands in it beside the words for X and words without weight:
“没有收到法人提出的申请” says nothing of requests as a whole.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from app.claims.clauses import clauses
from app.claims.foreseen import DECISIONS, DISPUTES, DOCUMENTS, FEES
from app.claims.mention import Author, Ids, Mention, Words
from app.claims.none_clause import UNITS, NoneClause
from app.claims.phrase import holds, is_one, of_kind, says
from app.claims.pieces import CARRY
from app.language.tokens import MARK, NUMBER, Token


def none_told(words: Sequence[Token], reader: Author, *, informed: bool, fresh: bool) -> Iterator[Mention]:
    """A mention of 0 for each clause that says there was none; `fresh`: nothing was told before in the paragraph."""
    if fresh and reader.theme in _AT_HOME and _nothing(words):
        none = next(word for word in words if word.kind == "none")
        yield Mention(none.start, words[-1].end, 0, "", _AT_HOME[reader.theme], none=True, begin=words[0].start)
    else:
        yield from _told_by_clause(words, reader, informed=informed)


def _told_by_clause(words: Words, reader: Author, *, informed: bool) -> Iterator[Mention]:
    topical = says(words, "topic", "request")
    known = informed or _is_at_home(words, reader, topical=topical)
    alone = reader.kind != "government" and not topical
    for words_ in clauses(_with_zeros(words)):
        known = known or _names_disclosure(words_)
        told = [word.sense for word in words if word.end <= words_[0].start and word.kind in {"noun", "act"}]
        if is_one(words_, {("other", "dispute")}) and [word.word for word in words_] != ["此外"]:
            if _counts_a_kind(words_):
                continue
            return
        found = _none_in(words_, told, reader, known=known, alone=alone)
        apart = reader.kind == "government" and _of_one_level(words_, words)
        yield from (one for one in found if not (apart or _of_the_rest(one.what, words, words_)))


def _names_disclosure(clause: Words) -> bool:
    """“政府信息公开”, “依申请公开”, “政府信息申请”."""
    return says(clause, "topic", "request") or (says(clause, "info") and says(clause, "ask"))


def _of_one_level(clause: Words, words: Words) -> bool:
    """“县政府无行政复议，县直部门发生4件”."""
    return says(clause, "government") and says(words, "below")


_AT_HOME = {"requests": ("received",), "disputes": ("reconsideration", "litigation")}
"""What a sentence that names nothing says there was none of, by where it stands."""


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


def _of_the_rest(what: Ids, words: Words, clause: Words) -> bool:
    """“除2件申请外，再未收到其他形式的申请”, “没有书面申请，网上申请6件”: beside what was told."""
    rest = holds(words, {"除", "除了"}) and holds(clause, {"其他", "其它"})
    beside = any(word.word == "此外" and word.end <= clause[-1].end for word in words)
    new = what[0] in DISPUTES and any("新增" in word.word for word in clause) and says(words, *CARRY)
    others = [word for word in words if word not in clause]
    written = holds(clause, {"书面"}) and says(others, "channel") and of_kind(others, NUMBER)
    return rest or new or written or (beside and what[0] in {"received", *DISPUTES})


def _with_zeros(words: Words) -> Words:
    """“行政复议、行政诉讼均为0”: a 0 that is said of each of several is none of all."""
    apiece = (None, *words)
    return [
        word._replace(kind="none", sense="", number=None)
        if word.number is not None and not word.number.value and one is not None and one.sense in {"all", "apiece"}
        else word
        for one, word in zip(apiece, words, strict=False)
    ]


def _is_at_home(words: Words, reader: Author, *, topical: bool) -> bool:
    """Whether the place in the report already tells that its requests or its disputes are meant."""
    zeros = sum(word.kind == "none" and word.word == "零" for word in words) > 1  # 零申请、零复议、零诉讼
    return zeros or reader.theme == "requests" or (reader.theme == "disputes" and not topical)


def _none_in(words: Words, told: Sequence[str], reader: Author, *, known: bool, alone: bool) -> Iterator[Mention]:
    at = _none(words)
    if at is None or _limited(words, reader):
        return
    clause = NoneClause(words, at, known, reader.theme, alone=alone, told=told)
    for start, end, what in _told_of(clause, clause.what()):
        begin = words[0].start if clause.ending else start
        yield Mention(start, end, 0, "", what, who=clause.who, none=True, begin=begin)


def _told_of(clause: NoneClause, what: Ids) -> Iterator[tuple[int, int, Ids]]:
    """What there was none of with its place: matters of two tables told in one clause stand apart."""
    parts = _parts(clause, what)
    one = next((word.start for word in clause.words if word.number is not None), clause.none.start)
    start = clause.words[0].start if clause.ending and len(parts) > 1 else min(one, clause.none.start)
    for ids, stop in parts:
        end = stop.end if stop is clause.words[-1] else stop.start
        yield start, end, ids
        start = end


def _counts_a_kind(words: Words) -> bool:
    """“其中征地类3件，未发生行政复议”: of a kind of something else."""
    return any(word.number is not None for word in words) and not says(words, *DISPUTES)


_TABLES = (DOCUMENTS, DECISIONS, FEES)


def _of_table(table: Container[str], what: Ids) -> Ids:
    return tuple(one for one in what if one.partition(".")[0] in table)


def _first_of(table: Container[str], words: Words) -> Token:
    """Where a table is first named."""
    return next((word for word in words if word.kind == "noun" and word.sense in table), words[0])


def _parts(clause: NoneClause, what: Ids) -> list[tuple[Ids, Token]]:
    """The ids of each table with the word at which they stop."""
    words = clause.words
    if what and clause.asked_beside():  # 无依申请公开、行政复议情况
        first = next(word for word in words if word.sense in DISPUTES)
        return [(("received",), first), (what, words[-1])]
    tables = [(_first_of(table, words), _of_table(table, what)) for table in _TABLES]
    tables = [table for table in tables if table[1]]
    if len(tables) < 2:
        return [(what, words[-1])] if what else []
    tables.sort(key=lambda table: table[0].start)  # 不具备制定规章、行使行政处罚的职权
    stops = [*(first for first, _ in tables[1:]), words[-1]]
    return [(ids, stop) for (_, ids), stop in zip(tables, stops, strict=True)]


def _none(words: Words) -> int | None:
    """Where “none” is said in a clause without a number, but for 一起 or 1件."""
    counted = [word.number for word in words if word.number is not None and word.number.unit in UNITS]
    if len(counted) > 1 or any(number.value != 1 for number in counted):
        return None
    return next((at for at, word in enumerate(words) if word.kind == "none"), None)


def but_for_one(words: Words) -> Words:
    """The words without 一个 in 一个也没有."""
    return [word for word in words if word.number is None or (word.number.unit, word.number.value) != ("个", 1)]


_BODY = frozenset(["own", "seat", "office", "together", "region", "region_low"])  # 我区未收到: nor did we
_OURS = {
    "government": frozenset(["own", "together", "region", "region_low"]),
    "town": _BODY | {"villages"},  # 未发生针对街道和社区的行政复议
    "street": _BODY | {"villages"},
}
"""Words for bodies that are the one that writes, or all of it; by its kind."""


def _limited(words: Words, reader: Author) -> bool:
    """Whether only a part of the year, another year or other bodies are told of."""
    if any(word.number is not None and word.number.unit in {"个", "家"} for word in but_for_one(words)):
        return True  # 18个单位未收到申请
    none = next(at for at, word in enumerate(words) if word.kind == "none")
    if says(words[:none], "last") and not says(words, *CARRY, "than"):
        return True  # 去年未收到申请
    return any(
        (word.kind == "time" and word.sense in {"part", "ever", "sofar"})
        or (
            word.kind == "scope"
            and not reader.name.endswith(word.word)
            and word.sense not in _OURS.get(reader.kind, _BODY)
        )
        or word.word == "连续"
        for word in words
    )
