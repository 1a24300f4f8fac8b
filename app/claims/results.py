"""Which class of results a number counts, or which of its rows."""

from __future__ import annotations

from app.claims.mention import Ids, Words
from app.claims.named_rows import says_enough
from app.claims.phrase import holds, of_kind, says
from app.claims.pieces import RECEIVING, Piece
from app.claims.reasons import and_others, class_of, hinted, rows_before
from app.claims.state import SentenceState
from app.language.tokens import Token

_BELONGS = frozenset(["属", "属于"])


def result_told(verb: Token, words: Words, piece: Piece, state: SentenceState) -> Ids | None:
    """The class or the row that a word for it says; None where others are counted with it, or it may be no result."""
    if verb.kind == "row":
        return (verb.sense,) if _is_reason(verb, words, piece, state) else None
    by_others = verb.sense == "granted" and holds(words[: list(words).index(verb)], {"由"})  # 由其他机关公开的
    return None if by_others or _among_others(words) else _class_or_row(verb, words, piece, state)


def _is_reason(row: Token, words: Words, piece: Piece, state: SentenceState) -> bool:
    """Whether a row that is named alone says why so many were dealt with so."""
    divided = says([word for segment in piece.after[:1] for word in segment.words], "among")
    if divided or any(word.kind == "result" and class_of(row.sense) != word.sense for word in piece.right):
        return False  # 涉及个人隐私的7件中; 涉及个人隐私的7件申请部分公开
    if _asked_for(row, words, state):
        return False
    if state.ahead.beside_rows or says_enough(row) or (row.sense.startswith("denied") and _belongs(row, words)):
        return True
    return state.reader.theme == "requests" and not _only_a_kind(row, words, piece) and not says(words, *RECEIVING)


def _asked_for(row: Token, words: Words, state: SentenceState) -> bool:
    """“申请内容涉及执法案卷5件”, “申请公开过程性信息2件”: a row of 不予公开 may be what was asked for."""
    before = words[: list(words).index(row)]
    asked = says(before, "ask", "request") or any(word.word == "申请内容" for word in before)
    within = state.frame is not None and class_of(row.sense) in state.frame
    return row.sense.startswith("denied") and asked and not within and not holds(before, {"因", "由于", "属", "以"})


def _only_a_kind(row: Token, words: Words, piece: Piece) -> bool:
    """“重复申请”, “对公开出版物”: whether a row may be no more than what was asked for."""
    behind = words[list(words).index(row) + 1 :]
    of_those = words is piece.right and of_kind(behind, "of")
    return says(behind, "ask") or words[0].sense == "to" or row.word == "重复申请" or of_those


def _among_others(words: Words) -> bool:
    """“无法提供等其他情况46件”."""
    at = max(place for place, word in enumerate(words) if word.kind == "result")
    return any(word.word.startswith("等") for word in words[at + 1 :])


def _class_or_row(verb: Token, words: Words, piece: Piece, state: SentenceState) -> Ids:
    """A class of results, or the one of its rows that is named with it or as the reason before it."""
    if and_others(words):
        return (verb.sense,)
    if len(several := _rows_named(words, piece)) > 1:
        return several
    rows = [word.sense for word in words if word.kind == "row" and word.sense.startswith(verb.sense)]
    if rows:
        return (rows[-1],)
    if row := hinted(words, verb.sense):
        return (row,)
    return rows_before(piece, verb.sense, state) or _joined(verb, words, piece)


def _rows_named(words: Words, piece: Piece) -> Ids:
    """“信访举报投诉类申请、重复申请等原因不予处理的7件”: the class, or all its rows, and not the last of them."""
    goes_on = piece.before[-1].mark == "、" and len(piece.before) > 1 and not piece.before[-2].has("result")
    listed = [*(piece.before[-2].words if goes_on else ()), *words]
    return tuple(dict.fromkeys(word.sense for word in listed if word.kind == "row"))


def _belongs(row: Token, words: Words) -> bool:
    return holds(words[: list(words).index(row)], _BELONGS)


def _joined(verb: Token, words: Words, piece: Piece) -> Ids:
    """“予以公开及部分公开”, “予以公开、部分公开共” count two classes together."""
    named = [verb.sense]
    listed = piece.before[-1].mark == "、" and words is piece.left
    gap = [word for segment in piece.before[:-1] if segment.mark in {"、", ""} for word in segment.words]
    for word in reversed((*(gap if listed else ()), *words[: list(words).index(verb)])):
        if word.kind == "result" or (word is words[0] and word.sense == "publish" and named == ["partly_granted"]):
            named.insert(0, "granted" if word.sense == "publish" else word.sense)
        elif word.kind != "light" and word.sense != "answer":
            break
    if "both_granted" in named:
        return ("granted", "partly_granted")
    return tuple(dict.fromkeys(named))


def bare_granted(words: Words, state: SentenceState) -> Ids | None:
    """“公开7件，部分公开2件”: beside the other classes a bare 公开 is one of them."""
    kinds = {"light", "of", "count", "list", "time", "act"}
    bare = all(word.kind in kinds for word in words)
    return (
        ("granted",)
        if bare and state.ahead.beside_results and not any(word.word.endswith("计") for word in words)
        else None
    )


def only_made_public(words: Words) -> bool:
    """“7件公开”."""
    return [word.sense for word in words if word.kind != "light"] == ["publish"]
