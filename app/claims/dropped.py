"""Requests dealt with no longer: their applicants did not correct them, or did not pay, in time."""

from __future__ import annotations

from app.claims.mention import Words
from app.claims.phrase import says
from app.claims.pieces import Piece, last

NOT_CORRECTED, UNPAID = "other_not_corrected", "other_fee_unpaid"


def dropped(piece: Piece) -> str:
    """“申请人逾期未补正，不再处理其申请8件”: the row that a number behind such words counts; '' where it is none."""
    if not says((*piece.left, *piece.right), "dropped"):
        return ""
    beside = (*reversed(piece.before), *(segment for segment in piece.after if segment.mark != "；"))
    return next((row for segment in beside if (row := _row(segment.words))), "")


def dealt_no_longer(words: Words) -> bool:
    """“不再处理的申请7件”, of which the row is not known."""
    return says(words, "dropped") and not last(words, "row", "result")


def _row(words: Words) -> str:
    row = last(words, "row")
    return row.sense if row and row.sense in {NOT_CORRECTED, UNPAID} else ""
