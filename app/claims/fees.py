"""What an amount says of 行政事业性收费 and of 信息处理费."""

from __future__ import annotations

from itertools import pairwise

from app.claims.foreseen import FEE, FEES
from app.claims.mention import Meaning, Words
from app.claims.phrase import BODIES, all_of, of_kind, place_of, says
from app.claims.pieces import Piece, last
from app.claims.state import SentenceState
from app.language.tokens import UNKNOWN


def fees(piece: Piece, state: SentenceState) -> Meaning | None:
    """Amounts of 行政事业性收费 and of 信息处理费."""
    words, named = piece.left, _named(piece.left, state)
    if not named or says(words, "forgo", "notice") or of_kind(words, "compare"):
        return None
    if named == "asked_fee" and state.reader.theme != "fees":
        return None
    rest = words[place_of(words, "act", "noun") :]
    part = _of_one_kind(words) or of_kind(rest, UNKNOWN, "narrow") or state.frame is not None
    return ("fees.amount" if named == "fees" else named,), part


def _named(words: Words, state: SentenceState) -> str:
    """Which fee the words name, or go on about; '' for none."""
    named = [word.sense for word in words if word.sense in FEES]
    if named:
        return named[-1]
    if last(words, "act") and state.reader.theme == "fees":
        return "asked_fee"
    goes_on = state.matter == FEE and all_of(
        (word for word in words if word.sense != "collect"), "light", "count", "time"
    )
    return state.kinds[-1] if goes_on and state.kinds else ""


def _of_one_kind(words: Words) -> bool:
    """“诉讼服务收费”: an unknown word says which fee, and is no body that takes it."""
    return any(
        word.kind == UNKNOWN and after.sense in FEES and word.word[-1] not in BODIES for word, after in pairwise(words)
    )
