"""Requests dealt with no longer: their applicants did not correct them, or did not pay, in time."""

from __future__ import annotations

from app.claims.mention import Words
from app.claims.pieces import Piece, last

NOT_CORRECTED, UNPAID = "other_not_corrected", "other_fee_unpaid"
_DROPPED = frozenset(["不再处理", "不再办理", "视为放弃", "视为撤回", "终止处理", "终止办理"])
_NOT = ("不", "逾期未", "未按时", "未按期")
_PAID = frozenset(["缴纳", "缴费", "支付", "交费"])


def dropped(piece: Piece) -> str:
    """“申请人逾期未补正，不再处理其申请8件”: the row that a number behind such words counts; '' where it is none."""
    if row := _lapse(piece.left):
        return row
    if not any(word.word in _DROPPED for word in (*piece.left, *piece.right)):
        return ""
    before = [segment.words for segment in piece.before[:-1]]
    return next((row for words in reversed(before) if (row := _lapse(words) or _row(words))), "")


def dealt_no_longer(words: Words) -> bool:
    """“不再处理的申请7件”, of which the row is not known."""
    return any(word.word in _DROPPED for word in words) and not last(words, "row", "result")


def _row(words: Words) -> str:
    row = last(words, "row")
    return row.sense if row and row.sense in {NOT_CORRECTED, UNPAID} else ""


def _lapse(words: Words) -> str:
    """“未按通知要求在期限内补正”, “未在期限内缴纳信息处理费”: said in words that are not the table's."""
    denied = next((at for at, word in enumerate(words) if word.kind == "none" or word.word.endswith(_NOT)), None)
    if denied is None:
        return ""
    behind = {word.word for word in words[denied + 1 :]}
    if behind & _PAID:
        return UNPAID
    still = any("明确" in word for word in behind)
    return NOT_CORRECTED if "补正" in behind and not still else ""
