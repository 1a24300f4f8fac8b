"""Whether a number of requests is that of some of them alone, by the words beside it and before it."""

from __future__ import annotations

from app.claims.mention import Ids, Words
from app.claims.narrowing import narrowed
from app.claims.phrase import holds, is_one, of_kind, says
from app.claims.pieces import CLASSES, RECEIVED, RECEIVING, Piece
from app.claims.reasons import class_of, exists, gives_reason, of_those_dealt_with, rephrases
from app.claims.state import SentenceState
from app.language.tokens import UNKNOWN

_RECEIVING = {("act", sense) for sense in RECEIVING}


def of_some(piece: Piece, what: Ids, state: SentenceState, *, behind: bool) -> bool:
    """`behind`: it is the words behind the number that say what it counts."""
    if (
        _of_a_subset(piece, what[0], state)
        or (what[0] in RECEIVED and exists(piece))
        or narrowed(piece, what, state, behind=behind)
    ):
        return True
    if class_of(what[0]) and of_those_dealt_with(piece, what[0], state):
        return True
    if what[0] in CLASSES and gives_reason(piece, state):
        return True
    if what[0] not in RECEIVED and (_of_those(piece, state) or _the_rest_of_it(piece, what[0], state)):
        return True
    return what == ("answered",) and _answered_beside(piece, state)


def _of_a_subset(piece: Piece, first_id: str, state: SentenceState) -> bool:
    """Whether words before it tell of some requests alone, and it goes on with those."""
    some = any(not rephrases(word, first_id) for word in state.subset)
    anew = piece.before[-1].mark == "：" and says(piece.left, "this")  # 网上申请占绝大多数：全年111件申请中
    return some and not anew and not _in_full(piece.left) and not first_id.startswith("carried")


def _of_those(piece: Piece, state: SentenceState) -> bool:
    """Whether it became of some of those received or carried in that are told of, or is one of the reasons."""
    return piece.aside or state.some or state.of_old_ones or state.reasoned or withdrawn(piece)


def _answered_beside(piece: Piece, state: SentenceState) -> bool:
    """“自行答复16件，由相关单位提出意见后答复10件”: the one is a part, and so is the other."""
    if state.frame and holds(piece.left, {"书面"}):
        return True  # 已全部答复，其中书面答复15份
    parts = any(one.what == ("answered",) and one.part for one in state.mentions)
    return parts and not says(piece.left, "sum")


def withdrawn(piece: Piece) -> bool:
    """“申请人撤回2件”: it is one of the reasons of 其他处理—其他."""
    words = (*piece.left, *piece.right)
    if holds(words, _LEAVING_OUT) or of_kind(words, UNKNOWN):
        return False
    return says(words, "other_end") and not of_kind(words, "result")


_LEAVING_OUT = frozenset(["不含", "不包括", "除"])


def _in_full(words: Words) -> bool:
    """“全年收到政府信息公开申请12件”: what was told of before narrows nothing down."""
    return is_one(words, _RECEIVING) and says(words, "request", "ask")


def _the_rest_of_it(piece: Piece, first_id: str, state: SentenceState) -> bool:
    """“信息不存在3件，其余2件无法提供”: some of the class were told of before."""
    told = any(one.what and one.what[0].startswith(f"{first_id}_") for one in state.mentions)
    return told and says(piece.left, "left_over")
