"""Why requests were dealt with so, where that stands in another clause than the number: “信息不存在，告知申请人6件”."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile, zip_longest

from app.claims.mention import Ids, Words
from app.claims.phrase import holds, of_kind, says
from app.claims.pieces import CLASSES, RECEIVING, Piece, Segment, ends_in_of, plain
from app.claims.state import SentenceState
from app.language.tokens import UNKNOWN, Token

_REPHRASED = {
    "again": ("rejected_repeated", "rejected_excessive"),
    "third": ("denied_third_party",),
    "late": ("other_not_corrected", "other_fee_unpaid"),
}
"""Rows of which words that narrow down are only another way to say why."""


def rephrases(word: Token, what: str) -> bool:
    """“同一申请人反复提出的申请，按重复申请不予处理2件”: whether a word says no more than the row does."""
    return what in _REPHRASED.get(word.sense, ()) or (is_row(what) and word.word in {"因", "由于"})


_HINTS = {
    "信访": "rejected_petition",
    "投诉": "rejected_petition",
    "举报": "rejected_petition",
    "again": "rejected_repeated",
    "third": "denied_third_party",
}
"""Words that are said of other things too, and name a row beside its class."""


def hinted(words: Words, result: str) -> str:
    """“以信访咨询为由不予处理”: the row of a class that is told in words which are said of other things too; '' for none."""
    rows = {
        _HINTS.get(word.word) or _HINTS.get(word.sense, "")
        for word in words
        if "不同意" in word.word or word.sense != "third"
    }
    named = {row for row in rows if row.startswith(f"{result}_")}
    return named.pop() if len(named) == 1 and not and_others(words) else ""


def is_row(what: str) -> bool:
    """Whether an id is one of the rows of a class of results, that is a reason."""
    return bool(class_of(what)) and what not in CLASSES


def class_of(what: str) -> str:
    """The class of results that an id belongs to; '' for what is none."""
    return next((one for one in CLASSES if what == one or what.startswith(f"{one}_")), "")


def rows_before(piece: Piece, result: str, state: SentenceState) -> Ids:
    """The rows of a class that the clauses before a number give as reasons; () where they say more than one thing."""
    words = [word for segment in _reasons(piece, state) for word in segment.words]
    rows = tuple(dict.fromkeys(word.sense for word in words if word.kind == "row"))
    if any(not row.startswith(result) for row in rows) or and_others(words):
        return ()
    told = hinted(words, result) if result and not rows else ""
    return (told,) if told else rows


def and_others(words: Words) -> bool:
    """“信息不存在等原因”."""
    last_row = max((at for at, word in enumerate(words) if word.kind == "row"), default=0)
    return any(word.word.startswith("等") for word in words[last_row:])


def gives_reason(piece: Piece, state: SentenceState) -> bool:
    """“因涉及他人隐私，不予公开2件”: a reason before the number makes of it a part, whatever it is."""
    if piece.before[-1].mark != "，":
        return False
    told = list(_reasons(piece, state))
    unclear = ends_in_of(piece.left) and any(of_kind(segment.words, UNKNOWN) for segment in told)
    return unclear or any(_tells_why(segment.words) for segment in told)


def of_those_dealt_with(piece: Piece, what: str, state: SentenceState) -> bool:
    """“对重复提交的申请，经核查后不予处理2件”: of such requests some may have been dealt with otherwise."""
    looked_into = any(word.word.startswith("经") for word in piece.left)
    if of_kind(piece.left, "row") or not (looked_into or what in CLASSES):
        return False
    return any(segment.words[0].sense == "to" for segment in _reasons(piece, state))


def _tells_why(words: Words) -> bool:
    return holds(words, {"因", "由于", "涉及", "涉", "属", "属于"})


def _reasons(piece: Piece, state: SentenceState) -> Iterator[Segment]:
    """The clauses before the one of the number that are not of the number before it."""
    for segment in reversed(piece.before[:-1]):
        if not segment.mark and state.mentions:
            return
        first = segment.words[:1]
        if first and not (says(first, "all", "apiece") or of_kind(first, "list")):
            yield segment


def reasons_after(piece: Piece) -> Ids:
    """“有3件申请需要重新汇总，按没有现成信息告知申请人”: what became of those is said in the clauses behind."""
    if of_kind(piece.right, "result", "row"):
        return ()
    if not _of_such_requests(piece.left) and not _requests_alone(piece):
        return ()
    behind = takewhile(
        lambda one: not (says(one.words[:2], "left_over", "rest") or (one.mark and one.has("none"))), piece.after
    )
    return _one_result([word for segment in behind if segment.mark in {"，", "、"} for word in segment.words])


def _of_such_requests(words: Words) -> bool:
    """“申请内容重复的”, “频繁提出申请的”."""
    return ends_in_of(words) and not of_kind(words, "result", "row") and not says(words, "to", *RECEIVING)


def _requests_alone(piece: Piece) -> bool:
    """“其中3件申请”, “3件因”: nothing is said of them before the number."""
    alone = not piece.left or plain(piece.left, "count", "narrow", "light", "list")
    return alone and (says(piece.right, "ask") or holds(piece.right[:1], {"因", "由于"}))


def _one_result(words: Words) -> Ids:
    """What words name of one class; () where they name several."""
    named = list(dict.fromkeys(word.sense for word in words if word.kind in {"result", "row"}))
    if any(word.word.startswith("属于其他") for word in words) and not of_kind(words, "result"):
        return ()  # 属于其他部门职能，已告知
    rows = [one for one in named if one not in CLASSES]
    same = len({class_of(one) for one in named}) == 1
    return (rows[0] if rows else named[0],) if same and len(rows) < 2 and not says(words, "severally") else ()


def contradicted(piece: Piece, what: Ids) -> bool:
    """“有3件涉及过程性信息，经研究均予以公开”: whether a row that is named alone is followed by another result."""
    own = class_of(what[0])
    if not own or of_kind((*piece.left, *piece.right), "result"):
        return False
    others = next((at for at, one in enumerate(piece.after) if says(one.words[:2], "left_over", "rest")), None)
    words = [word for segment in piece.after[:others] for word in segment.words]
    told = (word for word, behind in zip_longest(words, words[1:]) if behind is None or behind.kind != "of")
    return any(word.kind in {"result", "row"} and class_of(word.sense) != own for word in told)  # not 不予公开的理由


def exists(piece: Piece) -> bool:
    """“有3件申请需要重新汇总”: there were so many of that kind."""
    if not piece.left:
        return _singled_out(piece)
    there = [word.word for word in piece.left][-1:] in (["有"], ["另有"], ["还有"])
    if not there or says(piece.left, "sum"):
        return False
    words = piece.right
    asked = next((at for at, word in enumerate(words) if word.sense == "ask"), None)
    return asked is not None and any(word.kind != "light" for word in words[asked + 1 :])


def _singled_out(piece: Piece) -> bool:
    """“1件申请，属于其他部门职能”, “2件申请的信息已经公开”."""
    if [word.sense or word.kind for word in piece.right[:2]] == ["ask", "of"]:
        return True
    behind = next((segment.words[0] for segment in piece.after[1:2] if segment.mark == "，"), None)
    why = behind is not None and (behind.kind == "row" or behind.sense in {"why", "concerning"})
    return why and of_kind(piece.right, "noun")
