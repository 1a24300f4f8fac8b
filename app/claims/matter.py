"""Of which matter a number is: each has a reader of its own, and units that it is counted in."""

from __future__ import annotations

from collections.abc import Callable

from app.claims import decisions, disputes, documents, fees, requests
from app.claims.foreseen import DECISION, DISPUTE, DISPUTES, DOCUMENT, FEE, MATTERS, OTHER, REQUEST
from app.claims.mention import Meaning
from app.claims.other_cases import court
from app.claims.phrase import holds, of_kind, says, unknown
from app.claims.pieces import RECEIVED, Piece, Segment, last
from app.claims.state import SentenceState
from app.language.tokens import Token

CASES = frozenset(["件", "宗", "起", "份", "封", "例", "件次", ""])
MONEY = frozenset(["元", "万元", "亿元"])
PIECES = frozenset([*CASES, "条", "篇", "则", "项", "个", "部", "次"])
MATTER_OF_THEME = {"requests": REQUEST, "disputes": DISPUTE, "fees": FEE}


def meaning_of(piece: Piece, state: SentenceState) -> Meaning | None:
    """What the words beside a number say that it counts; None where they say it of nothing of the tables."""
    unit = piece.number.sense
    if not any(_of_something(word) for word in piece.left):
        for at, word in enumerate(piece.right):
            if word.kind in {"noun", "other"}:
                state.hear_word(Segment("", piece.right), at)
    if unit in MONEY:
        return fees.fees(piece, state)
    if says(piece.left, "reached") and (again := _reached(piece, state)):
        return again
    readers, units = _READERS.get(_matter(piece, state), (None, CASES))
    return readers(piece, state) if readers and (unit in units or _requests_in_unit(piece, state)) else None


def _reached(piece: Piece, state: SentenceState) -> Meaning | None:
    """“行政复议由上年的6件降至2件”: what the number of last year counts."""
    before = state.mentions[-1] if state.mentions else None
    goes_on = before is not None and before.reason == "year" and state.frame is None and len(piece.before) == 1
    return (before.what, False) if before and before.what and goes_on else None


def _of_something(word: Token) -> bool:
    """Whether a word names what is counted, and not only what the report is about."""
    return word.kind == "other" or (word.kind == "noun" and word.sense != "topic")


_READERS: dict[str, tuple[Callable[[Piece, SentenceState], Meaning | None], frozenset[str]]] = {
    REQUEST: (requests.meaning, CASES),
    DISPUTE: (disputes.meaning, CASES | {"次", "条", "项"}),
    DOCUMENT: (documents.documents, PIECES),
    DECISION: (decisions.decisions, PIECES),
}


def _matter(piece: Piece, state: SentenceState) -> str:
    named = last(piece.left, "noun")
    if says(piece.right[:1], *DISPUTES):
        return DISPUTE  # 因信息公开申请产生的2件行政诉讼
    if named and (matter := _of_noun(named, piece.left)):
        return matter
    if named and named.sense == "topic" and _received_so(piece.left):
        state.matter = REQUEST
    if last(piece.left, "outcome") and (kind := court(piece.left)):
        state.kinds, state.matter = [kind], DISPUTE
        return DISPUTE
    return _goes_on(piece, state)


def _goes_on(piece: Piece, state: SentenceState) -> str:
    """The matter of a number beside which none is named."""
    became_of_requests = of_kind(piece.left, "result", "row") or says(piece.left, "carry", "carry_out")
    if (became_of_requests or _more_than_disputes(piece, state)) and _requests_told(state):
        return REQUEST
    return state.matter


def _more_than_disputes(piece: Piece, state: SentenceState) -> bool:
    """“收到申请9件，行政复议1件，办结9件”: more are concluded than there were disputes."""
    number = piece.number.number
    before = state.mentions[-1] if state.mentions else None
    if number is None or before is None or not before.what or not says(piece.left, "conclude"):
        return False
    return before.what[0] in DISPUTES and number.value > before.value


def _of_noun(named: Token, words: tuple[Token, ...]) -> str:
    """The matter that the last noun before a number names; '' where it names none."""
    if _another_behind(named, words):
        return OTHER
    return MATTERS.get(named.sense, "")


def _received_so(words: tuple[Token, ...]) -> bool:
    """“受理政府信息公开12件”."""
    return words[-1].sense == "topic" and any(word.sense in {"receive", "new", "submit"} for word in words)


def _another_behind(asked: Token, words: tuple[Token, ...]) -> bool:
    """“收到依申请公开咨询8件”, “依申请及公共服务事项”: something else is named behind it, and not how it came."""
    behind = words[words.index(asked) + 1 :]
    if asked.word == "依申请" and (unknown(behind) or says(behind, "and") or holds(behind, {"类"})):
        return True
    other = next((word for word in behind if (word.kind, word.sense) == ("other", "")), None)
    return other is not None


def _requests_told(state: SentenceState) -> bool:
    return any(
        mention.what[:1] in {("received",), ("received_beside",), ("new",), ("answered",)} for mention in state.mentions
    )


def _requests_in_unit(piece: Piece, state: SentenceState) -> bool:
    """“申请公开信息4条”, “申请18次”: requests in a unit that mostly counts something else."""
    unit = piece.number.sense
    if unit in {"次", "个"}:
        return _asked_so_often(piece.left)
    divided = state.frame is not None and state.frame[:1] != () and state.frame[0] in RECEIVED
    so_counted = divided or any(mention.unit == unit for mention in state.mentions)
    return unit in {"条", "项"} and (_asks(piece) or so_counted)


def _asks(piece: Piece) -> bool:
    return any(word.sense in {"request", "ask"} for word in (*piece.left, *piece.right))


def _asked_so_often(words: tuple[Token, ...]) -> bool:
    """“接到政府信息公开申请18次”, not “申请办理业务培训2次”."""
    named = [word for word in words if word.kind != "case" and word.sense != "info"]
    return bool(named) and named[-1].sense in {"request", "ask"}
