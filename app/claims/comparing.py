"""Words that compare a number: with last year's, with a whole, or over a time."""

from __future__ import annotations

from collections.abc import Sequence

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


def from_another(words: Sequence[Token]) -> bool:
    """“申请从50件上升到55件”: the first is that of another year."""
    tail = [word for word in words if word.kind not in {"time", "of"}]
    return bool(tail) and tail[-1].word in {"从", "由"}
