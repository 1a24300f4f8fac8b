"""Words that compare a number: with last year's, with a whole, or over a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.claims.pieces import Piece, last
from app.language.tokens import Token


def unlike(piece: Piece) -> str:
    """Why a number behind words that compare is none of the tables: a share, a growth, a mean."""
    if piece.number.sense in {"%", "‰", "百分点"}:
        return "share"
    named = last(piece.left, "compare")
    if named is None:
        return ""
    if named.sense == "mean":
        return "mean"
    after = [word for word in piece.left if word.start > named.start]
    if named.sense == "reached":
        return ""
    if named.sense in {"up", "down", "than", "since"}:
        return "growth" if all(word.kind in {"light", "count", "time", "act", "noun", "of"} for word in after) else ""
    return "share" if named.sense == "share" else ""


def since_last_year(words: list[Token]) -> bool:
    """“较上年”, “与上年相比”, “同比”, “比2023年”."""
    if any(word.sense == "since" for word in words):
        return True
    beside = [(one, other) for one, other in pairwise(words) if "than" in {one.sense, other.sense}]
    return any((word.kind, word.sense) == ("time", "last") for both in beside for word in both)


def gone_on(words: list[Token]) -> bool:
    """Whether the words tell of something else than what is compared."""
    return any(word.kind in {"noun", "other", "item", "result", "row", "outcome"} for word in words)


def from_another(words: Sequence[Token]) -> bool:
    """“申请从50件上升到55件”: the first is that of another year."""
    tail = [word for word in words if word.kind not in {"time", "of"}]
    return bool(tail) and tail[-1].word in {"从", "由"}
